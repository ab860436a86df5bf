/**
 * Who would have somebody sanctioned, or a sanction lifted. The wish of i against t, in logit units, is that of a vote
 * (voting.ts) without what only a vote adds:
 *
 *     wish(i, t) = threat · ln(strength of t) + distance · D(i, t) − sympathy · affinity(i, t) − patronage · (L̂(i, t) + L̂(t, i))
 *                − authority · shield(t) + grudge · exposure(t)
 *
 * To lift a sanction the sign turns, and `finality` is taken off. docs/mechanisms/sanctions.md
 */
import { expit, log, type ReadVector } from '../engine/index.ts';
import type { OrganId, PersonId } from '../polity/index.ts';
import { precedes } from './coalition-circle.ts';
import { speakers } from './sanctions-ladder.ts';
import { type Electorate, shieldOf, strengthOf, type VotingParameters, wishOf } from './voting.ts';

/** Parameters of a vote that wishes rest on. */
export const wishParameters = [
  'threat-weight',
  'threat-floor',
  'sympathy-weight',
  'patronage-weight',
  'distance-weight',
  'restraint-weight',
  'instruction-weight',
  'authority-weight',
  'grudge',
  'finality',
] as const;
export type WishParameters = Readonly<Record<(typeof wishParameters)[number] | 'scruple' | 'leading', number>>;

/** What is at issue: that a person (a row) be sanctioned, or a sanction of his lifted. */
export interface Issue {
  readonly target: number;
  readonly on: 'sanction' | 'lift';
  /** The target's. */
  readonly exposure: number;
}

/** How members of a body stand on an issue before anything is moved. */
export interface Division {
  /** Whose wish, by what he controls, is the largest. */
  readonly mover: PersonId | undefined;
  /**
   * Of the leading few: those who wish it more than restraint holds them back, and those who do not and are bound to the other
   * side. The others keep silent until the vote.
   */
  readonly backers: readonly PersonId[];
  readonly opponents: readonly PersonId[];
  /** Share of what members control that is in the hands of those who wish it. */
  readonly share: number;
}

/** The wish of one person (a row), where strength is measured by these members. */
export function wishIn(
  state: Electorate,
  params: WishParameters,
  { target, on, exposure }: Issue,
  members: readonly PersonId[],
): (row: number) => number {
  const voting = params as VotingParameters & WishParameters;
  const strength = strengthOf(state.control, state.roster, target, members);
  const common =
    params['threat-weight'] * log(Math.max(strength, params['threat-floor'])) -
    params['authority-weight'] * shieldOf(state, target) +
    params.grudge * exposure;
  return (row) => {
    const against = common + wishOf(state, voting, row, target);
    return on === 'sanction' ? against : -against - params.finality;
  };
}

/** @param restraint of the rung, 0 to 1; none where a sanction is to be lifted */
export function divisionIn(
  state: Electorate,
  params: WishParameters,
  issue: Issue,
  body: OrganId,
  restraint: number,
): Division {
  const { now, roster, control } = state;
  const wish = wishIn(state, params, issue, now.voters(body));
  const held = issue.on === 'sanction' ? params['restraint-weight'] * restraint : 0;
  const rows = speakers(now, body, roster.id(issue.target) as PersonId).map((person) => roster.row(person));
  // By key where equal, so that the order of the tables does not matter.
  const byControl = [...rows].sort(
    (a, b) => control[b]! - control[a]! || (precedes(roster.key(a), roster.key(b)) ? -1 : 1),
  );
  const wishes = byControl.map(wish);
  let all = 0;
  let willing = 0;
  let most = 0;
  let mover = -1;
  for (let at = 0; at < byControl.length; at++) {
    const power = control[byControl[at]!]!;
    const wished = wishes[at]!;
    all += power;
    if (wished <= 0) continue;
    willing += power;
    if (wished * power <= most) continue;
    most = wished * power;
    mover = at;
  }
  const backers: PersonId[] = [];
  const opponents: PersonId[] = [];
  const leading = Math.min(byControl.length, Math.round(params.leading));
  for (let at = 0; at < leading; at++) {
    if (at === mover) continue;
    const row = byControl[at]!;
    if (wishes[at]! > held) backers.push(roster.id(row) as PersonId);
    if (wishes[at]! < 0 && isBound(state, params, row, issue)) opponents.push(roster.id(row) as PersonId);
  }
  return {
    mover: mover < 0 ? undefined : (roster.id(byControl[mover]!) as PersonId),
    backers,
    opponents,
    share: all > 0 ? willing / all : 0,
  };
}

/** Whether ties, not opinions, set him against what is at issue. */
function isBound(state: Electorate, params: WishParameters, row: number, { target, on }: Issue): boolean {
  const ties = { ...(params as VotingParameters & WishParameters), 'distance-weight': 0 };
  const against = wishOf(state, ties, row, target);
  return on === 'sanction' ? against < 0 : against > 0;
}

/**
 * The chance that whoever decides alone (a row) acts: logit of his wish, less restraint and his scruples against force where he
 * would sanction, and of what his patrons wish.
 */
export function decisionChance(
  state: Electorate & { readonly legalism: ReadVector },
  params: WishParameters,
  issue: Issue,
  actor: number,
  restraint: number,
): number {
  const { now, roster, patronage, legalism } = state;
  const wish = wishIn(state, params, issue, [roster.id(actor) as PersonId]);
  let instructed = 0;
  const patrons = patronage.others(actor);
  const shares = patronage.values(actor);
  for (let at = 0; at < patrons.length; at++) {
    const patron = patrons[at]!;
    const share = shares[at]!;
    if (!now.isPresent(roster.id(patron) as PersonId) && patron !== issue.target) continue;
    const likely = patron === issue.target ? (issue.on === 'sanction' ? 0 : 1) : expit(wish(patron));
    instructed += share * (likely + likely - 1);
  }
  const held =
    issue.on === 'sanction' ? params['restraint-weight'] * restraint + params.scruple * legalism.get(actor) : 0;
  return expit(wish(actor) + params['instruction-weight'] * instructed - held);
}
