import { describe, expect, it } from 'vitest';
import { shareOf } from '../experiment/index.ts';
import { disagrees, meanSquare, noBetter, type OutcomeRow, outcomesTitle, worse } from './outcomes.ts';

const row = (truth: OutcomeRow['truth'], [nullEngine, free, given]: readonly [number, number, number]): OutcomeRow => {
  const shares = { null: shareOf(nullEngine, 100), free: shareOf(free, 100), given: shareOf(given, 100) };
  return {
    text: '',
    truth,
    measured: false,
    ...shares,
    disagrees: disagrees(shares.given, truth),
    noBetter: noBetter(shares.free, shares.null, truth),
    worse: worse(shares.free, shares.null, truth),
  };
};

describe('marks', () => {
  it('says worse than null only where the intervals are apart on the wrong side', () => {
    expect(worse(shareOf(10, 100), shareOf(60, 100), 'true')).toBe(true);
    expect(worse(shareOf(55, 100), shareOf(60, 100), 'true')).toBe(false);
    expect(worse(shareOf(90, 100), shareOf(20, 100), 'false')).toBe(true);
    expect(worse(shareOf(90, 100), shareOf(20, 100), 'true')).toBe(false);
    expect(worse(shareOf(90, 100), shareOf(20, 100), 'unknown')).toBe(false);
  });

  it('says that the model disagrees only where the whole interval is on the wrong side', () => {
    expect(disagrees(shareOf(5, 100), 'true')).toBe(true);
    expect(disagrees(shareOf(18, 100), 'true')).toBe(false);
    expect(disagrees(shareOf(95, 100), 'false')).toBe(true);
    expect(disagrees(shareOf(5, 100), 'false')).toBe(false);
    expect(disagrees(shareOf(5, 100), 'unknown')).toBe(false);
  });

  it('grants an advantage over the null engine only beyond Monte-Carlo error', () => {
    expect(noBetter(shareOf(60, 100), shareOf(20, 100), 'true')).toBe(false);
    expect(noBetter(shareOf(25, 100), shareOf(20, 100), 'true')).toBe(true);
    expect(noBetter(shareOf(20, 100), shareOf(60, 100), 'true')).toBe(true);
    expect(noBetter(shareOf(20, 100), shareOf(60, 100), 'false')).toBe(false);
  });

  it('counts them in the title, and scores only what the record decides', () => {
    const rows = [row('true', [0, 0, 0]), row('false', [50, 0, 50]), row('unknown', [50, 50, 50])];
    expect(outcomesTitle(rows)).toBe(
      'Of 3 chief outcomes the given histories strongly disagree with the record on 1, and the free ones are no better than the null engine on 1',
    );
    expect(meanSquare(rows, 'null')).toBe((1 + 0.25) / 2);
    expect(meanSquare([row('unknown', [1, 1, 1])], 'null')).toBeUndefined();
  });
});
