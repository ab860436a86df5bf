import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readScenario } from './src/scenario/index.ts';
import { planOf, runPlan } from './src/experiment/index.ts';
import { tellHistory, proseText } from './src/report/index.ts';
const dir = '/work/main/scenarios/ussr-1921';
const folder = new Map(readdirSync(dir).filter(f=>/\.(csv|json|yaml)$/.test(f)).map((f) => [f, new Uint8Array(readFileSync(dir+'/'+f))]));
const loaded = readScenario(folder, 'ussr-1921');
if (!loaded.ok) { console.log(loaded.problems.slice(0,5)); process.exit(1);}
for (const variant of ['given'] as const) {
const plan = planOf(loaded.scenario, { variant, seed: 1 });
const told = runPlan(plan, 0);
console.log(proseText(tellHistory(plan, told, {width: 120})));
}
