import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regime } from '../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../tests/invented-claims.ts';
import { type Claim, predicateNames, predicates } from './claim.ts';
import type { Finding } from './finding.ts';
import { resolve } from './resolve.ts';
import type { ResolutionRule } from './rule.ts';

const best: ResolutionRule = { rule: 'best-grade' };
const of = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', north: 'faction' },
  posts: { seat: { organ: 'council' }, head: { organ: 'council' } },
});
const held = (
  id: string,
  from: string | undefined,
  to: string | undefined,
  grade = 'B2',
  more: Partial<ClaimSpec> = {},
): Claim =>
  claim({
    id,
    predicate: 'holds',
    subject: 'ada',
    object: 'seat',
    grade,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...more,
  });
const died = (id: string, from: string, grade = 'B2', more: Partial<ClaimSpec> = {}): Claim =>
  claim({ id, predicate: 'died', subject: 'ada', from, grade, ...more });
const textOf = (date: Finding['from']) => (date === undefined ? '?' : date === 'open' ? '..' : date.edtf);
/** `from/to value: supporting | contrary`, in the order of findings. */
const inShort = (...claims: readonly Claim[]) =>
  resolve(claims, best).map(
    ({ from, to, value, supporting, contrary }) =>
      `${textOf(from)}/${textOf(to)}${value === undefined ? '' : ` ${value}`}: ${supporting.join(' ')}${contrary.length ? ` | ${contrary.join(' ')}` : ''}`,
  );

describe('one question', () => {
  it('claims that agree support one finding, the deciding one first', () => {
    expect(inShort(died('a', '2003', 'C3'), died('b', '2003-05-01', 'A1'), died('c', '2003-05', 'B2'))).toEqual([
      '2003-05-01/?: b c a',
    ]);
  });

  it('the better grade wins; what contradicts it is contrary', () => {
    expect(inShort(died('a', '2003', 'A2'), died('b', '2004', 'B1'))).toEqual(['2004/?: b | a']);
    expect(inShort(died('a', '2003', 'A2'), died('b', '2004', 'B2'))).toEqual(['2003/?: a | b']);
    expect(inShort(died('a', '2003', 'F1'), died('b', '2004', 'E1'))).toEqual(['2004/?: b | a']);
  });

  it('at one grade asserted wins over reported, then the more exact date, then the identifier', () => {
    expect(inShort(died('a', '2003-05-01', 'B2', { modality: 'reported' }), died('b', '2004'))).toEqual([
      '2004/?: b | a',
    ]);
    expect(inShort(died('a', '2003'), died('b', '2004-05'))).toEqual(['2004-05/?: b | a']);
    expect(inShort(died('b', '2003-05-01'), died('a', '2004-05-01'))).toEqual(['2004-05-01/?: a | b']);
  });

  it('each part of the answer comes from the best claim that states it', () => {
    expect(inShort(held('a', '2003', undefined, 'A1'), held('b', '2003', '2005', 'C3', { value: 'removed' }))).toEqual([
      '2003/2005 removed: a b',
    ]);
    expect(inShort(died('a', '2003', 'A1'), died('b', '2003', 'C3', { value: 'illness' }))).toEqual([
      '2003/? illness: a b',
    ]);
  });

  it('at one grade the more exact beginning is taken, whatever else its claim leaves vague', () => {
    const [finding] = resolve([held('a', '2001-02-03', '2004'), held('b', '2001-02', undefined)], best);
    expect([textOf(finding!.from), textOf(finding!.to)]).toEqual(['2001-02-03', '2004']);
  });

  it('judged claims decide nothing, denied ones are contrary to what they deny', () => {
    expect(inShort(died('a', '2003', 'A1', { modality: 'judged' }))).toEqual([]);
    expect(inShort(died('a', '2003', 'A1', { modality: 'judged' }), died('b', '2004'))).toEqual(['2004/?: b']);
    expect(inShort(died('a', '2003', 'A1', { modality: 'denied' }))).toEqual([]);
    expect(inShort(died('a', '2003', 'A1', { modality: 'denied' }), died('b', '2003'))).toEqual(['2003/?: b | a']);
  });

  it('claims about claims are no findings', () => {
    expect(
      inShort(
        claim({ id: 'a', predicate: 'because', subject: 'b', object: 'c' }),
        claim({ id: 'd', predicate: 'before', subject: 'b', object: 'c' }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['another post', held('b', '2001', '2002', 'B2', { object: 'head' })],
    ['another person', held('b', '2001', '2002', 'B2', { subject: 'bo' })],
    ['acting', { ...held('b', '2001', '2002'), predicate: 'acting' as const }],
  ])('%s is another question', (_, other) => {
    expect(resolve([held('a', '2001', '2002'), other], best).map(({ contrary }) => contrary)).toEqual([[], []]);
  });

  it('two statuses, two kinds of tie, two votes, two measurements are two questions', () => {
    const pairs: readonly (readonly [Claim, Claim])[] = [
      ['status', 'value', 'arrested', 'expelled'],
      ['tie', 'value', 'ally 0.5', 'rival 0.5'],
      ['vote', 'from', '2003', '2004'],
      ['series', 'from', '2003', '2004'],
      ['rank', 'from', '2003', '2004'],
    ].map(([predicate, field, one, other]) => {
      const about = {
        predicate: predicate as Claim['predicate'],
        subject: 'x',
        from: '2003',
        value: predicate === 'status' ? 'exiled' : '1',
      };
      return [claim({ id: 'a', ...about, [field!]: one }), claim({ id: 'b', ...about, [field!]: other })];
    });
    for (const [a, b] of pairs) expect(resolve([a, b], best), a.predicate).toHaveLength(2);
  });

  it('an organ renamed twice was renamed twice', () => {
    const renamed = (id: string, value: string, from: string) =>
      claim({ id, predicate: 'renamed', subject: 'council', subjectIs: 'organ', value, from });
    expect(inShort(renamed('a', 'senate', '2002'), renamed('b', 'forum', '2004'))).toEqual([
      '2004/? forum: b',
      '2002/? senate: a',
    ]);
  });

  it('a policy is one policy, whether or not its organ is named', () => {
    const inForce = (id: string, more: Partial<ClaimSpec>) =>
      claim({ id, predicate: 'policy', subject: 'tax', from: '2002', ...more });
    expect(inShort(inForce('a', { object: 'council', grade: 'A1' }), inForce('b', { to: '2004' }))).toEqual([
      '2002/2004: a b',
    ]);
  });
});

describe('occurrences', () => {
  it('bounded tenures that do not meet are kept apart, in the order of time', () => {
    const claims = [held('late', '2005', '2006', 'A1'), held('early', '2001', '2002', 'C3')];
    expect(inShort(...claims)).toEqual(['2001/2002: early', '2005/2006: late']);
    expect(resolve(claims, best).map(({ question }) => question.occurrence)).toEqual([0, 1]);
    expect(new Set(resolve(claims, best).map(({ question }) => question.key)).size).toBe(1);
  });

  it('overlapping ones are one, and contradict each other where they differ', () => {
    expect(inShort(held('a', '2001', '2004', 'A1'), held('b', '2003', '2006'))).toEqual(['2001/2004: a | b']);
    expect(inShort(held('a', '2001', '2004', 'A1'), held('b', '2001', '2004-06'))).toEqual(['2001/2004: a b']);
  });

  const two = [held('early', '2001', '2002'), held('late', '2005', '2006')];
  it.each([
    ['2006', ['2001/2002: early', '2005/2006: late x']],
    ['2002-03', ['2001/2002: early x', '2005/2006: late']],
    ['2003', ['2001/2002: early | x', '2005/2006: late']],
    ['2007', ['2001/2002: early', '2005/2006: late | x']],
  ])('a claim with only an end in %s joins the right one', (to, findings) => {
    expect(inShort(...two, held('x', undefined, to, 'C3'))).toEqual(findings);
  });

  it.each([
    ['2001-05', ['2001/2002: early x', '2005/2006: late']],
    ['2005', ['2001/2002: early', '2005/2006: late x']],
    ['2004-11', ['2001/2002: early', '2005/2006: late | x']],
    ['2008', ['2001/2002: early', '2005/2006: late', '2008/?: x']],
  ])('a claim with only a beginning in %s joins the right one', (from, findings) => {
    expect(inShort(...two, held('x', from, undefined, 'C3'))).toEqual(findings);
  });

  it('one that states only a beginning and one that states only an end are one tenure', () => {
    expect(inShort(held('a', '2001', undefined), held('b', undefined, '2004'))).toEqual(['2001/2004: a b']);
    expect(inShort(held('a', '2005', undefined), held('b', undefined, '2004'))).toEqual(['?/2004: b', '2005/?: a']);
  });

  it('a denial does not make two tenures one', () => {
    const denial = held('no', '2000', '2008', 'A1', { modality: 'denied' });
    expect(resolve([...two, denial], best).map(({ from, to }) => `${textOf(from)}/${textOf(to)}`)).toEqual([
      '2001/2002',
      '2005/2006',
    ]);
  });

  it('one claim, however bad, that spans two better ones leaves them apart', () => {
    const wide = held('wide', '2001', '2006', 'E5');
    expect(resolve([...two, wide], best).map(({ from, to }) => `${textOf(from)}/${textOf(to)}`)).toEqual([
      '2001/2002',
      '2005/2006',
    ]);
  });
});

describe('resolving random claims', () => {
  const spans = predicateNames.filter((name) => predicates[name].dates === 'span');
  const claims = fc.oneof(anyClaims(of, 25), anyClaims(of, 14, ['holds', 'status']), anyClaims(of, 14, spans));

  it('does not depend on their order', () => {
    fc.assert(
      fc.property(
        claims.chain((made) => fc.tuple(fc.constant(made), fc.shuffledSubarray([...made], { minLength: made.length }))),
        ([made, shuffled]) => {
          expect(resolve(shuffled, best)).toEqual(resolve(made, best));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('follows when persons change their names', () => {
    const other: Readonly<Record<string, string>> = { ada: 'cy', bo: 'ada', cy: 'bo' };
    const renamed = (id: string) => other[id] ?? id;
    const bare = (findings: readonly Finding[], rename: (id: string) => string) =>
      findings
        .map(({ question: { key: _, ...question }, ...rest }) => ({
          ...rest,
          ...question,
          subject: rename(question.subject),
          ...(question.object !== undefined && { object: rename(question.object) }),
        }))
        .map((finding) => JSON.stringify(finding))
        .sort();
    fc.assert(
      fc.property(claims, (made) => {
        const moved = made.map(
          (one): Claim => ({
            ...one,
            subject: renamed(one.subject),
            ...(one.object !== undefined && { object: renamed(one.object) }),
          }),
        );
        expect(bare(resolve(moved, best), (id) => id)).toEqual(bare(resolve(made, best), renamed));
      }),
      { numRuns: 300 },
    );
  });

  it('has every affirming claim on one side of one finding, and judged ones on none', () => {
    fc.assert(
      fc.property(claims, (made) => {
        const findings = resolve(made, best);
        const sides = findings.flatMap(({ supporting, contrary }) => [...supporting, ...contrary]);
        expect(new Set(sides).size).toBe(sides.length);
        for (const one of made) {
          const counts = one.predicate !== 'because' && one.predicate !== 'before';
          if (one.modality === 'judged' || !counts) expect(sides).not.toContain(one.id);
          else if (one.modality !== 'denied') expect(sides).toContain(one.id);
        }
        expect(
          resolve(
            made.filter(({ modality }) => modality !== 'judged'),
            best,
          ),
        ).toEqual(findings);
      }),
      { numRuns: 300 },
    );
  });

  it('rests every finding on a claim, takes its dates from claims, and never ends it before it began', () => {
    fc.assert(
      fc.property(claims, (made) => {
        for (const { supporting, from, to, question, value } of resolve(made, best)) {
          expect(supporting.length).toBeGreaterThan(0);
          const about = made.filter(
            (one) =>
              one.predicate === question.predicate &&
              one.subject === question.subject &&
              one.modality !== 'denied' &&
              one.modality !== 'judged',
          );
          if (from !== undefined) expect(about.map((one) => one.from)).toContainEqual(from);
          if (to !== undefined) expect(about.map((one) => one.to)).toContainEqual(to);
          if (value !== undefined) expect(about.map((one) => one.value)).toContain(value);
          if (from !== undefined && from !== 'open' && to !== undefined && to !== 'open')
            expect(to.latest).toBeGreaterThanOrEqual(from.earliest);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a claim of the one best grade is never contrary to its own question', () => {
    fc.assert(
      fc.property(claims, (made) => {
        const first = made.find(({ modality }) => modality === 'asserted');
        fc.pre(first !== undefined && first.predicate !== 'because' && first.predicate !== 'before');
        const rest = made
          .filter((one) => one !== first)
          .map((one): Claim => ({ ...one, grade: { reliability: 'C', credibility: 3 } }));
        const findings = resolve([{ ...first!, grade: { reliability: 'A', credibility: 1 } }, ...rest], best);
        const own = findings.find(({ supporting }) => supporting.includes(first!.id));
        expect(own?.supporting[0]).toBe(first!.id);
        if (first!.from !== undefined) expect(own?.from).toEqual(first!.from);
        if (first!.to !== undefined) expect(own?.to).toEqual(first!.to);
      }),
      { numRuns: 300 },
    );
  });
});
