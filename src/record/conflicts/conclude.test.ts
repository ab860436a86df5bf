import { describe, expect, it } from 'vitest';
import { regime } from '../../../tests/invented.ts';
import { claim } from '../../../tests/invented-claims.ts';
import type { Claim, SourceId } from '../claim.ts';
import { findAgreements, findConflicts } from './index.ts';

const { cast } = regime({
  persons: ['ada'],
  organs: { council: 'body' },
  posts: { seat: { organ: 'council', capacity: 3 } },
});
const died = (id: string, from: string, source: string, grade = 'B2', more: Partial<Claim> = {}) =>
  ({ ...claim({ id, predicate: 'died', subject: 'ada', from, grade }), source: source as SourceId, ...more }) as Claim;
const sources = new Map(
  Object.entries({ x: [], y: ['x'], z: ['y'], w: [], v: [] }).map(([id, dependsOn]) => [
    id as SourceId,
    { dependsOn: dependsOn as SourceId[] },
  ]),
);
const conclusions = (...claims: readonly Claim[]) => {
  const [conflict] = findConflicts(claims, cast, sources);
  return conflict!.conclusions.map(({ rule, source, stands, tied, shares }) =>
    [
      source ?? rule,
      shares?.map((share) => share.toFixed(2)).join(' ') ?? stands.join(' '),
      ...(tied ? [`tied ${tied.join(' ')}`] : []),
    ].join(': '),
  );
};

describe('what each rule would keep', () => {
  it('the better grade, more independent sources, what a source says, and shares by weight', () => {
    expect(
      conclusions(died('a', '2001', 'x', 'A1'), died('b', '2002', 'w', 'B2'), died('c', '2002', 'v', 'B4')),
    ).toEqual(['best-grade: 0', 'majority: 1', 'v: 1', 'w: 1', 'x: 0', 'sample: 0.92 0.08']);
  });

  it('copies are no majority: then the better grade decides', () => {
    const copies = [died('a', '2001', 'x'), died('b', '2001', 'y'), died('c', '2001', 'z')];
    expect(conclusions(...copies, died('d', '2002', 'w', 'A1'))).toContain('majority: 1');
    expect(conclusions(...copies, died('d', '2002', 'w', 'C3'), died('e', '2002', 'v', 'C3'))).toContain('majority: 1');
  });

  it('equals are not decided between', () => {
    expect(conclusions(died('a', '2001', 'x'), died('b', '2002', 'w'))).toEqual([
      'best-grade: : tied 0 1',
      'majority: : tied 0 1',
      'w: 1',
      'x: 0',
      'sample: 0.50 0.50',
    ]);
  });

  it('what agrees with the side kept is kept, and the claims of a side come by trust', () => {
    const [conflict] = findConflicts(
      [
        died('a', '2001-05', 'x', 'B2'),
        died('b', '2001', 'w', 'A1'),
        died('c', '2003', 'v', 'C3'),
        died('d', '2003', 'x', 'A2'),
      ],
      cast,
      sources,
    );
    expect(conflict!.sides.map(({ claims }) => claims)).toEqual([['b'], ['a'], ['d', 'c']]);
    expect(conflict!.contradictions).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(conflict!.conclusions[0]).toEqual({ rule: 'best-grade', stands: [0, 1] });
    expect(conflict!.size).toEqual({ amount: 580, unit: 'days' });
  });

  it('of an order that dates contradict, the least trusted part falls', () => {
    const event = (id: string, subject: string, from: string, grade: string) =>
      claim({ id, predicate: 'event', subject, from, grade, subjectIs: 'event' });
    const before = claim({ id: 'c', predicate: 'before', subject: 'a', object: 'b', grade: 'B2', subjectIs: 'claim' });
    const [conflict] = findConflicts(
      [event('a', 'gale', '2003', 'C4'), event('b', 'fair', '2001', 'A1'), before],
      cast,
      sources,
    );
    const kept = conflict!.conclusions[0]!.stands.flatMap((i) => conflict!.sides[i]!.claims);
    expect([...kept].sort()).toEqual(['b', 'c']);
  });
});

describe('agreement', () => {
  it('gathers what can be one day, with its independent sources', () => {
    const count = (of: Iterable<SourceId>) => [...of].length;
    const agreed = findAgreements(
      [
        died('a', '2001', 'x'),
        died('b', '2001-05', 'y'),
        died('c', '2003', 'w'),
        died('d', '2001', 'v', 'B2', { modality: 'judged' }),
      ],
      count,
    );
    expect(agreed).toEqual([
      { about: { subject: 'ada', predicate: 'died' }, claims: ['b', 'a'], sources: ['x', 'y'], independent: 2 },
    ]);
  });
});
