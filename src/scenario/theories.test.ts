import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { readScenario } from './index.ts';

const reading = (line: string) =>
  readScenario(
    playable({
      'scenario.yaml': (text) => text.replace('mechanisms: { off: [] }', `mechanisms: { off: [] }\n${line}`),
    }),
    'northmark',
  );

describe('theories of a scenario', () => {
  it('are read by slot, and absent where none is named', () => {
    const chosen = reading('theories: { coalition: encirclement }');
    expect(chosen.ok && chosen.scenario.theories).toEqual({ coalition: 'encirclement' });
    const usual = reading('');
    expect(usual.ok && usual.scenario.theories).toBe(undefined);
  });

  it.each([
    ['theories: { coalition: encirclment }', 'encirclment'],
    ['theories: { appointments: encirclement }', 'encirclement'],
    ['theories: { votes: spatial }', 'votes'],
  ])('%s is refused in its place', (line, found) => {
    const loaded = reading(line);
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'scenario.yaml', found });
  });
});
