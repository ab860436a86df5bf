/** A toy world without politics, for tests of the engine. */
import { type Day, dayOf, monthOf } from '../src/calendar/index.ts';
import {
  type AnyChange,
  type HistoryOptions,
  type Mechanism,
  mechanismSet,
  mechanismsOf,
  runHistory,
  stableKey,
  type World,
} from '../src/engine/index.ts';

/** The toy world: things come, are marked, fall and then echo. Nothing fallen is marked or falls again; `mute` never echoes. */
export type Kind = 'comes' | 'marks' | 'falls' | 'echoes';
type ToyChangeOf<K extends Kind> = K extends Kind ? AnyChange & { readonly kind: K; readonly what: string } : never;
export type ToyChange = ToyChangeOf<Kind>;
export interface View {
  readonly fallen: ReadonlySet<string>;
}
function toyWorld(start: readonly string[] = ['a', 'b', 'mute']): World<ToyChange, View> {
  const known = new Set(start);
  const fallen = new Set<string>();
  return {
    view: { fallen },
    rows: () => start,
    entrant: (change) => (change.kind === 'comes' ? change.what : undefined),
    refusal: ({ kind, what }) => {
      if (kind === 'comes') return known.has(what) ? 'known' : undefined;
      if (kind === 'echoes') return what === 'mute' ? 'mute' : undefined;
      return fallen.has(what) ? 'fallen' : undefined;
    },
    consequences: (change) => (change.kind === 'falls' ? [{ ...change, kind: 'echoes', by: 'rule' }] : []),
    apply: ({ kind, what }) => {
      if (kind === 'comes') known.add(what);
      if (kind === 'falls') fallen.add(what);
    },
  };
}
export type Toy = Mechanism<ToyChange, View, { readonly greeting: string }>;
export const define = mechanismsOf<ToyChange, View, { readonly greeting: string }>();
export const blank = { about: '', sources: [], owns: {}, reads: {}, hears: [], tells: [], params: [] } as const;
export const key = (text: string) => stableKey(text);
export const from = dayOf(2001, 1, 10);
export const to = dayOf(2001, 3, 20);

export function run(
  toys: readonly Toy[],
  more: Partial<HistoryOptions<ToyChange, View, { greeting: string }>> = {},
  off?: ReadonlySet<string>,
) {
  const world = toyWorld();
  const history = runHistory(mechanismSet(toys, { rated: { rate: 0.5 } }, off), world, {
    seed: 7,
    history: 0,
    from,
    to,
    epoch: monthOf(from),
    inputs: { greeting: 'hello' },
    issues: 2,
    outside: [],
    decideFrom: from,
    ...more,
  });
  return { ...history, world };
}
export const outside = (kind: Kind, what: string, day: Day, by = 'record'): ToyChange => ({
  kind,
  what,
  earliest: day,
  latest: day,
  by,
});
export const inShort = (changes: readonly ToyChange[]) =>
  changes.map(({ kind, what, by, earliest }) => `${earliest - from} ${by} ${kind} ${what}`);
