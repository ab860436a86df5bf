/** What each of several rules of resolution concludes, where they differ. */
import type { Claim } from './claim.ts';
import { comparable } from './conclude.ts';
import type { Finding, Question } from './finding.ts';
import { alternativesOf } from './resolve.ts';
import type { ResolutionRule } from './rule.ts';
import type { Version } from './versions.ts';
import type { Sources } from './witnesses.ts';

export interface RulesApart {
  readonly question: Question;
  /** By rule, in the order asked: under `sample` all versions, under others one. */
  readonly answers: readonly (readonly Version[])[];
}

/** Questions on which some rules differ, or which have several versions, in their order. */
export function rulesApart(
  claims: readonly Claim[],
  rules: readonly ResolutionRule[],
  sources: Sources,
): readonly RulesApart[] {
  const [first = [], ...others] = rules.map((rule) => alternativesOf(claims, rule, sources));
  // Whatever the rule, questions are the same and in the same order.
  return first.flatMap((versions, i) => {
    const answers = [versions, ...others.map((other) => other[i]!)];
    const said = new Set(answers.flat().map(({ finding }) => answerOf(finding)));
    return said.size > 1 ? [{ question: versions[0]!.finding.question, answers }] : [];
  });
}

function answerOf({ question, value, from, to }: Finding): string {
  const days = (date: Finding['from']) => (date === undefined || date === 'open' ? date : date.alternatives);
  return JSON.stringify([comparable(question.predicate, value), days(from) ?? null, days(to) ?? null]);
}
