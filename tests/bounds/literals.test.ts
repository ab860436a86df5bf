import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import reasons from '../model-literals.json' with { type: 'json' };
import { type Literal, literalsOf, modelLiterals } from '../model-literals.ts';

const root = join(import.meta.dirname, '..', '..');
/** Files and numbers, each with the reason why it is no parameter. */
const reasonFor = ({ file, text }: Literal): string | undefined =>
  (reasons as Readonly<Record<string, Readonly<Record<string, string>>>>)[file]?.[text];

describe('numbers in the code of the model', () => {
  const found = modelLiterals(root);

  it('each have a reason to be no parameter', () => {
    expect(
      found.filter((one) => reasonFor(one) === undefined).map(({ file, text, line }) => `${file}:${line} ${text}`),
    ).toEqual([]);
  });

  it('are still there where a reason is given', () => {
    const there = new Set(found.map(({ file, text }) => `${file} ${text}`));
    const stated = Object.entries(reasons).flatMap(([file, numbers]) =>
      Object.keys(numbers).map((text) => `${file} ${text}`),
    );
    expect(stated.filter((one) => !there.has(one))).toEqual([]);
  });

  it('are seen by this test, but for 0, 1 and addresses of draws', () => {
    const code = 'const a = 0.3 * x + 1 - 0;\nfoo(draws(key, 4).uniform(), 2e-3, [7]);';
    expect(literalsOf('x.ts', code).map(({ text, line }) => `${line} ${text}`)).toEqual(['1 0.3', '2 2e-3', '2 7']);
  });
});
