/** `ensemble`: how often each outcome occurs — null engine, free, given — beside the record. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import {
  type Plan,
  planOf,
  propositionsOf,
  recordFor,
  resolved,
  runPlan,
  type Summary,
  type Variant,
} from '../../experiment/index.ts';
import { asksMeasure, evaluate } from '../../polity/index.ts';
import { type JudgedRuns, majority, reportPage } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, givenOption, openScenario, wholeOption } from '../context.ts';
import { endingNames } from '../ending-names.ts';
import { Failure } from '../failure.ts';
import { commonOptions, type PlanOptionTexts } from '../plan-options.ts';
import { type Answer, answersOf, answersText, readPropositionFile } from '../proposition-answers.ts';
import { mostHistories, withRuns } from '../runs.ts';
import { columns, percent, wrap } from '../text.ts';
import { uncertaintyText } from '../uncertainty-text.ts';
import { judgedFiles, judgeRuns } from './judge.ts';

export interface EnsembleOptions extends PlanOptionTexts {
  readonly histories: string;
  readonly threads?: string;
  readonly variant?: string;
  readonly given?: string;
  readonly propositions?: string;
  readonly out?: string;
  /** How many histories each; `true`: as many as usual. */
  readonly judge?: string | true;
  readonly json?: boolean;
}

/** Histories of each run that judges the model. */
const judgeHistories = 40;
const shown = ['null', 'free', 'given'] as const;
/** The record is replayed as often as its spread over assessed abilities asks for; it has no other. */
const replays = 50;

export async function ensembleCommand(context: Context, name: string, options: EnsembleOptions): Promise<number> {
  const { scenario, folder } = openScenario(context, name, options.resolution);
  const histories = wholeOption(options.histories, '--histories', 1, mostHistories);
  const judging = judgeOption(options);
  if (options.out !== undefined) makeFolder(options.out);
  const common = commonOptions(scenario, options, histories);
  const given = options.given === undefined ? {} : { given: givenOption(options.given) };
  const wanted = variantsWanted(options);
  const asked =
    options.propositions === undefined
      ? undefined
      : readPropositionFile(context, options.propositions, scenario, {
          from: common.from ?? scenario.asOf,
          to: common.to ?? scenario.to,
        });
  const own = propositionsOf(scenario);
  const summaries = new Map<Variant, Summary>();
  const plans = new Map<Variant, Plan>();
  const judged = await withRuns(context, folder, options.threads, async (runs) => {
    for (const variant of wanted) {
      const plan = planOf(scenario, {
        ...common,
        variant,
        ...(asked && { propositions: [...own, ...asked.map(({ proposition }) => proposition)] }),
        ...(variant !== 'record' && given),
      });
      const count = variant === 'record' ? Math.min(histories, replays) : histories;
      plans.set(variant, plan);
      summaries.set(variant, await runs.ensemble(plan, count, `${variant} histories`));
    }
    return judging === undefined
      ? undefined
      : await judgeRuns(context, { scenario, runs, histories: judging, common, ...given });
  });
  const outcomes = outcomeTable(scenario, summaries);
  const answers = asked && answersOf(scenario, asked, summaries, own.length);
  if (options.json) {
    const withAnswers = Object.fromEntries(
      [...summaries].map(([variant, summary]) => [variant, answered(variant, summary, answers)]),
    );
    const all = {
      kind: 'ensembles',
      format: 1,
      ...(answers && { propositions: answers.get('free') }),
      summaries: withAnswers,
      outcomes,
    };
    context.out(`${JSON.stringify(options.variant ? withAnswers[wanted[0]!] : all, undefined, 2)}\n`);
  } else if (answers)
    context.out(`${headline(scenario, summaries)}\n\n${answersText(answers)}\n\n${answersNote(summaries)}\n`);
  else context.out(`${screen(scenario, summaries, outcomes)}${uncertaintyText(scenario, summaries)}\n`);
  if (options.out !== undefined) {
    const written = await writeResults(scenario, options.out, summaries, plans, judged);
    context.err(`${written.endsWith('.html') ? 'report' : 'results'}: ${written}\n`);
  }
  return 0;
}

/** A summary with the answers to the questions of a file, where there was one. */
function answered(
  variant: Variant,
  summary: Summary,
  answers: ReadonlyMap<Variant, readonly Answer[]> | undefined,
): Summary & { readonly propositions?: readonly Answer[] } {
  const propositions = answers?.get(variant);
  return propositions ? { ...summary, propositions } : summary;
}

function variantsWanted({ variant }: EnsembleOptions): readonly Variant[] {
  if (variant === undefined) return [...shown, 'record'];
  if (variant !== 'record' && !(shown as readonly string[]).includes(variant))
    throw new Failure(`--variant: found “${variant}”, expected null, free, given or record`);
  return [variant as Variant];
}

/** @throws Failure */
function judgeOption({ judge, out, variant }: EnsembleOptions): number | undefined {
  if (judge === undefined) return undefined;
  if (out === undefined) throw new Failure('--judge: expected --out as well, the folder that its results go to');
  if (variant !== undefined) throw new Failure('--judge: expected no --variant, since the report needs all of them');
  return judge === true ? judgeHistories : wholeOption(judge, '--judge', 2, mostHistories);
}

interface OutcomeRow {
  readonly text: string;
  readonly record: string;
  readonly shares: Readonly<Record<string, number>>;
}

function outcomeTable(scenario: Scenario, summaries: ReadonlyMap<Variant, Summary>): readonly OutcomeRow[] {
  const { chronicle } = recordFor(scenario);
  const replayed = summaries.get('record');
  return scenario.questions.outcomes.map(({ text, proposition }, i) => {
    const truth =
      replayed && asksMeasure(proposition)
        ? majority(replayed, i)
        : evaluate(proposition, { chronicle, start: scenario.asOf });
    const shares = Object.fromEntries(
      [...summaries]
        .filter(([variant]) => variant !== 'record')
        .map(([variant, { truths }]) => [variant, truths[i]!.share]),
    );
    return { text, record: truth, shares };
  });
}

function headline(scenario: Scenario, summaries: ReadonlyMap<Variant, Summary>): string {
  const { asOf, to, histories, seed, ties, rules, resolution } = [...summaries.values()][0]!;
  const { contested, withoutAlternative: fixed } = rules;
  const sampled =
    rules.how === 'sampled'
      ? `; contested rules: ${contested.length} sampled, ${fixed.length} without an alternative stay as stated`
      : '';
  return wrap(
    `${scenario.title}: as of ${asOf}, to ${to}; ${histories} ${histories === 1 ? 'history' : 'histories'} each, seed ${seed}, ties: ${ties}, resolution: ${resolution}${sampled}`,
  );
}

function answersNote(summaries: ReadonlyMap<Variant, Summary>): string {
  const taken = summaries.get('given')?.given.join(', ') || 'nothing';
  const given = summaries.has('given') ? ` given: ${taken} taken from the record.` : '';
  return wrap(
    `Share of histories, ± its Monte-Carlo standard error in percentage points, by the Wilson interval, so that 0 and 100 % have one too.${given} Developmental: no forecast.`,
  );
}

/** Under a screen: at most 24 lines. */
function screen(scenario: Scenario, summaries: ReadonlyMap<Variant, Summary>, outcomes: readonly OutcomeRow[]): string {
  const variants = [...summaries.keys()].filter((variant) => variant !== 'record');
  const head = (title: string) => [title, ...variants, 'record'];
  const name = endingNames(scenario);
  const share = (variant: Variant, person: string | null) =>
    summaries.get(variant)?.endings.find((ending) => ending.person === person)?.share ?? 0;
  const persons = [...new Set([...summaries.values()].flatMap(({ endings }) => endings.map(({ person }) => person)))];
  const chief = persons
    .sort(
      (a, b) =>
        Math.max(...variants.map((v) => share(v, b)), share('record', b)) -
        Math.max(...variants.map((v) => share(v, a)), share('record', a)),
    )
    .slice(0, 6);
  const endings = chief.map((person) => [
    name(person),
    ...variants.map((variant) => percent(share(variant, person))),
    summaries.has('record') ? percent(share('record', person)) : '',
  ]);
  const left = (variant: Variant) => 1 - chief.reduce((sum, person) => sum + share(variant, person), 0);
  if (persons.length > chief.length)
    endings.push([
      `${persons.length - chief.length} others`,
      ...variants.map((variant) => percent(Math.max(0, left(variant)))),
      summaries.has('record') ? percent(Math.max(0, left('record'))) : '',
    ]);
  const rows = outcomes
    .slice(0, 8)
    .map(({ text, record, shares }) => [
      text,
      ...variants.map((variant) => percent(shares[variant]!)),
      record === 'true' ? 'yes' : record === 'false' ? 'no' : '?',
    ]);
  const given = summaries.get('given')?.given ?? [];
  return [
    headline(scenario, summaries),
    '',
    columns([head('Who ends paramount'), ...endings, head('Chief outcomes'), ...rows]),
    '',
    wrap(
      `record: for who ends paramount, the same measure on the replayed record. given: ${given.length > 0 ? given.join(', ') : 'nothing'} taken from the record. Developmental: no forecast.`,
    ),
  ].join('\n');
}

/** Found out before the work, not after it. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Failure(`--out: cannot write to ${path}: ${(error as Error).message}`);
  }
}

async function writeResults(
  scenario: Scenario,
  out: string,
  summaries: ReadonlyMap<Variant, Summary>,
  plans: ReadonlyMap<Variant, Plan>,
  judged: JudgedRuns | undefined,
): Promise<string> {
  for (const [variant, summary] of summaries)
    await writeFileAtomic(join(out, `${variant}.json`), `${JSON.stringify(summary, undefined, 1)}\n`);
  if (judged) for (const [name, text] of judgedFiles(judged, plans)) await writeFileAtomic(join(out, name), text);
  const all = ['null', 'free', 'given', 'record'] as const;
  if (!all.every((variant) => summaries.has(variant))) return out;
  const source = scenario.questions.source;
  const told = (['free', 'given'] as const).map((variant) => {
    const plan = plans.get(variant)!;
    return {
      title: `${variant === 'free' ? 'A free history' : 'A given history'} (seed ${plan.options.seed}, history 0)`,
      plan,
      told: runPlan(plan, 0),
    };
  });
  const page = reportPage({
    scenario,
    record: recordFor(scenario),
    independent: resolved(
      scenario,
      scenario.claims.filter((claim) => claim.source !== source),
    ),
    summaries: {
      null: summaries.get('null')!,
      free: summaries.get('free')!,
      given: summaries.get('given')!,
      record: summaries.get('record')!,
    },
    plan: plans.get('given')!,
    told,
    ...(judged && { judged }),
  });
  const file = join(out, 'report.html');
  await writeFileAtomic(file, page);
  return file;
}
