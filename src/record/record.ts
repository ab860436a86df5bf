/** The record of a scenario: its claims, what a rule concludes from them, and the chronicle that makes. */
import type { Day } from '../calendar/index.ts';
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
import type { Claim } from './claim.ts';
import { compile } from './compile.ts';
import type { Finding, ResolutionRule } from './finding.ts';
import { resolve } from './resolve.ts';

export interface HistoricalRecord {
  readonly cast: Cast;
  readonly rules: Rules;
  readonly rule: ResolutionRule;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  readonly findings: readonly Finding[];
  readonly chronicle: Chronicle;
}

/** @throws UnbuiltRule */
export function recordOf(cast: Cast, rules: Rules, claims: readonly Claim[], rule: ResolutionRule): HistoricalRecord {
  const findings = resolve(claims, rule);
  const chronicle = compile(findings, cast);
  changesByPost(chronicle);
  return { cast, rules, rule, claims: new Map(claims.map((claim) => [claim.id, claim])), findings, chronicle };
}

/** The record as it stood on a day. */
export function recordAsOf(record: HistoricalRecord, day: Day): HistoricalRecord {
  return recordOf(record.cast, record.rules, knownBy([...record.claims.values()], day), record.rule);
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
export function holdersOn({ cast, rules, chronicle }: HistoricalRecord, post: PostId, day: Day): readonly Holder[] {
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
