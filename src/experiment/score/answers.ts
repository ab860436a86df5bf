/** What forecasters answered, beside what the record answers. */
import type { Day } from '../../calendar/index.ts';
import type { PersonId, Truth } from '../../polity/index.ts';
import type { ForecasterId } from './forecasters.ts';
import type { ForecastQuestion } from './questions.ts';

/** Something by forecaster; who does not cover the question is missing. */
export type ByForecaster<C> = Readonly<Partial<Record<ForecasterId, C>>>;

export interface Answered {
  readonly question: ForecastQuestion;
  readonly truth: Truth;
  readonly chances: ByForecaster<number>;
}

/** At which of the horizons, in order, a person is first found out of the best post he held; the last class: at none. */
export interface Ordered {
  readonly date: Day;
  readonly person: PersonId;
  /** Months. */
  readonly horizons: readonly number[];
  /** The class; undefined where the record leaves it open. */
  readonly truth: number | undefined;
  readonly chances: ByForecaster<readonly number[]>;
}
