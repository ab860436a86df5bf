/** `score`: forecasts from as-of days judged against the record, beside baselines. */
import { type Day, isoDay } from '../../calendar/index.ts';
import {
  addMonths,
  datesEvery,
  type ForecasterId,
  type Judged,
  type Score,
  type SkillInterval,
  score,
} from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, dayOption, givenOption, openScenario, wholeOption } from '../context.ts';
import { Failure } from '../failure.ts';
import { scoreJson } from '../judging.ts';
import { commonOptions } from '../plan-options.ts';
import { mostHistories, withRuns } from '../runs.ts';
import { columns, percent, wrap } from '../text.ts';

export interface ScoreCommandOptions {
  readonly from?: readonly string[];
  readonly every?: string;
  readonly horizon: string;
  readonly histories: string;
  readonly seed: string;
  readonly given?: string;
  readonly off?: string;
  readonly ties?: string;
  readonly theory?: string;
  readonly rules?: string;
  readonly resolution?: string;
  readonly threads?: string;
  readonly json?: boolean;
}

const longestHorizon = 1200;

export async function scoreCommand(context: Context, name: string, options: ScoreCommandOptions): Promise<number> {
  const { scenario, folder } = openScenario(context, name, options.resolution);
  const horizons = horizonsOption(options.horizon);
  const dates = datesOption(scenario, options, horizons[0]!);
  const histories = wholeOption(options.histories, '--histories', 1, mostHistories);
  const { off, ties, theory, rules } = options;
  const { seed, ...settings } = commonOptions(
    scenario,
    {
      seed: options.seed,
      ...(off !== undefined && { off }),
      ...(ties !== undefined && { ties }),
      ...(theory !== undefined && { theory }),
      ...(rules !== undefined && { rules }),
    },
    histories,
  );
  const asked = {
    dates,
    horizons,
    histories,
    seed,
    ...(options.given !== undefined && { given: givenOption(options.given) }),
    settings,
  };
  const result = await withRuns(context, folder, options.threads, ({ truths }) => score(scenario, asked, truths));
  if (result.forecasters[0]!.n === 0)
    throw new Failure('nothing to score: the record answers none of the questions asked from these dates', 1);
  context.out(options.json ? `${JSON.stringify(scoreJson(result), undefined, 2)}\n` : `${screen(scenario, result)}\n`);
  return 0;
}

function horizonsOption(text: string): readonly number[] {
  const horizons = text.split(',').map((part) => wholeOption(part.trim(), '--horizon', 1, longestHorizon));
  return [...new Set(horizons)].sort((a, b) => a - b);
}

function datesOption(scenario: Scenario, { from, every }: ScoreCommandOptions, shortest: number): readonly Day[] {
  if (from !== undefined && every !== undefined) throw new Failure('--from and --every: expected one of the two');
  if (from === undefined) {
    const months = wholeOption(every ?? '12', '--every', 1, longestHorizon);
    const dates = datesEvery(scenario.asOf, scenario.to, months, shortest);
    if (dates.length === 0)
      throw new Failure(`--horizon: the scenario ends less than ${shortest} months after its as-of day`);
    return dates;
  }
  const days = from.map((text) => {
    const day = dayOption(text, '--from');
    if (day < scenario.asOf || addMonths(day, shortest) > scenario.to)
      throw new Failure(
        `--from: found “${text}”, expected a day from ${isoDay(scenario.asOf)} on and at least ${shortest} months before ${isoDay(scenario.to)}`,
      );
    return day;
  });
  return [...new Set(days)].sort((a, b) => a - b);
}

const names: Readonly<Record<ForecasterId, string>> = {
  model: 'the model',
  'status-quo': 'status quo',
  'base-rate': 'base rate',
  'formal-rank': 'formal rank',
  'largest-bloc': 'largest bloc',
  'null-engine': 'null engine',
  'shuffled-assessments': 'assessments shuffled',
  'shuffled-ties': 'ties shuffled',
};

function screen(scenario: Scenario, result: Score): string {
  const { dates, horizons, forecasters, kinds, given } = result;
  const left = Object.values(result.unknown).reduce((sum, count) => sum + count, 0);
  const slope = ({ recalibration }: Judged) => (recalibration.ok ? recalibration.slope.toFixed(2) : '–');
  const rows = forecasters.map((one) => [
    names[one.forecaster],
    String(one.n),
    three(one.brier),
    three(one.log),
    three(one.ordered.rps),
    slope(one),
    one.modelAgainst ? skillCell(one.modelAgainst.brier) : '',
  ]);
  const kindRows = kinds.map(({ kind, n, happened, brier, modelAgainst }) => [
    kind,
    String(n),
    percent(happened),
    three(brier.model ?? NaN),
    skillCell(modelAgainst['null-engine']),
    skillCell(modelAgainst['base-rate']),
  ]);
  return [
    wrap(
      `${scenario.title}: forecasts from ${dates.length === 1 ? dates[0] : `${dates.length} dates, ${dates[0]} to ${dates.at(-1)}`}, ${horizons.join(', ')} months ahead; ${result.histories} ${result.histories === 1 ? 'history' : 'histories'} each, seed ${result.seed}. ${result.asked} questions; the record leaves ${left} open.`,
    ),
    '',
    columns([['Forecaster', 'n', 'Brier', 'log', 'RPS', 'slope', "model's skill against it"], ...rows]),
    '',
    columns([['Kind of question', 'n', 'true', 'Brier', 'skill, null engine', 'skill, base rate'], ...kindRows]),
    '',
    ...verdict(result).map((line) => wrap(line)),
    wrap(
      'Skill: 1 − Brier of the model / Brier of the other, on the questions both cover; in brackets 95 % intervals that resample persons and cases.',
    ),
    wrap(
      `${settingsText(result.settings)}Resolution: ${result.resolution}. ${given.length > 0 ? `Conditional on ${given.join(', ')} taken from the record: no forecasts. ` : ''}Developmental: the scenario was made by people who knew how it ended. See docs/scores.md.`,
    ),
  ].join('\n');
}

/** Where the model loses, in plain sentences. */
function verdict({ forecasters, kinds }: Score): readonly string[] {
  const against = forecasters.flatMap(({ forecaster, modelAgainst }) =>
    modelAgainst ? [[names[forecaster], modelAgainst.brier] as const] : [],
  );
  const which = (test: (skill: SkillInterval) => boolean) =>
    against.filter(([, skill]) => skill.skill !== undefined && test(skill)).map(([name]) => name);
  const worse = which(({ high }) => high !== undefined && high < 0);
  const better = which(({ low }) => low !== undefined && low > 0);
  const even = which(({ low, high }) => !(low !== undefined && low > 0) && !(high !== undefined && high < 0));
  const losing = kinds.filter(({ modelAgainst }) => (modelAgainst['null-engine']?.skill ?? 0) < 0);
  return [
    ...(better.length > 0 ? [`The model beats ${listed(better)}.`] : []),
    ...(worse.length > 0 ? [`The model loses to ${listed(worse)}.`] : []),
    ...(even.length > 0 ? [`Not shown to be better than ${listed(even)}.`] : []),
    ...(losing.length > 0
      ? [`By kind it scores worse than the null engine on ${listed(losing.map(({ kind }) => kind))}.`]
      : []),
  ];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function skillCell(skill: SkillInterval | undefined): string {
  if (skill?.skill === undefined) return '–';
  const { low, high } = skill;
  return `${signed(skill.skill)}${low === undefined || high === undefined ? '' : ` [${signed(low)}, ${signed(high)}]`}`;
}

/** Two decimals; what is far below 0 needs no digits. */
function signed(value: number): string {
  const text = value < -9.99 ? '<-10' : value.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

function three(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '–';
}

/** What differs from the model as it is; empty where nothing does. */
function settingsText({ off = [], theories = {}, ties, drawn = [] }: Score['settings']): string {
  const parts = [
    off.length > 0 ? `off: ${off.join(', ')}` : '',
    ...Object.entries(theories).map(([slot, theory]) => `${slot}: ${theory}`),
    ties === undefined ? '' : `ties: ${ties}`,
    drawn.includes('rules') ? 'contested rules: sampled' : '',
  ].filter(Boolean);
  return parts.length > 0 ? `Simulated with ${parts.join('; ')}. ` : '';
}
