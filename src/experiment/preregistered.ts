/**
 * Preregistered signs: what switching a mechanism off (or setting a parameter) is said to do, written down before anybody
 * looked; and the verdict on each once it has been run. One file a mechanism, `preregistered/MECHANISM.json`.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { measures } from './history-measures.ts';
import { type Variant, variants } from './plan.ts';

export const directions = ['falls', 'rises', 'none'] as const;
export type Direction = (typeof directions)[number];

export interface Sign {
  /** `MECHANISM-NUMBER`. */
  readonly id: string;
  /** What is done to the full model: the mechanism is switched off, or parameters are set (`section.name`). */
  readonly when: 'off' | { readonly overrides: Readonly<Record<string, number>> };
  /** The variants that it speaks of. */
  readonly variants: readonly Variant[];
  /** One of the closed list of history-measures.ts. */
  readonly measure: string;
  /** Of the measure, when that is done. `none`: it stays within `least` of what it was. */
  readonly direction: Direction;
  /** The least change that counts, in the measure's unit, or as a share of the full model's where `relative`. */
  readonly least: number;
  readonly unit: string;
  readonly relative?: boolean;
  /** The level that the measure falls to or rises to, where one is named. */
  readonly to?: number;
  /** The day on which it was written down, ISO 8601, and the version of the model that it was written for. */
  readonly registered: string;
  readonly model: string;
  /** An earlier sign that this one amends. That one stays in the file. */
  readonly replaces?: string;
  /** SHA-256 of the rest of the entry: see `signDigest`. */
  readonly sha256: string;
}

export interface SignFile {
  readonly mechanism: string;
  readonly signs: readonly Sign[];
}

export class BadSign extends Error {
  override readonly name = 'BadSign';
}

const fields = [
  'id',
  'when',
  'variants',
  'measure',
  'direction',
  'least',
  'unit',
  'relative',
  'to',
  'registered',
  'model',
  'replaces',
  'sha256',
];

/** SHA-256, in hexadecimal, of an entry without its digest as JSON with keys in alphabetical order and no white space. */
export function signDigest(entry: object): string {
  const { sha256: _digest, ...rest } = entry as Record<string, unknown>;
  const bytes = sha256(new TextEncoder().encode(canonical(rest)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/**
 * Reads the text of a file of signs.
 * @throws BadSign at the first thing that is not as it should be, a digest that does not fit included
 */
export function readSigns(text: string, file: string): SignFile {
  const fail = (where: string, expected: string): never => {
    throw new BadSign(`${file}: ${where}: expected ${expected}`);
  };
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const parse = (): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return fail('the file', 'JSON');
    }
  };
  const whole = parse();
  if (!isObject(whole) || typeof whole.mechanism !== 'string' || !Array.isArray(whole.signs))
    return fail('the file', '"mechanism" and "signs"');
  const { mechanism } = whole;
  const ids = new Set<string>();
  const signs = whole.signs.map((entry: unknown, i): Sign => {
    const where = isObject(entry) && typeof entry.id === 'string' ? entry.id : `sign ${i + 1}`;
    if (!isObject(entry)) return fail(where, 'an object');
    const must = (holds: boolean, expected: string) => holds || fail(where, expected);
    const { id, when, measure, unit, least, to, registered, model, replaces, relative } = entry;
    for (const key of Object.keys(entry)) must(fields.includes(key), `no field ${key}`);
    must(id === `${mechanism}-${i + 1}`, `the id ${mechanism}-${i + 1}`);
    const settings = isObject(when) && isObject(when.overrides) ? Object.values(when.overrides) : [];
    must(
      when === 'off' || (settings.length > 0 && settings.every((value) => typeof value === 'number')),
      '"when" to be "off" or { "overrides": { … } }',
    );
    const about = entry.variants;
    must(
      Array.isArray(about) && about.length > 0 && about.every((one) => (variants as readonly unknown[]).includes(one)),
      `"variants" among ${variants.join(', ')}`,
    );
    must(typeof measure === 'string' && Object.hasOwn(measures, measure), '"measure" to be on the list of measures');
    must(
      (directions as readonly unknown[]).includes(entry.direction),
      `"direction" to be one of ${directions.join(', ')}`,
    );
    must(typeof least === 'number' && least >= 0, '"least" to be a number that is not negative');
    must(relative === undefined || typeof relative === 'boolean', '"relative" to be true or false');
    const known = measures[measure as string]!;
    must(relative !== true || known.over === undefined, 'no relative change of a ratio');
    const expected = relative === true ? 'share of the full model’s' : known.unit;
    must(unit === expected, `the unit “${expected}”`);
    must(to === undefined || typeof to === 'number', '"to" to be a number');
    must(
      typeof registered === 'string' && /^\d{4}-\d\d-\d\d$/.test(registered),
      '"registered" to be a day such as 2001-02-03',
    );
    must(typeof model === 'string' && /^\d+\.\d+\.\d+$/.test(model), '"model" to be a version such as 1.2.3');
    must(replaces === undefined || ids.has(replaces as string), '"replaces" to be an earlier sign');
    const digest = signDigest(entry);
    must(entry.sha256 === digest, `the digest ${digest}; an entry is never edited, a new one replaces it`);
    ids.add(id as string);
    return entry as unknown as Sign;
  });
  return { mechanism, signs };
}

/** Those that no later one replaces. */
export function inForce(signs: readonly Sign[]): readonly Sign[] {
  const replaced = new Set(signs.map(({ replaces }) => replaces));
  return signs.filter(({ id }) => !replaced.has(id));
}

/**
 * `confirmed`: the interval lies wholly at or beyond the least size, in the direction named. `contradicted`: wholly on the
 * other side of 0. `too small`: wholly on the right side of 0 and wholly short of the least size. `no effect`: 0 is among the
 * possible values and the least size is not. `no effect at all`: the number is the same in every pair, so that there was nothing
 * to test. `undecided`: too wide to say, or too few pairs. Of the direction `none`: confirmed within the least size either way
 * if the number moves at all, contradicted beyond it, else undecided.
 */
export type Verdict = 'confirmed' | 'contradicted' | 'too small' | 'no effect' | 'no effect at all' | 'undecided';

/** Pairs that must all agree before one may say, at 95 %, that fewer than one in twenty differ: 0.95^59 < 0.05. */
const fewestAlike = 59;

export interface FoundEffect {
  /** Of the change, relative where the sign is. */
  readonly low: number;
  readonly high: number;
  /** The mean of the measure once it is done. */
  readonly level: number;
  readonly pairs: number;
  /** Pairs in which the measure differs. */
  readonly differ: number;
}

/** @param effect undefined where it could not be measured */
export function verdictOn(
  { direction, least, to }: Pick<Sign, 'direction' | 'least' | 'to'>,
  effect?: FoundEffect,
): Verdict {
  if (effect === undefined) return 'undecided';
  const { level, pairs, differ } = effect;
  if (differ === 0 && pairs >= fewestAlike) return 'no effect at all';
  if (effect.low === 0 && effect.high === 0 && pairs < fewestAlike) return 'undecided';
  if (direction === 'none') {
    if (effect.low >= -least && effect.high <= least) return differ === 0 ? 'undecided' : 'confirmed';
    return effect.low > least || effect.high < -least ? 'contradicted' : 'undecided';
  }
  const [low, high] = direction === 'rises' ? [effect.low, effect.high] : [-effect.high, -effect.low];
  if (high < 0) return 'contradicted';
  // No change is not a change of at least nothing.
  const reaches = low >= least && low > 0;
  const arrives = to === undefined || (direction === 'rises' ? level >= to : level <= to);
  if (reaches && arrives) return 'confirmed';
  if (reaches || (low > 0 && high < least)) return 'too small';
  return high < least || high === 0 ? 'no effect' : 'undecided';
}
