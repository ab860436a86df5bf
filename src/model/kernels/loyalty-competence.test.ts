import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betrayalChance,
  competenceUtility,
  loyaltyUtility,
  type TradeOff,
  tradeOffUtility,
} from './loyalty-competence.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const rules: fc.Arbitrary<TradeOff> = fc.record({
  'competence-weight': fc.double({ min: 0, max: 5, noNaN: true }),
  'treason-weight': fc.double({ min: 0, max: 10, noNaN: true }),
  'treason-odds': fc.double({ min: -5, max: 2, noNaN: true }),
  discernment: fc.double({ min: 0, max: 5, noNaN: true }),
  attachment: fc.double({ min: 0, max: 5, noNaN: true }),
});
const rule: TradeOff = {
  'competence-weight': 2,
  'treason-weight': 8,
  'treason-odds': -1,
  discernment: 3,
  attachment: 2,
};

describe('the trade-off of loyalty and competence', () => {
  it('has the closed form stated', () => {
    // Log odds -1 + 3·1 − 2·1 = 0.
    expect(betrayalChance(1, 1, rule)).toBe(0.5);
    expect(tradeOffUtility(1, 1, 0.25, rule)).toBe(2 - 8 * 0.25 * 0.5);
  });
  it('makes the able more dangerous and the loyal less', () => {
    fc.assert(
      fc.property(share, share, share, rules, (low, gap, loyalty, any) => {
        const high = low + gap * (1 - low);
        expect(betrayalChance(high, loyalty, any)).toBeGreaterThanOrEqual(betrayalChance(low, loyalty, any));
        expect(betrayalChance(loyalty, high, any)).toBeLessThanOrEqual(betrayalChance(loyalty, low, any));
      }),
    );
  });
  it('asks for competence alone while secure', () => {
    fc.assert(
      fc.property(share, fc.double({ min: -1, max: 1, noNaN: true }), rules, (competence, loyalty, any) => {
        expect(tradeOffUtility(competence, loyalty, 0, any)).toBe(
          competenceUtility(competence, any['competence-weight']),
        );
      }),
    );
  });
  it('prefers the less able and more loyal ever more as insecurity grows', () => {
    fc.assert(
      fc.property(share, share, share, share, share, share, rules, (c, dc, l, dl, s, ds, any) => {
        const able = { competence: c + dc * (1 - c), loyalty: l };
        const loyal = { competence: c, loyalty: l + dl * (1 - l) };
        const preference = (insecurity: number) =>
          tradeOffUtility(loyal.competence, loyal.loyalty, insecurity, any) -
          tradeOffUtility(able.competence, able.loyalty, insecurity, any);
        expect(preference(s + ds * (1 - s))).toBeGreaterThanOrEqual(preference(s) - 1e-12);
      }),
    );
  });
  it('changes sides where the two weigh the same', () => {
    const danger = betrayalChance(0.9, 0.2, rule) - betrayalChance(0.4, 0.8, rule);
    const even = (2 * 0.5) / (8 * danger);
    expect(even).toBeGreaterThan(0);
    expect(even).toBeLessThan(1);
    const able = (insecurity: number) =>
      tradeOffUtility(0.9, 0.2, insecurity, rule) - tradeOffUtility(0.4, 0.8, insecurity, rule);
    expect(able(even)).toBeCloseTo(0, 12);
    expect(able(even - 0.01)).toBeGreaterThan(0);
    expect(able(even + 0.01)).toBeLessThan(0);
  });
  it('refuses an insecurity that is no chance', () => {
    for (const bad of [-0.1, 1.1, NaN]) expect(() => tradeOffUtility(0.5, 0.5, bad, rule)).toThrow(/insecurity/);
  });
});

describe('loyalty and competence alone', () => {
  it('weigh one thing', () => {
    expect(loyaltyUtility(-0.5, 3)).toBe(-1.5);
    expect(competenceUtility(0.5, 3)).toBe(1.5);
  });
});
