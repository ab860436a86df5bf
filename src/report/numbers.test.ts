import { describe, expect, it } from 'vitest';
import { count, listed, percent } from './numbers.ts';

describe('percent', () => {
  it('never rounds to never or always', () => {
    expect([0, 0.001, 0.005, 0.5, 0.996, 1].map(percent)).toEqual(
      ['0', '<1', '1', '50', '>99', '100'].map((text) => `${text}\u00a0%`),
    );
  });
});

describe('others', () => {
  it('prints thousands and lists', () => {
    expect([7, 1000, 1234567].map(count)).toEqual(['7', '1,000', '1,234,567']);
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
});
