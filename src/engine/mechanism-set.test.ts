import { describe, expect, it } from 'vitest';
import { column } from './column.ts';
import type { AnyChange, Mechanism } from './mechanism.ts';
import { MechanismSetError, mechanismSet } from './mechanism-set.ts';

type Toy = Mechanism<AnyChange, undefined, undefined>;
const heat = column('heat', 'person', 0, 'degrees', 'warmth');
const cold = column('cold', 'person', 0, 'degrees', 'chill');
const toy = (id: string, more: Partial<Toy> = {}): Toy => ({
  id,
  about: 'a toy',
  sources: [],
  owns: {},
  reads: {},
  hears: [],
  tells: [],
  params: [],
  ...more,
});
function complaintsOf(...args: Parameters<typeof mechanismSet<AnyChange, undefined, undefined>>): readonly string[] {
  try {
    mechanismSet(...args);
  } catch (error) {
    if (error instanceof MechanismSetError) return error.complaints;
    throw error;
  }
  return [];
}

describe('mechanismSet', () => {
  it('keeps the order, hands each its own parameters, and knows who hears what', () => {
    const a = toy('a', { owns: { heat }, params: ['rate'], hears: ['comes', 'falls'], hear: () => {} });
    const b = toy('b', { reads: { heat }, hears: ['comes'], hear: () => {} });
    const deaf = toy('deaf', { hears: ['comes'] });
    const set = mechanismSet([a, b, deaf], { a: { rate: 0.5, spare: 1 }, b: { rate: 2 } });
    expect(set.parts.map(({ mechanism, order, on, params }) => [mechanism.id, order, on, params])).toEqual([
      ['a', 0, true, { rate: 0.5 }],
      ['b', 1, true, {}],
      ['deaf', 2, true, {}],
    ]);
    expect(set.hearers.get('comes')?.map(({ mechanism }) => mechanism.id)).toEqual(['a', 'b']);
    expect(set.hearers.get('falls')?.map(({ mechanism }) => mechanism.id)).toEqual(['a']);
    expect([...set.columns.keys()]).toEqual(['heat']);
  });

  it('one switched off hears nothing and keeps its columns', () => {
    const a = toy('a', { owns: { heat }, hears: ['comes'], hear: () => {} });
    const set = mechanismSet([a, toy('b', { reads: { heat } })], {}, new Set(['a']));
    expect([set.parts[0]!.on, set.hearers.size, set.columns.has('heat')]).toEqual([false, 0, true]);
  });

  it('a parameter of 0 is a value', () => {
    expect(complaintsOf([toy('a', { params: ['rate'] })], { a: { rate: 0 } })).toEqual([]);
  });

  it.each<[string, Parameters<typeof complaintsOf>, RegExp]>([
    ['two of one name', [[toy('a'), toy('a')], {}], /two mechanisms are called a/],
    [
      'two owners',
      [[toy('a', { owns: { heat } }), toy('b', { owns: { mine: heat } })], {}],
      /heat is owned by a and by b/,
    ],
    ['a column twice', [[toy('a', { owns: { heat, again: heat } })], {}], /heat is owned by a and by a/],
    ['a column of nobody', [[toy('a', { reads: { cold } })], {}], /a reads the column cold, which no mechanism owns/],
    [
      'a namesake of a column',
      [[toy('a', { owns: { heat } }), toy('b', { reads: { heat: { ...heat } } })], {}],
      /b reads the column heat/,
    ],
    ['a missing parameter', [[toy('a', { params: ['rate'] })], { b: { rate: 1 } }], /a uses the parameter rate/],
    ['nobody to switch off', [[toy('a')], {}, new Set(['z'])], /no mechanism z to switch off/],
  ])('complains of %s', (_, args, complaint) => {
    const complaints = complaintsOf(...args);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(complaint);
  });

  it('complains of everything at once', () => {
    const bad = [toy('a', { owns: { heat }, params: ['p', 'q'] }), toy('a', { owns: { heat }, reads: { cold } })];
    const complaints = complaintsOf(bad, {}, new Set(['z', 'y']));
    expect(complaints).toHaveLength(7);
    expect(() => mechanismSet(bad, {})).toThrow(complaints.slice(0, 5).join('\n'));
  });
});
