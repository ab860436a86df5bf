import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readScenario } from './src/scenario/index.ts';
import { planOf, runPlan, recordFor } from './src/experiment/index.ts';
import { recordOf } from './src/record/index.ts';
import { reportPage } from './src/report/index.ts';
const dir = '/work/main/scenarios/ussr-1921';
const folder = new Map(readdirSync(dir).filter(f=>/\.(csv|json|yaml)$/.test(f)).map((f) => [f, new Uint8Array(readFileSync(dir+'/'+f))]));
const loaded = readScenario(folder, 'ussr-1921');
if (!loaded.ok) { console.log(loaded.problems.slice(0,5)); process.exit(1);}
const { scenario } = loaded;
const plan = planOf(scenario, { variant: 'given', seed: 1 });
const free = planOf(scenario, { variant: 'free', seed: 1 });
const s = (v: string) => JSON.parse(readFileSync(`/tmp/summary-${v}.json`, 'utf8'));
const input = { scenario, record: recordFor(scenario), independent: recordOf(scenario.cast, scenario.rules, scenario.claims.filter(c => c.source !== scenario.questions.source), scenario.resolution),
 summaries: { null: s('null'), free: s('free'), given: s('given'), record: s('record') }, plan,
 told: [{ title: 'A given history (seed 1, history 0)', plan, told: runPlan(plan, 0) }, { title: 'A free history (seed 1, history 1)', plan: free, told: runPlan(free, 1) }] };
const t = performance.now();
const page = reportPage(input as never);
console.log('ms', Math.round(performance.now() - t), 'bytes', page.length);
const t2 = performance.now(); console.log('same', reportPage(input as never) === page, Math.round(performance.now() - t2));
writeFileSync('/tmp/report.html', page);
