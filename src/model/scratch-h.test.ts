import { it } from 'vitest';
import { claim, council, id, on } from "../../tests/world.ts";
import { planOf, runPlan } from '../experiment/index.ts';

import { world, assessment as assess } from '../../tests/world.ts';
const holds = (name: string, post: string) => claim(`${name}-${post}`, name, 'holds', { object: post, from: on(-400), to: 'open' });
const ppl = ['ada','bo','cy','dee','eli','fay'];
function junta(keys: boolean, guards: boolean, amb?: number, leg?: number) {
  return world({
    persons: ppl, days: 3650,
    organs: { junta: 'body', north: 'agency', south: 'agency', coast: 'agency' , staff: 'agency'},
    posts: {
      president: { organ: 'junta', class: 'chair', functions: ['appointments', 'head-of-state'] },
      member: { organ: 'junta', class: 'full', capacity: 6 },
      general: { organ: 'north', class: 'chair', functions: ['army'] },
      marshal: { organ: 'south', class: 'chair', functions: ['army'] },
      admiral: { organ: 'coast', class: 'chair', functions: ['army'] },
      commissar: { organ: 'staff', class: 'chair', functions: ['ideology'] },
    },
    bodies: { junta: { meetings: 24 } },
    rules: Object.fromEntries(['general','marshal','admiral','commissar'].map((p) => [p, { filling: [{ step: 'decree', by: { post: id('president') } }] }])
      .concat([['president', { filling: [{ step: 'nominate', by: { body: id('junta') } }, { step: 'elect', by: { body: id('junta') } }], requires: [id('member')] }], ['member', {filling: [{step:'nominate', by:{post:id('president')}},{step:'confirm',by:{body:id('junta')}}]}]])),
    sanctions: [{ status: 'arrested', by: { post: id('general') }, organ: undefined }],
    units: ['general','marshal','admiral'].map((p, i) => ({ unit: id(`u-${p}`), name: p, strength: 3 - i, commander: id(p), secondKey: keys ? id('commissar') : undefined, guards: guards && i === 0 ? [id('junta')] : [] })),
    assessments: amb===undefined?[]:ppl.flatMap((p)=>[assess(p,'ambition',amb),assess(p,'legalism',leg!)]),
    claims: [holds('ada','president'), ...ppl.map((p) => holds(p,'member')), holds('bo','general'), holds('cy','marshal'), holds('dee','admiral'), holds('eli','commissar'),
      ...ppl.map((name, i) => claim(`born-${name}`, name, 'born', { from: on(-Math.round(365.2425 * (40 + 2 * i))) })),
      ...(amb===undefined?[]:[claim('q1','bo','tie',{object:'ada',value:'rival 0.5',from:on(-200),to:'open'}),claim('q2','cy','tie',{object:'bo',value:'rival 0.5',from:on(-200),to:'open'}),claim('q3','ada','tie',{object:'bo',value:'rival 0.5',from:on(-200),to:'open'}),claim('q4','dee','tie',{object:'cy',value:'ally 0.6',from:on(-200),to:'open'})]),
      claim('r1','cy','tie',{object:'ada',value:'rival 0.6',from:on(-200),to:'open'}),
      ...(amb!==undefined?[]:[claim('r2','bo','tie',{object:'ada',value:'ally 0.4',from:on(-200),to:'open'})]),
    ],
  });
}
const council2 = () => council({ days: 3650, parameters: {}, claims: [
    claim('t1', 'ada', 'tie', { object: 'bo', value: 'patron 0.6', from: on(-200), to: 'open' }),
    claim('t2', 'cy', 'tie', { object: 'dee', value: 'rival 0.8', from: on(-200), to: 'open' }),
    claim('t3', 'eli', 'tie', { object: 'fay', value: 'ally 0.5', from: on(-200), to: 'open' }),
  ] });
it('rates', () => {
  for (const [label, scenario] of [['council', council2()], ['junta', junta(false,false)], ['hot junta', junta(false,false,.7,.2)], ['hot mild', junta(false,false,.5,.5)], ['hot keys', junta(true,false,.5,.5)]] as const) {
  const plan = planOf(scenario, { variant: 'free', seed: 1, off: [], overrides: JSON.parse(process.env.OV ?? '{}') });
  const counts: Record<string, number> = {};
  const t0 = Date.now();
  const n = Number(process.env.N ?? 40);
  for (let h = 0; h < n; h++) {
    const { history } = runPlan(plan, h);
    for (const c of history.chronicle) {
      if (c.by === 'sanctions' || c.by === 'force' || c.kind === 'votes' && c.by !== 'assemblies' && c.by!=='appointments') {
        const key = `${c.by} ${c.kind} ${c.cause.code} ${c.kind === 'strikes' ? c.succeeds : c.kind==='sanctioned'?c.status:c.kind==='moves'||c.kind==='votes'?c.motion.on+(c.kind==='votes'?c.carried:''):''}`;
        counts[key] = (counts[key] ?? 0) + 1;
        if (c.by==='force'&&c.kind==='strikes'&&h<6) console.log(c.person,c.target,c.units.join(),'|',c.against.join(),JSON.stringify(c.cause.numbers));
      }
    }
  }
  console.log(label, Date.now() - t0, 'ms', JSON.stringify(counts, null, 1));
  }
}, 100000);
