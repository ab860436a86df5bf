/**
 * How likely a target is to fall, as a function of what the members of the circle do: the chances of instruments.ts and
 * voting.ts, with everything worked out beforehand that does not depend on who declares himself. Solving a game asks for
 * hundreds of them. The plain twin is `prospectOf`; a test compares.
 */
import { exp } from '../engine/index.ts';
import type { OrganId } from '../polity/index.ts';
import type { Circle, Target } from './coalition-circle.ts';
import {
  type Arena,
  chargeOf,
  decreeChance,
  forRemoval,
  hasVoice,
  type InstrumentParameters,
  type Means,
} from './instruments.ts';
import { passChance, type VoteRule } from './kernels/index.ts';
import { attitudesTo, electorsOf, majorityFor } from './voting.ts';

/** Declared by place in the circle: 1 against the target, −1 for him, 0 silent, or in between. */
export type Declared = Float64Array;

const silent = (): number => 0;

/** The chance of a motion by what the circle declares. */
export interface MotionOdds {
  readonly body: OrganId;
  /** By place in the circle: 1 for those who could move it. */
  readonly voices: Uint8Array;
  chance(declared: Declared): number;
}

/** Undefined where nobody could vote. */
export function motionOdds(
  arena: Arena,
  params: InstrumentParameters,
  { rows, control }: Circle,
  target: Target,
  means: Means & { readonly by: 'motion' },
): MotionOdds | undefined {
  const { now, roster, patronage } = arena;
  const charge = chargeOf(means, silent);
  const rule = majorityFor(now, charge);
  if (rule === undefined) return undefined;
  const members = electorsOf(now, charge);
  const attending = members.filter((person) => now.isPresent(person));
  const electors = attending.filter((person) => person !== means.person).map((person) => roster.row(person));
  if (electors.length === 0) return undefined;
  const isOpen = now.bodyRule(means.body)?.ballot !== 'secret';
  const openness = isOpen ? 1 : params.secrecy;
  const fear = openness * params['fear-weight'];
  const held = control[target.place]!;
  // While nobody has declared himself, the target stands alone on his side.
  const alone = held > 0 ? fear : 0;
  const attitudes = attitudesTo(arena, forRemoval(params), charge, electors, members);
  const places = new Map(rows.map((row, place) => [row, place]));
  const bonds: Bond[] = [];
  electors.forEach((row, elector) => {
    for (const [patron, share] of patronage.row(row)) {
      const place = places.get(patron);
      if (place !== undefined && place !== target.place)
        bonds.push({ elector, place, share: openness * params['instruction-weight'] * share });
    }
  });
  return new CompiledMotion({
    body: means.body,
    voices: Uint8Array.from(rows, (row) => (hasVoice(now, means.body, roster.id(row) as never) ? 1 : 0)),
    place: Int32Array.from(electors, (row) => places.get(row) ?? -1),
    halves: Float64Array.from(attitudes, (attitude) => exp((attitude + alone) / 2)),
    bonds,
    seats: attending.length,
    absent: members.length - attending.length,
    rule,
    isOpen,
    fear,
    held,
    control,
    bandwagon: params['bandwagon-weight'],
    abstention: exp(params.abstention),
  });
}

interface Bond {
  readonly elector: number;
  /** Of the patron, in the circle. */
  readonly place: number;
  readonly share: number;
}

interface Compiled {
  readonly body: OrganId;
  readonly voices: Uint8Array;
  /** By elector: his place in the circle, −1 outside it. */
  readonly place: Int32Array;
  /** e^(attitude / 2) of each elector while nobody is afraid or told what to do. */
  readonly halves: Float64Array;
  readonly bonds: readonly Bond[];
  /** Electors, and the target where he attends. */
  readonly seats: number;
  readonly absent: number;
  readonly rule: VoteRule;
  readonly isOpen: boolean;
  readonly fear: number;
  /** The target's control. */
  readonly held: number;
  readonly control: Float64Array;
  readonly bandwagon: number;
  readonly abstention: number;
}

class CompiledMotion implements MotionOdds {
  readonly body: OrganId;
  readonly voices: Uint8Array;
  readonly #c: Compiled;
  readonly #told: Float64Array;
  readonly #yes: Float64Array;
  readonly #no: Float64Array;

  constructor(compiled: Compiled) {
    this.#c = compiled;
    this.body = compiled.body;
    this.voices = compiled.voices;
    this.#told = new Float64Array(compiled.halves.length);
    this.#yes = new Float64Array(compiled.seats);
    this.#no = new Float64Array(compiled.seats);
  }

  chance(declared: Declared): number {
    const { place, bonds, control, held, fear, halves, bandwagon } = this.#c;
    const told = this.#told;
    told.fill(0);
    for (const { elector, place: patron, share } of bonds) told[elector] = told[elector]! + share * declared[patron]!;
    for (let e = 0; e < told.length; e++) told[e] = halves[e]! * (told[e] === 0 ? 1 : exp(told[e]! / 2));
    let forIt = 0;
    let against = held;
    for (let e = 0; e < place.length; e++) {
      const at = place[e]!;
      if (at < 0) continue;
      const said = declared[at]!;
      if (said > 0) forIt += said * control[at]!;
      else against -= said * control[at]!;
    }
    const shift = forIt + against > 0 ? (fear * (forIt - against)) / (forIt + against) : 0;
    const alone = this.#passes(declared, shift);
    return bandwagon === 0 ? alone : this.#passes(declared, shift + bandwagon * (2 * alone - 1));
  }

  #passes(declared: Declared, shift: number): number {
    const { place, isOpen, abstention, absent, rule } = this.#c;
    const yes = this.#yes;
    const no = this.#no;
    const told = this.#told;
    const factor = exp(shift / 2);
    for (let e = 0; e < told.length; e++) {
      const at = place[e]!;
      const said = isOpen && at >= 0 ? declared[at]! : 0;
      const forIt = told[e]! * factor;
      const against = 1 / forIt;
      const free = (1 - Math.abs(said)) / (forIt + against + abstention);
      yes[e] = free * forIt + Math.max(0, said);
      no[e] = free * against + Math.max(0, -said);
    }
    return passChance({ yes, no, absent }, rule);
  }
}

/** Everything by which one target can fall. */
export class FallOdds {
  readonly target: Target;
  readonly #motions: readonly MotionOdds[];
  /** Those who could decree, by place in the circle. */
  readonly #decrees: readonly number[];
  readonly #arena: Arena;
  readonly #params: InstrumentParameters;
  readonly #circle: Circle;
  readonly #declared: Declared;

  constructor(arena: Arena, params: InstrumentParameters, circle: Circle, target: Target) {
    this.target = target;
    this.#arena = arena;
    this.#params = params;
    this.#circle = circle;
    this.#declared = new Float64Array(circle.rows.length);
    this.#motions = target.means.flatMap((means) =>
      means.by === 'motion' ? (motionOdds(arena, params, circle, target, means) ?? []) : [],
    );
    this.#decrees = target.means.flatMap((means) => {
      const place = means.by === 'decree' ? circle.rows.indexOf(arena.roster.row(means.actor)) : -1;
      return place < 0 ? [] : [place];
    });
  }

  /**
   * That the target falls while each member attacks and defends him with these chances (by place), all but `i`, who surely
   * attacks (1), defends (−1) or keeps out (0); `i` = −1 leaves all as they are.
   *
   * A motion needs somebody to move it, a decree somebody to issue it; the better of the two is used where both are at hand. Others
   * count as far as they are likely to act: the mean field.
   */
  chance(attacks: Float64Array, defends: Float64Array, i: number, says: number): number {
    const declared = this.#declared;
    for (let j = 0; j < declared.length; j++) declared[j] = j === i ? says : attacks[j]! - defends[j]!;
    let motion = 0;
    for (const one of this.#motions) {
      let nobody = 1;
      for (let j = 0; j < declared.length; j++)
        if (one.voices[j] === 1) nobody *= 1 - (j === i ? Math.max(0, says) : attacks[j]!);
      if (nobody < 1) motion = Math.max(motion, (1 - nobody) * one.chance(declared));
    }
    let fall = motion;
    for (const actor of this.#decrees) {
      const issues = actor === i ? Math.max(0, says) : attacks[actor]!;
      if (issues > 0) fall = Math.max(fall, issues * Math.max(this.#decree(actor), motion) + (1 - issues) * motion);
    }
    return fall;
  }

  #decree(actor: number): number {
    const { rows } = this.#circle;
    const { place } = this.target;
    const declared = this.#declared;
    const said = (row: number): number => declared[rows.indexOf(row)]!;
    return decreeChance(this.#arena, this.#params, rows[actor]!, rows[place]!, rows, said);
  }
}
