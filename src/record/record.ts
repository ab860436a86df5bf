/** The record of a scenario: its claims, what a rule concludes from them, and the chronicle that makes. */
import { type Day, dayOf, exactly, type Moment } from '../calendar/index.ts';
import {
  type Cast,
  type Change,
  type Chronicle,
  type ClaimId,
  covers,
  type PersonId,
  type PostId,
  type Rules,
  readingOn,
  type Truth,
  tenures,
  truthOf,
} from '../polity/index.ts';
import { knownBy } from './as-of.ts';
import { type Claim, predicates } from './claim.ts';
import { byDay, compile, sinceEver } from './compile.ts';
import { ordered, type StatedOrder, spellOf, statedOrders, type UnmetOrder } from './dates.ts';
import type { Finding } from './finding.ts';
import { alternativesOf } from './resolve.ts';
import type { ResolutionRule } from './rule.ts';
import { type Alternatives, drawVersions, type Lots } from './versions.ts';
import type { Sources } from './witnesses.ts';

export interface HistoricalRecord {
  readonly cast: Cast;
  readonly rules: Rules;
  readonly rule: ResolutionRule;
  readonly sources: Sources;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  /** All ways in which the rule may answer each question: one each, unless the rule is `sample`. */
  readonly alternatives: Alternatives;
  /** One answer each: under `sample` the likeliest. */
  readonly findings: readonly Finding[];
  readonly chronicle: Chronicle;
  /** Stated orders that the chronicle keeps, and those that dates and better stated orders leave no room for. */
  readonly orders: readonly StatedOrder[];
  readonly unmet: readonly UnmetOrder[];
}

/** @param sources with their dependence; all are independent where it is left out */
export function recordOf(
  cast: Cast,
  rules: Rules,
  claims: readonly Claim[],
  rule: ResolutionRule,
  sources: Sources = new Map(),
): HistoricalRecord {
  const alternatives = alternativesOf(claims, rule, sources);
  const record = withFindings(
    { cast, rules, rule, sources, claims: new Map(claims.map((claim) => [claim.id, claim])), alternatives },
    alternatives.map(([likeliest]) => likeliest!.finding),
  );
  changesByPost(record.chronicle);
  return record;
}

/** One version of a record, as drawn; the record itself where there is nothing to draw. */
export function drawnRecord(record: HistoricalRecord, lots: Lots): HistoricalRecord {
  if (record.alternatives.every((versions) => versions.length === 1)) return record;
  return withFindings(record, drawVersions(record.alternatives, lots));
}

function withFindings(
  record: Omit<HistoricalRecord, 'findings' | 'chronicle' | 'orders' | 'unmet'>,
  findings: readonly Finding[],
): HistoricalRecord {
  const stated = statedOrders(record.claims.values(), findings);
  const { chronicle, met: orders, unmet } = ordered(compile(placed(findings, stated), record.cast), stated);
  // What is undated and has nothing known after it happened nobody knows when.
  const dated = stated.length === 0 ? chronicle : chronicle.filter(({ latest }) => latest < everAfter);
  return { ...record, findings, chronicle: orders.length === 0 ? dated : [...dated].sort(byDay), orders, unmet };
}

/** The first and last day of what has no date but a place in some order. */
const everAfter = dayOf(9999, 12, 31);
const ever: Moment = {
  ...exactly(sinceEver),
  precision: 'century',
  latest: everAfter,
  alternatives: [{ earliest: sinceEver, latest: everAfter }],
};

/** Findings about something without a date that an order speaks of may lie on any day, for the order to say which. */
function placed(findings: readonly Finding[], stated: readonly StatedOrder[]): readonly Finding[] {
  if (stated.length === 0) return findings;
  const spoken = new Set(stated.flatMap(({ first, second }) => [first, second]));
  return findings.map((finding) =>
    finding.from === undefined &&
    predicates[finding.question.predicate].dates === 'point' &&
    spoken.has(spellOf(finding))
      ? { ...finding, from: ever }
      : finding,
  );
}

/** The record as it stood on a day. */
export function recordAsOf(record: HistoricalRecord, day: Day): HistoricalRecord {
  const { cast, rules, claims, rule, sources } = record;
  return recordOf(cast, rules, knownBy([...claims.values()], day), rule, sources);
}

export interface Holder {
  readonly person: PersonId;
  /** `true`: necessarily held; `unknown`: possibly, as the dates leave it open. */
  readonly held: Exclude<Truth, 'false'>;
  readonly since: Change;
  readonly until?: Change;
  readonly claims: readonly ClaimId[];
}

/** Changes of who is in a post, by post: what a question about holders looks at. */
const byPost = new WeakMap<Chronicle, ReadonlyMap<PostId, Chronicle>>();

function changesByPost(chronicle: Chronicle): ReadonlyMap<PostId, Chronicle> {
  const known = byPost.get(chronicle);
  if (known) return known;
  const groups = new Map<PostId, Change[]>();
  for (const change of chronicle) {
    if (change.kind !== 'fills' && change.kind !== 'vacates') continue;
    const group = groups.get(change.post);
    if (group) group.push(change);
    else groups.set(change.post, [change]);
  }
  byPost.set(chronicle, groups);
  return groups;
}

/** Who held a post on a day, with the changes and claims that say so. Nothing but its own changes says who holds a post. */
export function holdersOn(
  { cast, rules, chronicle }: Pick<HistoricalRecord, 'cast' | 'rules' | 'chronicle'>,
  post: PostId,
  day: Day,
): readonly Holder[] {
  const own = changesByPost(chronicle).get(post) ?? [];
  const stated = cast.posts.get(post);
  const alone: Cast = { ...cast, persons: new Map(), posts: new Map(stated && [[post, stated]]) };
  const reading = readingOn(alone, { ...rules, posts: new Map() }, own, day);
  const holders: Holder[] = [];
  for (const person of reading.possibly.holders(post)) {
    const held = truthOf(reading, (now) => now.holds(person, post));
    const spell = tenures(own, person, post).findLast((one) => covers(one, day) !== 'false');
    if (held === 'false' || !spell) continue;
    const { beginning: since, ending: until } = spell;
    holders.push({
      person,
      held,
      since,
      ...(until && { until }),
      claims: [...new Set([...(since.claims ?? []), ...(until?.claims ?? [])])],
    });
  }
  return holders;
}

/** The changes in a span of days, those about one person or post if asked. */
export function timeline(record: HistoricalRecord, about?: string, from?: Day, to?: Day): Chronicle {
  return record.chronicle.filter(
    (change) =>
      (from === undefined || change.latest >= from) &&
      (to === undefined || change.earliest <= to) &&
      (about === undefined || Object.values(change).includes(about)),
  );
}

/** What a claim's question was found to be, and on which side of it the claim stands. */
export function findingFor(
  record: HistoricalRecord,
  id: ClaimId,
): { readonly finding: Finding; readonly supports: boolean } | undefined {
  for (const finding of record.findings) {
    if (finding.supporting.includes(id)) return { finding, supports: true };
    if (finding.contrary.includes(id)) return { finding, supports: false };
  }
  return undefined;
}
