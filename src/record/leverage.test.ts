import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regime } from '../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../tests/invented-claims.ts';
import { dayOf } from '../calendar/index.ts';
import type { Claim } from './claim.ts';
import { apart } from './distance.ts';
import { idleClaims, leverages } from './leverage.ts';
import { drawnRecord, recordOf } from './record.ts';
import type { ResolutionRule } from './rule.ts';
import type { Lots } from './versions.ts';

const of = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', north: 'faction' },
  posts: { seat: { organ: 'council' }, head: { organ: 'council' } },
});
const [from, to] = [dayOf(2001, 1, 1), dayOf(2008, 12, 31)];
const rules: readonly ResolutionRule[] = [
  { rule: 'best-grade' },
  { rule: 'majority' },
  { rule: 'sample', weights: 'usual' },
];
const record = (claims: readonly Claim[], rule: ResolutionRule = rules[0]!) =>
  recordOf(of.cast, of.rules, claims, rule);
/** Waiting times by address. */
const draws: readonly Lots[] = [1, 2, 3].map((seed) => (address) => {
  let bits = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (const unit of address) bits = Math.imul(bits ^ unit.codePointAt(0)!, 0x01000193);
  return (Math.imul(bits ^ (bits >>> 15), 0x85ebca6b) >>> 8) + 1;
});
const held = (id: string, begin: string, end: string, more: Partial<ClaimSpec> = {}): Claim =>
  claim({ id, predicate: 'holds', subject: 'ada', object: 'seat', from: begin, to: end, ...more });

describe('distance', () => {
  const days = (a: readonly Claim[], b: readonly Claim[]) => apart(record(a), record(b), from, to);
  it('counts the days on which an answer differs, and half those that it leaves open', () => {
    const base = [held('a', '2002-01-01', '2003-01-01')];
    expect(days(base, base)).toEqual({ days: 0, tenures: 0, values: 0 });
    expect(days(base, [])).toEqual({ days: 365, tenures: 1, values: 0 });
    expect(days(base, [held('a', '2002-01-11', '2003-01-01')])).toEqual({ days: 10, tenures: 1, values: 0 });
    // Some day of January: open on 30 days.
    expect(days(base, [held('a', '2002-01', '2003-01-01')]).days).toBe(15);
    expect(days(base, [held('a', '2002-01-01', '2003-01-01', { value: 'removed' })])).toEqual({
      days: 0,
      tenures: 0,
      values: 1,
    });
  });
  it('counts from a death on, as far as the span goes', () => {
    const died = (on: string) => [claim({ id: 'd', predicate: 'died', subject: 'ada', from: on })];
    expect(days(died('2008-12-22'), []).days).toBe(10);
    expect(days(died('2008-12-22'), died('2008-12-20')).days).toBe(2);
    expect(days(died('2010'), []).days).toBe(0);
  });
  it('is even-handed, and nothing only between equals in all it looks at', () => {
    fc.assert(
      fc.property(anyClaims(of), anyClaims(of), (one, other) => {
        expect(days(one, other)).toEqual(days(other, one));
        expect(days(one, one)).toEqual({ days: 0, tenures: 0, values: 0 });
      }),
    );
  });
});

describe('leverage', () => {
  it.each(rules)('under $rule is the distance of the record made anew without the claim', (rule) => {
    fc.assert(
      fc.property(anyClaims(of, 10), (claims) => {
        const whole = record(claims, rule);
        const lots = rule.rule === 'sample' ? draws : draws.slice(0, 1);
        const found = new Map(leverages(whole, from, to, draws).map((one) => [one.claim, one]));
        for (const one of claims) {
          const rest = record(
            claims.filter(
              (other) =>
                other !== one && !(other.predicate === 'before' && [other.subject, other.object].includes(one.id)),
            ),
            rule,
          );
          const moved = lots.map((each) => apart(drawnRecord(whole, each), drawnRecord(rest, each), from, to));
          const sum = (what: 'days' | 'tenures' | 'values') =>
            moved.reduce((all, each) => all + each[what], 0) / lots.length;
          const { days = 0, tenures = 0, values = 0 } = found.get(one.id) ?? {};
          expect(days).toBeCloseTo(sum('days'), 8);
          expect(tenures).toBeCloseTo(sum('tenures'), 8);
          expect(values).toBeCloseTo(sum('values'), 8);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(rules)('under $rule an idle claim changes nothing that is made of the record', (rule) => {
    fc.assert(
      fc.property(anyClaims(of, 12), (claims) => {
        const whole = record(claims, rule);
        const bare = ({ chronicle, findings }: typeof whole) =>
          JSON.stringify([
            chronicle.map(({ claims: _claims, ...change }) => change),
            findings.map(({ supporting: _s, contrary: _c, ...answer }) => answer),
          ]);
        for (const id of idleClaims(whole)) {
          const rest = record(
            claims.filter((one) => one.id !== id),
            rule,
          );
          expect(bare(rest)).toBe(bare(whole));
          for (const lots of draws) expect(bare(drawnRecord(rest, lots))).toBe(bare(drawnRecord(whole, lots)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a copy of a better claim is idle, its original is not', () => {
    const whole = record([held('a', '2002', '2003', { grade: 'A1' }), held('b', '2002', '2003', { grade: 'C3' })]);
    expect([...idleClaims(whole)]).toEqual(['a', 'b']);
    const other = record([held('a', '2002-05', '2003', { grade: 'A1' }), held('b', '2002', '2003', { grade: 'C3' })]);
    expect([...idleClaims(other)]).toEqual(['b']);
    expect(leverages(other, from, to, draws).map(({ claim: id, alone }) => [id, alone])).toEqual([['a', false]]);
  });
});
