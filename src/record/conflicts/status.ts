/** Conflicts of statuses: one that lacks what it needs, or that rules out what is claimed beside it. */
import type { Moment } from '../../calendar/index.ts';
import type { OrganId, Status } from '../../polity/index.ts';
import type { Claim } from '../claim.ts';
import { daysKey, earliestEnd, earliestStart, latestStart, stated } from './days.ts';
import type { Contradiction, Gatherer } from './gather.ts';
import { addTo } from './grouped.ts';
import { type Ledger, type Statement, statementsOf } from './ledger.ts';
import { beginningsApart, datesApart, endsApart, marksOf, pairs } from './occurrence.ts';

/**
 * Statuses that cannot befall somebody again before something has undone them, and why. The others are acts that may be
 * repeated: censured, recanted, convicted, omitted.
 */
export const notAgain: Partial<Record<Status, { readonly undoneBy?: Status; readonly reason: string }>> = {
  suspended: { reason: 'whoever is suspended cannot be suspended until it is lifted' },
  expelled: { undoneBy: 'readmitted', reason: 'nobody is thrown out of what he is no longer in' },
  readmitted: { undoneBy: 'expelled', reason: 'nobody is taken back into what he is in' },
  'house-arrest': { reason: 'whoever is confined is not confined anew until he is let go' },
  arrested: { reason: 'whoever is in custody is not arrested until he is let go' },
  exiled: { reason: 'whoever is in exile is not sent there until he has come back' },
  banished: { reason: 'whoever is out of the country is not put out of it until he has come back' },
  executed: { reason: 'nobody is executed twice' },
  retired: { reason: 'whoever is retired does not retire until he has come back' },
};

/** Statuses that need another before them, with the same organ, and why. */
export const needsBefore: Partial<Record<Status, { readonly status: Status; readonly reason: string }>> = {
  readmitted: { status: 'expelled', reason: 'only who was put out can be taken back' },
};

export function findStatuses(ledger: Ledger, found: Gatherer): void {
  for (const claims of ledger.groups('status')) {
    const { subject, predicate, object, value } = claims[0]!;
    const status = value as Status;
    const about = { subject, predicate, ...(object !== undefined && { object }) };
    const rule = notAgain[status];
    const statements = statementsOf(claims);
    if (rule && statements.length > 1) {
      const own = marksOf(statements);
      const undone = rule.undoneBy === undefined ? [] : beginningsOf(of(ledger, subject, object, rule.undoneBy));
      const marks = { beginnings: own.beginnings, ends: [...own.ends, ...undone] };
      const ids = { status, ...(rule.undoneBy !== undefined && { undoneBy: rule.undoneBy }) };
      found.add(
        'status',
        about,
        'days',
        pairs(statements, 'again', (a, b) => beginningsApart(a, b, marks), ids),
      );
      found.add(
        'dates',
        about,
        'days',
        pairs(statements, 'ends-apart', (a, b) => endsApart(a, b, marks), ids),
      );
    }
    const needed = needsBefore[status];
    if (needed)
      found.add(
        'status',
        about,
        'days',
        lacking(statements, of(ledger, subject, object, needed.status), status, needed.status),
      );
    if (status === 'executed') executions(statements, ledger, found);
    if (status === 'expelled' && object !== undefined) {
      const back = beginningsOf(of(ledger, subject, object, 'readmitted'));
      seatsKept(statements, back, ledger, found);
    }
  }
}

/** A status of a person in an organ; one stated without an organ may be of that one. */
function of(ledger: Ledger, person: string, organ: string | undefined, status: Status): readonly Claim[] {
  const stated = ledger.about('status', `${person} ${organ ?? ''} ${status}`);
  return organ === undefined ? stated : [...stated, ...ledger.about('status', `${person}  ${status}`)];
}

function beginningsOf(claims: readonly Claim[]): readonly Moment[] {
  return claims.flatMap(({ from }) => stated(from) ?? []);
}

/** Statements of a status before which what it needs cannot have been, or of which nobody tells it at all. */
function lacking(
  statements: readonly Statement[],
  needed: readonly Claim[],
  status: Status,
  needs: Status,
): readonly Contradiction[] {
  const ids = { status, needs };
  return statements.flatMap((part): Contradiction[] => {
    if (needed.length === 0) return [{ parts: [part], code: 'without-need', ids, amount: 0 }];
    const gaps = statementsOf(needed).map((other) => ({
      other,
      amount: earliestStart(other.first) - latestStart(part.first),
    }));
    if (!gaps.every(({ amount }) => amount > 0)) return [];
    return gaps.map(({ other, amount }) => ({
      parts: [part, other],
      code: 'before-need',
      ids,
      numbers: { amount },
      amount,
    }));
  });
}

/** Who is executed dies on that day, and so. */
function executions(statements: readonly Statement[], ledger: Ledger, found: Gatherer): void {
  const person = statements[0]!.first.subject;
  const deaths = statementsOf(ledger.about('died', person), ({ from, value }) => `${value ?? ''} ${daysKey(from)}`);
  const about = { subject: person, predicate: 'died' } as const;
  const otherwise = (a: Statement, b: Statement) =>
    Number(
      !['executed', 'killed', 'unknown', undefined].includes(b.first.value) && a.first.predicate !== b.first.predicate,
    );
  const cross = (measure: (execution: Statement, death: Statement) => number, code: string) =>
    statements.flatMap((part): Contradiction[] =>
      deaths.flatMap((death) => {
        const amount = measure(part, death);
        return amount > 0 ? [{ parts: [part, death], code, numbers: { amount }, amount }] : [];
      }),
    );
  found.add(
    'status',
    about,
    'days',
    cross((a, b) => datesApart(a.first.from, b.first.from), 'executed-another-day'),
  );
  found.add('status', about, 'values', cross(otherwise, 'executed-or-not'));
}

/** Posts of the organ that somebody was expelled from, or below it where it is a party, begun or kept after that. */
function seatsKept(statements: readonly Statement[], back: readonly Moment[], ledger: Ledger, found: Gatherer): void {
  const { subject, object } = statements[0]!.first;
  for (const post of postsIn(ledger, object as OrganId)) {
    const tenures = ledger.about('holds', `${subject} ${post}`);
    if (tenures.length === 0) continue;
    const contradictions = statementsOf(tenures).flatMap((tenure): Contradiction[] =>
      statements.flatMap((part) => {
        const expelled = stated(part.first.from);
        if (expelled === undefined) return [];
        const out = expelled.latest;
        const lifted = stated(part.first.to);
        const returned = (until: number) =>
          [...back, ...(lifted ? [lifted] : [])].some(
            (day) => day.latest >= expelled.earliest && day.earliest <= until,
          );
        const begin = latestStart(tenure.first);
        const after = earliestStart(tenure.first) - out;
        const [code, amount] =
          after > 0 && !returned(begin)
            ? ['seat-after-expulsion', after]
            : begin <= out
              ? ['seat-despite-expulsion', tenure.first.to === undefined ? 0 : earliestEnd(tenure.first) - 1 - out]
              : ['', 0];
        return amount > 0
          ? [{ parts: [part, tenure], code, ids: { post, organ: object! }, numbers: { amount }, amount }]
          : [];
      }),
    );
    found.add('status', { subject, predicate: 'holds', object: post }, 'days', contradictions);
  }
}

const seats = new WeakMap<Ledger['cast'], ReadonlyMap<string, readonly string[]>>();

/** Posts of an organ; those of organs below it count where it is a party, in whose organs nobody sits who is not in it. */
function postsIn({ cast }: Ledger, organ: OrganId): readonly string[] {
  let known = seats.get(cast);
  if (!known) {
    const lists = new Map<string, string[]>();
    for (const { id, organ: own } of cast.posts.values()) {
      addTo<string, string>(lists, own, id);
      const seen = new Set<string>([own]);
      for (let up = cast.organs.get(own)?.parent; up !== undefined && !seen.has(up); up = cast.organs.get(up)?.parent) {
        seen.add(up);
        if (cast.organs.get(up)?.kind === 'party') addTo<string, string>(lists, up, id);
      }
    }
    known = lists;
    seats.set(cast, known);
  }
  return known.get(organ) ?? [];
}
