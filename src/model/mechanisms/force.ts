/**
 * Force: one person has another seized by armed men. Occasions come at the rate at which coups are attempted in autocracies at
 * large; at one, a plot goes ahead only where it promises its author more than doing nothing and more than the best
 * instrument within the rules. So attempts never come oftener than that rate, and less often where arms have two keys and
 * bodies can vote. Success has the target arrested, failure the plotter.
 *
 * Equation, evidence and limits: docs/mechanisms/force.md
 */
import { addDays } from '../../calendar/index.ts';
import { jointKey, stableKey } from '../../engine/index.ts';
import type { PersonId, UnitId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism } from '../contract.ts';
import { type Plot, plotParameters, plotsIn } from '../force-plot.ts';
import { conductOf, stancesOf, strengthsOf, strikeOf, unitParameters } from '../force-units.ts';
import { type Arena, decreeParameters } from '../instruments.ts';
import { chanceWithin, contestChance, gumbelBound, gumbelOfWord, type Stance, stances } from '../kernels/index.ts';
import { controlShares } from '../measures.ts';
import { removalParameters } from '../voting.ts';

const reads = {
  ambition: columns.ambition,
  legalism: columns.legalism,
  position: columns.position,
  salience: columns.salience,
  affinity: columns.affinity,
  standing: columns.standing,
  patronage: columns.patronage,
  perceivedPatronage: columns.perceivedPatronage,
  authorityInForce: columns.authorityInForce,
};
const params = [
  'plots',
  'caution',
  ...unitParameters,
  ...plotParameters,
  ...removalParameters,
  ...decreeParameters,
  'delta',
  'standing-weight',
] as const;
type Scene = Acting<Record<never, never>, typeof reads, (typeof params)[number], 'strikes' | 'sanctioned'>;

export const force = defineMechanism({
  id: 'force',
  about: 'Who has whom seized by armed men.',
  sources: ['svolik-2012', 'singh-2014', 'tullock-1980', 'hirshleifer-1989', 'powell-thyne-2011'],
  owns: {},
  reads,
  hears: [],
  tells: ['strikes', 'sanctioned'],
  params,

  plan({ now, params: p, from, to, draws, book }) {
    if (now.rules.units.size === 0) return;
    const draw = draws(occasion, 0);
    if (draw.uniform() >= chanceWithin(p.plots, (to - from + 1) / daysPerYear)) return;
    book(addDays(from, Math.floor(draw.uniform() * (to - from + 1))), occasion, { what: 'occasion' });
  },

  occur(_occasion, scene) {
    const { now, inputs, read, params: p, roster, draws } = scene;
    const { worth } = inputs.posts;
    const control = controlShares(now, roster, worth, read.standing, read.perceivedPatronage, p);
    const arena = { now, roster, issues: inputs.issues.length, ...read, restraint: noRestraint, control, worth };
    let most = p.caution + gumbelOfWord(draws(occasion, 1).alternative(keeping));
    const tasteFor = (actor: number, target: number): number =>
      draws(jointKey(occasion, roster.key(actor)), 1).alternative(roster.key(target));
    const idle = most;
    const isIdle = (actor: number, target: number, atMost: number): boolean =>
      atMost + gumbelBound(tasteFor(actor, target)) + slack <= idle;
    let chosen: Plot | undefined;
    for (const plot of plotsIn(arena, p, read.ambition, isIdle)) {
      const value = plot.value + gumbelOfWord(tasteFor(plot.actor, plot.target));
      if (value <= most) continue;
      most = value;
      chosen = plot;
    }
    if (chosen !== undefined) carryOut(scene, arena, chosen);
  },
});

/** Restraint is of sanctions; a strike knows none. */
const noRestraint = { get: () => 0 };
const daysPerYear = 365.2425;
/** More than rounding can make of what a plot is worth. */
const slack = 1e-9;
const occasion = stableKey('plot');
const keeping = stableKey('keeps quiet');

/** The plotter went by what he perceives; who joins goes by whose man he is in truth. */
function carryOut(scene: Scene, arena: Arena, { actor, target, strike: expected, institution }: Plot): void {
  const { params: p, roster, draws, tell, refusal } = scene;
  const { units, waverers, chances } = strikeOf({ ...arena, perceivedPatronage: arena.patronage }, p, actor, target);
  const about = jointKey(occasion, jointKey(roster.key(actor), roster.key(target)));
  const taken = waverers.map((row, man): Stance => {
    const u = draws(jointKey(about, roster.key(row)), 2).uniform();
    const joining = chances[man * stances.length]!;
    const resisting = chances[(man + 1) * stances.length - 1]!;
    return u < joining ? 'joins' : u < 1 - resisting ? 'stays' : 'resists';
  });
  const stanceOf = stancesOf(actor, target, waverers, taken);
  const { attack, defence } = strengthsOf(units, stanceOf);
  const chance = contestChance(attack, defence, p.decisiveness);
  const succeeds = draws(about, 3).uniform() < chance;
  const doing = (stance: Stance): readonly UnitId[] =>
    units
      .filter((unit) => conductOf(unit, stanceOf) === stance)
      .map(({ id }) => id)
      .sort();
  const person = roster.id(actor) as PersonId;
  const other = roster.id(target) as PersonId;
  const numbers = { expected: expected.chance, institution, attack, defence, chance };
  tell({
    kind: 'strikes',
    person,
    target: other,
    units: doing('joins'),
    against: doing('resists'),
    succeeds,
    cause: { code: 'struck', ids: { mover: person }, numbers },
  });
  const loser = succeeds ? other : person;
  const cause = { code: succeeds ? 'seized' : 'plot-failed', ids: { mover: person, target: other }, numbers };
  const fact = { kind: 'sanctioned', person: loser, status: 'arrested', cause } as const;
  if (refusal(fact) === undefined) tell(fact);
}
