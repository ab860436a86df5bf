/** `run`: one history, told in prose from its changes. */
import { planOf, runPlan, type Variant } from '../../experiment/index.ts';
import { proseText, tellHistory } from '../../report/index.ts';
import { type Context, givenOption, openScenario, wholeOption } from '../context.ts';
import { Failure } from '../failure.ts';
import { withIsoDays } from '../json.ts';
import { terminalWidth } from '../text.ts';
import { commonOptions } from './ensemble.ts';

export interface RunOptions {
  readonly seed: string;
  readonly history: string;
  readonly variant: string;
  readonly given?: string;
  readonly to?: string;
  readonly off?: string;
  readonly json?: boolean;
}

export function runCommand(context: Context, name: string, options: RunOptions): number {
  const { scenario } = openScenario(context, name);
  if (!['free', 'given', 'null', 'record'].includes(options.variant))
    throw new Failure(`--variant: found “${options.variant}”, expected free, given, null or record`);
  const plan = planOf(scenario, {
    ...commonOptions(scenario, options),
    variant: options.variant as Variant,
    ...(options.given !== undefined && { given: givenOption(options.given) }),
  });
  const told = runPlan(plan, wholeOption(options.history, '--history', 0, 4294967295));
  if (options.json) {
    const { history, months, paramount, truths } = told.trace;
    context.out(
      `${JSON.stringify({ kind: 'history', format: 1, scenario: { id: scenario.id, digest: scenario.digest }, seed: plan.options.seed, history, variant: options.variant, given: plan.given, months, paramount, outcomes: scenario.questions.outcomes.map(({ text }, i) => ({ text, true: truths[i] })), chronicle: told.history.chronicle.map(withIsoDays), refused: told.history.refused.map(({ change, code }) => ({ change: withIsoDays(change), code })) }, undefined, 2)}\n`,
    );
  } else context.out(`${proseText(tellHistory(plan, told, { width: terminalWidth }))}\n`);
  return 0;
}
