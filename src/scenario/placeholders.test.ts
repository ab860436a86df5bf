import { describe, expect, it } from 'vitest';
import { playable } from '../../tests/playable.ts';
import { readScenario } from './index.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('placeholders', () => {
  const folder = playable();
  const withTitle = (title: string) =>
    new Map(folder).set(
      'scenario.yaml',
      encode(decode(folder.get('scenario.yaml')).replace(/^title: .*$/m, `title: ${title}`)),
    );

  it('stand for the short name of a person', () => {
    const person = decode(folder.get('persons.csv')).split('\n')[1]!.split(',');
    const loaded = readScenario(withTitle(`After {${person[0]}}`), 'x');
    expect(loaded.ok && loaded.scenario.title).toBe(`After ${person[1]!.split(' ').at(-1)}`);
  });
  it('that name nobody are reported at their place', () => {
    const loaded = readScenario(withTitle('After {nobody-here}'), 'x');
    expect(loaded.ok).toBe(false);
    const problem = !loaded.ok && loaded.problems[0];
    expect(problem).toMatchObject({
      kind: 'unknown-reference',
      file: 'scenario.yaml',
      line: 1,
      column: 15,
      found: 'nobody-here',
    });
  });
});
