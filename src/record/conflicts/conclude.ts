/** What each rule of resolution would keep of a conflict. */
import type { Claim, SourceId } from '../claim.ts';
import { compareGrades } from '../grade.ts';
import { gradeWeight } from '../grade-weights.ts';
import { independentCount, type Sources } from '../witnesses.ts';
import type { Conclusion, Conflict, Side } from './conflict.ts';
import { type Bare, saying } from './gather.ts';
import type { Statement } from './ledger.ts';

export function concluded({ parts, ...bare }: Bare, known: Sources): Conflict {
  const ranked = parts.map((part) => [...part.claims].sort((a, b) => byTrust(a, b) || (a.id < b.id ? -1 : 1)));
  const sides = parts.map((part, i) => sideOf(part, ranked[i]!, known));
  const best = (i: number, j: number) => byTrust(ranked[i]![0]!, ranked[j]![0]!);
  const keep = (order: (i: number, j: number) => number) => kept(sides.length, bare.contradictions, order);
  const stated = (source: SourceId, i: number) => Number(!sides[i]!.sources.includes(source));
  const involved = [...new Set(sides.flatMap(({ sources }) => sources))].sort();
  return {
    ...bare,
    claims: sides.flatMap((side) => side.claims),
    sides,
    conclusions: [
      { rule: 'best-grade', ...keep(best) },
      { rule: 'majority', ...keep((i, j) => sides[j]!.independent - sides[i]!.independent || best(i, j)) },
      ...involved.map(
        (source): Conclusion => ({
          rule: 'prefer',
          source,
          ...keep((i, j) => stated(source, i) - stated(source, j) || best(i, j)),
        }),
      ),
      { rule: 'sample', stands: [], shares: shares(ranked, known) },
    ],
  };
}

function sideOf({ first }: Statement, ranked: readonly Claim[], known: Sources): Side {
  const sources = [...new Set(ranked.map((claim) => claim.source))].sort();
  return {
    says: saying(first),
    claims: ranked.map((claim) => claim.id),
    sources,
    independent: independentCount(sources, known),
    grade: ranked[0]!.grade,
  };
}

/** By grade, then asserted before reported, then the more exact date; 0 where nothing but the identifier differs. */
function byTrust(a: Claim, b: Claim): number {
  return (
    compareGrades(a.grade, b.grade) ||
    Number(a.modality === 'reported') - Number(b.modality === 'reported') ||
    spread(a) - spread(b)
  );
}

function spread({ from, to }: Claim): number {
  const width = (date: Claim['from']) => (date === undefined || date === 'open' ? 0 : date.latest - date.earliest);
  return width(from) + width(to);
}

/** Sides are taken by rank, each unless it completes a contradiction; of equals that do, none is. */
function kept(
  count: number,
  contradictions: Conflict['contradictions'],
  order: (i: number, j: number) => number,
): Pick<Conclusion, 'stands' | 'tied'> {
  if (count === 1) return { stands: [0] };
  const ranked = Array.from({ length: count }, (_, i) => i).sort((i, j) => order(i, j) || i - j);
  const stands = new Set<number>();
  const tied = new Set<number>();
  for (let at = 0; at < count; ) {
    let next = at + 1;
    while (next < count && order(ranked[at]!, ranked[next]!) === 0) next++;
    const level = ranked
      .slice(at, next)
      .filter((i) => contradictions.every((set) => !completes(set, [i], stands, tied)));
    const clashing = contradictions.filter((set) => completes(set, level, stands, tied)).flat();
    for (const i of level) (clashing.includes(i) ? tied : stands).add(i);
    at = next;
  }
  const sorted = [...stands].sort((i, j) => i - j);
  return tied.size === 0 ? { stands: sorted } : { stands: sorted, tied: [...tied].sort((i, j) => i - j) };
}

/** Whether a contradiction is complete with some sides beside those taken up already. */
function completes(
  set: readonly number[],
  beside: readonly number[],
  stands: ReadonlySet<number>,
  tied: ReadonlySet<number>,
): boolean {
  return set.some((i) => beside.includes(i)) && set.every((i) => beside.includes(i) || stands.has(i) || tied.has(i));
}

/** Witnesses that agree add up; a claim whose source is no witness of its own beside better ones weighs nothing. */
function shares(ranked: readonly (readonly Claim[])[], known: Sources): readonly number[] {
  const heavy = ranked.map((claims) => {
    const witnesses: SourceId[] = [];
    let weight = 0;
    for (const { source, grade } of claims) {
      if (independentCount([...witnesses, source], known) <= witnesses.length) continue;
      witnesses.push(source);
      weight += gradeWeight(grade);
    }
    return weight;
  });
  const whole = heavy.reduce((sum, weight) => sum + weight, 0);
  return heavy.map((weight) => (whole > 0 ? weight / whole : 1 / heavy.length));
}
