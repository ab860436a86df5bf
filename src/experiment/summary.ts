/** What an ensemble comes to: shares of histories, paths of control, holders of posts. */
import type { Theories } from '../model/index.ts';
import type { PersonId, PostId } from '../polity/index.ts';
import type { GivenKind } from '../scenario/index.ts';
import type { Share } from './interval.ts';
import type { PatternSpread } from './patterns.ts';
import type { Variant } from './plan.ts';
import type { RulesInForce } from './rule-draws.ts';
import type { Sampled } from './sampled.ts';

export interface Path {
  readonly person: PersonId;
  /** By month: the median, and the 10 and 90 % quantiles over histories. */
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** By moment: the mean, and the 10 and 90 % quantiles over histories. */
export interface Spread {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Real and perceived control of the persons asked about, at the ends of years and in the last month. */
export interface Perception {
  readonly months: readonly string[];
  readonly persons: readonly { readonly person: PersonId; readonly real: Spread; readonly perceived: Spread }[];
}

export interface Summary {
  readonly kind: 'ensemble';
  readonly format: 1;
  readonly scenario: { readonly id: string; readonly title: string; readonly digest: string };
  readonly version: string;
  readonly parametersVersion: number;
  readonly variant: Variant;
  readonly seed: number;
  readonly histories: number;
  readonly from: string;
  readonly asOf: string;
  readonly to: string;
  readonly resolution: string;
  readonly given: readonly GivenKind[];
  readonly off: readonly string[];
  readonly overrides: Readonly<Record<string, number>>;
  /** The theory in each slot. */
  readonly theories: Theories;
  /** The tie set of the start, by name. */
  readonly ties: string;
  readonly rules: RulesInForce;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly months: readonly string[];
  /** Who is paramount in the last month, most frequent first; `person` null: leadership is collective. */
  readonly endings: readonly (Share & { readonly person: string | null })[];
  /** Share of histories in which a person is paramount, by month; `null` for collective leadership. */
  readonly paramount: readonly { readonly person: string | null; readonly share: readonly number[] }[];
  readonly control: readonly Path[];
  readonly perception: Perception;
  /** Patterns of histories, to be set beside published figures. */
  readonly patterns: readonly PatternSpread[];
  readonly holders: readonly {
    readonly post: PostId;
    readonly persons: readonly { readonly person: string; readonly share: readonly number[] }[];
    /** Mean number of persons in the post. */
    readonly filled: readonly number[];
  }[];
  /** In the order of the plan's propositions. */
  readonly truths: readonly Share[];
  /** Mean number of changes a history, by maker and kind. */
  readonly told: Readonly<Record<string, number>>;
  /** Where parameters or rules were drawn: the sets, and Monte-Carlo error and doubt about what was drawn apart. */
  readonly sampled?: Sampled;
}
