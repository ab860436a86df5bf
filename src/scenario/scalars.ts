/**
 * The kinds of value that a cell or a YAML scalar may hold: how each is read from its text, and its JSON Schema. One list
 * for all tables and files, so that what is documented is what is read.
 */
import { type Day, type Moment, parseEdtf } from '../calendar/index.ts';
import { type Fraction, idPattern } from '../polity/index.ts';
import { type Grade, parseGrade } from '../record/index.ts';
import { describeKinds, type NameKind } from './names.ts';
import { partOf, type Site } from './session.ts';
import { didYouMean } from './speller.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Scalar<T> {
  readonly schema: JsonSchema;
  /** @param text not empty, without surrounding blanks. Reports what is wrong at the site and returns undefined. */
  read(text: string, site: Site): T | undefined;
}

export const words: Scalar<string> = { schema: { type: 'string', minLength: 1 }, read: (text) => text };

export const identifier: Scalar<string> = {
  schema: { type: 'string', pattern: idPattern.source },
  read(text, site) {
    if (idPattern.test(text)) return text;
    const slug = slugOf(text);
    return site.fail('identifier', 'lower-case words of a-z and 0-9 joined by single hyphens, at most 80 characters', {
      hint: slug === undefined ? undefined : `write ${slug}`,
    });
  },
};

/** What an identifier was probably meant to be; undefined where nothing is left of it. */
export function slugOf(text: string): string | undefined {
  const slug = text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return idPattern.test(slug) ? slug : undefined;
}

/** An identifier of one of the tables, or the one it was merged into. The check may come later, when the table has been read. */
export function reference<Id extends string>(...kinds: readonly NameKind[]): Scalar<Id> {
  return {
    schema: { type: 'string', pattern: idPattern.source, description: describeKinds(kinds) },
    read: (text, site) =>
      site.session.names.check(kinds, text, site) ? (site.session.names.canonical(text) as Id) : undefined,
  };
}

export function choice<T extends string>(among: readonly T[], expected?: string): Scalar<T> {
  return {
    schema: { enum: among },
    read(text, site) {
      if ((among as readonly string[]).includes(text)) return text as T;
      const list = among.length > 12 ? `${among.slice(0, 12).join(', ')} …` : among.join(', ');
      return site.fail('choice', expected ?? `one of ${list}`, {
        hint: didYouMean(site.session.speller.nearest(text, among)),
      });
    },
  };
}

export const truth: Scalar<boolean> = {
  schema: { type: 'boolean' },
  read: (text, site) => (text === 'true' || text === 'false' ? text === 'true' : site.fail('choice', 'true or false')),
};

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** Excludes `min` itself. */
  readonly above?: boolean;
  readonly integer?: boolean;
}

export function numeric(bounds: Bounds = {}): Scalar<number> {
  const { min, max, above = false, integer = false } = bounds;
  const range =
    min !== undefined && max !== undefined
      ? ` ${above ? 'above' : 'from'} ${min} ${above ? 'and up ' : ''}to ${max}`
      : min !== undefined
        ? ` of ${min} or more`
        : '';
  const expected = `a ${integer ? 'whole ' : ''}number${range}`;
  return {
    schema: {
      type: integer ? 'integer' : 'number',
      ...(min !== undefined && { [above ? 'exclusiveMinimum' : 'minimum']: min }),
      ...(max !== undefined && { maximum: max }),
    },
    read(text, site) {
      const value = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text) ? Number(text) : Number.NaN;
      const low = min !== undefined && (above ? value <= min : value < min);
      if (Number.isFinite(value) && !low && !(max !== undefined && value > max) && !(integer && value % 1 !== 0)) {
        return value;
      }
      return site.fail('number', expected, { hint: Number.isNaN(value) ? numberHint(text) : undefined });
    },
  };
}

function numberHint(text: string): string | undefined {
  if (/^[+-]?[0-9]+,[0-9]+$/.test(text)) return `write ${text.replace(',', '.')}: the decimal mark is a point`;
  if (/^[−–][0-9.]+$/.test(text)) return `write ${text.replace(/^[−–]/, '-')}: the sign is not a plain hyphen`;
  const percent = /^([0-9]{1,3})(?:\.[0-9]+)? ?%$/.exec(text);
  return percent === null ? undefined : `write ${Number.parseFloat(text) / 100}`;
}

const EXPECTED_DAY = 'a day such as 1921-03-16';

export const day: Scalar<Day> = {
  schema: { type: 'string', format: 'date' },
  read(text, site) {
    const result = parseEdtf(text);
    if (!result.ok) return site.fail('date', EXPECTED_DAY, { hint: result.hint });
    const { date } = result;
    if (date.kind === 'moment' && date.earliest === date.latest && date.precision === 'day') return date.earliest;
    return site.fail('date', EXPECTED_DAY);
  },
};

export const moment: Scalar<Moment> = {
  schema: { type: 'string', description: 'an EDTF date that is no interval' },
  read(text, site) {
    const result = parseEdtf(text);
    if (!result.ok) return site.fail('date', result.expected, { hint: result.hint });
    return result.date.kind === 'moment' ? result.date : site.fail('date', 'one date, such as 1921-03 or 1921-03-16');
  },
};

/** An exact fraction `num/den` with 0 < num ≤ den ≤ 1000. */
export const fraction: Scalar<Fraction> = {
  schema: { type: 'string', pattern: '^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$' },
  read(text, site) {
    const match = /^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text);
    const num = Number(match?.[1]);
    const den = Number(match?.[2]);
    if (match !== null && num <= den && den <= 1000) return { num, den };
    return site.fail('number', 'a fraction such as 2/3, above 0 and up to 1, its denominator up to 1000', {
      hint: fractionHint(text),
    });
  },
};

function fractionHint(text: string): string | undefined {
  const value = /^(?:1|1?\.[0-9]+|0[.,][0-9]+)$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  for (const den of [1, 2, 3, 4, 5, 10, 100]) {
    const num = Math.round(value * den);
    if (num > 0 && num <= den && Math.abs(num / den - value) < 0.004) return `write ${num}/${den}`;
  }
  return undefined;
}

function patterned(pattern: RegExp, expected: string): Scalar<string> {
  return {
    schema: { type: 'string', pattern: pattern.source },
    read: (text, site) => (pattern.test(text) ? text : site.fail('value', expected)),
  };
}

export const sha256Digest = patterned(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 digits 0-9 and a-f');
export const wikidataId = patterned(/^Q[1-9][0-9]{0,11}$/, 'a Wikidata identifier such as Q42');
export const webAddress = patterned(/^https?:\/\/[^\s"<>]+$/, 'an address that begins with http:// or https://');

export const grade: Scalar<Grade> = {
  schema: { type: 'string', pattern: '^[A-F][1-6]$' },
  read(text, site) {
    const upper = text.toUpperCase();
    return (
      parseGrade(text) ??
      site.fail('choice', 'an Admiralty code such as B2: A to F, then 1 to 6', {
        hint: parseGrade(upper) ? `write ${upper}` : undefined,
      })
    );
  },
};

/** Several values in one cell with ` | ` between them, none of them twice. */
export function barred<T>(item: Scalar<T>): Scalar<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, uniqueItems: true },
    read(text, site) {
      const values: T[] = [];
      const seen = new Set<string>();
      let start = 0;
      let gaps = 0;
      for (const piece of text.split('|')) {
        const part = piece.trim();
        const offset = start + (piece.length - piece.trimStart().length);
        start += piece.length + 1;
        const place = partOf(site, part, offset);
        if (part === '') {
          if (gaps === 0) place.fail('empty-cell', 'a value between the bars of the list');
          gaps += 1;
        } else if (seen.has(part)) place.fail('duplicate', 'a value that the list does not have yet');
        else {
          const value = item.read(part, place);
          if (value !== undefined) values.push(value);
        }
        seen.add(part);
      }
      return values;
    },
  };
}
