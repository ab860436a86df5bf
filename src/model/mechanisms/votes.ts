/**
 * Votes: bodies meet, and decide the motions on their tables. Each elector votes yes, no or abstains by multinomial logit;
 * the count is by hand, under the body's quorum and majority; who voted how is known where the ballot is open. What is
 * carried takes effect at once: a post is lost, a sanction imposed or lifted.
 *
 * A body without a quorum leaves its table as it is until it meets again. Equation, evidence and limits:
 * docs/mechanisms/votes.md
 */
import { addDays } from '../../calendar/index.ts';
import { jointKey, type StableKey, stableKey } from '../../engine/index.ts';
import type { FactOf, OrganId, PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism } from '../contract.ts';
import { isCarried } from '../kernels/index.ts';
import { controlShares } from '../measures.ts';
import { type Charge, type Electorate, type Prospect, prospectOf, votingParameters } from '../voting.ts';

const monthsPerYear = 12;
const reads = {
  position: columns.position,
  salience: columns.salience,
  affinity: columns.affinity,
  standing: columns.standing,
  patronage: columns.patronage,
  perceivedPatronage: columns.perceivedPatronage,
  authorityInForce: columns.authorityInForce,
  restraint: columns.restraint,
  exposure: columns.exposure,
};
const params = [...votingParameters, 'delta', 'standing-weight'] as const;
type Told = 'votes' | 'vacates' | 'sanctioned' | 'lifted';
type Scene = Acting<Record<never, never>, typeof reads, (typeof params)[number], Told>;

export const votes = defineMechanism({
  id: 'votes',
  about: 'What bodies decide on the motions before them.',
  sources: ['poole-rosenthal-1985', 'mcfadden-1974', 'barlow-heidtmann-1984'],
  owns: {},
  reads,
  hears: [],
  tells: ['votes', 'vacates', 'sanctioned', 'lifted'],
  params,

  /** Meetings at even distances, from a day drawn for each body and month; a body that meets seldom meets by chance. */
  plan({ now, from, to, draws, book }) {
    const days = to - from + 1;
    for (const [body, { meetings }] of now.rules.bodies) {
      if (!now.exists(body)) continue;
      const key = keyOf(body);
      const first = draws(key, 0).uniform();
      const expected = meetings / monthsPerYear;
      for (let meeting = 0; meeting + first < expected; meeting++) {
        const day = addDays(from, Math.floor((days * (meeting + first)) / expected));
        book(day, key, { what: 'meets', ids: { body } });
      }
    }
  },

  occur({ ids }, scene) {
    const { now, inputs, read, roster, params: p } = scene;
    const body = ids!.body as OrganId;
    if (now.pending(body).length === 0 || !now.exists(body)) return;
    for (const moved of now.pending(body)) {
      // What was decided a moment ago may have settled it.
      if (!now.isPending(body, moved.motion)) continue;
      const control = controlShares(now, roster, inputs.posts.worth, read.standing, read.perceivedPatronage, p);
      decide(scene, moved, { now, roster, issues: inputs.issues.length, ...read, control });
    }
  },
});

const bodyKeys = new Map<OrganId, StableKey>();
function keyOf(body: OrganId): StableKey {
  const known = bodyKeys.get(body) ?? stableKey('body', body);
  bodyKeys.set(body, known);
  return known;
}

function decide(scene: Scene, moved: FactOf<'moves'>, state: Electorate): void {
  const { now, roster, params: p, tell, refusal } = scene;
  const { body, motion } = moved;
  if (motion.on === 'question' || motion.on === 'fill') return;
  const declared = new Map<number, number>();
  // The word of those who are no longer there binds nobody.
  const declare = (persons: readonly PersonId[], side: 1 | -1): void => {
    for (const person of persons) if (now.isPresent(person)) declared.set(roster.row(person), side);
  };
  declare([moved.person, ...moved.backers], 1);
  declare(moved.opponents, -1);
  const charge: Charge = { body, motion, declared: (row) => declared.get(row) ?? 0 };
  const prospect = prospectOf(state, p, charge);
  if (prospect === undefined || !isQuorate(prospect)) return;

  const { yes, no, abstain } = cast(scene, charge, prospect);
  const { members, rule, chance } = prospect;
  const carried = isCarried({ members, yes: yes.length, no: no.length, abstain }, rule);
  const target = roster.row(motion.person);
  const cause = {
    ids: { mover: moved.person },
    numbers: { chance, control: state.control[target]!, backers: moved.backers.length },
  };
  tell({
    kind: 'votes',
    body,
    motion,
    yes: yes.length,
    no: no.length,
    abstain,
    absent: members - yes.length - no.length - abstain,
    carried,
    ...(now.bodyRule(body)?.ballot === 'open' && { voters: { yes, no } }),
    cause: { code: 'motion', ...cause },
  });
  if (!carried) return;
  if (motion.on === 'remove') {
    const { person, post } = motion;
    const fact = { kind: 'vacates', person, post, acting: false, reason: 'removed' } as const;
    if (refusal({ ...fact, cause: { code: 'voted-out' } }) === undefined)
      tell({ ...fact, cause: { code: 'voted-out', ...cause } });
  } else {
    const { person, status, organ } = motion;
    const imposed = motion.on === 'sanction';
    const kind = imposed ? 'sanctioned' : 'lifted';
    const fact = { kind, person, status, ...(organ !== undefined && { organ }) } as const;
    if (refusal({ ...fact, cause: { code: 'sanction-voted' } }) === undefined)
      tell({ ...fact, cause: { code: imposed ? 'sanction-voted' : 'appeal-granted', ...cause } });
  }
}

function isQuorate({ electors, aside, members, rule }: Prospect): boolean {
  return (electors.length + aside) * rule.quorum.den >= members * rule.quorum.num;
}

/** Every elector's vote, each from a draw of his own on this motion. A target with a seat attends and does not vote. */
function cast(
  { roster, draws }: Scene,
  { body, motion }: Charge,
  { electors, aside, yes, no }: Prospect,
): { readonly yes: readonly PersonId[]; readonly no: readonly PersonId[]; readonly abstain: number } {
  const about = motion.on === 'remove' ? motion.post : `${motion.status} ${motion.organ ?? ''}`;
  const key = jointKey(keyOf(body), stableKey(motion.on, motion.person, about));
  const forIt: PersonId[] = [];
  const against: PersonId[] = [];
  electors.forEach((row, i) => {
    const u = draws(jointKey(key, roster.key(row)), 1).uniform();
    if (u < yes[i]!) forIt.push(roster.id(row) as PersonId);
    else if (u < yes[i]! + no[i]!) against.push(roster.id(row) as PersonId);
  });
  return { yes: forIt, no: against, abstain: electors.length + aside - forIt.length - against.length };
}
