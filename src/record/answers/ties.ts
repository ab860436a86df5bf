/** Ties in force on a day, with their signs: who stood with whom and who against. */
import type { Day, Moment } from '../../calendar/index.ts';
import {
  type Change,
  covers,
  type PersonId,
  type Spell,
  spells,
  type TieKind,
  type Truth,
} from '../../polity/index.ts';
import type { HistoricalRecord } from '../record.ts';
import { type Backing, backingOfSpell, type Held } from './backing.ts';

export interface TieAnswer extends Backing {
  readonly from: PersonId;
  readonly to: PersonId;
  /** For kin of which a source says more: spouse, sibling, parent, child, in-law. */
  readonly kind: TieKind | string;
  /** 1 binds, -1 divides. */
  readonly sign: 1 | -1;
  /** Holds both ways, and is listed once. */
  readonly mutual: boolean;
  /** 0 to 1; absent where no source states it. */
  readonly strength?: number;
  /** Absent for kinship, which has no dates. */
  readonly spell?: Spell;
}

const mutualKinds: ReadonlySet<TieKind> = new Set<TieKind>(['ally', 'rival', 'kin', 'friend']);

/** All ties between persons that the record knows of, of one person if named; kinship first, then as they began. */
export function tiesOf(record: HistoricalRecord, person?: PersonId): readonly TieAnswer[] {
  const about = (from: string, to: string) => person === undefined || from === person || to === person;
  const own = record.chronicle.filter(
    (change) => (change.kind === 'ties' || change.kind === 'unties') && about(change.from, change.to),
  );
  const pairs = new Map<string, Change<'ties'>>();
  for (const change of own) {
    // A mutual tie is told from both ends.
    if (change.kind !== 'ties' || (mutualKinds.has(change.tie) && change.from > change.to)) continue;
    pairs.set(`${change.from} ${change.to} ${change.tie}`, change);
  }
  const dated = [...pairs.values()].flatMap(({ from, to, tie }) => {
    const is = (kind: 'ties' | 'unties') => (change: Change) =>
      change.kind === kind && change.from === from && change.to === to && change.tie === tie;
    return spells(own, is('ties'), is('unties')).map((spell): TieAnswer => {
      const { strength } = spell.beginning as Change<'ties'>;
      const mutual = mutualKinds.has(tie);
      return {
        from,
        to,
        kind: tie,
        sign: tie === 'rival' ? -1 : 1,
        mutual,
        strength,
        spell,
        ...backingOfSpell(record, spell),
      };
    });
  });
  const kin = record.findings.flatMap(({ question, value, supporting, contrary }): TieAnswer[] => {
    const { predicate, subject, object } = question;
    if (predicate !== 'kin' || !about(subject, object!)) return [];
    const [from, to] = [subject as PersonId, object as PersonId];
    const mutual = value === 'spouse' || value === 'sibling' || value === 'in-law';
    return [{ from, to, kind: value!, sign: 1, mutual, claims: supporting, contrary }];
  });
  const begin = ({ spell }: TieAnswer) => spell?.begin.earliest ?? Number.NEGATIVE_INFINITY;
  return [...kin, ...dated].sort(
    (a, b) => begin(a) - begin(b) || compare(a.from, b.from) || compare(a.to, b.to) || compare(a.kind, b.kind),
  );
}

/** Those in force at the end of a day, between the living. Kinship lasts as long as both do. */
export function tiesOn(
  record: HistoricalRecord,
  day: Day,
  person?: PersonId,
): readonly (TieAnswer & { readonly held: Held })[] {
  const alive = livingOn(record, day);
  return tiesOf(record, person).flatMap((tie) => {
    const truths = [tie.spell ? covers(tie.spell, day) : 'true', alive(tie.from), alive(tie.to)];
    if (truths.includes('false')) return [];
    return [{ ...tie, held: truths.includes('unknown') ? 'unknown' : 'true' }];
  });
}

/** Whether somebody is born and not dead at the end of a day, as far as findings say. */
function livingOn(record: HistoricalRecord, day: Day): (person: PersonId) => Truth {
  const dates = new Map<string, Moment>();
  for (const { question, from } of record.findings)
    if ((question.predicate === 'born' || question.predicate === 'died') && from !== undefined && from !== 'open')
      dates.set(`${question.predicate} ${question.subject}`, from);
  return (person) => {
    const born = dates.get(`born ${person}`);
    const died = dates.get(`died ${person}`);
    if ((born && born.earliest > day) || (died && died.latest <= day)) return 'false';
    return (born && born.latest > day) || (died && died.earliest <= day) ? 'unknown' : 'true';
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
