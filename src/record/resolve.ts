/**
 * Resolution: claims become findings. Claims about one question are gathered; under `best-grade` each part of the answer
 * (beginning, end, value) is taken from the best-graded claim that states it.
 */
import { type Moment, possiblySame, type Span } from '../calendar/index.ts';
import { type Claim, predicates } from './claim.ts';
import type { Finding, ResolutionRule } from './finding.ts';
import { compareGrades } from './grade.ts';

export class UnbuiltRule extends Error {
  override readonly name = 'UnbuiltRule';
}

/**
 * Findings in the order of their questions. `judged` claims are an author's opinion and decide nothing; `denied` claims
 * are contrary to the finding they deny.
 * @throws UnbuiltRule for a rule that is not built yet
 */
export function resolve(claims: readonly Claim[], rule: ResolutionRule): readonly Finding[] {
  if (rule.rule !== 'best-grade') throw new UnbuiltRule(`resolution by ${rule.rule} is not built yet; use best-grade`);
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.modality === 'judged' || claim.predicate === 'because' || claim.predicate === 'before') continue;
    const key = questionKey(claim);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  const findings: Finding[] = [];
  for (const key of [...groups.keys()].sort()) findings.push(...findingsOf(groups.get(key)!));
  return findings;
}

/** Claims with one key are about one question, or about several occurrences of one kind. */
function questionKey(claim: Claim): string {
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

function findingsOf(group: readonly Claim[]): readonly Finding[] {
  const ranked = [...group].sort(byTrust);
  const occurrences = predicates[group[0]!.predicate].dates === 'span' ? occurrencesOf(ranked) : [ranked];
  return occurrences
    .map((claims) => conclude(claims))
    .filter((finding): finding is Finding => finding !== undefined)
    .sort((a, b) => earliestOf(a.from) - earliestOf(b.from))
    .map((finding, occurrence) => ({ ...finding, question: { ...finding.question, occurrence } }));
}

/** Best first: by grade, then asserted before reported, then the more exact date, then the identifier. */
function byTrust(a: Claim, b: Claim): number {
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
function occurrencesOf(ranked: readonly Claim[]): readonly Claim[][] {
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

function conclude(ranked: readonly Claim[]): Finding | undefined {
  const affirming = ranked.filter((claim) => claim.modality !== 'denied');
  const best = affirming[0];
  if (!best) return undefined;
  const from = narrowed(affirming, 'from', () => true);
  // An end that precedes the beginning cannot be taken together with it.
  const to = narrowed(affirming, 'to', (date) => follows(date, from));
  const value = affirming.find((claim) => claim.value !== undefined)?.value;
  const agrees = (claim: Claim) =>
    claim.modality !== 'denied' &&
    datesAgree(claim.from, from) &&
    datesAgree(claim.to, to) &&
    (claim.value === undefined || claim.value === value);
  return {
    question: {
      key: questionKey(best),
      subject: best.subject,
      predicate: best.predicate,
      ...(best.object !== undefined && { object: best.object }),
      occurrence: 0,
    },
    ...(value !== undefined && { value }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    supporting: ranked.filter(agrees).map((claim) => claim.id),
    contrary: ranked.filter((claim) => !agrees(claim)).map((claim) => claim.id),
  };
}

/** The date of the best claim that states it, or a more exact one that agrees with it and is trusted as much. */
function narrowed(
  ranked: readonly Claim[],
  end: 'from' | 'to',
  fits: (date: Moment | 'open') => boolean,
): Moment | 'open' | undefined {
  const stating = ranked.filter((claim) => claim[end] !== undefined && fits(claim[end]));
  const [first] = stating;
  if (!first) return undefined;
  const width = (date: Moment | 'open') => (date === 'open' ? 0 : date.latest - date.earliest);
  return stating
    .filter((claim) => compareGrades(claim.grade, first.grade) === 0 && claim.modality === first.modality)
    .map((claim) => claim[end]!)
    .filter((date) => datesAgree(date, first[end]))
    .reduce((a, b) => (width(b) < width(a) ? b : a));
}

function follows(to: Moment | 'open', from: Moment | 'open' | undefined): boolean {
  return to === 'open' || from === undefined || from === 'open' || to.latest >= from.earliest;
}

/** Whether two statements of a date can both be true: they share a day, or one of them is silent. */
export function datesAgree(stated: Moment | 'open' | undefined, found: Moment | 'open' | undefined): boolean {
  if (stated === undefined || found === undefined) return true;
  if (stated === 'open' || found === 'open') return stated === found;
  return possiblySame(stated, found);
}

function earliestOf(date: Moment | 'open' | undefined): number {
  return date === undefined || date === 'open' ? -1e9 : date.earliest;
}
function min<T extends number>(a: T, b: T): T {
  return a < b ? a : b;
}
function max<T extends number>(a: T, b: T): T {
  return a > b ? a : b;
}
