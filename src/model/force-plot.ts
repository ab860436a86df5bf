/**
 * Plots: who could have whom seized, and whether it would be worth it to him. What a plot is worth to a against t, in logit
 * units, with π the chance of the strike, and the same with π of the best instrument within the rules:
 *
 *     by force   gain · wish · π + spoils · ambition · worth · π − revenge · (1 − π) − law · legalism
 *     by rule    gain · wish · π + spoils · ambition · worth · π − retaliation · strength · (1 − π)
 *
 * docs/mechanisms/force.md
 */
import { log, type ReadVector } from '../engine/index.ts';
import type { InstitutionsView, PersonId } from '../polity/index.ts';
import { type Circle, circleOf } from './coalition-circle.ts';
import { keysOf, type Strike, strikeOf, type UnitParameters } from './force-units.ts';
import { type Arena, bestInstrument, forRemoval } from './instruments.ts';
import { officesOf } from './offices.ts';
import { shieldOf, wishOf } from './voting.ts';

export const plotParameters = ['revenge', 'gain', 'spoils', 'retaliation', 'circle'] as const;
export type PlotParameters = Readonly<Record<(typeof plotParameters)[number], number>> & UnitParameters;

export interface Plot {
  /** Rows. */
  readonly actor: number;
  readonly target: number;
  /** The strike as everybody expects it. */
  readonly strike: Strike;
  /** The chance of the best instrument within the rules that the plotter could use; 0 without one. */
  readonly institution: number;
  /** What the plot is worth, above 0. */
  readonly value: number;
}

/**
 * Every plot that promises its author more than doing nothing and than the best instrument within the rules. Left out are those that
 * `isIdle` says do not matter (rows), even if they were worth what they are at most.
 */
export function plotsIn(
  state: Arena,
  params: PlotParameters,
  ambition: ReadVector,
  isIdle: (actor: number, target: number, atMost: number) => boolean = () => false,
): readonly Plot[] {
  const circle = circleOf(state, ambition, Math.round(params.circle));
  const plotters = plottersIn(state, circle);
  if (plotters.length === 0) return [];
  const against = circle.rows.map(
    (target, place) =>
      params['threat-weight'] * log(Math.max(circle.strength[place]!, params['threat-floor'])) -
      params['authority-weight'] * shieldOf(state, target),
  );
  const plots: Plot[] = [];
  for (const actor of plotters)
    circle.rows.forEach((target, place) => {
      if (target === actor) return;
      const prize = prizeFor(state, params, ambition, actor, target, against[place]!);
      if (prize === undefined || isIdle(actor, target, prize.value - prize.scruple)) return;
      const plot = plotOf(state, params, prize, actor, target, circle.strength[place]!);
      if (plot !== undefined) plots.push(plot);
    });
  return plots;
}

/** Commanders of units, those who hold a police post, and members of the circle to whom a commander is bound. */
function plottersIn(state: Arena, { rows }: Circle): readonly number[] {
  const { now, roster, affinity, perceivedPatronage } = state;
  const keys = [...now.rules.units.values()].flatMap((rule) => {
    const commander = keysOf(now, rule)[0];
    return now.exists(rule.commander) && commander !== undefined ? [roster.row(commander)] : [];
  });
  if (keys.length === 0) return [];
  const police = policePosts(now).flatMap((person) => roster.row(person));
  const tied = rows.filter((row) =>
    keys.some((key) => key !== row && (affinity.get(key, row) > 0 || perceivedPatronage.get(key, row) > 0)),
  );
  return [...new Set([...keys, ...police, ...tied])];
}

function policePosts(now: InstitutionsView): readonly PersonId[] {
  const persons: PersonId[] = [];
  for (const post of now.cast.posts.values()) {
    if (!post.functions.includes('police') || !now.exists(post.id)) continue;
    const acting = now.acting(post.id);
    if (acting !== undefined) persons.push(acting);
  }
  return persons;
}

/** What the fall of a target is worth to somebody, and what it costs him to break the law. */
interface Prize {
  readonly wish: number;
  readonly ambition: number;
  readonly value: number;
  readonly scruple: number;
}

/** Undefined where it would not be worth it if the plot were sure to succeed: nobody plots then. `against`: what all weigh alike. */
function prizeFor(
  state: Arena,
  params: PlotParameters,
  ambitions: ReadVector,
  actor: number,
  target: number,
  against: number,
): Prize | undefined {
  const { now, roster, worth, legalism } = state;
  const ambition = ambitions.get(actor);
  const all = officesOf(now, roster, worth).direct[target]!;
  const wish = against + wishOf(state, forRemoval(params), actor, target);
  const scruple = params.law * legalism.get(actor);
  const value = params.gain * wish + params.spoils * ambition * all;
  return wish <= 0 || value <= scruple ? undefined : { wish, ambition, value, scruple };
}

function plotOf(
  state: Arena,
  params: PlotParameters,
  { wish, ambition, value: prize, scruple }: Prize,
  actor: number,
  target: number,
  strength: number,
): Plot | undefined {
  const strike = strikeOf(state, params, actor, target);
  const { chance } = strike;
  const value = prize * chance - params.revenge * (1 - chance) - scruple;
  if (value <= 0) return undefined;
  const lawful = bestInstrument(state, params, target, (row) => (row === actor ? 1 : 0));
  if (lawful !== undefined) {
    const spoils = params.spoils * ambition * (state.worth.get(lawful.post) ?? 0);
    const cost = params.retaliation * strength * (1 - lawful.chance);
    if ((params.gain * wish + spoils) * lawful.chance - cost >= value) return undefined;
  }
  return { actor, target, strike, institution: lawful?.chance ?? 0, value };
}
