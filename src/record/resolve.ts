/** Resolution: claims become findings, under a rule that says which of the claims about one question are believed. */
import type { Moment } from '../calendar/index.ts';
import type { Claim } from './claim.ts';
import { conclude, firstDecides, isAsTrusted } from './conclude.ts';
import type { Finding } from './finding.ts';
import { majorityDecides } from './majority.ts';
import { byQuestion, occurrencesOf } from './questions.ts';
import type { ResolutionRule } from './rule.ts';
import { type Alternatives, type Version, versionsOf } from './versions.ts';
import type { Sources } from './witnesses.ts';

/**
 * Findings in the order of their questions. `judged` claims are an author's opinion and decide nothing; `denied` claims
 * are contrary to the finding they deny. Under `sample`: the likeliest version of each question.
 * @param sources with their dependence; all are independent where it is left out
 */
export function resolve(
  claims: readonly Claim[],
  rule: ResolutionRule,
  sources: Sources = new Map(),
): readonly Finding[] {
  return alternativesOf(claims, rule, sources).map(([likeliest]) => likeliest!.finding);
}

/** The versions of every question, in the order of questions: one each, unless the rule is `sample`. */
export function alternativesOf(
  claims: readonly Claim[],
  rule: ResolutionRule,
  sources: Sources = new Map(),
): Alternatives {
  const versions = decide(rule, sources);
  return byQuestion(claims).flatMap((group) => answers(group, versions));
}

const nobody: Version['witnesses'] = [];

/** From the claims of one occurrence, the most trusted first, and what best grades conclude from them. */
type Decide = (ranked: readonly Claim[], usual: Finding) => readonly Version[];

function decide(rule: ResolutionRule, sources: Sources): Decide {
  const sure = (finding: Finding | undefined): readonly Version[] =>
    finding ? [{ finding, chance: 1, witnesses: nobody }] : [];
  switch (rule.rule) {
    case 'best-grade':
      return (_, usual) => sure(usual);
    case 'prefer': {
      const places = new Map(rule.sources.map((source, i) => [source, i]));
      const place = ({ source }: Claim) => places.get(source) ?? places.size;
      const decider = firstDecides((other, first) => place(other) <= place(first) && isAsTrusted(other, first));
      // Sorting keeps the order of trust among claims of one place.
      return (ranked) =>
        sure(
          conclude(
            [...ranked].sort((a, b) => place(a) - place(b)),
            decider,
          ),
        );
    }
    case 'majority': {
      const decider = majorityDecides(sources);
      return (ranked) => sure(conclude(ranked, decider));
    }
    case 'sample':
      return (ranked) => versionsOf(ranked, sources, rule.weights);
  }
}

const byGrade = firstDecides(isAsTrusted);

/** Occurrences are told apart and counted by what the best graded claims say of them, whatever the rule: their names stay. */
function answers(group: readonly Claim[], versions: Decide): Alternatives {
  const told = occurrencesOf(group).flatMap((ranked) => {
    const usual = conclude(ranked, byGrade);
    return usual ? [{ begin: earliestOf(usual.from), found: versions(ranked, usual) }] : [];
  });
  // A finding is of the first occurrence until it is known to be of another.
  if (told.length === 1) return [told[0]!.found];
  return told
    .sort((a, b) => a.begin - b.begin)
    .map(({ found }, occurrence) =>
      found.map((version) => ({
        ...version,
        finding: { ...version.finding, question: { ...version.finding.question, occurrence } },
      })),
    );
}

function earliestOf(date: Moment | 'open' | undefined): number {
  return date === undefined || date === 'open' ? -1e9 : date.earliest;
}
