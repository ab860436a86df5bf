/** Which claims are about one question: by what they speak of, and for what lasts by the occurrence they speak of. */
import type { Moment, Span } from '../calendar/index.ts';
import { type Claim, predicates } from './claim.ts';
import { compareGrades } from './grade.ts';

/** Claims that decide something, by question, in the order of questions. A `judged` claim is an author's opinion and decides nothing. */
export function byQuestion(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (!decides(claim)) continue;
    const key = questionKey(claim);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.keys()].sort().map((key) => groups.get(key)!);
}

/** Whether a claim stands for or against some finding. */
export function decides(claim: Claim): boolean {
  return claim.modality !== 'judged' && claim.predicate !== 'because' && claim.predicate !== 'before';
}

/** The claims of each occurrence of one question, the most trusted first. */
export function occurrencesOf(group: readonly Claim[]): readonly (readonly Claim[])[] {
  if (group.length === 1) return [group];
  const ranked = [...group].sort(byTrust);
  return predicates[group[0]!.predicate].dates === 'span' ? split(ranked) : [ranked];
}

/** Claims with one key are about one question, or about several occurrences of one kind. */
export function questionKey(claim: Claim): string {
  // A mutual tie is one, from whichever end it is told.
  if (claim.predicate === 'tie' && ['ally', 'rival', 'kin', 'friend'].includes(claim.value?.split(' ')[0] ?? ''))
    return ['tie', ...[claim.subject, claim.object ?? ''].sort(), claim.value!.split(' ')[0]].join(' / ');
  const parts: (string | undefined)[] = [
    claim.predicate,
    claim.subject,
    claim.predicate === 'policy' ? undefined : claim.object,
  ];
  if (claim.predicate === 'status' || claim.predicate === 'condition') parts.push(claim.value);
  if (claim.predicate === 'renamed') parts.push(claim.value);
  if (claim.predicate === 'tie') parts.push(claim.value?.split(' ')[0]);
  if (
    claim.predicate === 'vote' ||
    claim.predicate === 'rank' ||
    claim.predicate === 'series' ||
    claim.predicate === 'trait'
  )
    parts.push(dateKey(claim.from), dateKey(claim.to), claim.predicate === 'trait' ? claim.value : claim.note);
  return parts.map((part) => part ?? '').join(' / ');
}

function dateKey(date: Moment | 'open' | undefined): string {
  return date === undefined ? '' : date === 'open' ? '..' : date.edtf;
}

/** Best first: by grade, then asserted before reported, then the more exact date, then the identifier. */
export function byTrust(a: Claim, b: Claim): number {
  return (
    compareGrades(a.grade, b.grade) ||
    Number(a.modality === 'reported') - Number(b.modality === 'reported') ||
    spread(a) - spread(b) ||
    (a.id < b.id ? -1 : 1)
  );
}

function spread(claim: Claim): number {
  const width = (date: Moment | 'open' | undefined) =>
    date === undefined || date === 'open' ? 0 : date.latest - date.earliest;
  return width(claim.from) + width(claim.to);
}

/**
 * Splits claims about spans into occurrences. Claims that state both ends make them: overlapping ones are one. A claim
 * that states one end joins the occurrence whose same end is nearest, if it overlaps one, and else makes its own.
 */
function split(ranked: readonly Claim[]): readonly Claim[][] {
  const occurrences: { claims: Claim[]; span: Span }[] = [];
  const bounded = (claim: Claim) =>
    claim.modality !== 'denied' &&
    claim.from !== undefined &&
    claim.to !== undefined &&
    claim.from !== 'open' &&
    claim.to !== 'open';
  for (const claim of [...ranked.filter(bounded), ...ranked.filter((claim) => !bounded(claim))]) {
    const span = extent(claim);
    const touching = occurrences.filter(
      (other) => span.earliest <= other.span.latest && other.span.earliest <= span.latest,
    );
    const nearest = touching.sort((a, b) => distance(claim, a.span) - distance(claim, b.span))[0];
    if (!nearest) occurrences.push({ claims: [claim], span });
    else {
      nearest.claims.push(claim);
      if (bounded(claim))
        nearest.span = {
          earliest: min(nearest.span.earliest, span.earliest),
          latest: max(nearest.span.latest, span.latest),
        };
    }
  }
  return occurrences.map(({ claims }) => [...claims].sort(byTrust));
}

function extent(claim: Claim): Span {
  return {
    earliest: (claim.from === undefined || claim.from === 'open' ? -1e9 : claim.from.earliest) as Span['earliest'],
    latest: (claim.to === undefined || claim.to === 'open' ? 1e9 : claim.to.latest) as Span['latest'],
  };
}

/** How far the ends that a claim states lie from those of an occurrence, in days. */
function distance(claim: Claim, span: Span): number {
  const from = claim.from === undefined || claim.from === 'open' ? 0 : Math.abs(claim.from.earliest - span.earliest);
  const to = claim.to === undefined || claim.to === 'open' ? 0 : Math.abs(claim.to.latest - span.latest);
  return from + to;
}

function min<T extends number>(a: T, b: T): T {
  return a < b ? a : b;
}
function max<T extends number>(a: T, b: T): T {
  return a > b ? a : b;
}
