/** `record leverage`: which single claims, switched off, change the findings most, and modelled outcomes. */
import {
  type Contrast,
  type Effect,
  findingLeverages,
  greatestEffect,
  leverageVersions,
  type Plan,
  planOf,
  startLeverages,
} from '../../experiment/index.ts';
import { gradeText, type Leverage, ruleText } from '../../record/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, openScenario, wholeOption } from '../context.ts';
import { endingNames } from '../ending-names.ts';
import { commonOptions, type PlanOptionTexts } from '../plan-options.ts';
import { mostHistories, type Runs, withRuns } from '../runs.ts';
import { columns, hang, percent, wrap } from '../text.ts';

export interface LeverageOptions extends PlanOptionTexts {
  readonly top: string;
  readonly histories?: string;
  readonly threads?: string;
  readonly json?: boolean;
}

interface Outcome extends Leverage {
  readonly contrast: Contrast;
}

interface Outcomes {
  readonly histories: number;
  readonly known: number;
  /** Claims that move the start, and those of them that were run. */
  readonly moving: number;
  readonly run: readonly Outcome[];
}

export async function leverageCommand(context: Context, name: string, options: LeverageOptions): Promise<number> {
  const { scenario, folder } = openScenario(context, name, options.resolution);
  const top = wholeOption(options.top, '--top', 1, 10_000);
  const histories =
    options.histories === undefined ? undefined : wholeOption(options.histories, '--histories', 2, mostHistories);
  const shared = { ...commonOptions(scenario, options, histories), variant: 'free' } as const;
  const found = findingLeverages(scenario, shared.seed);
  const outcomes =
    histories === undefined
      ? undefined
      : await withRuns(context, folder, options.threads, (runs) =>
          outcomesOf(runs, planOf(scenario, shared), top, histories),
        );
  context.out(
    options.json
      ? `${JSON.stringify(asJson(scenario, shared.seed, found, top, outcomes), undefined, 2)}\n`
      : `${screen(scenario, found, top, outcomes)}\n`,
  );
  return 0;
}

/** The claims that move the start most, each switched off on the random numbers of the whole. */
async function outcomesOf(runs: Runs, plan: Plan, top: number, histories: number): Promise<Outcomes> {
  const { scenario, options } = plan;
  const { known, moving } = startLeverages(scenario, options.seed, options.ties);
  const asked = moving.slice(0, top);
  const others = asked.map(({ claim }) => planOf(scenario, { ...options, without: [claim] }));
  const tallies = await runs.contrasts(plan, others, histories, `histories with ${asked.length} claims off in turn`);
  const size = ({ contrast }: Outcome) => Math.abs(greatestEffect(contrast)?.difference ?? 0);
  const run = asked
    .map((one, i): Outcome => ({ ...one, contrast: tallies[i]!.contrast() }))
    .sort((a, b) => size(b) - size(a));
  return { histories, known, moving: moving.length, run };
}

function asJson(scenario: Scenario, seed: number, found: readonly Leverage[], top: number, outcomes?: Outcomes) {
  const row = (one: Leverage) => {
    const { source, grade, subject, predicate, object } = scenario.claims.find(({ id }) => id === one.claim)!;
    return { ...one, source, grade: gradeText(grade), subject, predicate, object: object ?? null };
  };
  return {
    kind: 'leverage',
    format: 1,
    scenario: { id: scenario.id, digest: scenario.digest },
    resolution: ruleText(scenario.resolution),
    seed,
    ...(scenario.resolution.rule === 'sample' && { versions: leverageVersions }),
    moving: found.length,
    claims: found.slice(0, top).map(row),
    ...(outcomes && {
      outcomes: {
        histories: outcomes.histories,
        known: outcomes.known,
        moving: outcomes.moving,
        claims: outcomes.run.map(({ contrast, ...one }) => {
          const { unchanged, endings, outcomes } = contrast;
          return { ...row(one), unchanged, endings, outcomes };
        }),
      },
    }),
  };
}

function screen(scenario: Scenario, found: readonly Leverage[], top: number, outcomes?: Outcomes): string {
  const claims = new Map(scenario.claims.map((claim) => [claim.id, claim]));
  const says = ({ claim }: Leverage) => {
    const { subject, predicate, object, value, source, grade } = claims.get(claim)!;
    return hang(
      '',
      `${[subject, predicate, object, value].filter(Boolean).join(' ')} (${source}, ${gradeText(grade)})`,
      2,
    );
  };
  const rows = (head: readonly string[], each: readonly (readonly string[])[], of: readonly Leverage[]) => {
    const [title, ...lines] = columns([head, ...each]).split('\n');
    return [title, ...lines.flatMap((line, i) => [line, says(of[i]!)])].join('\n');
  };
  const shown = found.slice(0, top);
  const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  const parts = [
    wrap(
      `${scenario.title}: ${found.length} of ${scenario.claims.length} claims change some finding by being switched off. Resolution: ${ruleText(scenario.resolution)}.`,
    ),
    '',
    rows(
      ['Claim switched off', 'days', 'tenures', 'values', ''],
      shown.map((one) => [
        one.claim,
        number(one.days),
        number(one.tenures),
        number(one.values),
        one.alone ? 'alone' : 'not alone',
      ]),
      shown,
    ),
    '',
    wrap(
      'days: of all that holds or has come about within the span, on how many days the answer is another; a day that becomes open counts half. tenures: of whom in what post. values: answers that differ in something else than dates. alone: no other claim speaks of it.',
    ),
  ];
  return [...parts, ...(outcomes ? ['', outcomesText(scenario, outcomes, rows)] : [])].join('\n');
}

function outcomesText(
  scenario: Scenario,
  { histories, known, moving, run }: Outcomes,
  rows: (head: readonly string[], each: readonly (readonly string[])[], of: readonly Leverage[]) => string,
): string {
  const name = endingNames(scenario);
  const texts = new Set(scenario.questions.outcomes.map(({ text }) => text));
  const about = ({ about: what }: Effect) => (what !== null && texts.has(what) ? what : `${name(what)} paramount`);
  const points = (value: number) => `${value > 0 ? '+' : ''}${Math.round(100 * value)}`;
  const effects = run.map(({ contrast }) => greatestEffect(contrast));
  return [
    rows(
      ['Outcomes: claim switched off', 'points', '95 % interval', 'same'],
      run.map(({ claim, contrast }, i) => {
        const effect = effects[i];
        return [
          claim,
          effect ? points(effect.difference) : '–',
          effect ? `${points(effect.low)} to ${points(effect.high)}` : '–',
          percent(contrast.unchanged.share),
        ];
      }),
      run,
    ),
    '',
    ...run.flatMap(({ claim }, i) => (effects[i] ? [hang(claim, about(effects[i]), 28)] : [])),
    '',
    wrap(
      `${histories} free histories each, paired with the whole on the same random numbers. points: the share that changes most, named above; the greatest of many is larger than it would be alone. same: pairs that do not differ. Of ${known} claims known at the as-of day ${moving} change the start; the others cannot change a free history. Run here: the ${run.length} that move the year before it most.`,
    ),
  ].join('\n');
}
