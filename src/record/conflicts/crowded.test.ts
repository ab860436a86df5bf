/** Records in which thousands of claims are about one thing end soon, and still have their conflict. */
import { describe, expect, it } from 'vitest';
import { days, type Row } from '../../../tests/conflict-cases.ts';
import { recordOfCase } from '../../../tests/conflict-records.ts';
import { findAgreements, findConflicts } from './index.ts';

const many = 5000;
const rows = (make: (i: number) => Row) => Array.from({ length: many }, (_, i) => make(i));
const find = (of: readonly Row[]) => {
  const { claims, cast } = recordOfCase({ name: 'crowded', rows: of });
  return findConflicts(claims, cast, new Map());
};

describe('thousands of claims about one thing', () => {
  it('deaths on as many days are one conflict with them all', () => {
    const [conflict, ...others] = find(
      rows((i) => ({ id: `c${i}`, predicate: 'died', subject: 'ada', from: days(i) })),
    );
    expect([conflict!.claims.length, conflict!.size.amount, others.length]).toEqual([many, many - 1, 0]);
    expect(
      findAgreements(
        recordOfCase({
          name: 'crowded',
          rows: rows((i) => ({ id: `c${i}`, predicate: 'died', subject: 'ada', from: days(i % 50) })),
        }).claims,
        () => 1,
      ),
    ).toHaveLength(50);
  });

  it('measures of one day, tenures of one person and post, rules of one policy', () => {
    const measured = find(
      rows((i) => ({ id: `c${i}`, predicate: 'series', subject: 'rain', value: String(i), from: days(5) })),
    );
    expect(measured.map(({ claims }) => claims.length)).toEqual([many]);
    const tenures = rows((i) => ({
      id: `c${i}`,
      predicate: 'holds',
      subject: 'ada',
      object: 'seat',
      from: days(3 * i),
      to: days(3 * i + 2),
    }));
    expect(find(tenures)).toEqual([]);
    const rules = find(
      rows((i) => ({ id: `c${i}`, predicate: 'policy', subject: 'tax', value: `limit=${i}`, from: days(5) })),
    );
    expect(rules.map(({ kind, claims }) => [kind, claims.length])).toEqual([['policy', many]]);
  });

  it('a post for one that is full of people', () => {
    const { claims, cast } = recordOfCase({
      name: 'crowded',
      rows: rows((i) => ({
        id: `c${i}`,
        predicate: 'holds',
        subject: 'ada',
        object: 'head',
        from: days(i),
        to: days(90_000),
      })),
    });
    const crowd = claims.map((claim, i) => ({ ...claim, subject: `p${i}` }));
    const conflicts = findConflicts(crowd, cast, new Map());
    expect(new Set(conflicts.flatMap((one) => one.claims)).size).toBe(many);
  });

  it('a long chain, in order and against it, and a long circle', () => {
    const events = (day: (i: number) => number) =>
      rows((i) => ({ id: `c${i}`, predicate: 'died', subject: `p${i}`, from: days(day(i)) }));
    const chain = rows((i) => ({ id: `o${i}`, predicate: 'before', subject: `c${i}`, object: `c${i + 1}` })).slice(1);
    expect(find([...events((i) => i), ...chain])).toEqual([]);
    expect(find([...events((i) => many - i), ...chain])).toHaveLength(many - 2);
    const circle = find([
      ...events(() => 3),
      ...chain,
      { id: 'back', predicate: 'before', subject: `c${many - 1}`, object: 'c1' },
    ]);
    expect(circle.map(({ why, claims }) => [why.code, claims.length])).toEqual([['circle', many - 1]]);
  });
});
