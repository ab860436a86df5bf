/**
 * The ballot of an assembly: for each name a bloc decides once, by logit, whether all its delegates leave or strike it; those who follow
 * nobody decide one by one. A bloc large enough fills its paper with names of its own for those of the list that it strikes.
 */
import { expit, jointKey, type StableKey } from '../engine/index.ts';
import type { Post } from '../polity/index.ts';
import type { AssemblyElectorate, Bloc, DrawsAt } from './assembly-electorate.ts';
import { type Assembled, opinionsOf } from './assembly-opinions.ts';
import { type Opening, type Progress, putUp, type SlateParameters, slateOf } from './assembly-slate.ts';
import { assents, binomialQuantile, isCarried, mostTrials, uniformOfWord, type VoteRule } from './kernels/index.ts';

export interface BallotParameters extends SlateParameters {
  /** Utility of standing on the list. */
  readonly habit: number;
  /** Share of all delegates that a bloc needs to put up names. */
  readonly backing: number;
}

export interface BallotName {
  readonly row: number;
  readonly listed: boolean;
  /** Blocs that put the name up: they leave it. */
  readonly backers: readonly Bloc[];
}

/** What a ballot is held on. */
export interface Meeting {
  readonly electorate: AssemblyElectorate;
  readonly blocs: readonly Bloc[];
  readonly opening: Opening;
}

/** A post to be filled anew. */
export interface Item {
  readonly post: Post;
  readonly places: number;
  readonly progress: Progress;
  /** Addresses draws about this post at this meeting. */
  readonly key: StableKey;
}

/** Which draw about a post at a meeting, with an alternative for each person; of a strike, about the post and the guide. `rest`: and those after it. */
const drawOf = { strike: 0, lot: 4, rest: 5 } as const;

const nobody: readonly Bloc[] = [];

/** The names on a ballot, those of the list first, and the votes for each. */
export interface Ballot {
  readonly names: readonly BallotName[];
  readonly votes: Int32Array;
}

/** Holds the ballot for a post. */
export function ballot(
  state: Assembled,
  params: BallotParameters,
  { electorate, blocs, opening }: Meeting,
  { post, places, progress, key }: Item,
  draws: DrawsAt,
): Ballot {
  const slate = slateOf(state, params, opening, post, progress, places, key, draws);
  const listed: BallotName[] = [];
  for (const at of slate.listed) listed.push({ row: slate.field[at]!, listed: true, backers: nobody });
  const left = leavesOf(state, params, blocs, listed, key, draws);
  const least = params.backing * electorate.delegates;
  const backers = new Map<number, readonly Bloc[]>();
  for (const at of slate.known) backers.set(at, nobody);
  blocs.forEach((bloc, b) => {
    if (!(bloc.delegates >= least)) return;
    const own = places - countOf(left, b * listed.length, listed.length);
    for (const at of putUp(state, params, slate, bloc.guide, own, about(state, key, bloc), draws))
      backers.set(at, [...(backers.get(at) ?? nobody), bloc]);
  });
  const floor = [...backers].map(
    ([at, blocsBehind]): BallotName => ({ row: slate.field[at]!, listed: false, backers: blocsBehind }),
  );
  const names = [...listed, ...floor];
  const votes = new Int32Array(names.length);
  addVotes(votes, 0, blocs, left);
  addVotes(votes, listed.length, blocs, leavesOf(state, params, blocs, floor, key, draws));
  addRest(votes, state, params, names, electorate.rest, opening.reputes, key, draws);
  return { names, votes };
}

function about({ roster }: Assembled, key: StableKey, { guide }: Bloc): StableKey {
  return jointKey(key, roster.key(guide));
}

/** By bloc and name: 1 where the bloc leaves the name. */
export function leavesOf(
  state: Assembled,
  params: BallotParameters,
  blocs: readonly Bloc[],
  names: readonly BallotName[],
  key: StableKey,
  draws: DrawsAt,
): Uint8Array {
  const { roster } = state;
  const n = names.length;
  const leaves = new Uint8Array(blocs.length * n);
  if (leaves.length === 0) return leaves;
  const rows = names.map(({ row }) => row);
  const keys = rows.map((row) => roster.key(row));
  const habits = names.map(({ listed }) => (listed ? params.habit : 0));
  const guides = blocs.map(({ guide }) => guide);
  const opinions = opinionsOf(state, params, guides, rows);
  for (let b = 0; b < blocs.length; b++) {
    const strike = draws(about(state, key, blocs[b]!), drawOf.strike);
    for (let at = 0; at < n; at++)
      if (assents(strike.alternative(keys[at]!), habits[at]! + opinions[b * n + at]!)) leaves[b * n + at] = 1;
  }
  names.forEach(({ backers }, at) => {
    for (const bloc of backers) leaves[blocs.indexOf(bloc) * n + at] = 1;
  });
  return leaves;
}

function countOf(leaves: Uint8Array, from: number, length: number): number {
  let count = 0;
  for (let at = from; at < from + length; at++) count += leaves[at]!;
  return count;
}

/** Votes of blocs for the names that stand from one place on. */
function addVotes(votes: Int32Array, from: number, blocs: readonly Bloc[], leaves: Uint8Array): void {
  const n = blocs.length === 0 ? 0 : leaves.length / blocs.length;
  for (let b = 0; b < blocs.length; b++) {
    const { delegates } = blocs[b]!;
    for (let at = 0; at < n; at++) votes[from + at]! += delegates * leaves[b * n + at]!;
  }
}

/** Votes of those who follow nobody: alike, and each for himself. */
function addRest(
  votes: Int32Array,
  { roster }: Assembled,
  params: BallotParameters,
  names: readonly BallotName[],
  rest: number,
  reputes: Float64Array,
  key: StableKey,
  draws: DrawsAt,
): void {
  for (let counted = 0, which = drawOf.rest as number; counted < rest; counted += mostTrials, which++) {
    const words = draws(key, which);
    for (let at = 0; at < names.length; at++) {
      const { row, listed } = names[at]!;
      const chance = expit((listed ? params.habit : 0) + reputes[row]!);
      const u = uniformOfWord(words.alternative(roster.key(row)));
      votes[at]! += binomialQuantile(u, Math.min(rest - counted, mostTrials), chance);
    }
  }
}

/** Places of the names that are elected, most votes first: those with the majority, as many as there are places; ties by lot. */
export function winners(
  { roster }: Pick<Assembled, 'roster'>,
  { names, votes }: Ballot,
  { members, delegates }: Pick<AssemblyElectorate, 'members' | 'delegates'>,
  rule: VoteRule,
  places: number,
  key: StableKey,
  draws: DrawsAt,
): readonly number[] {
  const words = draws(key, drawOf.lot);
  const lots = names.map(({ row }) => words.alternative(roster.key(row)));
  const won = names
    .map((_, at) => at)
    .sort((a, b) => votes[b]! - votes[a]! || lots[a]! - lots[b]!)
    .slice(0, places);
  while (
    won.length > 0 &&
    !isCarried({ members, yes: votes[won.at(-1)!]!, no: delegates - votes[won.at(-1)!]!, abstain: 0 }, rule)
  )
    won.pop();
  return won;
}
