/**
 * Versions: the ways in which questions may be answered, each with its chance. What all versions share and what they differ in
 * are kept apart, so that a history draws only the latter.
 *
 * A version is what follows from believing one witness: its statement stands, and where it is silent the most trusted of the
 * others speaks. Witnesses are believed in proportion to the weights of their grades (a linear opinion pool: Stone 1961), so
 * that agreeing witnesses add up. A claim that says the same as a better one of the same source, or of a source that goes
 * back to a common work, is a copy: it is no witness, and its weight counts for nothing.
 */
import type { ClaimId } from '../polity/index.ts';
import type { Claim, SourceId } from './claim.ts';
import { comparable, conclude, type Decider, datesAgree, datesText, firstDecides, isAsTrusted } from './conclude.ts';
import type { Finding } from './finding.ts';
import { gradeWeight, type WeightTable } from './grade-weights.ts';
import { rootsOf, type Sources } from './witnesses.ts';

export interface Version {
  readonly finding: Finding;
  /** Above 0; those of all versions of a question add up to 1. */
  readonly chance: number;
  /** The witnesses of whom to believe any leads to it. */
  readonly witnesses: readonly { readonly claim: ClaimId; readonly weight: number }[];
}

/** The versions of each question, the likeliest first; questions in their order. One version: nothing to draw. */
export type Alternatives = readonly (readonly Version[])[];

/** Exponential draws with mean 1, each addressed by what it decides, never by the order of asking. */
export type Lots = (address: string) => number;

const believing: Decider = firstDecides(isAsTrusted);

/** @param ranked claims of one occurrence, the most trusted first */
export function versionsOf(ranked: readonly Claim[], sources: Sources, weights: WeightTable): readonly Version[] {
  const versions = new Map<string, { finding: Finding; witnesses: { claim: ClaimId; weight: number }[] }>();
  const witnesses = witnessesOf(ranked, sources);
  const total = witnesses.reduce((sum, { grade }) => sum + gradeWeight(grade, weights), 0);
  for (const witness of witnesses) {
    const finding = conclude([witness, ...ranked.filter((claim) => claim !== witness)], believing)!;
    const name = `${datesText(finding)} ${comparable(witness.predicate, finding.value) ?? ''}`;
    const version = versions.get(name) ?? { finding, witnesses: [] };
    versions.set(name, version);
    version.witnesses.push({ claim: witness.id, weight: gradeWeight(witness.grade, weights) });
  }
  return [...versions.values()]
    .map((one) => ({ ...one, chance: one.witnesses.reduce((sum, { weight }) => sum + weight, 0) / total }))
    .sort((a, b) => b.chance - a.chance);
}

/** The affirming claims that are no copies of better ones. */
function witnessesOf(ranked: readonly Claim[], sources: Sources): readonly Claim[] {
  const kept: { readonly claim: Claim; readonly roots: ReadonlySet<SourceId> }[] = [];
  for (const claim of ranked) {
    if (claim.modality === 'denied') continue;
    const roots = rootsOf(claim.source, sources);
    const isCopy = kept.some(
      (other) =>
        [...roots].some((root) => other.roots.has(root)) &&
        datesAgree(claim.from, other.claim.from) &&
        datesAgree(claim.to, other.claim.to) &&
        isSameValue(claim, other.claim),
    );
    if (!isCopy) kept.push({ claim, roots });
  }
  return kept.map(({ claim }) => claim);
}

function isSameValue(a: Claim, b: Claim): boolean {
  const [one, other] = [comparable(a.predicate, a.value), comparable(b.predicate, b.value)];
  return one === undefined || other === undefined || one === other;
}

/**
 * One version of every question. Each witness waits for a time drawn for him alone, shorter the more he weighs, and the first
 * is believed: so a claim that goes moves no draw but of those who would have believed it.
 */
export function drawVersions(alternatives: Alternatives, lots: Lots): readonly Finding[] {
  return alternatives.map((versions) => {
    let [best, least] = [versions[0]!, Infinity];
    if (versions.length === 1) return best.finding;
    for (const version of versions)
      for (const { claim, weight } of version.witnesses) {
        const time = lots(`${version.finding.question.key} ${claim}`) / weight;
        if (time < least) [best, least] = [version, time];
      }
    return best.finding;
  });
}
