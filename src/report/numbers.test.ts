import { describe, expect, it } from 'vitest';
import { count, listed, percent, withInterval } from './numbers.ts';

describe('percent', () => {
  it('never rounds to never or always', () => {
    expect([0, 0.001, 0.005, 0.5, 0.996, 1].map(percent)).toEqual(
      ['0', '<1', '1', '50', '>99', '100'].map((text) => `${text}\u00a0%`),
    );
  });
});

describe('others', () => {
  it('prints intervals, thousands and lists', () => {
    expect(withInterval({ share: 0.5, low: 0.4, high: 0.6 })).toBe('50\u00a0% (40–60)');
    expect([7, 1000, 1234567].map(count)).toEqual(['7', '1,000', '1,234,567']);
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
});
