/** Orders stated by `before` claims: dates narrowed, undated things placed, days drawn together, what cannot hold left out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regime } from '../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../tests/invented-claims.ts';
import { dayOf, isoDay } from '../calendar/index.ts';
import type { Change } from '../polity/index.ts';
import { knownBy } from './as-of.ts';
import type { Claim } from './claim.ts';
import { drawnTogether } from './dates.ts';
import { recordOf } from './record.ts';

const of = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body' },
  posts: { seat: { organ: 'council' } },
});
const record = (claims: readonly Claim[]) => recordOf(of.cast, of.rules, claims, { rule: 'best-grade' });
const event = (id: string, from?: string, more: Partial<ClaimSpec> = {}): Claim =>
  claim({ id, predicate: 'event', subject: id, ...(from !== undefined && { from }), ...more });
const stated = (id: string, first: string, second: string, grade = 'B2', more: Partial<ClaimSpec> = {}): Claim =>
  claim({ id, predicate: 'before', subject: first, object: second, grade, ...more });
const spans = (claims: readonly Claim[]) =>
  Object.fromEntries(
    record(claims).chronicle.map((one) => [
      'event' in one ? one.event : `${one.kind} ${'person' in one ? one.person : ''}`,
      `${isoDay(one.earliest)}..${isoDay(one.latest)}`,
    ]),
  );

describe('an order stated by before', () => {
  it('leaves each date the days that fit', () => {
    expect(
      spans([
        event('flood', '2003-03'),
        event('feast', '2003'),
        event('fire', '2003-05'),
        stated('x', 'flood', 'feast'),
        stated('y', 'feast', 'fire'),
      ]),
    ).toEqual({
      flood: '2003-03-01..2003-03-31',
      feast: '2003-03-01..2003-05-31',
      fire: '2003-05-01..2003-05-31',
    });
  });

  it('places what has no date between what has', () => {
    const undated = [event('flood', '2003-03'), event('feast'), event('fire', '2003-05')];
    expect(spans(undated)).not.toHaveProperty('feast');
    expect(spans([...undated, stated('x', 'flood', 'feast'), stated('y', 'feast', 'fire')]).feast).toBe(
      '2003-03-01..2003-05-31',
    );
    expect(spans([...undated, stated('x', 'feast', 'fire')]).feast).toBe('0001-01-01..2003-05-31');
    expect(spans([...undated, stated('x', 'flood', 'feast')])).not.toHaveProperty('feast');
  });

  it('says nothing of the past through what came later', () => {
    const day = dayOf(2003, 4, 1);
    const claims = [
      event('flood', '2003-03'),
      event('feast'),
      event('fire', '2003-05'),
      stated('x', 'flood', 'feast'),
      stated('y', 'feast', 'fire'),
    ];
    expect(spans(knownBy(claims, day))).toEqual({ flood: '2003-03-01..2003-03-31' });
  });

  it('is left out, the least trusted first, where dates or better orders leave no room', () => {
    const dated = [event('flood', '2003-03'), event('feast', '2003'), event('fire', '2003-05')];
    const against = record([...dated, stated('x', 'fire', 'flood')]);
    expect(against.unmet.map(({ claim: id, why }) => [id, why])).toEqual([['x', 'against-dates']]);
    expect(against.chronicle).toEqual(record(dated).chronicle);
    const free = [event('flood', '2003'), event('feast', '2003'), event('fire', '2003')];
    const circle = [
      stated('x', 'flood', 'feast', 'C3'),
      stated('y', 'feast', 'fire', 'A1'),
      stated('z', 'fire', 'flood', 'B2'),
    ];
    const found = record([...free, ...circle]);
    expect(found.unmet.map(({ claim: id, why }) => [id, why])).toEqual([['x', 'circle']]);
    expect(found.orders.map(({ claim: id }) => id)).toEqual(['y', 'z']);
  });

  it.each(['judged', 'denied'] as const)('says nothing when %s', (modality) => {
    const dated = [event('flood', '2003'), event('feast', '2003-02')];
    const found = record([...dated, stated('x', 'flood', 'feast', 'A1', { modality })]);
    expect([found.orders, found.unmet, found.chronicle]).toEqual([[], [], record(dated).chronicle]);
  });

  it('touches no date that it is not tied to', () => {
    fc.assert(
      fc.property(anyClaims(of, 12), (claims) => {
        const found = record(claims);
        const spoken = new Set(found.orders.flatMap(({ first, second }) => [first, second]));
        const persons = new Set(
          found.chronicle.flatMap((one) => ('person' in one && spoken.has(one.spell ?? '') ? [one.person] : [])),
        );
        const without = record(claims.filter(({ predicate }) => predicate !== 'before'));
        const apart = (changes: readonly Change[]) =>
          changes
            .filter((one) => !spoken.has(one.spell ?? '') && !('person' in one && persons.has(one.person)))
            .map((one) => JSON.stringify(one))
            .sort();
        expect(apart(found.chronicle)).toEqual(apart(without.chronicle));
        if (spoken.size === 0) expect(found.chronicle).toEqual(without.chronicle);
      }),
    );
  });
});

/** Uniform numbers by address. */
const place = (seed: number) => (address: string) => {
  let bits = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (const unit of address) bits = Math.imul(bits ^ unit.codePointAt(0)!, 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
};

describe('days drawn together', () => {
  it('lie among those of the change, end after they begin, and keep the orders', () => {
    fc.assert(
      fc.property(anyClaims(of, 14), fc.nat(), (claims, seed) => {
        const { chronicle, orders } = record(claims);
        const draw = drawnTogether(chronicle, orders);
        const chosen = place(seed);
        const day = new Map(chronicle.map((change) => [change, draw(change, chosen)]));
        for (const [change, at] of day) {
          const spans = change.days ?? [change];
          expect(spans.some(({ earliest, latest }) => earliest <= at && at <= latest)).toBe(true);
        }
        const first = (spell: string) =>
          Math.min(...chronicle.filter((one) => one.spell === spell).map((one) => day.get(one)!));
        for (const order of orders) {
          const [a, b] = [first(order.first), first(order.second)];
          if (Number.isFinite(a) && Number.isFinite(b)) expect(a).toBeLessThanOrEqual(b);
        }
      }),
    );
  });

  it('a tenure ends after it begins, and with the death that ends it', () => {
    const held = claim({ id: 'h', predicate: 'holds', subject: 'ada', object: 'seat', from: '2003', to: '2003' });
    const lasted = claim({ id: 'i', predicate: 'holds', subject: 'bo', object: 'seat', from: '2003' });
    const died = claim({ id: 'd', predicate: 'died', subject: 'bo', from: '2003' });
    const { chronicle, orders } = record([held, lasted, died]);
    const draw = drawnTogether(chronicle, orders);
    for (let seed = 0; seed < 300; seed++) {
      const chosen = place(seed);
      const on = (kind: string, person: string) =>
        draw(chronicle.find((one) => one.kind === kind && 'person' in one && one.person === person)!, chosen);
      expect(on('fills', 'ada')).toBeLessThan(on('vacates', 'ada'));
      expect(on('fills', 'bo')).toBeLessThan(on('vacates', 'bo'));
      expect(on('vacates', 'bo')).toBe(on('dies', 'bo'));
    }
  });
});
