/** The posts of a person: when he held or acted in each, and which of them on a day. */
import type { Day } from '../../calendar/index.ts';
import {
  type Change,
  covers,
  type ExitReason,
  exitReason,
  type PersonId,
  type PostId,
  type Spell,
  spells,
} from '../../polity/index.ts';
import { type HistoricalRecord, holdersOn } from '../record.ts';
import { type Backing, backingOfSpell, type Held } from './backing.ts';

export interface TenureAnswer extends Backing {
  readonly post: PostId;
  readonly acting: boolean;
  readonly spell: Spell;
  /** Why it ended, where it has. */
  readonly reason?: ExitReason;
}

/** In the order in which they may have begun. */
export function postsOf(record: HistoricalRecord, person: PersonId): readonly TenureAnswer[] {
  const own = record.chronicle.filter(
    (change) => (change.kind === 'fills' || change.kind === 'vacates') && change.person === person,
  );
  const kinds = new Map<string, Change<'fills'>>();
  for (const change of own) if (change.kind === 'fills') kinds.set(`${change.post} ${change.acting}`, change);
  return [...kinds.values()]
    .flatMap(({ post, acting }) => {
      const is = (kind: 'fills' | 'vacates') => (change: Change) =>
        change.kind === kind && change.post === post && change.acting === acting;
      return spells(own, is('fills'), is('vacates')).map((spell): TenureAnswer => {
        const reason = exitReason(spell);
        return { post, acting, spell, ...(reason !== undefined && { reason }), ...backingOfSpell(record, spell) };
      });
    })
    .sort(
      (a, b) =>
        a.spell.begin.earliest - b.spell.begin.earliest ||
        a.spell.begin.latest - b.spell.begin.latest ||
        (a.post < b.post ? -1 : 1),
    );
}

/** The posts that he holds or acts in on a day: what `holdersOn` says of each post, asked from the person's side. */
export function postsOn(
  record: HistoricalRecord,
  person: PersonId,
  day: Day,
): readonly (TenureAnswer & { readonly held: Held })[] {
  const all = postsOf(record, person);
  const regular = new Map(
    [...new Set(all.filter(({ acting }) => !acting).map(({ post }) => post))].map((post) => [
      post,
      holdersOn(record, post, day).find((holder) => holder.person === person)?.held,
    ]),
  );
  return all.flatMap((tenure) => {
    const covered = covers(tenure.spell, day);
    const held = tenure.acting ? covered : (regular.get(tenure.post) ?? 'false');
    return covered === 'false' || held === 'false' ? [] : [{ ...tenure, held: covered === 'true' ? 'true' : held }];
  });
}
