/** Tenures on the record as lanes: one for each person in each post, with the days that are certain and those that are open. */
import type { Day, Span } from '../../calendar/index.ts';
import {
  type Change,
  type Chronicle,
  type OrganId,
  type PersonId,
  type PostId,
  type Spell,
  spells,
} from '../../polity/index.ts';
import type { HistoricalRecord } from '../../record/index.ts';
import { common, daysIn, type Stretch } from './day-sets.ts';
import { daysOf, existence, openDays, type SpellDays, together } from './spell-days.ts';

export interface LaneSpell extends SpellDays {
  readonly spell: Spell;
  readonly acting: boolean;
}

export interface Lane {
  readonly person: PersonId;
  readonly post: PostId;
  /** By first day. */
  readonly spells: readonly LaneSpell[];
  readonly death?: Span;
}

export interface PostLanes {
  readonly post: PostId;
  readonly organ: OrganId;
  /** Days on which post and organ were there; all where the record says nothing of them. */
  readonly being: SpellDays;
  /** By first day, then by identifier. */
  readonly lanes: readonly Lane[];
}

/** Which lanes: those of some posts, of one person, or of both. */
export interface Asked {
  readonly posts: readonly PostId[];
  readonly person?: PersonId;
}

/** Posts without a lane are left out; the others stand in the order asked. */
export function postLanes(record: HistoricalRecord, { posts, person }: Asked, shown: Stretch): readonly PostLanes[] {
  const { chronicle, cast } = record;
  const deaths = new Map(
    chronicle.filter((one): one is Change<'dies'> => one.kind === 'dies').map((one) => [one.person, one]),
  );
  const wanted = new Set(posts);
  const told = new Map<PostId, Change<'fills' | 'vacates'>[]>();
  for (const one of chronicle)
    if ((one.kind === 'fills' || one.kind === 'vacates') && wanted.has(one.post))
      if (person === undefined || one.person === person) told.set(one.post, [...(told.get(one.post) ?? []), one]);
  return posts.flatMap((post): PostLanes[] => {
    const changes = told.get(post) ?? [];
    const persons = [...new Set(changes.map((one) => one.person))];
    const lanes = persons
      .map((one): Lane => {
        const death = deaths.get(one);
        return { person: one, post, spells: spellsOf(changes, one, shown), ...(death && { death }) };
      })
      .filter((lane) => lane.spells.length > 0)
      .sort((a, b) => firstDay(a) - firstDay(b) || (a.person < b.person ? -1 : 1));
    if (lanes.length === 0) return [];
    const { organ } = cast.posts.get(post)!;
    return [{ post, organ, being: being(chronicle, [post, organ], shown), lanes }];
  });
}

function spellsOf(changes: Chronicle, person: PersonId, shown: Stretch): readonly LaneSpell[] {
  const of = (acting: boolean) => {
    const is = (kind: 'fills' | 'vacates') => (one: Change) =>
      one.kind === kind && one.person === person && one.acting === acting;
    return spells(changes, is('fills'), is('vacates')).map((spell) => ({ spell, acting, ...daysOf(spell, shown) }));
  };
  return [...of(false), ...of(true)]
    .filter(({ possible }) => possible.length > 0)
    .sort((a, b) => a.possible[0]!.from - b.possible[0]!.from);
}

function firstDay({ spells: [first] }: Lane): Day {
  return first!.possible[0]!.from;
}

function being(chronicle: Chronicle, what: readonly string[], shown: Stretch): SpellDays {
  const always: SpellDays = { certain: [shown], possible: [shown] };
  return what
    .filter((one) => chronicle.some((change) => change.kind === 'creates' && change.what === one))
    .map((one) => existence(chronicle, one, shown))
    .reduce((a, b) => ({ certain: common(a.certain, b.certain), possible: common(a.possible, b.possible) }), always);
}

/** Days in post of one lane, acting ones left out: all that are possible, and those of them that the dates leave open. */
export function laneDays(lane: Lane): { readonly possible: number; readonly open: number } {
  const held = together(lane.spells.filter(({ acting }) => !acting));
  return { possible: daysIn(held.possible), open: daysIn(openDays(held)) };
}
