/** Claims sorted by what they are about: the index that every family of rules starts from. */
import type { Cast } from '../../polity/index.ts';
import type { Claim, Predicate } from '../claim.ts';
import { datesKey } from './days.ts';
import { addTo, grouped } from './grouped.ts';

/** Claims that say the same, as far as a rule looks at them. */
export interface Statement {
  readonly first: Claim;
  readonly claims: readonly Claim[];
}

/** Groups claims into statements, in the order of their first claims. */
export function statementsOf(claims: readonly Claim[], key: (claim: Claim) => string = datesKey): readonly Statement[] {
  if (claims.length === 1) return [{ first: claims[0]!, claims }];
  return [...grouped(claims, key).values()].map((group) => ({ first: group[0]!, claims: group }));
}

/** Names compared without case, accents, and what stands between words. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const measured = (claim: Claim) => `${claim.subject} ${claim.object ?? ''} ${datesKey(claim)} ${claim.note ?? ''}`;
const between = (claim: Claim) => `${claim.subject} ${claim.object ?? ''}`;
const subject = (claim: Claim) => claim.subject;

/** What makes claims of a predicate be about one thing; predicates left out are never compared with each other. */
const keys: Partial<Record<Predicate, (claim: Claim) => string>> = {
  born: subject,
  died: subject,
  kin: (claim) => [claim.subject, claim.object ?? ''].sort().join(' '),
  holds: between,
  acting: between,
  exists: subject,
  renamed: subject,
  rank: measured,
  faction: between,
  status: (claim) => `${between(claim)} ${claim.value}`,
  condition: subject,
  event: subject,
  vote: measured,
  policy: subject,
  series: measured,
};

export class Ledger {
  readonly cast: Cast;
  /** Claims that affirm: asserted or reported. An author's judgement is no fact and conflicts with nothing. */
  readonly affirmed: readonly Claim[];
  readonly denied: readonly Claim[];
  readonly #by = new Map<Predicate, Map<string, Claim[]>>();

  constructor(claims: readonly Claim[], cast: Cast) {
    this.cast = cast;
    const affirmed: Claim[] = [];
    const denied: Claim[] = [];
    for (const claim of claims) {
      if (claim.modality === 'judged') continue;
      if (claim.modality === 'denied') {
        denied.push(claim);
        continue;
      }
      affirmed.push(claim);
      const keyOf = keys[claim.predicate];
      if (keyOf === undefined) continue;
      let groups = this.#by.get(claim.predicate);
      if (!groups) {
        groups = new Map();
        this.#by.set(claim.predicate, groups);
      }
      addTo(groups, keyOf(claim), claim);
    }
    this.affirmed = affirmed;
    this.denied = denied;
  }

  /** Affirming claims about one thing each. */
  groups(predicate: Predicate): Iterable<readonly Claim[]> {
    return this.#by.get(predicate)?.values() ?? [];
  }

  /** @param key subject, or `subject object`, as the predicate has it. */
  about(predicate: Predicate, key: string): readonly Claim[] {
    return this.#by.get(predicate)?.get(key) ?? [];
  }
}
