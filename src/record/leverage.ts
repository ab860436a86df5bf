/** Leverage: what the record would answer without one claim, and how far that lies from what it answers with it. */
import type { Day } from '../calendar/index.ts';
import type { ClaimId } from '../polity/index.ts';
import type { Claim } from './claim.ts';
import { compile } from './compile.ts';
import { datesText } from './conclude.ts';
import { spellOf } from './dates.ts';
import { type Apart, apart, type Told } from './distance.ts';
import { byQuestion, questionKey } from './questions.ts';
import { drawnRecord, type HistoricalRecord, recordOf } from './record.ts';
import { alternativesOf } from './resolve.ts';
import { type Alternatives, drawVersions, type Lots, type Version } from './versions.ts';

export interface Leverage extends Apart {
  readonly claim: ClaimId;
  /** No other claim says anything on its question. */
  readonly alone: boolean;
}

/** A draw for rules that draw nothing. */
const undrawn: readonly Lots[] = [() => 1];

/**
 * What each claim moves by being left out, over the days of a span: claims that move anything, the greatest first. Under `sample`
 * means over the versions drawn, with and without the claim on the same draws.
 * @param draws one a version
 */
export function leverages(record: HistoricalRecord, from: Day, to: Day, draws: readonly Lots[]): readonly Leverage[] {
  const lots = record.rule.rule === 'sample' ? draws : undrawn;
  const found: Leverage[] = [];
  for (const { claim, alone, before, after } of withoutEach(record)) {
    const moved = lots.map((one) => apart(before(one), after(one), from, to));
    const mean = (of: keyof Apart) => moved.reduce((sum, each) => sum + each[of], 0) / moved.length;
    const [days, tenures, values] = [mean('days'), mean('tenures'), mean('values')];
    if (days > 0 || tenures > 0 || values > 0) found.push({ claim: claim.id, alone, days, tenures, values });
  }
  return found.sort(
    (a, b) => b.days - a.days || b.tenures - a.tenures || b.values - a.values || (a.claim < b.claim ? -1 : 1),
  );
}

/**
 * The claims without which no answer changes, not even its chance: the chronicle is the same but for the claims named behind
 * each change, and so is whatever is made from it.
 */
export function idleClaims(record: HistoricalRecord): ReadonlySet<ClaimId> {
  const idle = new Set(record.claims.keys());
  for (const { claim } of withoutEach(record)) idle.delete(claim.id);
  return idle;
}

interface Without {
  readonly claim: Claim;
  readonly alone: boolean;
  /** What bears on the answers that the claim may move, with it and without it. */
  before(lots: Lots): Told;
  after(lots: Lots): Told;
}

/** Every claim without which some answer, its chance or an order is another. Others are passed over. */
function* withoutEach(record: HistoricalRecord): Generator<Without> {
  const { rule, sources, cast } = record;
  const claims = [...record.claims.values()];
  const spoken = new Set([...record.orders, ...record.unmet].flatMap(({ first, second }) => [first, second]));
  const answers = new Map<string, Alternatives>();
  const bySubject = new Map<string, (readonly [string, Alternatives])[]>();
  for (const group of byQuestion(claims)) {
    const key = questionKey(group[0]!);
    const found = alternativesOf(group, rule, sources);
    answers.set(key, found);
    for (const subject of new Set(group.map((claim) => claim.subject)))
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), [key, found]]);
  }
  const told = (some: Alternatives) => (lots: Lots) => {
    const findings = drawVersions(some, lots);
    return { findings, chronicle: compile(findings, cast) };
  };
  for (const group of byQuestion(claims)) {
    const key = questionKey(group[0]!);
    const before = answers.get(key)!;
    const isOrdered = before.some(([version]) => spoken.has(spellOf(version!.finding)));
    for (const claim of group) {
      const after = alternativesOf(
        group.filter((one) => one !== claim),
        rule,
        sources,
      );
      if (isOrdered) {
        yield { claim, alone: group.length === 1, ...wholly(record, claim) };
        continue;
      }
      if (signature(before) === signature(after)) continue;
      // What somebody’s death ends, or his readmission, bears on his other answers.
      const beside = (bySubject.get(claim.subject) ?? []).flatMap(([other, found]) => (other === key ? [] : found));
      const bearing = beside.filter(([version]) => {
        const { predicate } = version!.finding.question;
        return (
          claim.predicate === 'died' || predicate === 'died' || (claim.predicate === 'status' && predicate === 'status')
        );
      });
      const alone = group.length === 1;
      yield { claim, alone, before: told([...bearing, ...before]), after: told([...bearing, ...after]) };
    }
  }
  for (const claim of claims) if (claim.predicate === 'before') yield { claim, alone: false, ...wholly(record, claim) };
}

/** By making the whole record anew: orders may carry a date anywhere. */
function wholly(record: HistoricalRecord, claim: Claim): Pick<Without, 'before' | 'after'> {
  const rest = [...record.claims.values()].filter(
    (one) => one !== claim && !(one.predicate === 'before' && (one.subject === claim.id || one.object === claim.id)),
  );
  const without = recordOf(record.cast, record.rules, rest, record.rule, record.sources);
  return { before: (lots) => drawnRecord(record, lots), after: (lots) => drawnRecord(without, lots) };
}

/** All of some answers but who says so; where there is something to draw, also who is believed for it. */
function signature(alternatives: Alternatives): string {
  const told = ({ finding, witnesses }: Version, _: number, all: readonly Version[]) => {
    const { question, value } = finding;
    const believed = all.length > 1 ? witnesses.map(({ claim, weight }) => `${claim} ${weight}`) : [];
    const { key, occurrence, subject, object } = question;
    return [key, occurrence, subject, object, datesText(finding), value, ...believed].join('\n');
  };
  return alternatives.map((versions) => versions.map(told).join('\n\n')).join('\n\n\n');
}
