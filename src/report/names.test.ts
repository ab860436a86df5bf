import { describe, expect, it } from 'vitest';
import type { Cast } from '../polity/index.ts';
import { isCadre, nameOf } from './names.ts';

const person = (id: string, name: string) => [id, { id, name, variants: [] }] as const;
const cast = {
  persons: new Map([
    person('ada', 'Ada Maria Holm'),
    person('bo', 'Bo Lind, the younger'),
    person('cleo', 'Cleo Lind (Reed)'),
    person('north', 'North'),
  ]),
  organs: new Map([['council', { id: 'council', name: 'The Council', kind: 'body' }]]),
  posts: new Map([['warden-of-tolls', { id: 'warden-of-tolls', name: 'Warden of tolls' }]]),
  policies: new Map(),
  events: new Map(),
  issues: new Map(),
} as unknown as Cast;
const names = nameOf(cast);

describe('nameOf', () => {
  it('shortens to the last word, and to first and last where two share it', () => {
    expect(['ada', 'bo', 'cleo', 'north'].map(names.short)).toEqual(['Holm', 'Bo Lind', 'Cleo Lind', 'North']);
  });

  it('keeps the name in full where first and last word are shared too', () => {
    const twins = {
      ...cast,
      persons: new Map([person('a', 'Ann B Lind'), person('b', 'Ann C Lind')]),
    } as unknown as Cast;
    expect(nameOf(twins).short('a')).toBe('Ann B Lind');
  });

  it('names cadres by their post and their beginning', () => {
    expect(names.person('cadre-warden-of-tolls-1924-05-12-0')).toBe('a cadre (Warden of tolls, since May 1924)');
    expect(names.short('cadre-warden-of-tolls-start-3')).toBe('a cadre (Warden of tolls, from the start)');
    expect(isCadre('cadre-warden-of-tolls-start-3')).toBe(true);
    expect(isCadre('cadre')).toBe(false);
  });

  it('gives the identifier where the tables know no name', () => {
    expect(names.any('nowhere')).toBe('nowhere');
    expect(names.any('council')).toBe('The Council');
  });
});
