import { describe, expect, it } from 'vitest';
import { t975 } from './student.ts';

describe('the quantile of t', () => {
  it('agrees with printed tables (Fisher and Yates, table III, 5 %)', () => {
    const printed = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [6, 2.447],
      [9, 2.262],
      [12, 2.179],
      [29, 2.045],
      [60, 2.0],
      [120, 1.98],
    ] as const;
    for (const [df, value] of printed)
      expect(Math.abs(t975(df) / value - 1), `${df}`).toBeLessThan(df < 6 ? 2e-3 : 3e-4);
  });

  it('falls with the degrees of freedom, to that of the normal', () => {
    for (let df = 1; df < 200; df++) expect(t975(df)).toBeGreaterThan(t975(df + 1));
    expect(t975(1e9)).toBeCloseTo(1.959963984540054, 8);
  });
});
