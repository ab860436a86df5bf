/** One page about a person: life, posts, statuses, ties, factions, and what the sources disagree on. */
import { type Change, type OrganId, type PersonId, type Spell, type Status, spells } from '../../polity/index.ts';
import type { Finding } from '../finding.ts';
import type { HistoricalRecord } from '../record.ts';
import { type Backing, backingOfSpell } from './backing.ts';
import { postsOf, type TenureAnswer } from './posts.ts';
import { type TieAnswer, tiesOf } from './ties.ts';

export interface StatusAnswer extends Backing {
  readonly status: Status;
  /** The organ that imposed it, where one is named. */
  readonly organ?: OrganId;
  readonly spell: Spell;
}

export interface FactionAnswer extends Backing {
  readonly faction: OrganId;
  readonly spell: Spell;
}

export interface PersonAnswer {
  readonly person: PersonId;
  readonly born?: Finding;
  readonly died?: Finding;
  readonly posts: readonly TenureAnswer[];
  readonly statuses: readonly StatusAnswer[];
  readonly factions: readonly FactionAnswer[];
  readonly ties: readonly TieAnswer[];
  /** What was found about him although some claim says otherwise. */
  readonly disputed: readonly Finding[];
}

export function personAnswer(record: HistoricalRecord, person: PersonId): PersonAnswer {
  const found = record.findings.filter(({ question }) => question.subject === person || question.object === person);
  const about = (predicate: string) =>
    found.find(({ question }) => question.predicate === predicate && question.subject === person);
  const [born, died] = [about('born'), about('died')];
  return {
    person,
    ...(born && { born }),
    ...(died && { died }),
    posts: postsOf(record, person),
    statuses: statusesOf(record, person),
    factions: factionsOf(record, person),
    ties: tiesOf(record, person),
    disputed: found.filter(({ contrary }) => contrary.length > 0),
  };
}

/** In the order in which they began. A readmission that ends no stated span stands by itself. */
export function statusesOf(record: HistoricalRecord, person: PersonId): readonly StatusAnswer[] {
  const own = record.chronicle.filter(
    (change): change is Change<'sanctioned' | 'lifted'> =>
      (change.kind === 'sanctioned' || change.kind === 'lifted') && change.person === person,
  );
  const kinds = new Map(own.map((change) => [`${change.status} ${change.organ ?? ''}`, change]));
  const found = [...kinds.values()].flatMap(({ status, organ }) => {
    const is = (kind: 'sanctioned' | 'lifted') => (change: Change) =>
      change.kind === kind && change.status === status && change.organ === organ;
    return spells(own, is('sanctioned'), is('lifted')).map((spell) => ({ status, organ, spell }));
  });
  const ends = new Set<Change>(found.flatMap(({ spell }) => spell.ending ?? []));
  const alone = own
    .filter((change) => change.kind === 'lifted' && !ends.has(change))
    .map((change) => ({
      status: 'readmitted' as const,
      organ: change.organ,
      spell: { begin: change, beginning: change },
    }));
  return byBeginning(
    [...found, ...alone].map(
      ({ status, organ, spell }): StatusAnswer => ({
        status,
        ...(organ !== undefined && { organ }),
        spell,
        ...backingOfSpell(record, spell),
      }),
    ),
  );
}

export function factionsOf(record: HistoricalRecord, person: PersonId): readonly FactionAnswer[] {
  const own = record.chronicle.filter(
    (change) => (change.kind === 'joins' || change.kind === 'leaves') && change.person === person,
  );
  const factions = new Set(own.flatMap((change) => (change.kind === 'joins' ? [change.faction] : [])));
  return byBeginning(
    [...factions].flatMap((faction) => {
      const is = (kind: 'joins' | 'leaves') => (change: Change) => change.kind === kind && change.faction === faction;
      return spells(own, is('joins'), is('leaves')).map(
        (spell): FactionAnswer => ({ faction, spell, ...backingOfSpell(record, spell) }),
      );
    }),
  );
}

function byBeginning<T extends { readonly spell: Spell }>(answers: readonly T[]): readonly T[] {
  return [...answers].sort((a, b) => a.spell.begin.earliest - b.spell.begin.earliest);
}
