/** Invented claims for tests: a builder for those told by hand, and an arbitrary for random ones that fit their predicates. */
import fc from 'fast-check';
import { dayOf, exactly, type Moment, parseEdtf } from '../src/calendar/index.ts';
import type { ClaimId } from '../src/polity/index.ts';
import {
  type Claim,
  credibilities,
  type Grade,
  modalities,
  type Predicate,
  parseGrade,
  predicateNames,
  predicates,
  reliabilities,
  type Slot,
  type SourceId,
} from '../src/record/index.ts';
import type { Regime } from './invented.ts';

/** A moment from its text, such as `2001-05`; `..` is open. */
export function when(text: string): Moment | 'open' {
  if (text === '..') return 'open';
  const parsed = parseEdtf(text);
  if (!parsed.ok || parsed.date.kind !== 'moment') throw new RangeError(`no moment: ${text}`);
  return parsed.date;
}

export interface ClaimSpec extends Partial<Omit<Claim, 'from' | 'to' | 'grade' | 'id'>> {
  readonly id: string;
  readonly predicate: Predicate;
  readonly subject: string;
  readonly from?: string;
  readonly to?: string;
  readonly grade?: string;
}

/** A claim told by hand: asserted, graded B2, its ends what the predicate's schema names first. */
export function claim({ id, from, to, grade = 'B2', ...stated }: ClaimSpec): Claim {
  const schema = predicates[stated.predicate];
  return {
    source: 'chronicler' as SourceId,
    locator: { text: 'p. 1' },
    subjectIs: schema.subject[0]!,
    ...(stated.object !== undefined && { objectIs: schema.object[0]! }),
    calendar: 'gregorian',
    modality: 'asserted',
    coder: 'test',
    line: 1,
    ...stated,
    id: id as ClaimId,
    grade: parseGrade(grade)!,
    ...(from !== undefined && { from: when(from) }),
    ...(to !== undefined && { to: when(to) }),
  };
}

const anyMoment: fc.Arbitrary<Moment> = fc
  .tuple(
    fc.integer({ min: 2001, max: 2008 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(3),
  )
  .map(([year, month, day, precision]) => {
    const two = (n: number) => String(n).padStart(2, '0');
    if (precision === 0) return when(`${year}`) as Moment;
    return precision === 1 ? (when(`${year}-${two(month)}`) as Moment) : exactly(dayOf(year, month, day));
  });

const anyGrade: fc.Arbitrary<Grade> = fc.record({
  reliability: fc.constantFrom(...reliabilities),
  credibility: fc.constantFrom(...credibilities),
});

function anyValue(predicate: Predicate): fc.Arbitrary<string> {
  const { value } = predicates[predicate] as { readonly value: readonly string[] | string };
  if (typeof value !== 'string') return fc.constantFrom(...value);
  if (value === 'number') return fc.integer({ min: -9, max: 9 }).map(String);
  if (value === 'tie') return fc.constantFrom('patron 0.4', 'ally 0.5', 'ally 0.7', 'rival 1');
  return value === 'tally' ? fc.constantFrom('5-3-1', '?-?-?', '4-?-0') : fc.constantFrom('grim', 'mild');
}

/** Well-typed claims, `claim-0` and on; those about claims are about one of these. */
export function anyClaims({ cast }: Regime, maxLength = 12, only = predicateNames): fc.Arbitrary<readonly Claim[]> {
  const cell = (slot: Slot, seed: number): string => {
    const ids: Readonly<Record<Slot, readonly string[]>> = {
      person: [...cast.persons.keys()],
      organ: [...cast.organs.keys()],
      post: [...cast.posts.keys()],
      policy: [...cast.policies.keys()],
      event: [...cast.events.keys()],
      issue: [...cast.issues.keys()],
      series: ['rain'],
      claim: Array.from({ length: maxLength }, (_, i) => `claim-${i}`),
      words: ['the harbour', 'the old hands'],
    };
    return ids[slot][seed % ids[slot].length]!;
  };
  const one = fc.constantFrom(...only).chain((predicate) => {
    const schema: (typeof predicates)[Predicate] = predicates[predicate];
    const dated = schema.dates !== 'none';
    const optional = <T>(arbitrary: fc.Arbitrary<T>, stated: boolean, required: boolean) =>
      stated ? (required ? arbitrary : fc.option(arbitrary, { nil: undefined })) : fc.constant(undefined);
    const end = fc.oneof({ arbitrary: anyMoment, weight: 5 }, { arbitrary: fc.constant('open' as const), weight: 1 });
    return fc.record({
      predicate: fc.constant(predicate),
      subjectIs: fc.constantFrom(...schema.subject),
      objectIs: optional(
        fc.constantFrom<Slot[]>(...(schema.object.length > 0 ? schema.object : (['words'] as const))),
        schema.object.length > 0,
        schema.objectRequired,
      ),
      value: optional(anyValue(predicate), schema.value !== 'none', schema.valueRequired),
      from: optional(schema.dates === 'span' ? end : anyMoment, dated, schema.dates === 'point'),
      to: optional(end, schema.dates === 'span', false),
      modality: fc.constantFrom(...modalities),
      grade: anyGrade,
      seeds: fc.tuple(fc.nat(3), fc.nat(3)),
    });
  });
  return fc.array(one, { maxLength }).map((rows) =>
    rows.map(({ seeds, objectIs, value, from, to, ...row }, i) => {
      const crossed = isMoment(from) && isMoment(to) && to.latest < from.earliest;
      const [begin, end] = crossed ? [to, from] : [from, to];
      return {
        ...claim({ id: `claim-${i}`, predicate: row.predicate, subject: cell(row.subjectIs, seeds[0]) }),
        ...row,
        ...(objectIs !== undefined && {
          objectIs,
          object: cell(objectIs, seeds[1] + (objectIs === row.subjectIs ? 1 : 0)),
        }),
        ...(value !== undefined && { value }),
        ...(begin !== undefined && { from: begin }),
        ...(end !== undefined && { to: end }),
      };
    }),
  );
}

function isMoment(date: Moment | 'open' | undefined): date is Moment {
  return date !== undefined && date !== 'open';
}
