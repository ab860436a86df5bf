/** The day after an assembly: whom the committee it has renewed would keep in the posts that the committee fills. */
import type { InstitutionsView, OrganId, PersonId, PostId } from '../polity/index.ts';
import { type Assembled, type BallotParameters, opinionsOf } from './assembly-ballot.ts';
import { approval } from './filling.ts';
import { passChance } from './kernels/index.ts';

export interface Confidence {
  readonly person: PersonId;
  readonly post: PostId;
  /** That a vote of confidence is carried; undefined where he has lost the seat without which nobody has the post. */
  readonly chance: number | undefined;
}

/** Posts that a committee fills last and that require one of the seats the assembly elects. */
export function confirmedBy(now: InstitutionsView, committee: OrganId, assembly: OrganId): readonly PostId[] {
  const elects = now.bodyRule(assembly)?.elects ?? [];
  return [...now.cast.posts.keys()].filter((post) => {
    const rule = now.postRule(post);
    const last = rule?.filling.at(-1);
    if (!rule || !last || !now.exists(post) || elects.includes(post)) return false;
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
  params: BallotParameters,
  committee: OrganId,
  assembly: OrganId,
): readonly Confidence[] {
  const { now, roster } = state;
  const rule = now.bodyRule(committee);
  const posts = confirmedBy(now, committee, assembly);
  const members = now.voters(committee);
  const attending = members.filter((person) => now.isPresent(person));
  const row = (person: PersonId): number => roster.row(person);
  const holders = [...new Set(posts.flatMap((post) => now.holders(post)))];
  const opinions = opinionsOf(state, params, attending.map(row), holders.map(row));
  const chanceOf = (at: number): number | undefined => {
    const voting = attending.map((_, j) => j).filter((j) => attending[j] !== holders[at]);
    const others = members.filter((person) => person !== holders[at]).length;
    if (rule === undefined || voting.length === 0) return undefined;
    if (voting.length * rule.quorum.den < others * rule.quorum.num) return undefined;
    const yes = voting.map((j) => approval(opinions[j * holders.length + at]!, 0, params.habit));
    return passChance({ yes, no: yes.map((chance) => 1 - chance), absent: others - voting.length }, rule);
  };
  const chances = new Map(holders.map((person, at) => [person, chanceOf(at)]));
  return posts.flatMap((post) =>
    now.holders(post).flatMap((person): readonly Confidence[] => {
      const seated = now.postRule(post)!.requires.some((seat) => now.holds(person, seat));
      if (!seated) return [{ person, post, chance: undefined }];
      const chance = chances.get(person);
      return chance === undefined ? [] : [{ person, post, chance }];
    }),
  );
}
