/**
 * Whom the armed units obey when one person has another seized. A unit moves if its commander and its second key both join;
 * it resists if both resist, and where it guards an organ of the target also whenever it does not join.
 *
 * Who holds a key joins, stays in barracks or resists in the proportions e^(v/2) : e^stay : e^(−v/2), with
 *
 *     v = wish(k, t) − wish(k, a) − authority · (shield(t) − shield(a)) − law · legalism(k) + rally · (2π − 1)
 *
 * a: who gives the order, t: the target, π: the chance of success that everybody expects. docs/mechanisms/force.md
 */
import { exp } from '../engine/index.ts';
import type { InstitutionsView, PersonId, UnitId, UnitRule } from '../polity/index.ts';
import { precedes } from './coalition-circle.ts';
import { type Arena, forRemoval, type InstrumentParameters } from './instruments.ts';
import { contestChance, coordination, expectedOutcome, type Stance, stances, wayOf, waysOf } from './kernels/index.ts';
import { shieldOf, wishOf } from './voting.ts';

export const unitParameters = ['law', 'rally', 'stay', 'decisiveness', 'most-keys', 'rounds'] as const;
export type UnitParameters = Readonly<Record<(typeof unitParameters)[number], number>> & InstrumentParameters;

/** A unit whose keys somebody can turn today. */
export interface Unit {
  readonly id: UnitId;
  readonly strength: number;
  /** Rows of those who must agree: the commander, and the second key where there is one. Empty: nobody can order it out. */
  readonly keys: readonly number[];
  /** Whether it guards an organ in which the target has a post. */
  readonly guards: boolean;
}

/** Units that exist, by identifier, as they stand between somebody and a target (rows). */
export function unitsAgainst({ now, roster }: Pick<Arena, 'now' | 'roster'>, target: number): readonly Unit[] {
  const organs = new Set(now.postsOf(roster.id(target) as PersonId).map((post) => now.cast.posts.get(post)!.organ));
  return [...now.rules.units.values()]
    .filter(({ commander }) => now.exists(commander))
    .sort((a, b) => (a.unit < b.unit ? -1 : 1))
    .map((rule) => ({
      id: rule.unit,
      strength: rule.strength,
      keys: keysOf(now, rule).map((person) => roster.row(person)),
      guards: rule.guards.some((organ) => organs.has(organ)),
    }));
}

/** Who must agree, each once; nobody where a key is in no hand. */
export function keysOf(now: InstitutionsView, { commander, secondKey }: UnitRule): readonly PersonId[] {
  const first = now.acting(commander);
  if (first === undefined) return [];
  // A second key that the regime has not instituted, or no longer, locks nothing.
  if (secondKey === undefined || !now.exists(secondKey)) return [first];
  const second = now.acting(secondKey);
  return second === undefined ? [] : second === first ? [first] : [first, second];
}

/** What a unit does, given the stance of everybody with a key. */
export function conductOf(unit: Unit, stanceOf: (row: number) => Stance): Stance {
  const ordered = unit.keys.length > 0;
  if (ordered && unit.keys.every((row) => stanceOf(row) === 'joins')) return 'joins';
  if (unit.guards || (ordered && unit.keys.every((row) => stanceOf(row) === 'resists'))) return 'resists';
  return 'stays';
}

/** Strengths on both sides, given what everybody with a key does. */
export function strengthsOf(
  units: readonly Unit[],
  stanceOf: (row: number) => Stance,
): { readonly attack: number; readonly defence: number } {
  let attack = 0;
  let defence = 0;
  for (const unit of units) {
    const conduct = conductOf(unit, stanceOf);
    if (conduct === 'joins') attack += unit.strength;
    else if (conduct === 'resists') defence += unit.strength;
  }
  return { attack, defence };
}

/** A strike as everybody expects it. */
export interface Strike {
  /** Units that count. */
  readonly units: readonly Unit[];
  /** Rows of those with a key who have yet to choose. */
  readonly waverers: readonly number[];
  /** Their chances of each stance, in the order of `stances`, at the expectation that bears itself out. */
  readonly chances: Float64Array;
  /** That the strike succeeds. */
  readonly chance: number;
  readonly residual: number;
}

/**
 * The strike of somebody against a target (rows). He joins and the target resists, whatever keys they hold. Of the others at
 * most `most-keys` are reckoned with, those of the strongest units; a unit beyond them stays in barracks.
 */
export function strikeOf(state: Arena, params: UnitParameters, actor: number, target: number): Strike {
  const { units, waverers } = reckonedWith(state, params, actor, target);
  const outcomes = Float64Array.from({ length: waysOf(waverers.length) }, (_, way) => {
    const taken = wayOf(way, waverers.length);
    const { attack, defence } = strengthsOf(units, stancesOf(actor, target, waverers, taken));
    return contestChance(attack, defence, params.decisiveness);
  });
  const voting = forRemoval(params);
  const shields = params['authority-weight'] * (shieldOf(state, target) - shieldOf(state, actor));
  const leanings = waverers.map(
    (row) =>
      wishOf(state, voting, row, target) -
      wishOf(state, voting, row, actor) -
      shields -
      params.law * state.legalism.get(row),
  );
  const chances = new Float64Array(waverers.length * stances.length);
  const staying = exp(params.stay);
  const respond = (expected: number): number => {
    const rally = params.rally * (expected + expected - 1);
    leanings.forEach((leaning, man) => {
      const joining = exp((leaning + rally) / 2);
      const sum = joining + staying + 1 / joining;
      const at = man * stances.length;
      chances.set([joining / sum, staying / sum, 1 / joining / sum], at);
    });
    return expectedOutcome(outcomes, chances);
  };
  // From even odds, which commit nobody either way.
  const { chance, residual } = coordination(respond, 1 / 2, params.rounds);
  respond(chance);
  return { units, waverers, chances, chance, residual };
}

/** The stance of everybody with a key, where the waverers have taken theirs. */
export function stancesOf(
  actor: number,
  target: number,
  waverers: readonly number[],
  taken: readonly Stance[],
): (row: number) => Stance {
  return (row) => (row === actor ? 'joins' : row === target ? 'resists' : (taken[waverers.indexOf(row)] ?? 'stays'));
}

function reckonedWith(
  state: Arena,
  params: UnitParameters,
  actor: number,
  target: number,
): { readonly units: readonly Unit[]; readonly waverers: readonly number[] } {
  const all = unitsAgainst(state, target);
  const waverers: number[] = [];
  const units = [...all]
    .sort((a, b) => b.strength - a.strength)
    .filter(({ keys }) => {
      const more = keys.filter((row) => row !== actor && row !== target && !waverers.includes(row));
      if (!(waverers.length + more.length <= params['most-keys'])) return false;
      waverers.push(...more);
      return true;
    });
  const { roster } = state;
  // By key, so that the order of the tables changes no bit.
  return { units, waverers: waverers.sort((a, b) => (precedes(roster.key(a), roster.key(b)) ? -1 : 1)) };
}
