/** `run`: one history, told in prose from its changes. */
import { type Plan, planOf, runPlan, type Told, type Variant } from '../../experiment/index.ts';
import { type PersonId, parseProposition } from '../../polity/index.ts';
import { ruleText } from '../../record/index.ts';
import { type About, explain, explanationText, proseText, sideBySide, tellHistory } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, givenOption, nearest, openScenario, wholeOption } from '../context.ts';
import { Failure } from '../failure.ts';
import { withIsoDays } from '../json.ts';
import { commonOptions, type PlanOptionTexts, settingsOf } from '../plan-options.ts';
import { terminalWidth } from '../text.ts';

export interface RunOptions extends PlanOptionTexts {
  readonly history: string;
  readonly variant: string;
  readonly given?: string;
  readonly explain?: string;
  readonly against?: string;
  readonly json?: boolean;
}

export function runCommand(context: Context, name: string, options: RunOptions): number {
  const { scenario } = openScenario(context, name, options.resolution);
  if (!['free', 'given', 'null', 'record'].includes(options.variant))
    throw new Failure(`--variant: found “${options.variant}”, expected free, given, null or record`);
  const plan = planOf(scenario, {
    ...commonOptions(scenario, options),
    variant: options.variant as Variant,
    ...(options.given !== undefined && { given: givenOption(options.given) }),
  });
  const history = wholeOption(options.history, '--history', 0, 4294967295);
  if (options.explain !== undefined && options.against !== undefined)
    throw new Failure('--explain and --against cannot be asked together');
  if (options.explain !== undefined) return explainCommand(context, plan, history, options.explain, options.json);
  const told = runPlan(plan, history);
  if (options.against !== undefined) {
    const seed = wholeOption(options.against, '--against', 0, Number.MAX_SAFE_INTEGER);
    const other = planOf(scenario, { ...plan.options, seed });
    const title = (one: Plan) => `Seed ${one.options.seed}, history ${history}`;
    if (options.json)
      context.out(
        `${JSON.stringify({ kind: 'histories', format: 1, histories: [historyJson(plan, told), historyJson(other, runPlan(other, history))] }, undefined, 2)}\n`,
      );
    else
      context.out(
        `${sideBySide(tellHistory(plan, told), tellHistory(other, runPlan(other, history)), [title(plan), title(other)], terminalWidth)}${inForce(scenario)}`,
      );
    return 0;
  }
  if (options.json) context.out(`${JSON.stringify(historyJson(plan, told), undefined, 2)}\n`);
  else context.out(`${proseText(tellHistory(plan, told, { width: terminalWidth }))}${inForce(scenario)}`);
  return 0;
}

/** What every answer ends with. */
function inForce({ resolution }: Scenario): string {
  return `\n\nResolution: ${ruleText(resolution)}.\n`;
}

function historyJson(plan: Plan, told: Told) {
  const { scenario, options } = plan;
  const { history, months, paramount, truths } = told.trace;
  return {
    kind: 'history',
    format: 1,
    scenario: { id: scenario.id, digest: scenario.digest },
    ...settingsOf(plan, history),
    history,
    variant: options.variant,
    given: plan.given,
    months,
    paramount,
    outcomes: scenario.questions.outcomes.map(({ text }, i) => ({ text, true: truths[i] })),
    chronicle: told.history.chronicle.map(withIsoDays),
    refused: told.history.refused.map(({ change, code }) => ({ change: withIsoDays(change), code })),
  };
}

function explainCommand(context: Context, plan: Plan, history: number, text: string, json?: boolean): number {
  const explanation = explain(plan, history, aboutOf(plan, text));
  if (json)
    context.out(
      `${JSON.stringify({ kind: 'explanation', format: 1, resolution: ruleText(plan.scenario.resolution), ...explanation }, isoDays, 2)}\n`,
    );
  else context.out(`${explanationText(plan, explanation, terminalWidth)}${inForce(plan.scenario)}`);
  return 0;
}

/** Changes inside an explanation, their days as dates. */
function isoDays(key: string, value: unknown): unknown {
  return key === 'change' ? withIsoDays(value as Parameters<typeof withIsoDays>[0]) : value;
}

/** A person, or a proposition. @throws Failure with the nearest name */
function aboutOf({ scenario: { cast } }: Plan, text: string): About {
  if (cast.persons.has(text as PersonId)) return { person: text as PersonId };
  if (!/\s/.test(text.trim())) {
    const near = nearest(text, cast.persons.keys());
    throw new Failure(`--explain: there is no person ${text}${near ? `; did you mean ${near}?` : ''}`);
  }
  const parsed = parseProposition(text, cast);
  if (!parsed.ok)
    throw new Failure(
      `--explain: at character ${parsed.at + 1} of “${text}”: found “${parsed.found}”, expected ${parsed.expected}`,
    );
  const persons = text.split(/[\s|]+/).filter((word) => cast.persons.has(word as PersonId)) as PersonId[];
  return { proposition: parsed.proposition, text, persons };
}
