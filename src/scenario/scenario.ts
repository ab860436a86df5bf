/** A scenario: the typed content of a scenario folder. */
import type { Day, Moment } from '../calendar/index.ts';
import type { Theories } from '../model/index.ts';
import type { Cast, ClaimId, OrganId, PersonId, PostId, Proposition, Rules, SeriesId } from '../polity/index.ts';
import type { Claim, ResolutionRule, Source, SourceId } from '../record/index.ts';
import type { Problem } from './problem.ts';

/** Kinds of change that may be taken from the record instead of simulated. */
export const givenKinds = ['illness', 'natural-deaths', 'events-abroad', 'lifecycle'] as const;
export type GivenKind = (typeof givenKinds)[number];

/** A modeller's judgement: a range, never mixed with claims. */
export interface Assessment {
  readonly person: PersonId;
  /** One of the closed list, or `<issue>` or `<issue>-salience`. */
  readonly attribute: string;
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly basis: string;
  /** The day by which the evidence was known. */
  readonly evidence: Moment;
  readonly line: number;
}

export const claimLabels = ['input', 'outcome', 'causal', 'character', 'untestable'] as const;
export type ClaimLabel = (typeof claimLabels)[number];

/** What to switch off in order to see what a cause does. */
export interface Without {
  /** As written. */
  readonly text: string;
  /** Mechanisms. */
  readonly off: readonly string[];
  /** Parameters by path. */
  readonly set: Readonly<Record<string, number>>;
  /** Kinds that are no longer given. */
  readonly notGiven: readonly GivenKind[];
}

/** What a claim of an interpretive source amounts to for the model. */
export interface ClaimReading {
  readonly claim: ClaimId;
  readonly label: ClaimLabel;
  /** For outcomes: what must hold for the claim to be true. For causes: what is said to have come of them. */
  readonly proposition?: Proposition;
  /** For causes: how the model does without them. */
  readonly without?: Without;
  /** In the coder's own words: why this label. */
  readonly basis: string;
}

export interface SeriesName {
  readonly id: SeriesId;
  readonly name: string;
  readonly unit: string;
}

/** One identifier taken for another: who decided so, when and why. */
export interface Merge {
  readonly from: PersonId;
  readonly into: PersonId;
  readonly day: Day;
  readonly coder: string;
  readonly reason: string;
  /** Since when it is no longer so. */
  readonly undone?: Day;
  readonly line: number;
}

/** A claim taken out of the record, its row kept. */
export interface Withdrawal {
  readonly claim: ClaimId;
  readonly day: Day;
  readonly coder: string;
  readonly reason: string;
  /** Since when the claim counts again. */
  readonly undone?: Day;
  readonly line: number;
}

export interface Questions {
  /** The persons charts show. */
  readonly persons: readonly PersonId[];
  /** The posts whose holders charts show. */
  readonly posts: readonly PostId[];
  /** The source whose claims the report sets beside the model. */
  readonly source?: SourceId;
  readonly outcomes: readonly { readonly text: string; readonly proposition: Proposition }[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  readonly resolution: ResolutionRule;
  readonly given: readonly GivenKind[];
  /** The set of ties that the start is made of: tie claims whose note says `set: NAME`. All, where it is absent. */
  readonly ties?: string;
  readonly mechanisms: { readonly off: readonly string[] };
  /** Theories in the place of the usual ones, by slot. */
  readonly theories?: Readonly<Partial<Theories>>;
  /** Overrides of global parameters, `mechanism.name`; printed with every result. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly cast: Cast;
  /** Other identifiers of persons, organs and posts, to their own: those of redirects.csv, and those merged. */
  readonly redirects: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<SeriesId, SeriesName>;
  readonly rules: Rules;
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** Without those withdrawn and those about them. */
  readonly claims: readonly Claim[];
  /** Claims that rows of `withdrawals` keep out, and claims about those. */
  readonly withheld: readonly Claim[];
  readonly merges: readonly Merge[];
  readonly withdrawals: readonly Withdrawal[];
  readonly assessments: readonly Assessment[];
  readonly readings: readonly ClaimReading[];
  readonly questions: Questions;
  /** The party, or whatever membership `expelled` without an organ refers to. */
  readonly root?: OrganId;
  /** SHA-256 over the sorted paths and bytes of the folder. */
  readonly digest: string;
}

/** A folder: paths with `/` to bytes. */
export type Folder = ReadonlyMap<string, Uint8Array>;

export type Loaded =
  | { readonly ok: true; readonly scenario: Scenario; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
