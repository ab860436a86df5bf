import { describe, expect, it } from 'vitest';
import { json, northmark, run } from '../../../tests/command.ts';

describe('record leverage', () => {
  it('says which claims change findings most', async () => {
    const { code, out } = await run('record', 'leverage', northmark, '--top', '3');
    expect(code).toBe(0);
    expect(out).toContain('best-grade');
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    const answer = await json('record', 'leverage', northmark, '--top', '3');
    expect(answer).toMatchObject({ kind: 'leverage', format: 1, resolution: 'best-grade' });
    expect(answer.claims).toHaveLength(3);
    const days = answer.claims.map(({ days }: { days: number }) => days);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(answer).not.toHaveProperty('outcomes');
  });

  it('runs those that move the start, with an interval beside each share', async () => {
    const args = ['record', 'leverage', northmark, '--top', '2', '--histories', '4', '--threads', '1'];
    const { outcomes } = await json(...args);
    expect(outcomes.histories).toBe(4);
    expect(outcomes.claims).toHaveLength(2);
    expect(outcomes.moving).toBeLessThanOrEqual(outcomes.known);
    for (const { outcomes: shares } of outcomes.claims)
      for (const { difference, low, high } of shares) {
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
      }
    const { code, out } = await run(...args, '--resolution', 'sample');
    expect(code).toBe(0);
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });

  it.each([
    [['--top', '0'], '--top'],
    [['--histories', '1'], '--histories'],
    [['--resolution', 'x'], '--resolution'],
  ])('refuses %j', async (options, message) => {
    const { code, err } = await run('record', 'leverage', northmark, ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
