/**
 * Instruments by which a person can be deprived of a post within the rules: a motion in a body, or a decree of whoever may
 * dismiss. Which is the best at hand is a plain function of a state, for every mechanism that weighs an attack.
 *
 * A motion has the chance of voting.ts. A decree is obeyed with log odds
 *
 *     obedience + legality · legalism(t) − defiance · ln(C(t and who stands by him) / C(who decrees and who backs him))
 *
 * C: perceived control, those who have declared themselves counted by how far they have. docs/mechanisms/coalition.md
 */
import { expit, log, type ReadVector } from '../engine/index.ts';
import type { Actor, InstitutionsView, OrganId, PersonId, PostId, PostRule } from '../polity/index.ts';
import { type Charge, type Electorate, prospectOf, type removalParameters, type VotingParameters } from './voting.ts';

/** The state that attacks rest on. */
export interface Arena extends Electorate {
  /** Control that goes with one place in a post, in units of the table of endowments. */
  readonly worth: ReadonlyMap<PostId, number>;
  readonly legalism: ReadVector;
  /** By how much those who sound out a body about a target (a row) misjudge how everybody in it leans, in logit units; left out: not at all. */
  sounding?(target: number, body: OrganId): number;
}

export const decreeParameters = ['obedience', 'legality', 'defiance'] as const;
export type DecreeParameters = Readonly<Record<(typeof decreeParameters)[number], number>>;
export type InstrumentParameters = Pick<VotingParameters, (typeof removalParameters)[number]> & DecreeParameters;

/** For the reckoning of a motion to remove, which never looks at what bears on sanctions alone. */
export function forRemoval(params: InstrumentParameters): VotingParameters {
  return params as unknown as VotingParameters;
}

/** What could be used against somebody, whoever uses it. */
export type Means =
  | { readonly by: 'motion'; readonly person: PersonId; readonly post: PostId; readonly body: OrganId }
  /** `actor`: the person who decrees. */
  | { readonly by: 'decree'; readonly person: PersonId; readonly post: PostId; readonly actor: PersonId };

/** Means in the hands of those who have declared themselves, with the chance that they succeed. */
export type Instrument = Means & { readonly chance: number };

/**
 * Who may take a post away: those whom its rule names; where it names none, the last body that approves of its filling,
 * else the post that appoints by decree.
 */
export function dismissers(now: InstitutionsView, post: PostId): readonly Actor[] {
  const rule = now.postRule(post);
  if (rule === undefined) return [];
  const known = dismissersBy.get(rule);
  if (known !== undefined) return known;
  const body = rule.filling.findLast(({ step, by }) => step !== 'nominate' && step !== 'decree' && 'body' in by);
  const usual = body ?? rule.filling.find(({ step }) => step === 'decree');
  const found = rule.dismissal.length > 0 ? rule.dismissal : usual === undefined ? [] : [usual.by];
  dismissersBy.set(rule, found);
  return found;
}

/** Rules never change. */
const dismissersBy = new WeakMap<PostRule, readonly Actor[]>();

/** The means against a person in one of his posts, as far as somebody else could use them today. */
export function meansAgainst(now: InstitutionsView, person: PersonId, post: PostId): readonly Means[] {
  const all = dismissers(now, post);
  const means: Means[] = [];
  for (let at = 0; at < all.length; at++) {
    const by = all[at]!;
    if ('post' in by) {
      const actor = now.acting(by.post);
      if (actor !== undefined && actor !== person) means.push({ by: 'decree', person, post, actor });
    } else if (couldMove(now, by.body, person, post)) means.push({ by: 'motion', person, post, body: by.body });
  }
  return means;
}

/** Whether a motion could be put: the body is there, has no such motion on its table, and somebody else attends. */
function couldMove(now: InstitutionsView, body: OrganId, person: PersonId, post: PostId): boolean {
  if (!now.exists(body) || now.bodyRule(body) === undefined) return false;
  if (now.pending(body).length > 0 && now.isPending(body, { on: 'remove', person, post })) return false;
  const voters = now.voters(body);
  for (let at = 0; at < voters.length; at++) if (voters[at] !== person && now.isPresent(voters[at]!)) return true;
  return false;
}

/** The means against the most valuable of a person's posts that anybody could take away; none where there is no such post. */
export function bestMeans({ now, worth }: Pick<Arena, 'now' | 'worth'>, person: PersonId): readonly Means[] {
  const posts = now.postsOf(person);
  let best: readonly Means[] = [];
  let most = 0;
  let chosen: PostId | undefined;
  for (let at = 0; at < posts.length; at++) {
    const post = posts[at]!;
    const value = worth.get(post) ?? 0;
    // Of equals the first by identifier, in whatever order he came to them.
    if (value < most || value === 0 || (value === most && chosen !== undefined && post > chosen)) continue;
    const means = meansAgainst(now, person, post);
    if (means.length === 0) continue;
    best = means;
    most = value;
    chosen = post;
  }
  return best;
}

/** Whether somebody can put a motion to a body: he sits in it, has a vote, and is there. */
export function hasVoice(now: InstitutionsView, body: OrganId, person: PersonId): boolean {
  return now.isPresent(person) && now.voters(body).includes(person);
}

/** The charge as it looks to those who weigh it. */
export function chargeOf(
  { roster, sounding }: Pick<Arena, 'roster' | 'sounding'>,
  { body, person, post }: Means & { readonly by: 'motion' },
  declared: Charge['declared'],
): Charge {
  const error = sounding === undefined ? 0 : sounding(roster.row(person), body);
  return { body, motion: { on: 'remove', person, post }, declared, error };
}

/**
 * The means most likely to succeed of those that somebody who has declared himself against the target (a row) can use: a
 * motion, where one of them has a voice in the body; a decree, where it is one of them who decrees. Undefined where there are
 * none. `declared`: 1 against the target, −1 for him, 0 silent, or in between.
 */
export function bestInstrument(
  state: Arena,
  params: InstrumentParameters,
  target: number,
  declared: (row: number) => number,
): Instrument | undefined {
  const { now, roster } = state;
  let best: Instrument | undefined;
  for (const means of bestMeans(state, roster.id(target) as PersonId)) {
    let chance: number | undefined;
    if (means.by === 'decree') {
      const actor = roster.row(means.actor);
      if (declared(actor) <= 0) continue;
      chance = decreeChance(state, params, actor, target, declared);
    } else {
      const { body } = means;
      if (!now.voters(body).some((voter) => declared(roster.row(voter)) > 0 && hasVoice(now, body, voter))) continue;
      chance = prospectOf(state, forRemoval(params), chargeOf(state, means, declared))?.chance;
    }
    if (chance !== undefined && (best === undefined || chance > best.chance)) best = { ...means, chance };
  }
  return best;
}

/** That a decree against the target is obeyed. */
export function decreeChance(
  { control, legalism, roster }: Pick<Arena, 'control' | 'legalism' | 'roster'>,
  params: DecreeParameters,
  actor: number,
  target: number,
  declared: (row: number) => number,
): number {
  let attack = control[actor]!;
  let defence = control[target]!;
  for (let row = 0; row < roster.size; row++) {
    if (row === actor || row === target) continue;
    const said = declared(row);
    if (said > 0) attack += said * control[row]!;
    else if (said < 0) defence -= said * control[row]!;
  }
  return decreeOdds(params, legalism.get(target), attack, defence);
}

/** The same by what those control who stand behind it and against it. */
export function decreeOdds(params: DecreeParameters, legalism: number, attack: number, defence: number): number {
  const odds = params.obedience + params.legality * legalism;
  if (attack > 0 && defence > 0) return expit(odds - params.defiance * log(defence / attack));
  if (attack === defence) return expit(odds);
  return attack > 0 ? 1 : 0;
}
