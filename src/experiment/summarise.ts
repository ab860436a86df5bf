/** From a tally of histories to the summary that is printed and kept. */
import { isoDay } from '../calendar/index.ts';
import { parametersVersion } from '../model/index.ts';
import { ruleText } from '../record/index.ts';
import { EnsembleTally } from './ensemble-tally.ts';
import type { Plan } from './plan.ts';
import { rulesInForce } from './rule-draws.ts';
import type { Summary } from './summary.ts';
import type { Trace } from './trace.ts';
import { version } from './version.ts';

/** @param traces in the order of their histories */
export function summarise(plan: Plan, traces: readonly Trace[]): Summary {
  const tally = new EnsembleTally(plan);
  for (const trace of traces) tally.add(trace);
  return summaryOf(plan, tally);
}

export function summaryOf(plan: Plan, tally: EnsembleTally): Summary {
  const { scenario, options } = plan;
  const control = plan.model.values.control!;
  const drawn = tally.sampled();
  return {
    kind: 'ensemble',
    format: 1,
    scenario: { id: scenario.id, title: scenario.title, digest: scenario.digest },
    version,
    parametersVersion,
    variant: options.variant,
    seed: options.seed,
    histories: tally.histories,
    from: isoDay(scenario.from),
    asOf: isoDay(scenario.asOf),
    to: isoDay(plan.to),
    resolution: ruleText(scenario.resolution),
    given: plan.given,
    off: plan.settings.off,
    overrides: plan.settings.overrides,
    theories: plan.model.theories,
    ties: plan.ties,
    rules: rulesInForce(scenario.rules, plan.drawn.includes('rules')),
    thresholds: { factor: control['paramount-factor']!, share: control['paramount-share']! },
    months: tally.months,
    endings: tally.endings(),
    paramount: tally.paramount(),
    control: tally.control(),
    perception: tally.perception(),
    patterns: tally.patterns(),
    holders: tally.holders(),
    truths: tally.truths(),
    told: tally.told(),
    ...(drawn && { sampled: drawn }),
  };
}
