/** Forecasts judged: scores of each forecaster, and the model's skill against each of the others, with intervals. */
import type { Answered, ByForecaster, Ordered } from './answers.ts';
import {
  type CalibrationBin,
  calibrationCurve,
  type Decomposition,
  decompose,
  type Recalibration,
  recalibrate,
} from './calibration.ts';
import { type ForecasterId, forecasters } from './forecasters.ts';
import { areaUnderPrecisionRecall } from './precision-recall.ts';
import { type QuestionKind, questionKinds } from './questions.ts';
import { type ScoredRow, type SkillInterval, skillInterval } from './resample.ts';
import { brier, floored, logScore, rankedProbability } from './rules.ts';

export interface Judged {
  readonly forecaster: ForecasterId;
  /** Questions it covers. */
  readonly n: number;
  readonly brier: number;
  /** Nats. */
  readonly log: number;
  /** Forecasts that were moved to the floor for the log score. */
  readonly floored: number;
  readonly precisionRecall: number | undefined;
  readonly decomposition: Decomposition;
  readonly recalibration: Recalibration;
  readonly curve: readonly CalibrationBin[];
  readonly ordered: { readonly n: number; readonly rps: number };
  /** Skill of the model against it, over the questions that both cover; absent for the model itself. */
  readonly modelAgainst?: {
    readonly brier: SkillInterval;
    readonly log: SkillInterval;
    readonly rps: SkillInterval;
  };
}

export interface JudgedKind {
  readonly kind: QuestionKind;
  readonly n: number;
  /** Share that came true. */
  readonly happened: number;
  readonly brier: ByForecaster<number>;
  /** Skill of the model, by Brier score, against those who cover some of the kind. */
  readonly modelAgainst: ByForecaster<SkillInterval>;
}
export interface Judgements {
  readonly forecasters: readonly Judged[];
  readonly kinds: readonly JudgedKind[];
}

interface Row {
  readonly kind: QuestionKind;
  readonly person: string;
  readonly case: string;
  readonly happened: boolean;
  readonly chances: Answered['chances'];
}

/** @param histories behind a simulated forecast: sets the floor of the log score */
export function judge(
  answered: readonly Answered[],
  ordered: readonly Ordered[],
  histories: number,
  seed: number,
): Judgements {
  const known = answered.filter(({ truth }) => truth !== 'unknown');
  const rows = known.map(
    ({ question, truth, chances }): Row => ({
      kind: question.kind,
      person: question.person,
      case: question.case,
      happened: truth === 'true',
      chances,
    }),
  );
  const ranked = ordered.filter(({ truth }) => truth !== undefined);
  const log = (p: number, happened: boolean) => logScore(floored(p, histories), happened);
  const others: readonly ForecasterId[] = forecasters.filter((id) => id !== 'model');
  const kinds = questionKinds.filter((kind) => rows.some((row) => row.kind === kind));
  return {
    forecasters: forecasters.map(
      (id): Judged => ({
        ...judged(id, rows, ranked, histories),
        ...(id !== 'model' && {
          modelAgainst: {
            brier: skillInterval(compared(rows, id, brier), seed),
            log: skillInterval(compared(rows, id, log), seed),
            rps: skillInterval(comparedRanks(ranked, id), seed),
          },
        }),
      }),
    ),
    kinds: kinds.map((kind): JudgedKind => {
      const mine = rows.filter((row) => row.kind === kind);
      const against = others.map((id) => [id, skillInterval(compared(mine, id, brier), seed)] as const);
      return {
        kind,
        n: mine.length,
        happened: mean(mine.map(({ happened }) => Number(happened))),
        brier: Object.fromEntries(
          forecasters.flatMap((id) => {
            const covered = mine.filter(({ chances }) => chances[id] !== undefined);
            return covered.length === 0
              ? []
              : [[id, mean(covered.map(({ chances, happened }) => brier(chances[id]!, happened)))]];
          }),
        ),
        modelAgainst: Object.fromEntries(against.filter(([, { n }]) => n > 0)),
      };
    }),
  };
}

function judged(
  id: ForecasterId,
  rows: readonly Row[],
  ranked: readonly Ordered[],
  histories: number,
): Omit<Judged, 'modelAgainst'> {
  const covered = rows.filter(({ chances }) => chances[id] !== undefined);
  const chances = covered.map((row) => row.chances[id]!);
  const happened = covered.map((row) => row.happened);
  const moved = chances.map((p) => floored(p, histories));
  const answers = { chances, happened };
  const ranks = ranked.filter((one) => one.chances[id] !== undefined);
  return {
    forecaster: id,
    n: covered.length,
    brier: mean(chances.map((p, i) => brier(p, happened[i]!))),
    log: mean(moved.map((p, i) => logScore(p, happened[i]!))),
    floored: chances.filter((p, i) => p !== moved[i]).length,
    precisionRecall: areaUnderPrecisionRecall(answers),
    decomposition: decompose(answers),
    recalibration: recalibrate({ chances: moved, happened }),
    curve: calibrationCurve(answers),
    ordered: { n: ranks.length, rps: mean(ranks.map((one) => rankedProbability(one.chances[id]!, one.truth!))) },
  };
}

/** The model and another on the questions that both cover. */
function compared(
  rows: readonly Row[],
  id: ForecasterId,
  rule: (p: number, happened: boolean) => number,
): readonly ScoredRow[] {
  return rows.flatMap(({ person, happened, chances, ...row }) =>
    chances.model === undefined || chances[id] === undefined
      ? []
      : [{ person, case: row.case, score: rule(chances.model, happened), reference: rule(chances[id], happened) }],
  );
}

function comparedRanks(ranked: readonly Ordered[], id: ForecasterId): readonly ScoredRow[] {
  return ranked.flatMap(({ person, date, truth, chances }) =>
    chances.model && chances[id]
      ? [
          {
            person,
            case: String(date),
            score: rankedProbability(chances.model, truth!),
            reference: rankedProbability(chances[id], truth!),
          },
        ]
      : [],
  );
}

/** NaN of nothing. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
