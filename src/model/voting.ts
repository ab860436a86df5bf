/**
 * How a body would vote on a motion against a person: what each elector thinks of it, the chances of his vote, and the exact
 * chance that it is carried. Plain functions of a state, for every mechanism that asks what a motion could bring.
 *
 * Attitude of elector i to a motion against t, in logit units:
 *
 *     a = threat · log(strength of t) − sympathy · affinity(i, t) − patronage · (L(i, t) + L(t, i)) + distance · d(i, t)
 *         + grudge · exposure(t) − restraint · r(rung)        for a sanction; to lift one the sign turns, less `finality`
 *         + openness · (instruction · Σ_j L(i, j) declared(j) − authority · shield(t) + fear · balance)
 *     a ← a + bandwagon · (2 π₀ − 1)        π₀: the chance without this term
 *
 * and the chances of yes, no and abstention are in the proportions e^(a/2) : e^(−a/2) : e^abstention (multinomial logit,
 * McFadden 1974; spatial voting after Poole and Rosenthal 1985). Openness is 1 where hands are raised and `secrecy` behind a
 * secret ballot. docs/mechanisms/votes.md
 */
import { exp, log, type ReadMatrix, type ReadPairColumn, type ReadVector, type Roster } from '../engine/index.ts';
import type { BodyRule, InstitutionsView, Motion, OrganId, PersonId } from '../polity/index.ts';
import { issueDistance } from './filling.ts';
import { passChance, type VoteRule } from './kernels/index.ts';

/** The state that votes rest on. `control` is perceived control, a share by row. */
export interface Electorate {
  readonly now: InstitutionsView;
  readonly roster: Roster;
  readonly issues: number;
  readonly position: ReadMatrix;
  readonly salience: ReadMatrix;
  readonly affinity: ReadPairColumn;
  /** Who commands whom, in truth: everybody knows his own patrons. */
  readonly patronage: ReadPairColumn;
  readonly perceivedPatronage: ReadPairColumn;
  readonly authorityInForce: ReadVector;
  /** Restraint by rung of the regime's sanctions. */
  readonly restraint: ReadVector;
  /** How lately and how badly each has lost; those who weigh removals alone have no use for it. */
  readonly exposure?: ReadVector;
  readonly control: ArrayLike<number>;
}

/** What a motion to remove somebody rests on. */
export const removalParameters = [
  'threat-weight',
  'threat-floor',
  'sympathy-weight',
  'patronage-weight',
  'distance-weight',
  'restraint-weight',
  'instruction-weight',
  'authority-weight',
  'fear-weight',
  'bandwagon-weight',
  'secrecy',
  'abstention',
] as const;
/** Those of sanctions and of lifting them besides. */
export const votingParameters = [...removalParameters, 'grudge', 'finality'] as const;
export type VotingParameters = Readonly<Record<(typeof votingParameters)[number], number>>;

/** A motion against a person, and who has declared himself. */
export interface Charge {
  readonly body: OrganId;
  readonly motion: Extract<Motion, { readonly on: 'remove' | 'sanction' | 'lift' }>;
  /** How far a row has declared itself: 1 for the motion, −1 against it, 0 silent. */
  declared(row: number): number;
  /** By how much, in logit units, everybody is taken to be more for it than he is, by those who count heads; none in the vote itself. */
  readonly error?: number;
}

export interface Prospect {
  /** All who have a vote. */
  readonly members: number;
  /** Rows of those who attend and vote. */
  readonly electors: readonly number[];
  /** Attending without a vote: 1 where the target has a seat and attends. */
  readonly aside: number;
  /** Chances of each elector's yes and no. */
  readonly yes: Float64Array;
  readonly no: Float64Array;
  readonly rule: VoteRule;
  /** That the motion is carried. */
  readonly chance: number;
}

/** Who votes on a charge: the body, and those who sit with it when it judges. */
export function electorsOf(now: InstitutionsView, { body, motion }: Charge): readonly PersonId[] {
  return motion.on !== 'remove' || now.cast.posts.get(motion.post)?.organ === body
    ? now.judges(body)
    : now.voters(body);
}

/** Members are removed by the majority stated for removal, others and sanctions by the ordinary one. */
export function majorityFor(now: InstitutionsView, { body, motion }: Charge): VoteRule | undefined {
  const rule: BodyRule | undefined = now.bodyRule(body);
  if (rule === undefined) return undefined;
  const own = motion.on === 'remove' && now.cast.posts.get(motion.post)?.organ === body;
  return own ? { quorum: rule.quorum, majority: rule.removal } : rule;
}

/** What would come of a charge if it were voted on now; undefined where the body does not exist or nobody could vote. */
export function prospectOf(state: Electorate, params: VotingParameters, charge: Charge): Prospect | undefined {
  const { now, roster } = state;
  const rule = majorityFor(now, charge);
  if (rule === undefined) return undefined;
  const members = electorsOf(now, charge);
  const attending = members.filter((person) => now.isPresent(person));
  const voting = attending.filter((person) => person !== charge.motion.person);
  if (voting.length === 0) return undefined;
  const electors = voting.map((person) => roster.row(person));
  const aside = attending.length - voting.length;
  const attitudes = attitudesTo(state, params, charge, electors, members);
  const absent = members.length - attending.length;
  const yes = new Float64Array(electors.length + aside);
  const no = new Float64Array(electors.length + aside);
  const open = isOpen(now, charge);
  const staying = exp(params.abstention);
  const declared = electors.map((row) => (open ? charge.declared(row) : 0));
  const chanceAt = (shift: number): number => {
    for (let i = 0; i < attitudes.length; i++) ballot(attitudes[i]! + shift, staying, declared[i]!, i, yes, no);
    return passChance({ yes, no, absent }, rule);
  };
  const alone = chanceAt(0);
  const chance = params['bandwagon-weight'] === 0 ? alone : chanceAt(params['bandwagon-weight'] * (2 * alone - 1));
  return { members: members.length, electors, aside, yes, no, rule, chance };
}

function isOpen(now: InstitutionsView, { body }: Charge): boolean {
  return now.bodyRule(body)?.ballot !== 'secret';
}

/** Whoever has declared himself votes as he said where hands are raised. `staying`: what abstention weighs. */
function ballot(
  attitude: number,
  staying: number,
  declared: number,
  at: number,
  yes: Float64Array,
  no: Float64Array,
): void {
  const bound = Math.abs(declared);
  const forIt = exp(attitude / 2);
  const against = exp(-attitude / 2);
  const sum = forIt + against + staying;
  yes[at] = bound * (declared > 0 ? 1 : 0) + (1 - bound) * (forIt / sum);
  no[at] = bound * (declared < 0 ? 1 : 0) + (1 - bound) * (against / sum);
}

/**
 * How much each elector (a row) is for the charge, in logit units, before the bandwagon.
 * @param shield authority that shields the target, where it is known already
 */
export function attitudesTo(
  state: Electorate,
  params: VotingParameters,
  charge: Charge,
  electors: ArrayLike<number>,
  members: readonly PersonId[],
  shield: number = shieldOf(state, state.roster.row(charge.motion.person)),
): Float64Array {
  const { now, roster } = state;
  const { motion } = charge;
  const t = roster.row(motion.person);
  const openness = isOpen(now, charge) ? 1 : params.secrecy;
  const sign = motion.on === 'lift' ? -1 : 1;
  const sanctioning = motion.on === 'remove' ? 0 : params.grudge * (state.exposure?.get(t) ?? 0);
  const against = wishCommon(state, params, t, members) + sanctioning - openness * params['authority-weight'] * shield;
  const common =
    openness * params['fear-weight'] * balance(state, charge, sign * -state.control[t]!, electors) -
    params['restraint-weight'] * restraintOf(state, charge) -
    (motion.on === 'lift' ? params.finality : 0) +
    (charge.error ?? 0);
  const instruction = openness * params['instruction-weight'];
  const { patronage } = state;
  const attitudes = new Float64Array(electors.length);
  for (let at = 0; at < attitudes.length; at++) {
    const i = electors[at]!;
    let instructed = 0;
    const patrons = patronage.others(i);
    const shares = patronage.values(i);
    for (let at = 0; at < patrons.length; at++) instructed += shares[at]! * charge.declared(patrons[at]!);
    attitudes[at] = sign * (against + wishOf(state, params, i, t)) + common + instruction * instructed;
  }
  return attitudes;
}

/** What everybody weighs alike: how far the target outgrows the body. */
function wishCommon(
  { control, roster }: Electorate,
  params: VotingParameters,
  target: number,
  members: readonly PersonId[],
): number {
  return params['threat-weight'] * log(Math.max(strengthOf(control, roster, target, members), params['threat-floor']));
}

/** The target's control relative to the mean of the members. */
export function strengthOf(
  control: ArrayLike<number>,
  roster: Roster,
  target: number,
  members: readonly PersonId[],
): number {
  const rows = roster.rows(members);
  let sum = 0;
  for (let at = 0; at < rows.length; at++) sum += control[rows[at]!]!;
  return sum > 0 ? (control[target]! * members.length) / sum : 1;
}

/** What one person has against another, in logit units, apart from his strength: enmity, other men's man, other opinions. */
export function wishOf(state: Electorate, params: VotingParameters, i: number, t: number): number {
  return (
    params['distance-weight'] * issueDistance(state, i, t) -
    params['sympathy-weight'] * state.affinity.get(i, t) -
    params['patronage-weight'] * (state.perceivedPatronage.get(i, t) + state.perceivedPatronage.get(t, i))
  );
}

/** Authority that shields a person: his own, and that of whoever stands by him. */
export function shieldOf({ authorityInForce, affinity, roster }: Electorate, target: number): number {
  const everybody = roster.size;
  let shield = authorityInForce.get(target);
  for (let row = 0; row < everybody; row++) {
    const held = row === target ? 0 : authorityInForce.get(row);
    if (held > 0) shield += held * Math.max(0, affinity.get(row, target));
  }
  return shield;
}

/** Restraint of the rung that a sanction stands on; none against removing and against lifting one. */
function restraintOf({ now, restraint }: Electorate, { motion }: Charge): number {
  if (motion.on !== 'sanction') return 0;
  const rung = now.rules.sanctions.findIndex(({ status, organ }) => status === motion.status && organ === motion.organ);
  return rung < 0 ? 0 : restraint.get(rung);
}

/** Who looks stronger of those who have declared themselves, −1 to 1. `target`: his control, below 0 where he is against. */
function balance({ control }: Electorate, charge: Charge, target: number, electors: ArrayLike<number>): number {
  let forIt = Math.max(0, target);
  let against = Math.max(0, -target);
  for (let at = 0; at < electors.length; at++) {
    const row = electors[at]!;
    const declared = charge.declared(row);
    if (declared > 0) forIt += declared * control[row]!;
    else if (declared < 0) against -= declared * control[row]!;
  }
  return forIt + against > 0 ? (forIt - against) / (forIt + against) : 0;
}
