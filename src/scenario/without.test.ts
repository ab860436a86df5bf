import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { readScenario } from './index.ts';

/** A playable folder with readings of one claim. */
function withReadings(rows: string) {
  const folder = playable({ 'readings.csv': () => `claim,label,proposition,without,basis\n${rows}\n` });
  return readScenario(folder, 'northmark');
}
const problems = (rows: string) => {
  const loaded = withReadings(rows);
  return loaded.ok
    ? []
    : loaded.problems.map(({ line, column, found, expected, hint }) => ({ line, column, found, expected, hint }));
};
const outcome = 'ada holds speaker on 1921-12-31';

describe('how the model does without a cause', () => {
  it('reads mechanisms, parameters and given kinds', () => {
    const loaded = withReadings(
      `ada-speaker,causal,${outcome},off health; set patronage.gain 0; not given illness,why`,
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.scenario.readings[0]!.without).toMatchObject({
      off: ['health'],
      set: { 'patronage.gain': 0 },
      notGiven: ['illness'],
    });
  });

  it('points at the part that does not fit and names what is near', () => {
    const [bad, ...more] = problems(`ada-speaker,causal,${outcome},off health; off healt,why`);
    expect(more).toEqual([]);
    expect(bad).toMatchObject({ line: 2, found: 'healt' });
    expect(bad!.hint).toContain('health');
    expect(bad!.column).toBe(`ada-speaker,causal,${outcome},off health; `.length + 1);
  });

  it.each([
    ['a value outside the range', 'set patronage.gain 7'],
    ['no value', 'set patronage.gain'],
    ['no number', 'set patronage.gain much'],
    ['an unknown parameter', 'set patronage.gian 0.3'],
    ['an unknown kind', 'not given weather'],
    ['an unknown verb', 'drop health'],
    ['nothing between semicolons', 'off health;;off standing'],
  ])('refuses %s', (_, text) => {
    expect(problems(`ada-speaker,causal,${outcome},${text},why`)).toHaveLength(1);
  });

  it('wants a proposition beside it, and stands beside causes alone', () => {
    expect(problems('ada-speaker,causal,,off health,why')).toHaveLength(1);
    expect(problems(`ada-speaker,outcome,${outcome},off health,why`)).toHaveLength(1);
  });
});
