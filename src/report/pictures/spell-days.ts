/** The days of spells on the record: those on which one held for certain, and those on which it may have held. */
import type { Day, Moment } from '../../calendar/index.ts';
import type { Change, Chronicle, ClaimId, Spell } from '../../polity/index.ts';
import { spells } from '../../polity/index.ts';
import { type Claim, datesAgree, type Finding, type HistoricalRecord, spellOf } from '../../record/index.ts';
import { minus, type Stretch, union } from './day-sets.ts';
import { type Marked, otherwise } from './evidence.ts';

export interface SpellDays {
  readonly certain: readonly Stretch[];
  /** Those of `certain` included. */
  readonly possible: readonly Stretch[];
}

/** The days of one spell among those shown, as `covers` counts them. */
export function daysOf({ begin, end }: Spell, shown: Stretch): SpellDays {
  const cut = (from: number, until: number) =>
    union([{ from: Math.max(from, shown.from) as Day, until: Math.min(until, shown.until) as Day }]);
  const ends = end ?? { earliest: shown.until, latest: shown.until };
  const crossing = end !== undefined && end.earliest <= begin.latest;
  return {
    certain: crossing ? [] : cut(begin.latest, ends.earliest),
    possible: cut(begin.earliest, ends.latest),
  };
}

export function together(days: readonly SpellDays[]): SpellDays {
  return {
    certain: union(days.flatMap(({ certain }) => certain)),
    possible: union(days.flatMap(({ possible }) => possible)),
  };
}

/** Days on which it may have held or not. */
export function openDays({ certain, possible }: SpellDays): readonly Stretch[] {
  return minus(possible, certain);
}

/** From when to when an organ or post was there. */
export function existence(chronicle: Chronicle, what: string, shown: Stretch): SpellDays {
  const of = (kind: 'creates' | 'abolishes') => (change: Change) => change.kind === kind && change.what === what;
  return together(spells(chronicle, of('creates'), of('abolishes')).map((spell) => daysOf(spell, shown)));
}

/** Finds the finding that a spell was compiled from, and so the claims for it and against it. */
export class Grounds {
  readonly #findings: ReadonlyMap<string, Finding>;
  readonly #claims: ReadonlyMap<ClaimId, Claim>;

  constructor({ findings, claims }: HistoricalRecord) {
    this.#findings = new Map(findings.map((one) => [spellOf(one), one]));
    this.#claims = claims;
  }

  /** The deciding one first; those that end it, where others do, after those that begin it; those against it last. */
  of(...spells: readonly Spell[]): readonly Marked[] {
    const supporting = new Set(
      spells.flatMap(({ beginning, ending }) => [...(beginning.claims ?? []), ...(ending?.claims ?? [])]),
    );
    const contrary = new Set(
      spells.flatMap((spell) => this.#findings.get(spell.beginning.spell ?? '')?.contrary ?? []),
    );
    return [
      ...[...supporting].map((id) => ({ id })),
      ...[...contrary].filter((id) => !supporting.has(id)).map((id) => ({ id, mark: otherwise })),
    ];
  }

  /** Days on which other claims have it begin or end, where those found cannot be meant. */
  otherDates({ beginning }: Spell): readonly Moment[] {
    const finding = this.#findings.get(beginning.spell ?? '');
    if (!finding) return [];
    const dates = finding.contrary.flatMap((id): Moment[] => {
      const claim = this.#claims.get(id);
      if (claim === undefined || claim.modality === 'denied') return [];
      return (['from', 'to'] as const).flatMap((end) => {
        const date = claim[end];
        return date === undefined || date === 'open' || datesAgree(date, finding[end]) ? [] : [date];
      });
    });
    return [...new Map(dates.map((date) => [`${date.earliest} ${date.latest}`, date])).values()];
  }
}
