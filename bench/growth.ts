/** How time and memory grow with the number of persons, from 50 to 5,000, in invented regimes of one make. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { planOf, runPlan } from '../src/experiment/index.ts';
import type { Scenario } from '../src/scenario/index.ts';
import { claim, id, on, type WorldSpec, world } from '../tests/world.ts';

const months = 36;

/**
 * One ruling council over as many ministries and provinces as `persons` fill: an eighth of all hold a ministry, a half a place in a
 * province, the rest wait. Everybody but the chair has a patron ten times as far up the list.
 */
function regimeOf(persons: number): Scenario {
  const names = Array.from({ length: persons }, (_, i) => `p${i}`);
  const ministries = Math.max(1, Math.round(persons / 8));
  const provinces = Math.max(1, Math.round(persons / 8));
  const posts: Record<string, WorldSpec['posts'][string]> = {
    chair: { organ: 'council', class: 'chair', functions: ['appointments', 'agenda'] },
    seat: { organ: 'council', class: 'full', capacity: 12, functions: ['agenda'] },
  };
  const rules: Record<string, NonNullable<WorldSpec['rules']>[string]> = {
    chair: {
      filling: [
        { step: 'nominate', by: { body: id('council') } },
        { step: 'elect', by: { body: id('council') } },
      ],
      requires: [id('seat')],
    },
    seat: {
      filling: [
        { step: 'nominate', by: { post: id('chair') } },
        { step: 'confirm', by: { body: id('council') } },
      ],
    },
  };
  const claims = names.map((name, i) => claim(`born-${i}`, name, 'born', { from: on(-12_000 - 37 * (i % 200)) }));
  let next = 1;
  const seat = (post: string) => {
    const name = names[next++ % persons]!;
    claims.push(claim(`holds-${post}-${next}`, name, 'holds', { object: post, from: on(-400), to: 'open' }));
  };
  claims.push(claim('holds-chair', names[0]!, 'holds', { object: 'chair', from: on(-400), to: 'open' }));
  for (let i = 0; i < Math.min(12, persons - 1); i++) seat('seat');
  const decree = { filling: [{ step: 'decree' as const, by: { post: id<never>('chair') } }] };
  for (let i = 0; i < ministries; i++) {
    posts[`ministry-${i}`] = { organ: 'government', class: 'chair', functions: ['industry'] };
    rules[`ministry-${i}`] = decree;
    seat(`ministry-${i}`);
  }
  for (let i = 0; i < provinces; i++) {
    posts[`province-${i}`] = { organ: 'provinces', class: 'first', capacity: 4, functions: ['region'] };
    rules[`province-${i}`] = decree;
    for (let place = 0; place < 4; place++) seat(`province-${i}`);
  }
  for (let i = 1; i < persons; i++)
    claims.push(
      claim(`tie-${i}`, names[Math.floor(i / 10)]!, 'tie', {
        object: names[i]!,
        value: 'patron 0.5',
        from: on(-300),
        to: 'open',
      }),
    );
  return world({
    persons: names,
    organs: { council: 'body', government: 'agency', provinces: 'territory' },
    posts,
    rules,
    claims,
    days: Math.round(months * 30.44),
  });
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1024;
}

export function benchGrowth(): void {
  console.log(`\nGrowth with the number of persons (invented regimes, ${months} months, one thread)`);
  console.log('persons   ms a month   µs a person-month   KB held by a history   KB left by ten more   dearest');
  for (const persons of [50, 150, 500, 1500, 5000]) {
    const plan = planOf(regimeOf(persons), { variant: 'free', seed: 1 });
    runPlan(plan, 0);
    const spent = new Map<string, number>();
    let least = Number.POSITIVE_INFINITY;
    const rounds = persons > 1000 ? 3 : 10;
    for (let history = 1; history <= rounds; history++) {
      const begun = performance.now();
      const { trace } = runPlan(plan, history, { clock: () => performance.now() });
      least = Math.min(least, performance.now() - begun);
      for (const [name, time] of Object.entries(trace.spent)) spent.set(name, (spent.get(name) ?? 0) + time);
    }
    const before = heapAfterCollection();
    const held = [runPlan(plan, rounds + 1)];
    const within = heapAfterCollection() - before;
    held.pop();
    for (let history = 0; history < 10; history++) runPlan(plan, rounds + 2 + history);
    const left = heapAfterCollection() - before;
    const total = [...spent.values()].reduce((sum, time) => sum + time, 0);
    const dearest = [...spent]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3)
      .map(([name, time]) => `${name} ${Math.round((100 * time) / total)} %`);
    const cell = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width);
    console.log(
      `${String(persons).padStart(7)}   ${cell(least / months, 3, 10)}   ${cell((1000 * least) / months / persons, 2, 17)}   ${cell(within, 0, 20)}   ${cell(left, 0, 19)}   ${dearest.join(', ')}`,
    );
  }
}
