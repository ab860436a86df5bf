/** Random propositions over given persons, posts and days: all that the grammar can say. */
import fc from 'fast-check';
import type { Day } from '../src/calendar/index.ts';
import type {
  PersonId,
  PersonPredicate,
  PersonSet,
  PlainPredicate,
  PostId,
  Proposition,
  Status,
} from '../src/polity/index.ts';
import { said } from '../src/polity/index.ts';
import { d } from './invented.ts';

export interface PropositionSpec {
  readonly persons: readonly PersonId[];
  readonly posts: readonly PostId[];
  /** First and last, in days after 1 January 2001. */
  readonly days: readonly [number, number];
  readonly statuses: readonly (Status | 'dead' | 'ill')[];
}

const yes = fc.constant(true as const);

export function propositionsAbout(spec: PropositionSpec): fc.Arbitrary<Proposition> {
  const day: fc.Arbitrary<Day> = fc.integer({ min: spec.days[0], max: spec.days[1] }).map(d);
  const posts = fc.subarray([...spec.posts], { minLength: 1 });
  const status = fc.constantFrom(...spec.statuses);
  const least = fc.integer({ min: 1, max: 1000 }).map((share) => share / 1000);
  const loose = { requiredKeys: ['says', 'posts', 'day'] } as { requiredKeys: ['says', 'posts', 'day'] };
  // What may be asked whether ever, and so whether never.
  const sometime: fc.Arbitrary<PlainPredicate> = fc.oneof(
    fc.record({ says: fc.constant('holds' as const), posts, day, ever: yes }),
    fc.record({ says: fc.constantFrom('gains' as const, 'loses'), posts, day }),
    fc.record({ says: fc.constant('is' as const), status, day }),
    fc.record({ says: fc.constant('paramount' as const), day, ever: yes }),
    fc.record({ says: fc.constant('control' as const), least, day, ever: yes }),
  );
  const other: fc.Arbitrary<PlainPredicate> = fc.oneof(
    fc.record({ says: fc.constantFrom('holds' as const, 'keeps'), posts, day, exceptDeath: yes }, loose),
    fc.record({ says: fc.constant('under' as const), status, day }),
    fc.record({ says: fc.constant('paramount' as const), day }),
    fc.record({ says: fc.constant('control' as const), least, day }),
  );
  const predicate: fc.Arbitrary<PersonPredicate> = fc.oneof(
    sometime,
    other,
    sometime.map((of): PersonPredicate => ({ says: 'not', of })),
  );
  const person = fc.constantFrom(...spec.persons);
  const set: fc.Arbitrary<PersonSet> = fc.oneof(
    fc.record({ are: fc.constant('named' as const), persons: fc.subarray([...spec.persons], { minLength: 1 }) }),
    fc.record({ are: fc.constant('members' as const), posts }),
    fc.record({ are: fc.constant('associates' as const), of: person }),
  );
  const sentence: fc.Arbitrary<Proposition> = fc.oneof(
    fc.tuple(predicate, person).map(([what, whom]) => said(what, whom)),
    fc.record({
      says: fc.constant('quantified' as const),
      quantifier: fc.constantFrom('any' as const, 'all', 'most'),
      set,
      predicate,
    }),
  );
  return fc.letrec<{ whole: Proposition }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: sentence, weight: 4 },
      { arbitrary: tie('whole').map((of): Proposition => ({ says: 'not', of })), weight: 1 },
      {
        arbitrary: fc.record({
          says: fc.constantFrom('and' as const, 'or'),
          of: fc.array(tie('whole'), { minLength: 2, maxLength: 3 }),
        }),
        weight: 1,
      },
    ),
  })).whole;
}
