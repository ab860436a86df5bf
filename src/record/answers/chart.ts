/** The organisation on a day: an organ with what belongs to it, its posts, who holds them, and which places nobody is known to hold. */
import type { Day } from '../../calendar/index.ts';
import {
  type Change,
  covers,
  type OrganId,
  type PersonId,
  type PostId,
  type Reading,
  readingOn,
  type Spell,
  spells,
  type Truth,
} from '../../polity/index.ts';
import { type HistoricalRecord, holdersOn } from '../record.ts';
import { type Backing, backingOf, backingOfSpell, type Held } from './backing.ts';

export interface ChartHolder extends Backing {
  readonly person: PersonId;
  readonly acting: boolean;
  readonly held: Held;
  readonly since: Change;
  readonly until?: Change;
}

/** What an organ and a post have in common. */
interface Entry {
  readonly name: string;
  readonly exists: Held;
}

export interface ChartPost extends Entry {
  readonly post: PostId;
  readonly organ: OrganId;
  readonly places: number;
  /** Regular holders as they came, then those who act, by identifier. */
  readonly holders: readonly ChartHolder[];
}

export interface ChartOrgan extends Entry {
  readonly organ: OrganId;
  readonly parent?: OrganId;
}

/** Organs, the root first and each before what belongs to it, and their posts; only what possibly existed on the day. */
export interface Chart {
  readonly root: OrganId;
  readonly day: Day;
  readonly organs: readonly ChartOrgan[];
  readonly posts: readonly ChartPost[];
}

export function chartOn(record: HistoricalRecord, root: OrganId, day: Day): Chart {
  const reading = readingOn(record.cast, record.rules, record.chronicle, day);
  const all = withinOrgan(record, root);
  const organs = all.flatMap((organ): ChartOrgan[] => {
    const { parent } = record.cast.organs.get(organ)!;
    const entry = entryOf(reading, organ);
    return entry ? [{ organ, ...(parent !== undefined && { parent }), ...entry }] : [];
  });
  const posts = all.flatMap((organ) =>
    [...record.cast.posts.values()]
      .filter((post) => post.organ === organ)
      .flatMap((post): ChartPost[] => {
        const entry = entryOf(reading, post.id);
        if (!entry) return [];
        const places = reading.necessarily.capacity(post.id);
        const holders = holdersOf(record, post.id, day);
        return [{ post: post.id, organ, ...entry, places, holders }];
      }),
  );
  return { root, day, organs, posts };
}

/** An organ and all that belongs to it at any remove, each before its parts, in the order of the tables. */
export function withinOrgan({ cast }: Pick<HistoricalRecord, 'cast'>, root: OrganId): readonly OrganId[] {
  const parts = [...cast.organs.values()].filter(({ parent }) => parent === root);
  return [root, ...parts.flatMap(({ id }) => withinOrgan({ cast }, id))];
}

/** Places beside those of the holders who are known. */
export interface OpenPlaces {
  /** Held, as the scenario has it, by somebody without a name. */
  readonly unnamed: number;
  /** That nobody is known to hold: at least, where all who possibly hold one do; at most, where none of those does. */
  readonly least: number;
  readonly most: number;
}

export function openPlaces({ cast }: Pick<HistoricalRecord, 'cast'>, { post, places, holders }: ChartPost): OpenPlaces {
  const regular = holders.filter(({ acting }) => !acting);
  const certain = regular.filter(({ held }) => held === 'true').length;
  const unnamed = Math.max(0, Math.min(cast.posts.get(post)!.cadres, places - regular.length));
  return {
    unnamed,
    least: Math.max(0, places - unnamed - regular.length),
    most: Math.max(0, places - unnamed - certain),
  };
}

/** The end of the last tenure of a post of one place that nobody is known to hold: from then on it is known to be vacant. */
export function vacantSince(record: HistoricalRecord, post: ChartPost, day: Day): Change | undefined {
  if (post.places !== 1 || openPlaces(record, post).least !== 1) return undefined;
  return record.chronicle.findLast(
    (change) => change.kind === 'vacates' && !change.acting && change.post === post.post && change.latest <= day,
  );
}

function entryOf({ necessarily, possibly }: Reading, what: OrganId | PostId): Entry | undefined {
  if (!possibly.exists(what)) return undefined;
  return { name: necessarily.nameOf(what), exists: necessarily.exists(what) ? 'true' : 'unknown' };
}

function holdersOf(record: HistoricalRecord, post: PostId, day: Day): readonly ChartHolder[] {
  const regular = holdersOn(record, post, day).map(({ person, held, since, until }): ChartHolder => {
    const backing = backingOf(record, since, until);
    return { person, acting: false, held, since, ...(until && { until }), ...backing };
  });
  return [...regular, ...actingOn(record, post, day)];
}

function actingOn(record: HistoricalRecord, post: PostId, day: Day): readonly ChartHolder[] {
  const own = record.chronicle.filter(
    (change): change is Change<'fills' | 'vacates'> =>
      (change.kind === 'fills' || change.kind === 'vacates') && change.acting && change.post === post,
  );
  return [...new Set(own.map(({ person }) => person))].sort().flatMap((person) => {
    const is = (kind: Change['kind']) => (change: Change) =>
      change.kind === kind && 'person' in change && change.person === person;
    const found = spells(own, is('fills'), is('vacates')).map((spell) => ({ spell, held: covers(spell, day) }));
    const best = found.find(({ held }) => held === 'true') ?? found.find(({ held }) => held === 'unknown');
    return best === undefined ? [] : [actingHolder(record, person, best.spell, best.held as Exclude<Truth, 'false'>)];
  });
}

function actingHolder(record: HistoricalRecord, person: PersonId, spell: Spell, held: Held): ChartHolder {
  const { beginning: since, ending: until } = spell;
  return { person, acting: true, held, since, ...(until && { until }), ...backingOfSpell(record, spell) };
}
