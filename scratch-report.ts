import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readScenario } from './src/scenario/index.ts';
import { ensemble, planOf, runPlan } from './src/experiment/index.ts';
const dir = '/work/main/scenarios/ussr-1921';
const folder = new Map(readdirSync(dir).filter(f=>/\.(csv|json|yaml)$/.test(f)).map((f) => [f, new Uint8Array(readFileSync(dir+'/'+f))]));
const loaded = readScenario(folder, 'ussr-1921');
if (!loaded.ok) { console.log(loaded.problems.slice(0,5)); process.exit(1);}
const variant = process.argv[2] as any; const n = Number(process.argv[3]);
const plan = planOf(loaded.scenario, { variant, seed: 1 });
const s = await ensemble(plan, n);
writeFileSync(`/tmp/summary-${variant}.json`, JSON.stringify(s));
const told = runPlan(plan, 0);
const counts: any = {}; for (const c of told.history.chronicle) { const k = `${c.by} ${c.kind} ${c.cause.code} ${'person' in c ? (String(c.person).startsWith('cadre')?'cadre':'named'):''}`; counts[k]=(counts[k]??0)+1; }
console.log(variant, JSON.stringify(s).length, s.endings.slice(0,8), counts);
