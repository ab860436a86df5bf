import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf } from './edtf.ts';
import type { Moment } from './moment.ts';
import { sampleDay } from './sample.ts';

const LARGEST_BELOW_ONE = 1 - 2 ** -53;

function moment(text: string): Moment {
  const result = parseEdtf(text);
  if (!result.ok || result.date.kind !== 'moment') throw new Error(`not a moment: ${text}`);
  return result.date;
}

const texts = [
  '1925-05-25',
  '1925-05',
  '1922-22~',
  '19XX',
  '[1925-01-15,1925-01-26]',
  '[1925-01..1925-03,1930]',
  '1925-XX-31',
];

describe('sampleDay', () => {
  it('stays inside the alternatives, and reaches both ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: LARGEST_BELOW_ONE, noNaN: true }), (text, u) => {
        const of = moment(text);
        const day = sampleDay(of, u);
        expect(of.alternatives.some(({ earliest, latest }) => day >= earliest && day <= latest)).toBe(true);
      }),
    );
    for (const text of texts) {
      expect(sampleDay(moment(text), 0)).toBe(moment(text).earliest);
      expect(sampleDay(moment(text), LARGEST_BELOW_ONE)).toBe(moment(text).latest);
    }
  });

  it.each(texts.filter((text) => text !== '19XX'))('gives each day of %s the same share', (text) => {
    const of = moment(text);
    const length = of.alternatives.reduce((sum, { earliest, latest }) => sum + latest - earliest + 1, 0);
    const drawsPerDay = 20;
    const counts = new Map<number, number>();
    for (let i = 0; i < length * drawsPerDay; i++) {
      const day = sampleDay(of, (i + 0.5) / (length * drawsPerDay));
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    expect(counts.size).toBe(length);
    expect(new Set(counts.values())).toEqual(new Set([drawsPerDay]));
  });

  it.each([-0.1, 1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (u) => {
    expect(() => sampleDay(moment('1925'), u)).toThrow(RangeError);
  });
});
