/**
 * Removal: in a body, a member moves to remove the holder of a post that the body may take away. Each member votes by
 * logit on threat, sympathy, patronage, issue distance and the target's authority; the motion's chance is the exact tail
 * under the body's quorum and majority, and nobody moves what he expects to lose and to pay for.
 *
 * Opportunities come at `opportunities` a year and body. The mover and target are chosen together by logit over
 * chance·gain − (1−chance)·retaliation, against the alternative of moving nothing. Equation, evidence and limits:
 * docs/mechanisms/removal.md
 */
import { addDays } from '../../calendar/index.ts';
import { expit, jointKey, log, type StableKey, stableKey } from '../../engine/index.ts';
import { type BodyRule, isVotingSeat, type OrganId, type PersonId, type PostId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism } from '../contract.ts';
import { issueDistance } from '../filling.ts';
import { chanceWithin, gumbel, isCarried, passChance, type VoteRule } from '../kernels/index.ts';
import { controlShares } from '../measures.ts';

const reads = {
  ambition: columns.ambition,
  authority: columns.authority,
  position: columns.position,
  salience: columns.salience,
  affinity: columns.affinity,
  standing: columns.standing,
  perceivedPatronage: columns.perceivedPatronage,
};
const params = [
  'opportunities',
  'inertia',
  'threat-weight',
  'threat-floor',
  'sympathy-weight',
  'patronage-weight',
  'distance-weight',
  'authority-weight',
  'absent-authority',
  'abstention',
  'gain',
  'retaliation',
  'delta',
  'standing-weight',
] as const;
type Scene = Acting<Record<never, never>, typeof reads, (typeof params)[number], 'votes' | 'vacates'>;

export const removal = defineMechanism({
  id: 'removal',
  about: 'Who is voted out.',
  sources: ['poole-rosenthal-1985', 'barlow-heidtmann-1984', 'svolik-2012'],
  owns: {},
  reads,
  hears: [],
  tells: ['votes', 'vacates'],
  params,

  plan({ now, params: p, from, to, draws, book }) {
    const years = (to - from + 1) / 365.2425;
    for (const body of now.rules.bodies.keys()) {
      const key = stableKey('body', body);
      const draw = draws(key, 0);
      // A body that seldom meets has fewer opportunities than one that meets every month.
      const meetings = Math.min(1, (now.bodyRule(body)?.meetings ?? 0) / 12);
      if (draw.uniform() >= chanceWithin(p.opportunities * meetings, years)) continue;
      book(addDays(from, Math.floor(draw.uniform() * (to - from + 1))), key, { what: 'opportunity', ids: { body } });
    }
  },

  occur({ ids }, scene) {
    const { now, inputs, read, params: p, roster, draws, tell } = scene;
    const body = ids!.body as OrganId;
    const rule = now.bodyRule(body)!;
    const voters = now.voters(body);
    const attending = voters.filter((person) => now.isPresent(person));
    if (attending.length < 2) return;
    const control = controlShares(now, roster, inputs.posts.worth, read.standing, read.perceivedPatronage, p);
    const average = voters.reduce((sum, person) => sum + control[roster.row(person)]!, 0) / voters.length || 1;
    const opportunity = stableKey('motion', body);

    const rows = attending.map((person) => roster.row(person));
    let most = p.inertia + gumbel(draws(opportunity, 1).open());
    let chosen: Motion | undefined;
    for (const [target, post] of targets(scene, body, voters)) {
      const strength = control[roster.row(target)]! / average;
      const electors = rows.filter((_, i) => attending[i] !== target);
      const attitudes = attitudesTo(scene, target, strength, electors);
      const key = jointKey(opportunity, stableKey(target, post));
      const aside = attending.length - electors.length;
      for (let i = 0; i < electors.length; i++) {
        const row = electors[i]!;
        const wish = attitudes[i]! + read.ambition.get(row);
        if (wish <= 0) continue;
        const chance = prospects(voters.length, attitudes, i, aside, p.abstention, ruleFor(rule, post, body, now));
        const stake = wish * p.gain * chance - (1 - chance) * p.retaliation * strength;
        // Only a positive stake competes with moving nothing.
        if (stake <= 0) continue;
        const value = stake + gumbel(draws(jointKey(key, roster.key(row)), 2).open());
        if (value <= most) continue;
        most = value;
        chosen = { mover: row, target, post, chance, electors, attitudes, aside, key };
      }
    }
    if (!chosen) return;
    const { mover, target, post, chance, electors, attitudes, aside, key } = chosen;
    // A target with a seat attends and does not vote.
    let [yes, no, abstain] = [0, 0, aside];
    electors.forEach((row, i) => {
      const { forIt, against } = ballot(attitudes[i]!, p.abstention);
      const u = draws(jointKey(key, roster.key(row)), 3).uniform();
      if (row === mover || u < forIt) yes++;
      else if (u < forIt + against) no++;
      else abstain++;
    });
    const members = voters.length;
    const carried = isCarried({ members, yes, no, abstain }, ruleFor(rule, post, body, now));
    const cause = {
      ids: { mover: roster.id(mover) },
      numbers: { chance, control: control[roster.row(target)]!, average },
    };
    const motion = { on: 'remove', person: target, post } as const;
    const absent = members - attending.length;
    tell({ kind: 'votes', body, motion, yes, no, abstain, absent, carried, cause: { code: 'motion', ...cause } });
    if (carried)
      tell({
        kind: 'vacates',
        person: target,
        post,
        acting: false,
        reason: 'removed',
        cause: { code: 'voted-out', ...cause },
      });
  },
});

interface Motion {
  /** A row, as are the electors. */
  readonly mover: number;
  readonly target: PersonId;
  readonly post: PostId;
  /** That it is carried, as everybody expects. */
  readonly chance: number;
  readonly electors: readonly number[];
  readonly attitudes: readonly number[];
  /** Whether the target attends: 1 or 0. */
  readonly aside: number;
  readonly key: StableKey;
}

/** The body's own voting seats, and the posts whose filling ends with the body. */
function* targets({ now }: Scene, body: OrganId, voters: readonly PersonId[]): Iterable<readonly [PersonId, PostId]> {
  for (const rule of now.rules.posts.values()) {
    const post = now.cast.posts.get(rule.post)!;
    const last = rule.filling.at(-1);
    const own = post.organ === body && isVotingSeat(post);
    const filled = last !== undefined && 'body' in last.by && last.by.body === body && post.cadres === 0;
    if (!own && !filled) continue;
    for (const person of now.holders(post.id)) if (!own || voters.includes(person)) yield [person, post.id];
  }
}

/** Members are removed by the majority stated for removal, others by the ordinary one. */
function ruleFor(rule: BodyRule, post: PostId, body: OrganId, now: Scene['now']): VoteRule {
  return now.cast.posts.get(post)?.organ === body ? { quorum: rule.quorum, majority: rule.removal } : rule;
}

/**
 * How much each elector (a row) would have the target go, in logit units; above 0 he leans to yes. `strength`: the
 * target's control relative to the body's mean.
 */
function attitudesTo(
  { now, inputs, read, params: p, roster }: Scene,
  target: PersonId,
  strength: number,
  electors: readonly number[],
): readonly number[] {
  const t = roster.row(target);
  const authority = read.authority.get(t) * (now.isPresent(target) ? 1 : p['absent-authority']);
  const common = p['threat-weight'] * log(Math.max(strength, p['threat-floor'])) - p['authority-weight'] * authority;
  const views = { issues: inputs.issues.length, position: read.position, salience: read.salience };
  return electors.map(
    (i) =>
      common -
      p['sympathy-weight'] * read.affinity.get(i, t) -
      p['patronage-weight'] * (read.perceivedPatronage.get(i, t) + read.perceivedPatronage.get(t, i)) +
      p['distance-weight'] * issueDistance(views, i, t),
  );
}

/** Chances of a yes and of a no; the rest abstain. */
function ballot(attitude: number, abstention: number): { readonly forIt: number; readonly against: number } {
  const yes = expit(attitude);
  return { forIt: (1 - abstention) * yes, against: (1 - abstention) * (1 - yes) };
}

/**
 * The exact chance that a motion passes, as its mover (an index among the electors) reckons: he votes yes, `aside` attend
 * without voting, and the rest of the `members` are absent.
 */
function prospects(
  members: number,
  attitudes: readonly number[],
  mover: number,
  aside: number,
  abstention: number,
  rule: VoteRule,
): number {
  const count = attitudes.length + aside;
  const yes = new Float64Array(count);
  const no = new Float64Array(count);
  attitudes.forEach((one, i) => {
    const { forIt, against } = ballot(one, abstention);
    yes[i] = i === mover ? 1 : forIt;
    no[i] = i === mover ? 0 : against;
  });
  return passChance({ yes, no, absent: members - count }, rule);
}
