/**
 * The mechanism contract. A mechanism is one rule by which power moves; it has at most five parts:
 *
 * - `init`   fills its own columns from the institutions and inputs of the start;
 * - `hear`   a change happened: updates its own columns, deterministically, and tells nothing;
 * - `plan`   on the first day of a month: books occasions on days of that month;
 * - `occur`  on that day, in the order (day, mechanism, key): may tell changes;
 * - `drift`  at the end of the month: moves its own columns.
 *
 * Only `init`, `hear` and `drift` may write, and only the mechanism's own columns; only `occur` may tell. So latents are a
 * function of the start and of the changes alone, and replaying a chronicle gives them back bit for bit. What a mechanism
 * owns, reads, hears and tells is declared: in its type, so that anything else does not compile, and in data, so that a
 * test can drop each declaration and see the failure.
 */
import type { Day, MonthIndex } from '../calendar/index.ts';
import type { ColumnDeclaration, OwnColumn, ReadColumn } from './column.ts';
import type { Draws, StableKey } from './random/index.ts';

/** The least the engine knows of a change. */
export interface AnyChange {
  readonly kind: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly by: string;
}

/** The changing world that columns stand beside; the engine knows no more of it than this. */
export interface World<C extends AnyChange, V> {
  readonly view: V;
  /** Rows that exist at the start, in a stable order. */
  rows(): readonly string[];
  /** The row that a change brings into being. */
  entrant(change: C): string | undefined;
  /** The row that a change is about, where it is about one. Mechanisms do not hear of changes about what has no row. */
  subject?(change: C): string | undefined;
  /** Why the change cannot happen, as a code; undefined if it can. */
  refusal(change: C): string | undefined;
  /** What follows of itself. Asked before the change is applied. */
  consequences(change: C): readonly C[];
  apply(change: C): void;
}

/** Rows of the columns: an index for every identifier, and a key that addresses its draws. */
export interface Roster {
  readonly size: number;
  /** The row of an identifier. Throws RangeError for one that is not on the roster. */
  row(id: string): number;
  has(id: string): boolean;
  id(row: number): string;
  /** The rows of a list of identifiers that is replaced and never changed, in its order: worked out once for each list. */
  rows(ids: readonly string[]): Int32Array;
  key(row: number): StableKey;
}

export type Columns = Readonly<Record<string, ColumnDeclaration>>;
export type Own<O extends Columns> = { readonly [K in keyof O]: OwnColumn<O[K]['shape']> };
export type Read<R extends Columns> = { readonly [K in keyof R]: ReadColumn<R[K]['shape']> };
export type Values<P extends string> = Readonly<Record<P, number>>;

interface Scene<V, I, P extends string> {
  readonly now: V;
  readonly inputs: I;
  readonly roster: Roster;
  readonly params: Values<P>;
  /** The draws at (this mechanism and part, this month, who, which), valid until the part's next call. */
  draws(who: StableKey, which: number): Draws;
}

export interface InitScene<V, I, O extends Columns, R extends Columns, P extends string> extends Scene<V, I, P> {
  readonly day: Day;
  readonly own: Own<O>;
  /** Columns of mechanisms earlier in the order are already initialised. */
  readonly read: Read<R>;
}
export interface HearScene<V, I, O extends Columns, R extends Columns, P extends string> extends Scene<V, I, P> {
  readonly own: Own<O>;
  readonly read: Read<R>;
}
export interface PlanScene<V, I, O extends Columns, R extends Columns, P extends string> extends Scene<V, I, P> {
  readonly month: MonthIndex;
  /** The days left of this month: the first step starts the day after the as-of day, not on the first of the month. */
  readonly from: Day;
  readonly to: Day;
  /** Share of the month that these days are, for turning monthly rates into chances. */
  readonly share: number;
  readonly own: Read<O>;
  readonly read: Read<R>;
  /** Books an occasion. `key` orders occasions of one day and must come from what the occasion is about. */
  book(day: Day, key: StableKey, about: Occasion): void;
}
export interface OccurScene<V, I, O extends Columns, R extends Columns, P extends string, T> extends Scene<V, I, P> {
  readonly day: Day;
  readonly own: Read<O>;
  readonly read: Read<R>;
  /**
   * Tells a change of this day. Throws if it is refused: a mechanism asks `refusal` where it cannot know. The fact becomes the change: each
   * needs an object of its own.
   */
  tell(fact: T): void;
  /** Why a fact could not be told now, as a code; undefined if it could. */
  refusal(fact: T): string | undefined;
  /** Books a later occasion of this month. */
  book(day: Day, key: StableKey, about: Occasion): void;
}
export interface DriftScene<V, I, O extends Columns, R extends Columns, P extends string> extends Scene<V, I, P> {
  readonly month: MonthIndex;
  readonly share: number;
  readonly own: Own<O>;
  readonly read: Read<R>;
}

/** What an occasion is about: identifiers by role, and numbers settled when it was booked. */
export interface Occasion {
  readonly what: string;
  readonly ids?: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, number>>;
}

type Omitted = 'earliest' | 'latest' | 'by' | 'claims';
/** A change as a mechanism tells it: the day and the maker are added by the engine. */
export type Told<C> = C extends unknown ? Omit<C, Omitted> : never;
export type OfKind<C extends AnyChange, K extends string> = C extends { readonly kind: K } ? C : never;

export interface MechanismSpec<
  C extends AnyChange,
  V,
  I,
  O extends Columns,
  R extends Columns,
  H extends C['kind'],
  T extends C['kind'],
  P extends string,
> {
  readonly id: string;
  readonly about: string;
  /** Works the rule comes from, as keys of the docs' bibliography. */
  readonly sources: readonly string[];
  readonly owns: O;
  readonly reads: R;
  readonly hears: readonly H[];
  readonly tells: readonly T[];
  /** Parameters used, by their names under this mechanism's id in the global file. */
  readonly params: readonly P[];
  readonly init?: (scene: InitScene<V, I, O, R, P>) => void;
  readonly hear?: (change: OfKind<C, H>, scene: HearScene<V, I, O, R, P>) => void;
  readonly plan?: (scene: PlanScene<V, I, O, R, P>) => void;
  readonly occur?: (occasion: Occasion, scene: OccurScene<V, I, O, R, P, Told<OfKind<C, T>>>) => void;
  readonly drift?: (scene: DriftScene<V, I, O, R, P>) => void;
}

/** Every scene at once: what the run loop hands to a mechanism whose types it has forgotten. */
export type AnyScene<C extends AnyChange, V, I> = InitScene<V, I, Columns, Columns, string> &
  PlanScene<V, I, Columns, Columns, string> &
  OccurScene<V, I, Columns, Columns, string, Told<C>>;

/** A mechanism with its types forgotten: what the run loop handles. */
export interface Mechanism<C extends AnyChange, V, I> {
  readonly id: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly owns: Columns;
  readonly reads: Columns;
  readonly hears: readonly string[];
  readonly tells: readonly string[];
  readonly params: readonly string[];
  readonly init?: (scene: AnyScene<C, V, I>) => void;
  readonly hear?: (change: C, scene: AnyScene<C, V, I>) => void;
  readonly plan?: (scene: AnyScene<C, V, I>) => void;
  readonly occur?: (occasion: Occasion, scene: AnyScene<C, V, I>) => void;
  readonly drift?: (scene: AnyScene<C, V, I>) => void;
}

/** Binds the contract to one world; the result is what a model defines its mechanisms with. */
export function mechanismsOf<C extends AnyChange, V, I>() {
  return function defineMechanism<
    const O extends Columns,
    const R extends Columns,
    const H extends C['kind'],
    const T extends C['kind'],
    const P extends string,
  >(spec: MechanismSpec<C, V, I, O, R, H, T, P>): Mechanism<C, V, I> {
    return spec as unknown as Mechanism<C, V, I>;
  };
}
