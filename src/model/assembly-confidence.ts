/** The day after an assembly: whom the committee it has renewed would keep in the posts that the committee fills. */
import { exp } from '../engine/index.ts';
import type { InstitutionsView, OrganId, PersonId, PostId, Rules } from '../polity/index.ts';
import { type Assembled, type OpinionParameters, opinionsOf } from './assembly-opinions.ts';
import { approval } from './filling.ts';
import { assentFloor, passChance, type VoteRule } from './kernels/index.ts';
import { officesOf } from './offices.ts';

export interface ConfidenceParameters extends OpinionParameters {
  /** Utility of approving. */
  readonly habit: number;
}

export interface Confidence {
  readonly person: PersonId;
  readonly post: PostId;
  /** Has the seat without which nobody has the post. */
  readonly isSeated: boolean;
  /** The chance that a vote of confidence is carried is no less than this: for those who need not know it. */
  readonly atLeast: number;
  /** That chance, exactly. */
  chance(): number;
}

/** Posts that a committee fills last and that require one of the seats the assembly elects. */
export function confirmedBy(now: InstitutionsView, committee: OrganId, assembly: OrganId): readonly PostId[] {
  const known = confirmed.get(now.rules) ?? new Map<string, readonly PostId[]>();
  confirmed.set(now.rules, known);
  const key = `${committee} ${assembly}`;
  const posts = known.get(key) ?? postsConfirmed(now, committee, assembly);
  known.set(key, posts);
  return posts.filter((post) => now.exists(post));
}

/** By the rules, which are the same in all histories. */
const confirmed = new WeakMap<Rules, Map<string, readonly PostId[]>>();

function postsConfirmed({ cast, rules }: InstitutionsView, committee: OrganId, assembly: OrganId): readonly PostId[] {
  const elects = rules.bodies.get(assembly)?.elects ?? [];
  return [...cast.posts.keys()].filter((post) => {
    const rule = rules.posts.get(post);
    const last = rule?.filling.at(-1);
    if (!rule || !last || elects.includes(post)) return false;
    const votes = (last.step === 'elect' || last.step === 'confirm') && 'body' in last.by && last.by.body === committee;
    return votes && rule.requires.some((seat) => elects.includes(seat));
  });
}

/**
 * How each holder of those posts stands: everybody else present approves of him by logit, and the chance of a majority is
 * exact; he sits out. Where too few are present for a quorum nobody is asked, and he is left out.
 */
export function confidenceIn(
  state: Assembled,
  params: ConfidenceParameters,
  committee: OrganId,
  assembly: OrganId,
): readonly Confidence[] {
  const { now, roster, posts } = state;
  const rule = now.bodyRule(committee);
  const asked = confirmedBy(now, committee, assembly);
  const holders = [...new Set(asked.flatMap((post) => now.holders(post)))];
  const rows = holders.map((person) => roster.row(person));
  const members = roster.rows(now.voters(committee));
  const { present } = officesOf(now, roster, posts.worth);
  const attending = members.filter((row) => present[row] === 1);
  const opinions = opinionsOf(state, params, attending, rows).slice();
  const prospects = rows.map((row, at) => {
    const others = members.length - (members.includes(row) ? 1 : 0);
    const judges = { attending, opinions, sitsOut: attending.indexOf(row), step: rows.length, at };
    return rule && prospectOf(judges, others, params.habit, rule);
  });
  return asked.flatMap((post) =>
    now.holders(post).flatMap((person): readonly Confidence[] => {
      const isSeated = now.postRule(post)!.requires.some((seat) => now.holds(person, seat));
      if (!isSeated) return [{ person, post, isSeated, atLeast: 0, chance: () => 0 }];
      const prospect = prospects[holders.indexOf(person)];
      return prospect === undefined ? [] : [{ person, post, isSeated, ...prospect }];
    }),
  );
}

/** Those who judge somebody: what each thinks stands `step` apart from the place `at` on. */
interface Judges {
  readonly attending: Int32Array;
  readonly opinions: Float64Array;
  readonly step: number;
  readonly at: number;
  /** Which of them does not vote, or -1. */
  readonly sitsOut: number;
}

/**
 * The chance that a vote of confidence is carried, and a bound from below: the number of the n who vote that approve falls short of its mean
 * by n·d or more with a chance of at most exp(−2nd²) (Hoeffding 1963).
 * @param others all who have a vote, he himself left out
 */
function prospectOf(
  { attending, opinions, sitsOut, step, at }: Judges,
  others: number,
  habit: number,
  rule: VoteRule,
): Pick<Confidence, 'atLeast' | 'chance'> | undefined {
  const n = attending.length - (sitsOut < 0 ? 0 : 1);
  if (n === 0 || n * rule.quorum.den < others * rule.quorum.num) return undefined;
  let mean = 0;
  for (let j = 0; j < attending.length; j++) if (j !== sitsOut) mean += assentFloor(habit + opinions[j * step + at]!);
  const { of, share } = rule.majority;
  const spare = mean - ((of === 'all' ? others : n) * share.num) / share.den;
  return {
    atLeast: spare > 0 ? 1 - exp((-2 * spare * spare) / n) : 0,
    chance: () => {
      const yes: number[] = [];
      for (let j = 0; j < attending.length; j++)
        if (j !== sitsOut) yes.push(approval(opinions[j * step + at]!, 0, habit));
      return passChance({ yes, no: yes.map((chance) => 1 - chance), absent: others - n }, rule);
    },
  };
}
