/**
 * Coalition: those who count combine against one of their number. At an occasion each of the strongest by perceived control
 * keeps out, attacks or defends another; of the targets the one whose attackers are strongest together is moved against, by
 * the best instrument at hand: a motion in a body, or a decree. Whoever leads counts heads first.
 *
 * Theories in the slot `coalition`: quantal response (McKelvey and Palfrey 1995), ruling coalitions (Acemoglu, Egorov and
 * Sonin 2008), encirclement (Keller and Wang), largest bloc. Equation, evidence and limits: docs/mechanisms/coalition.md
 */
import { addDays } from '../../calendar/index.ts';
import { exp, jointKey, stableKey } from '../../engine/index.ts';
import type { PersonId } from '../../polity/index.ts';
import { type Circle, candidatesIn, circleOf, precedes, stakeOf } from '../coalition-circle.ts';
import { play, type Tastes } from '../coalition-game.ts';
import { countGame } from '../coalition-record.ts';
import { attacksUnder, declaredIn, firstPossible, type Plot } from '../coalition-theories.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism } from '../contract.ts';
import { type Arena, bestInstrument, decreeParameters, hasVoice, type Instrument } from '../instruments.ts';
import { chanceWithin, gumbelBound, gumbelOfWord } from '../kernels/index.ts';
import { controlShares } from '../measures.ts';
import { removalParameters } from '../voting.ts';

const owns = { vindication: columns.vindication };
const reads = {
  intrigue: columns.intrigue,
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
  'opportunities',
  'circle',
  'precision',
  'skill',
  'inertia',
  'gain',
  'spoils',
  'retaliation',
  'vindication-weight',
  'vindication-fading',
  'sounding-error',
  'bond-least',
  'memory',
  'sweeps',
  'tolerance',
  'usual-intrigue',
  ...removalParameters,
  ...decreeParameters,
  'delta',
  'standing-weight',
] as const;
type Scene = Acting<typeof owns, typeof reads, (typeof params)[number], 'moves' | 'vacates'>;

export const coalition = defineMechanism({
  id: 'coalition',
  about: 'Who combines against whom.',
  sources: [
    'mckelvey-palfrey-1995',
    'rogers-palfrey-camerer-2009',
    'svolik-2012',
    'acemoglu-egorov-sonin-2008',
    'keller-wang',
    'gamson-1961',
  ],
  owns,
  reads,
  hears: ['votes'],
  tells: ['moves', 'vacates'],
  params,

  /** Whoever survives a motion is safe for a while. */
  hear({ motion, carried }, { own, roster }) {
    if (carried !== false || motion.on !== 'remove' || !roster.has(motion.person)) return;
    own.vindication.set(roster.row(motion.person), 1);
  },

  plan({ params: p, from, to, draws, book }) {
    const draw = draws(occasion, 0);
    if (draw.uniform() >= chanceWithin(p.opportunities, (to - from + 1) / daysPerYear)) return;
    book(addDays(from, Math.floor(draw.uniform() * (to - from + 1))), occasion, { what: 'opportunity' });
  },

  occur(_occasion, scene) {
    const { now, inputs, read, params: p, roster } = scene;
    const control = controlShares(now, roster, inputs.posts.worth, read.standing, read.perceivedPatronage, p);
    const issues = inputs.issues.length;
    const { worth } = inputs.posts;
    const sounding = soundingOf(scene);
    const arena = { now, roster, issues, ...read, restraint: noRestraint, control, worth, sounding };
    const circle = circleOf(arena, read.ambition, Math.round(p.circle));
    const theory = inputs.theories.coalition;
    const plot =
      theory === 'quantal-response'
        ? equilibriumPlot(scene, arena, circle)
        : expectedPlot(scene, arena, circle, theory);
    if (plot?.instrument !== undefined) carryOut(scene, arena, plot, plot.instrument);
  },

  drift({ own, params: p, roster, share }) {
    const kept = exp(-p['vindication-fading'] * share);
    const vindications = own.vindication.values;
    for (let row = 0; row < roster.size; row++) {
      const held = vindications[row]!;
      if (held > 0) own.vindication.set(row, held * kept);
    }
  },
});

/** Restraint is of sanctions; to take a post away is none. */
const noRestraint = { get: () => 0 };

const daysPerYear = 365.2425;
const occasion = stableKey('circle');
const keeping = stableKey('keeps out');
const attacking = stableKey('attacks');
const defending = stableKey('defends');

/** With the best instrument of those who attack; none where they have none. */
type ArmedPlot = Plot & { readonly instrument: Instrument | undefined };

/** By quantal response: the target whose drawn attackers are strongest together, if the strongest of them finds that it pays. */
function equilibriumPlot(scene: Scene, arena: Arena, circle: Circle): ArmedPlot | undefined {
  const { own, read, params: p, roster } = scene;
  const { rows } = circle;
  const cost = new Float64Array(rows.length);
  const sharpness = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    cost[i] = p.inertia + p['vindication-weight'] * own.vindication.get(rows[i]!);
    sharpness[i] = p.precision * exp(p.skill * (read.intrigue.get(rows[i]!) - p['usual-intrigue']));
  }
  const candidates = candidatesIn(arena, circle, p, cost);
  if (candidates.length === 0) return undefined;
  const setting = { arena, params: p, circle, temper: { sharpness, cost } };
  const played = play(setting, candidates, ruleOf(p), drawnTastes(scene, rows));
  if (played === undefined) return undefined;
  const { actions, solution, targets } = played;
  countGame(scene.now, solution.converged);
  const doing = (does: 'attack' | 'defend', t: number): readonly number[] =>
    rows.filter((_, i) => {
      const action = actions[i]!;
      return action.does === does && action.t === t;
    });
  let chosen: ArmedPlot | undefined;
  let most = 0;
  for (const target of targets) {
    const { place } = target;
    const attackers = doing('attack', place);
    const power = attackers.reduce((sum, row) => sum + arena.control[row]!, 0);
    if (attackers.length === 0 || power < most) continue;
    const plot = { target: rows[place]!, attackers, defenders: doing('defend', place), ...solution };
    if (power === most && !precedes(roster.key(plot.target), roster.key(chosen!.target))) continue;
    // Heads are counted: with those who have declared themselves, the attack must pay whoever leads it.
    const instrument = bestInstrument(arena, p, plot.target, declaredIn(plot));
    const leader = rows.indexOf(attackers[0]!);
    const hope = circle.control[leader]! / power;
    if (stakeOf(circle, target, p, leader, instrument?.chance ?? 0, 0, hope) <= 0) continue;
    most = power;
    chosen = { ...plot, instrument };
  }
  return chosen;
}

/** The words behind a member's tastes are drawn together, since they share an address; variates are made of them when asked for. */
function drawnTastes({ roster, draws }: Scene, rows: readonly number[]): Tastes {
  const n = rows.length;
  const members = rows.map((row) => jointKey(occasion, roster.key(row)));
  const attacks = rows.map((row) => jointKey(attacking, roster.key(row)));
  const outs = new Float64Array(n);
  const words = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const draw = draws(members[i]!, 1);
    outs[i] = gumbelOfWord(draw.alternative(keeping));
    for (let t = 0; t < n; t++) words[i * n + t] = draw.alternative(attacks[t]!);
  }
  return {
    out: (i) => outs[i]!,
    attack: (i, t) => gumbelOfWord(words[i * n + t]!),
    attackBound: (i, t) => gumbelBound(words[i * n + t]!),
    defend: (i, t) => gumbelOfWord(draws(members[i]!, 1).alternative(jointKey(defending, roster.key(rows[t]!)))),
  };
}

/** One error for all electors of a body: what is misjudged is the mood. */
function soundingOf({ params: p, roster, draws }: Scene): NonNullable<Arena['sounding']> {
  return (target, body) => {
    const about = jointKey(jointKey(occasion, roster.key(target)), stableKey('body', body));
    return p['sounding-error'] * draws(about, 5).normal();
  };
}

function ruleOf(p: Scene['params']) {
  return { lambda: 1, step: 1, memory: p.memory, sweeps: p.sweeps, tolerance: p.tolerance };
}

/** By one of the other theories: what it expects next, unless the target has just been vindicated. */
function expectedPlot(
  { read, own, params: p, roster, draws }: Scene,
  arena: Arena,
  circle: Circle,
  theory: Parameters<typeof attacksUnder>[0],
): ArmedPlot | undefined {
  const attacks = attacksUnder(theory, { ...arena, ...read }, p, circle, draws(occasion, 2));
  const first = firstPossible(arena, attacks);
  if (first === undefined) return undefined;
  const shy = p['vindication-weight'] * own.vindication.get(first.target);
  if (draws(jointKey(occasion, roster.key(first.target)), 3).uniform() >= exp(-shy)) return undefined;
  const plot = { ...first, defenders: [], residual: 0, converged: true };
  return { ...plot, instrument: bestInstrument(arena, p, plot.target, declaredIn(plot)) };
}

function carryOut(scene: Scene, arena: Arena, plot: Plot, instrument: Instrument): void {
  const { roster, draws } = scene;
  if (instrument.by === 'motion') return move(scene, arena, plot, instrument);
  // A decree that is not obeyed leaves everything as it was.
  if (draws(jointKey(occasion, roster.key(plot.target)), 4).uniform() < instrument.chance)
    dismiss(scene, arena, plot, instrument);
}

/** The strongest attacker with a voice in the body moves; the others stand behind him. */
function move(scene: Scene, arena: Arena, plot: Plot, { body, person, post, chance }: Instrument & { by: 'motion' }) {
  const { now, tell, refusal } = scene;
  const names = namesOf(arena, plot.attackers);
  const mover = names.find((one) => hasVoice(now, body, one))!;
  const fact = {
    kind: 'moves',
    person: mover,
    body,
    motion: { on: 'remove', person, post },
    backers: names.filter((one) => one !== mover),
    opponents: namesOf(arena, plot.defenders),
    cause: { code: 'coalition', ids: { mover }, numbers: numbersOf(scene, arena, plot, chance) },
  } as const;
  if (refusal(fact) === undefined) tell(fact);
}

function dismiss(
  scene: Scene,
  arena: Arena,
  plot: Plot,
  { actor, person, post, chance }: Instrument & { by: 'decree' },
) {
  const { tell, refusal } = scene;
  const fact = {
    kind: 'vacates',
    person,
    post,
    acting: false,
    reason: 'removed',
    cause: { code: 'dismissed', ids: { actor }, numbers: numbersOf(scene, arena, plot, chance) },
  } as const;
  if (refusal(fact) === undefined) tell(fact);
}

function namesOf({ roster }: Arena, rows: readonly number[]): readonly PersonId[] {
  return rows.map((row) => roster.id(row) as PersonId);
}

/** What they reckoned with, and what the target commands in truth. */
function numbersOf({ now, inputs, read, params: p, roster }: Scene, arena: Arena, plot: Plot, chance: number) {
  const actual = controlShares(now, roster, inputs.posts.worth, read.standing, read.patronage, p);
  return {
    chance,
    control: arena.control[plot.target]!,
    actual: actual[plot.target]!,
    backers: plot.attackers.length - 1,
    residual: plot.residual,
    converged: plot.converged ? 1 : 0,
  };
}
