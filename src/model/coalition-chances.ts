/**
 * How likely a target is to fall, as a function of what the members of the circle do: the chances of instruments.ts and
 * voting.ts, with everything worked out beforehand that does not depend on who declares himself. Solving a game asks for
 * hundreds of them. The plain twin is `prospectOf`; a test compares.
 */
import { exp } from '../engine/index.ts';
import type { Circle, Target } from './coalition-circle.ts';
import { type Arena, chargeOf, decreeOdds, forRemoval, type InstrumentParameters, type Means } from './instruments.ts';
import { chanceOfAtLeast, passChance, type VoteRule, yesToCarry } from './kernels/index.ts';
import { officesOf } from './offices.ts';
import { attitudesTo, electorsOf, majorityFor } from './voting.ts';

const silent = (): number => 0;

/** The chance of a motion by what the circle declares. Undefined where nobody could vote. */
function motionOdds(
  arena: Arena,
  params: InstrumentParameters,
  { rows, control }: Circle,
  target: Target,
  means: Means & { readonly by: 'motion' },
): MotionOdds | undefined {
  const { now, roster, patronage } = arena;
  const charge = chargeOf(arena, means, silent);
  const rule = majorityFor(now, charge);
  if (rule === undefined) return undefined;
  const members = electorsOf(now, charge);
  const memberRows = roster.rows(members);
  const { present } = officesOf(now, roster, arena.worth);
  const targetRow = rows[target.place]!;
  const electors: number[] = [];
  let attending = 0;
  for (let at = 0; at < memberRows.length; at++) {
    const row = memberRows[at]!;
    attending += present[row]!;
    if (present[row] === 1 && row !== targetRow) electors.push(row);
  }
  if (electors.length === 0) return undefined;
  const isOpen = now.bodyRule(means.body)?.ballot !== 'secret';
  const openness = isOpen ? 1 : params.secrecy;
  const fear = openness * params['fear-weight'];
  const held = control[target.place]!;
  // While nobody has declared himself, the target stands alone on his side.
  const alone = held > 0 ? fear : 0;
  const halves = attitudesTo(arena, forRemoval(params), charge, electors, members, target.shield);
  for (let e = 0; e < halves.length; e++) halves[e] = exp((halves[e]! + alone) / 2);
  const n = rows.length;
  const place = new Int32Array(electors.length).fill(-1);
  const bonds: Bond[] = [];
  for (let elector = 0; elector < place.length; elector++) {
    place[elector] = rows.indexOf(electors[elector]!);
    const patrons = patronage.others(electors[elector]!);
    for (let at = 0; at < patrons.length; at++) {
      const patron = rows.indexOf(patrons[at]!);
      if (patron < 0 || patron === target.place) continue;
      const share = patronage.values(electors[elector]!)[at]!;
      bonds.push({ elector, place: patron, share: openness * params['instruction-weight'] * share });
    }
  }
  // All of the circle are present.
  const voices = new Uint8Array(n);
  const voters = roster.rows(now.voters(means.body));
  for (let i = 0; i < n; i++) voices[i] = voters.includes(rows[i]!) ? 1 : 0;
  return new MotionOdds({
    voices,
    place,
    halves,
    bonds,
    seats: attending,
    absent: members.length - attending,
    rule,
    isOpen,
    fear,
    held,
    control,
    bandwagon: params['bandwagon-weight'],
    abstention: exp(params.abstention),
  });
}

/** That an elector is a man of a member of the circle. */
interface Bond {
  readonly elector: number;
  /** Of the patron, in the circle. */
  readonly place: number;
  readonly share: number;
}

interface Compiled {
  /** By place in the circle: 1 for those who could move it. */
  readonly voices: Uint8Array;
  /** By elector: his place in the circle, −1 outside it. */
  readonly place: Int32Array;
  /** e^(attitude / 2) of each elector while nobody is afraid or told what to do. */
  readonly halves: Float64Array;
  /** By elector. */
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

class MotionOdds {
  readonly voices: Uint8Array;
  readonly #c: Compiled;
  /** Electors of the circle, and the place of each. */
  readonly #inside: readonly number[];
  readonly #placed: readonly number[];
  /** Electors who are told what to do by somebody of the circle, and where the bonds of each begin; then where the last ends. */
  readonly #bound: readonly number[];
  readonly #firstBond: readonly number[];
  /** By place in the circle: those of the bound (by their place among them) who are his men. */
  readonly #men: readonly (readonly number[])[];
  /** e^(attitude / 2) by what patrons are expected to declare, and while one of them has made up his mind. */
  readonly #expected: Float64Array;
  readonly #told: Float64Array;
  readonly #yes: Float64Array;
  readonly #no: Float64Array;
  /** Yes votes that carry it; undefined where abstentions leave the count. */
  readonly #needed: number | undefined;

  constructor(compiled: Compiled) {
    this.#c = compiled;
    this.voices = compiled.voices;
    const { bonds, seats, absent, rule, halves, place, control } = compiled;
    const inside: number[] = [];
    const placed: number[] = [];
    for (let e = 0; e < place.length; e++) {
      if (place[e]! < 0) continue;
      inside.push(e);
      placed.push(place[e]!);
    }
    const bound: number[] = [];
    const firstBond: number[] = [];
    const men: number[][] = [];
    for (let i = 0; i < control.length; i++) men.push([]);
    for (let b = 0; b < bonds.length; b++) {
      const { elector, place: patron } = bonds[b]!;
      if (b === 0 || bonds[b - 1]!.elector !== elector) {
        bound.push(elector);
        firstBond.push(b);
      }
      men[patron]!.push(bound.length - 1);
    }
    firstBond.push(bonds.length);
    this.#inside = inside;
    this.#placed = placed;
    this.#bound = bound;
    this.#firstBond = firstBond;
    this.#men = men;
    this.#expected = halves.slice();
    this.#told = halves.slice();
    this.#yes = new Float64Array(seats);
    this.#no = new Float64Array(seats);
    this.#needed = rule.majority.of === 'voting' ? undefined : yesToCarry(seats, absent, rule);
  }

  /** @param declared what the circle is expected to declare, by place: 1 against the target, −1 for him, 0 silent, or in between */
  expect(declared: Float64Array): void {
    for (let at = 0; at < this.#bound.length; at++) this.#tell(at, declared);
    this.#expected.set(this.#told);
  }

  /** @param declared as expected, but for `i`, who has made up his mind; −1: nobody */
  chance(declared: Float64Array, i: number): number {
    if (this.#needed === Infinity) return 0;
    const { control, held, fear, bandwagon } = this.#c;
    const placed = this.#placed;
    const men = i < 0 ? none : this.#men[i]!;
    for (let m = 0; m < men.length; m++) this.#tell(men[m]!, declared);
    let forIt = 0;
    let against = held;
    for (let at = 0; at < placed.length; at++) {
      const member = placed[at]!;
      const said = declared[member]!;
      if (said > 0) forIt += said * control[member]!;
      else against -= said * control[member]!;
    }
    const shift = forIt + against > 0 ? (fear * (forIt - against)) / (forIt + against) : 0;
    const alone = this.#passes(declared, shift);
    const chance = bandwagon === 0 ? alone : this.#passes(declared, shift + bandwagon * (2 * alone - 1));
    for (let m = 0; m < men.length; m++) {
      const elector = this.#bound[men[m]!]!;
      this.#told[elector] = this.#expected[elector]!;
    }
    return chance;
  }

  /** What one of the bound makes of what his patrons declare. */
  #tell(at: number, declared: Float64Array): void {
    const { bonds, halves } = this.#c;
    const end = this.#firstBond[at + 1]!;
    let instructed = 0;
    for (let b = this.#firstBond[at]!; b < end; b++) instructed += bonds[b]!.share * declared[bonds[b]!.place]!;
    const elector = this.#bound[at]!;
    this.#told[elector] = halves[elector]! * (instructed === 0 ? 1 : exp(instructed / 2));
  }

  /** With x = e^(attitude / 2), yes and no are x and 1 / x of x + 1 / x + e^abstention. */
  #passes(declared: Float64Array, shift: number): number {
    const { isOpen, abstention, absent, rule, seats } = this.#c;
    const yes = this.#yes;
    const told = this.#told;
    const inside = this.#inside;
    const placed = this.#placed;
    const factor = exp(shift / 2);
    for (let e = 0; e < told.length; e++) {
      const x = told[e]! * factor;
      yes[e] = (x * x) / (x * x + abstention * x + 1);
    }
    if (isOpen)
      for (let at = 0; at < inside.length; at++) {
        const said = declared[placed[at]!]!;
        const e = inside[at]!;
        yes[e] = (1 - Math.abs(said)) * yes[e]! + Math.max(0, said);
      }
    if (this.#needed !== undefined) return chanceOfAtLeast(yes, seats, this.#needed);
    const no = this.#no;
    for (let e = 0; e < told.length; e++) {
      const x = told[e]! * factor;
      no[e] = 1 / (x * x + abstention * x + 1);
    }
    if (isOpen)
      for (let at = 0; at < inside.length; at++) {
        const said = declared[placed[at]!]!;
        const e = inside[at]!;
        no[e] = (1 - Math.abs(said)) * no[e]! + Math.max(0, -said);
      }
    return passChance({ yes, no, absent }, rule);
  }
}

const none: readonly number[] = [];

/** Everything by which one target can fall. */
export class FallOdds {
  readonly target: Target;
  readonly #motions: readonly MotionOdds[];
  /** Those who could decree, by place in the circle. */
  readonly #decrees: readonly number[];
  readonly #params: InstrumentParameters;
  readonly #circle: Circle;
  readonly #legalism: number;
  readonly #attacks: Float64Array;
  readonly #declared: Float64Array;

  constructor(arena: Arena, params: InstrumentParameters, circle: Circle, target: Target) {
    this.target = target;
    this.#params = params;
    this.#circle = circle;
    this.#legalism = arena.legalism.get(circle.rows[target.place]!);
    this.#attacks = new Float64Array(circle.rows.length);
    this.#declared = new Float64Array(circle.rows.length);
    const motions: MotionOdds[] = [];
    const decrees: number[] = [];
    for (const means of target.means) {
      if (means.by === 'motion') {
        const odds = motionOdds(arena, params, circle, target, means);
        if (odds !== undefined) motions.push(odds);
      } else {
        const place = circle.rows.indexOf(arena.roster.row(means.actor));
        if (place >= 0) decrees.push(place);
      }
    }
    this.#motions = motions;
    this.#decrees = decrees;
  }

  /** From now on each member attacks and defends the target with these chances (by place). */
  expect(attacks: ArrayLike<number>, defends: ArrayLike<number>): void {
    for (let j = 0; j < this.#declared.length; j++) {
      this.#attacks[j] = attacks[j]!;
      this.#declared[j] = attacks[j]! - defends[j]!;
    }
    for (let at = 0; at < this.#motions.length; at++) this.#motions[at]!.expect(this.#declared);
  }

  /**
   * That the target falls while all do as expected but `i`, who surely attacks (1), defends (−1) or keeps out (0); `i` = −1 leaves
   * all as they are.
   *
   * A motion needs somebody to move it, a decree somebody to issue it; the better of the two is used where both are at hand. Others
   * count as far as they are likely to act: the mean field.
   */
  chance(i: number, says: number): number {
    const declared = this.#declared;
    const attacks = this.#attacks;
    const said = declared[i]!;
    const attacked = attacks[i]!;
    if (i >= 0) {
      declared[i] = says;
      attacks[i] = Math.max(0, says);
    }
    let motion = 0;
    for (let at = 0; at < this.#motions.length; at++) {
      const one = this.#motions[at]!;
      let nobody = 1;
      for (let j = 0; j < attacks.length; j++) if (one.voices[j] === 1) nobody *= 1 - attacks[j]!;
      if (nobody < 1) motion = Math.max(motion, (1 - nobody) * one.chance(declared, i));
    }
    let fall = motion;
    for (let at = 0; at < this.#decrees.length; at++) {
      const actor = this.#decrees[at]!;
      const issues = attacks[actor]!;
      if (issues > 0) fall = Math.max(fall, issues * Math.max(this.#decree(actor), motion) + (1 - issues) * motion);
    }
    if (i >= 0) {
      declared[i] = said;
      attacks[i] = attacked;
    }
    return fall;
  }

  #decree(actor: number): number {
    const { control } = this.#circle;
    const { place } = this.target;
    const declared = this.#declared;
    let attack = control[actor]!;
    let defence = control[place]!;
    for (let j = 0; j < declared.length; j++) {
      if (j === actor || j === place) continue;
      const said = declared[j]!;
      if (said > 0) attack += said * control[j]!;
      else if (said < 0) defence -= said * control[j]!;
    }
    return decreeOdds(this.#params, this.#legalism, attack, defence);
  }
}
