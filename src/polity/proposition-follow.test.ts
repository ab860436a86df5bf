/** Propositions followed change by change against the scan of the whole chronicle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { d, dies, fills, organ, post, told, vacates, who } from '../../tests/invented.ts';
import { propositionsAbout } from '../../tests/propositions.ts';
import { type Day, firstDayOf, lastDayOf, type MonthIndex, monthOf } from '../calendar/index.ts';
import type { Change, ExitReason } from './change.ts';
import type { PersonId } from './ids.ts';
import { evaluate, type Proposition } from './proposition.ts';
import { compilePropositions } from './proposition-follow.ts';

const people = ['ada', 'bo', 'cy'];
const places = ['seat', 'head', 'chair'];
const lastDay = 120;

interface Step {
  readonly day: number;
  readonly person: string;
  readonly place: string;
  readonly act: 'turn' | 'ill' | 'sanction' | 'tie' | 'die';
  readonly reason: ExitReason;
  readonly other: string;
}
/** Few enough that much falls on one day. */
const someDay = fc.nat(lastDay / 4).map((n) => 4 * n);
const step: fc.Arbitrary<Step> = fc.record({
  day: someDay,
  person: fc.constantFrom(...people),
  place: fc.constantFrom(...places),
  act: fc.constantFrom('turn', 'turn', 'turn', 'turn', 'ill', 'sanction', 'sanction', 'tie', 'die'),
  reason: fc.constantFrom('removed' as const, 'left', 'transferred'),
  other: fc.constantFrom(...people),
});

/** Each act begins what is not so and ends what is; whoever dies leaves his posts and does no more. */
function chronicleOf(steps: readonly Step[]): readonly Change[] {
  const holds = new Set<string>();
  const [dead, ill, ties] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const sanctions = new Map<string, 'expelled' | 'exiled'>();
  const changes: Change[] = [];
  for (const { day, person, place, act, reason, other } of [...steps].sort((a, b) => a.day - b.day)) {
    if (dead.has(person)) continue;
    const tell = (fact: Parameters<typeof told>[0]) => changes.push(told(fact, d(day)));
    const turn = (set: Set<string>, key: string) => (set.has(key) ? !set.delete(key) : !!set.add(key));
    const id = who(person);
    if (act === 'turn') tell(turn(holds, `${person} ${place}`) ? fills(person, place) : vacates(person, place, reason));
    if (act === 'ill') tell({ kind: turn(ill, person) ? 'falls-ill' : 'recovers', person: id });
    if (act === 'sanction') {
      // By one organ or by none in particular: either may end while the other goes on.
      const by = place === 'head' ? { organ: organ('office') } : {};
      const key = `${person} ${place === 'head'}`;
      const status = sanctions.get(key);
      if (status) sanctions.delete(key);
      else sanctions.set(key, day % 8 === 0 ? 'expelled' : 'exiled');
      tell(
        status
          ? { kind: 'lifted', person: id, status, ...by }
          : { kind: 'sanctioned', person: id, status: sanctions.get(key)!, ...by },
      );
    }
    if (act === 'tie' && other !== person) {
      const tie = { from: id, to: who(other), tie: 'ally' as const };
      tell(turn(ties, `${person} ${other}`) ? { kind: 'ties', ...tie, strength: 1 } : { kind: 'unties', ...tie });
    }
    if (act === 'die') {
      dead.add(person);
      tell(dies(person));
      for (const where of places) if (holds.delete(`${person} ${where}`)) tell(vacates(person, where, 'death'));
    }
  }
  return changes;
}

const about = propositionsAbout({
  persons: people.map(who),
  posts: places.map(post),
  days: [0, lastDay],
  statuses: ['dead', 'ill', 'expelled', 'exiled'],
});
const measures = fc.array(
  fc.record({ paramount: fc.constantFrom('ada', 'bo', ''), shares: fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10)) }),
  { minLength: 5, maxLength: 5 },
);

describe('propositions followed', () => {
  it('come to what the scan says', () => {
    const counts = { true: 0, false: 0 };
    const given = [
      fc.array(step, { maxLength: 60, size: 'max' }),
      fc.array(about, { minLength: 1, maxLength: 20, size: 'max' }),
      someDay.filter((day) => day <= 60),
      measures,
    ] as const;
    fc.assert(
      fc.property(...given, (steps, propositions, startDay, measured) => {
        const chronicle = chronicleOf(steps);
        const start = d(startDay);
        const first = monthOf((start + 1) as Day);
        const at = (day: Day) =>
          measured[Math.min(measured.length - 1, Math.max(0, Math.min(monthOf(day), monthOf(d(lastDay))) - first))]!;
        const control = (month: (typeof measured)[number]) => (person: PersonId) =>
          month.shares[people.indexOf(person)]! / 10;
        const course = {
          chronicle,
          start,
          paramount: (day: Day) => (at(day).paramount || 'collective') as PersonId | 'collective',
          control: (person: PersonId, day: Day) => control(at(day))(person),
        };
        const past = chronicle.filter((change) => change.earliest <= start);
        const compiled = compilePropositions(propositions, { chronicle: past, start });
        // One history leaves nothing behind for the next.
        for (let history = 0; history < 2; history++) {
          const follower = compiled.follow();
          for (const change of chronicle) if (change.earliest > start) follower.hear(change);
          for (let month = first; month <= monthOf(d(lastDay)); month = (month + 1) as MonthIndex)
            follower.measure(
              month,
              (at(firstDayOf(month)).paramount || undefined) as PersonId | undefined,
              control(at(lastDayOf(month))),
            );
          const scanned = propositions.map((proposition) => evaluate(proposition, course));
          for (const truth of scanned) {
            expect(truth).not.toBe('unknown');
            counts[truth as 'true' | 'false']++;
          }
          expect(follower.truths()).toEqual(scanned.map((truth) => truth === 'true'));
        }
      }),
      { numRuns: 2000 },
    );
    expect(counts.true).toBeGreaterThan(5000);
    expect(counts.false).toBeGreaterThan(5000);
  });

  it('hear of a change only those that it is about', () => {
    const posts = [post('seat')];
    const day = d(50);
    const propositions: readonly Proposition[] = people.map((person) => ({
      says: 'keeps',
      person: who(person),
      posts,
      day,
    }));
    const chronicle = people.map((person) => told(fills(person, 'seat'), d(0)));
    const follower = compilePropositions(propositions, { chronicle, start: d(1) }).follow();
    follower.hear(told(vacates('bo', 'seat'), d(3)));
    follower.hear(told(vacates('ada', 'head'), d(3)));
    follower.hear(told(vacates('cy', 'seat', 'removed', true), d(3)));
    expect(follower.truths()).toEqual([true, false, true]);
  });

  it('may be asked before the end, and hear on', () => {
    const sentence: Proposition = { says: 'keeps', person: who('ada'), posts: [post('seat')], day: d(9) };
    const chronicle = [told(fills('ada', 'seat'), d(0))];
    const follower = compilePropositions([sentence], { chronicle, start: d(1) }).follow();
    follower.hear(told(vacates('ada', 'seat'), d(3)));
    expect(follower.truths()).toEqual([false]);
    follower.hear(told(fills('ada', 'seat'), d(3)));
    expect(follower.truths()).toEqual([true]);
    follower.hear(told(vacates('ada', 'seat'), d(10)));
    expect(follower.truths()).toEqual([true]);
  });
});
