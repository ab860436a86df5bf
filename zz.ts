import { readFolder } from './src/host/index.ts';
import { readScenario } from './src/scenario/index.ts';
import { planOf, runPlan } from './src/experiment/index.ts';
const l = readScenario(readFolder('scenarios/ussr-1921'),'ussr-1921');
if(!l.ok) {console.log(l.problems.slice(0,3)); process.exit(1);}
const plan = planOf(l.scenario,{variant:(process.argv[2]??'free') as never,seed:3, overrides: JSON.parse(process.argv[4]??'{}')});
const spent = new Map<string,number>(); const c=new Map<string,number>(); const ends=new Map<string,number>();
const N=Number(process.argv[3]??8);
let conv=0,mv=0;
const t0=performance.now();
for(let h=0;h<N;h++){const {trace,history}=runPlan(plan,h,{clock:()=>performance.now()}); for(const [k,v] of Object.entries(trace.spent)) spent.set(k,(spent.get(k)??0)+v); const e=trace.paramount.at(-1)||'-'; ends.set(e,(ends.get(e)??0)+1); for(const x of history.chronicle){ if(x.kind==="moves"&&x.by==="coalition"){mv++; if(x.cause.numbers?.converged) conv++;}const k=x.by+' '+x.kind+(x.kind==='sanctioned'?' '+x.status:'')+(x.kind==='votes'?' '+x.motion.on+' '+x.carried:''); c.set(k,(c.get(k)??0)+1/N);}}
console.log(((performance.now()-t0)/N).toFixed(1),'ms', [...spent].map(([k,v])=>k+' '+(v/N).toFixed(1)).join(', '));
console.log([...c].sort().map(([k,v])=>k+': '+v.toFixed(2)).join('\n')); console.log([...ends].sort((a,b)=>b[1]-a[1]));
console.log("converged",conv,mv);
