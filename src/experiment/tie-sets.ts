/**
 * Tie sets: which ties known at the as-of day make the start. Ties are what a model of patrons leans on most and what
 * hindsight colours most, so a result is shown under several sets.
 */
import type { Claim, Grade } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';

/**
 * `all`: every tie claim. `coded`: the set that the scenario names, or all where it names none. `sourced`: tie claims
 * from a text that somebody read. `derived`: no tie claim; ties follow from appointments and common service.
 */
export const tieRules = ['all', 'coded', 'sourced', 'derived'] as const;

/** Sets that the notes of tie claims name (`set: NAME`), by name. */
export function tieSetsNamed({ claims }: Pick<Scenario, 'claims'>): readonly string[] {
  return [...new Set(claims.filter(({ predicate }) => predicate === 'tie').flatMap(setsOf))].sort();
}

/** Whether a name says which ties are meant: a rule, the scenario's own choice, or a set that some note names. */
export function isTieSet(scenario: Pick<Scenario, 'claims' | 'ties'>, name: string): boolean {
  return (
    (tieRules as readonly string[]).includes(name) || name === scenario.ties || tieSetsNamed(scenario).includes(name)
  );
}

/** The set in force, by name; `coded` becomes the name that the scenario gives. */
export function tieSetOf({ ties }: Pick<Scenario, 'ties'>, asked = 'coded'): string {
  return asked === 'coded' ? (ties ?? 'all') : asked;
}

/** Whether a claim belongs to a set. @param set as `tieSetOf` gives it */
export function isInTieSet(claim: Claim, set: string): boolean {
  switch (set) {
    case 'all':
      return true;
    case 'sourced':
      return isJudged(claim.grade);
    case 'derived':
      return false;
    default:
      return setsOf(claim).includes(set);
  }
}

/**
 * A source whose reliability, or a statement whose credibility, cannot be judged (F, 6) is nobody's reading of a text:
 * memory, hearsay without a name, a compiler's say-so.
 */
function isJudged({ reliability, credibility }: Grade): boolean {
  return reliability !== 'F' && credibility !== 6;
}

function setsOf({ note = '' }: Claim): readonly string[] {
  return note.split(/[;,]/).flatMap((part) => {
    const name = /^\s*set:\s(.+?)\s*$/.exec(part)?.[1];
    return name === undefined ? [] : [name];
  });
}
