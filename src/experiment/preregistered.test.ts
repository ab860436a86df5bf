import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mechanisms, parameterValues } from '../model/index.ts';
import { BadSign, inForce, readSigns, type Sign, signDigest, verdictOn } from './preregistered.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'preregistered');
const read = (file: string) => readSigns(readFileSync(join(folder, file), 'utf8'), file);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

/** The rows that the page of a mechanism shows for its signs. */
function rowsFor(signs: readonly Sign[]): readonly string[] {
  return signs.map(({ id, when, variants, measure, direction, to, least, unit }) => {
    const done =
      when === 'off'
        ? 'off'
        : Object.entries(when.overrides)
            .map(([name, value]) => `\`${name}\` ${value}`)
            .join(', ');
    const where = to === undefined ? direction : `${direction} to ${to}`;
    return `| ${id} | ${done} | ${variants.join(', ')} | \`${measure}\` | ${where} | ${least} | ${unit} |`;
  });
}

describe('the signs registered', () => {
  it.each(mechanisms.map(({ id }) => id))('of %s stand in a file, and its page shows them and no others', (id) => {
    expect(existsSync(join(folder, `${id}.json`)), `preregistered/${id}.json`).toBe(true);
    const { mechanism, signs } = read(`${id}.json`);
    expect(mechanism).toBe(id);
    expect(signs.length).toBeGreaterThan(0);
    const section = readFileSync(join(root, 'docs', 'mechanisms', `${id}.md`), 'utf8')
      .split(/^## /m)
      .find((part) => part.startsWith('Preregistered sign\n'))!;
    expect(section).toContain(`preregistered/${id}.json`);
    expect(section.split('\n').filter((line) => line.startsWith(`| ${id}-`))).toEqual(rowsFor(signs));
  });

  it.each(files)(
    'in %s are those of the mechanism that it is called after, and set parameters that there are',
    (file) => {
      const { mechanism, signs } = read(file);
      expect(`${mechanism}.json`).toBe(file);
      for (const { when } of signs)
        if (when !== 'off') expect(() => parameterValues(when.overrides, true)).not.toThrow();
    },
  );
});

const entry = {
  id: 'wit-1',
  when: 'off',
  variants: ['free'],
  measure: 'deaths',
  direction: 'falls',
  least: 0.5,
  unit: 'a history',
  registered: '2001-03-16',
  model: '1.2.3',
};
const sealed = (one: object) => ({ ...one, sha256: signDigest(one) });
const fileOf = (...signs: readonly object[]) => JSON.stringify({ mechanism: 'wit', signs });

describe('a file of signs', () => {
  it('is read as it stands, whatever the order of the fields', () => {
    expect(readSigns(fileOf(sealed(entry)), 'wit.json').signs).toEqual([sealed(entry)]);
    const turned = Object.fromEntries(Object.entries(entry).reverse());
    expect(signDigest(turned)).toBe(signDigest(entry));
  });

  it('has digests that anybody can compute: SHA-256 of the JSON with sorted keys', () => {
    // sha256sum of {"a":[1,{"b":2,"c":"x"}],"z":null}, keys sorted at each level.
    expect(signDigest({ z: null, a: [1, { c: 'x', b: 2 }], sha256: 'left out' })).toBe(
      '4e4654c8bd6a26156462eb909ceb743a4fb9bae5105fddd7b28d076dac7c6314',
    );
  });

  it('shows any edit afterwards', () => {
    for (const edit of [
      { direction: 'rises' },
      { least: 0.4 },
      { variants: ['free', 'given'] },
      { registered: '2001-03-15' },
    ])
      expect(() => readSigns(fileOf({ ...sealed(entry), ...edit }), 'wit.json'), JSON.stringify(edit)).toThrow(
        /an entry is never edited/,
      );
  });

  it('is amended by an entry that replaces an earlier one', () => {
    const amended = sealed({ ...entry, id: 'wit-2', least: 0.2, replaces: 'wit-1' });
    const { signs } = readSigns(fileOf(sealed(entry), amended), 'wit.json');
    expect(signs).toHaveLength(2);
    expect(inForce(signs)).toEqual([amended]);
    expect(() => readSigns(fileOf(sealed({ ...entry, replaces: 'wit-9' })), 'wit.json')).toThrow(BadSign);
  });

  it.each([
    [{ id: 'wit-2' }, 'wit-1'],
    [{ when: 'on' }, 'when'],
    [{ when: { overrides: {} } }, 'when'],
    [{ when: { overrides: { 'a.b': 'much' } } }, 'when'],
    [{ variants: [] }, 'variants'],
    [{ variants: ['wild'] }, 'variants'],
    [{ measure: 'toString' }, 'measure'],
    [{ measure: 'glory' }, 'measure'],
    [{ direction: 'up' }, 'direction'],
    [{ least: -1 }, 'least'],
    [{ least: '1' }, 'least'],
    [{ unit: 'months' }, 'a history'],
    [{ relative: true }, 'share of the full model'],
    [{ to: 'nil' }, 'to'],
    [{ registered: 'yesterday' }, 'registered'],
    [{ model: 'new' }, 'model'],
    [{ why: 'so' }, 'why'],
  ])('with %j is refused, and the message says what is wrong', (edit, said) => {
    expect(() => readSigns(fileOf(sealed({ ...entry, ...edit })), 'wit.json')).toThrow(BadSign);
    expect(() => readSigns(fileOf(sealed({ ...entry, ...edit })), 'wit.json')).toThrow(said);
  });

  it.each(['', '{', '[]', '{}', '{"mechanism":"wit"}', '{"mechanism":"wit","signs":[1]}'])('%j is refused', (text) => {
    expect(() => readSigns(text, 'wit.json')).toThrow(BadSign);
  });
});

describe('a verdict', () => {
  const on = (direction: Sign['direction'], least: number, low: number, high: number, more: object = {}) =>
    verdictOn({ direction, least, ...more }, { low, high, level: 0, pairs: 100, differ: 80 });

  it('goes by where the interval lies', () => {
    expect(on('falls', 0.1, -0.5, -0.2)).toBe('confirmed');
    expect(on('falls', 0.1, -0.5, -0.1)).toBe('confirmed');
    expect(on('falls', 0.1, -0.5, -0.05)).toBe('undecided');
    expect(on('falls', 0.1, -0.08, -0.02)).toBe('too small');
    expect(on('falls', 0.1, -0.08, 0.3)).toBe('no effect');
    expect(on('falls', 0.1, -0.2, 0.3)).toBe('undecided');
    expect(on('falls', 0.1, 0.01, 0.3)).toBe('contradicted');
    expect(on('none', 0.1, -0.05, 0.1)).toBe('confirmed');
    expect(on('none', 0.1, -0.05, 0.2)).toBe('undecided');
    expect(on('none', 0.1, 0.11, 0.2)).toBe('contradicted');
  });

  it('of a level wants the level too', () => {
    const sign = { direction: 'falls', least: 0, to: 0 } as const;
    expect(verdictOn(sign, { low: -2, high: -1, level: 0, pairs: 100, differ: 80 })).toBe('confirmed');
    expect(verdictOn(sign, { low: -2, high: -1, level: 0.1, pairs: 100, differ: 80 })).toBe('too small');
    expect(verdictOn(sign, { low: 0, high: 0, level: 0, pairs: 100, differ: 0 })).toBe('no effect at all');
  });

  it('is open where nothing was measured, or few pairs all agree', () => {
    expect(verdictOn({ direction: 'none', least: 1 })).toBe('undecided');
    for (const direction of ['falls', 'rises', 'none'] as const) {
      const alike = (pairs: number) =>
        verdictOn({ direction, least: 0.1 }, { low: 0, high: 0, level: 0, pairs, differ: 0 });
      expect(alike(58)).toBe('undecided');
      expect(alike(59)).toBe('no effect at all');
    }
  });

  it('confirms no sign by mere absence: what never moves was not tested', () => {
    const none = (differ: number, pairs: number, half: number) =>
      verdictOn({ direction: 'none', least: 0.1 }, { low: -half, high: half, level: 0.5, pairs, differ });
    expect(none(0, 100, 0)).toBe('no effect at all');
    // A share has an interval about it even where no pair differs.
    expect(none(0, 100, 0.03)).toBe('no effect at all');
    expect(none(0, 40, 0.03)).toBe('undecided');
    expect(none(1, 100, 0.03)).toBe('confirmed');
    expect(none(1, 40, 0.03)).toBe('confirmed');
  });

  it('mirrors when direction and interval do, and more pairs never undo a confirmation', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, least, part) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const falls = on('falls', least, low, high);
          expect(on('rises', least, -high, -low)).toBe(falls);
          const inside = on('falls', least, low + (part * (high - low)) / 2, high - (part * (high - low)) / 2);
          if (falls === 'confirmed' || falls === 'contradicted' || falls === 'too small') expect(inside).toBe(falls);
        },
      ),
    );
  });
});
