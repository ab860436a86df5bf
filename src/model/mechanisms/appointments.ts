/**
 * Appointments: vacancies are filled by the procedure in the rules. Whoever names chooses by loyalty, competence and issue
 * distance (multinomial logit, McFadden 1974); the others approve, a body by a vote. A rejected name is not put forward
 * again; after `rounds` names the place stays vacant until the next month.
 *
 * Equations, evidence and limits: docs/mechanisms/appointments.md
 */
import { addDays, isoDay } from '../../calendar/index.ts';
import { jointKey, type StableKey, stableKey } from '../../engine/index.ts';
import type { FillingStep, PersonId, Post, PostId } from '../../polity/index.ts';
import { type Choosing, firstChoice } from '../choosing.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism, isInPlay } from '../contract.ts';
import {
  approval,
  cadreOpinion,
  cadreSuitability,
  type Judging,
  opinion,
  presentRows,
  type Tastes,
} from '../filling.ts';
import { gumbel, isCarried, passChance, uniformOfWord } from '../kernels/index.ts';
import { officesOf } from '../offices.ts';
import { tastesUnder } from '../tastes.ts';

const reads = {
  organisation: columns.organisation,
  position: columns.position,
  salience: columns.salience,
  affinity: columns.affinity,
  standing: columns.standing,
  patronage: columns.patronage,
};
const params = [
  'loyalty-weight',
  'competence-weight',
  'distance-weight',
  'ladder-weight',
  'rank-weight',
  'load-weight',
  'step-down',
  'cadre-pool',
  'cadre-organisation',
  'cadre-age-low',
  'cadre-age-high',
  'approval-habit',
  'rounds',
  'treason-weight',
  'treason-odds',
  'discernment',
  'devotion',
  'insecurity',
  'standing-weight',
] as const;
type Scene = Acting<Record<never, never>, typeof reads, (typeof params)[number], 'enters' | 'fills' | 'votes'>;

/** The alternative to the candidates on the roster: somebody new from the pool. */
const fresh = Symbol('a cadre from the pool');
/** A row of the roster, or nobody known. */
type Choice = number | typeof fresh;

export const appointments = defineMechanism({
  id: 'appointments',
  about: 'Who fills a vacancy.',
  sources: ['daniels-1966', 'gill-1990', 'mcfadden-1974'],
  owns: {},
  reads,
  hears: [],
  tells: ['enters', 'fills', 'votes'],
  params,

  plan({ now, inputs, from, to, draws, book }) {
    for (const post of inputs.posts.filled) {
      const vacancies = now.vacancies(post.id);
      for (let place = 0; place < vacancies; place++) {
        const key = jointKey(inputs.posts.key.get(post.id)!, { hi: place, lo: 0 });
        const day = addDays(from, Math.floor(draws(key, 0).uniform() * (to - from + 1)));
        book(day, key, { what: 'fill', ids: { post: post.id }, numbers: { place } });
      }
    }
  },

  occur({ ids, numbers }, scene) {
    const { now, inputs, read, roster, params: p, tell } = scene;
    const post = now.cast.posts.get(ids!.post as PostId)!;
    if (now.vacancies(post.id) === 0) return;
    const judging = judgingIn(scene);
    const { filling } = now.postRule(post.id)!;
    const rejected: number[] = [];
    for (let round = 0; round < p.rounds; round++) {
      const key = jointKey(inputs.posts.key.get(post.id)!, { hi: numbers!.place!, lo: round });
      const sponsor = namer(scene, presentRows(judging, filling[0]!.by), key);
      if (sponsor === undefined) return;
      const { chosen, candidates } = choose(scene, judging, sponsor, post, key, rejected);
      if (chosen === undefined) return;
      if (!isApproved(scene, judging, filling, post, chosen, key)) {
        if (chosen !== fresh) rejected.push(chosen);
        continue;
      }
      const person = chosen === fresh ? enter(scene, post, numbers!.place!) : (roster.id(chosen) as PersonId);
      const organisation = chosen === fresh ? p['cadre-organisation'] : read.organisation.get(chosen);
      const code = chosen === fresh ? 'cadre-appointed' : 'appointed';
      tell({
        kind: 'fills',
        person,
        post: post.id,
        acting: false,
        sponsor: roster.id(sponsor) as PersonId,
        cause: { code, numbers: { candidates: candidates + (chosen === fresh ? 1 : 0), organisation, round } },
      });
      return;
    }
  },
});

/** By the scene, which is one for a history. */
const judgings = new WeakMap<Scene, Choosing>();

function judgingIn(scene: Scene): Choosing {
  const known = judgings.get(scene);
  if (known) return known;
  const { now, inputs, read, roster } = scene;
  const judging: Choosing = {
    now,
    roster,
    posts: inputs.posts,
    judged: inputs.assessments,
    isInPlay: (person) => isInPlay(now, inputs, person),
    issues: inputs.issues.length,
    organisation: read.organisation,
    position: read.position,
    salience: read.salience,
    affinity: read.affinity,
    patronage: read.patronage,
  };
  judgings.set(scene, judging);
  return judging;
}

const tastes = new WeakMap<Scene, Tastes>();

/** What counts under the theory in the slot: docs/theories.md. */
function tastesIn(scene: Scene): Tastes {
  const known = tastes.get(scene);
  if (known) return known;
  const { inputs, params: p } = scene;
  const made = tastesUnder(inputs.theories.appointments, p);
  tastes.set(scene, made);
  return made;
}

/** Keeps the weights of a body whose members command nothing from summing to 0. */
const leastWeight = 1e-9;

/** Who of those (rows) who name together puts the name forward: in proportion to the resources of their posts and standing. */
function namer(scene: Scene, rows: readonly number[], key: StableKey): number | undefined {
  if (rows.length < 2) return rows[0];
  const { now, inputs, read, params: p, roster, draws } = scene;
  const { direct } = officesOf(now, roster, inputs.posts.worth);
  const weights = rows.map((row) => direct[row]! + p['standing-weight'] * read.standing.get(row) + leastWeight);
  return rows[draws(key, 1).categorical(weights)];
}

/** The alternative with the largest utility plus a Gumbel variate addressed by the alternative, and how many of the roster stood. */
function choose(
  scene: Scene,
  judging: Choosing,
  sponsor: number,
  post: Post,
  key: StableKey,
  rejected: readonly number[],
): { readonly chosen: Choice | undefined; readonly candidates: number } {
  const { params: p, draws } = scene;
  const tastes = tastesIn(scene);
  const unknown =
    post.cadres > 0
      ? cadreOpinion(tastes, p['cadre-organisation']) +
        cadreSuitability(judging, p, post, p['cadre-pool']) +
        gumbel(draws(key, 2).open())
      : Number.NEGATIVE_INFINITY;
  const { row, candidates } = firstChoice(judging, tastes, sponsor, post, draws(key, 3), unknown, rejected);
  return { chosen: row >= 0 ? row : post.cadres > 0 ? fresh : undefined, candidates };
}

/** Whether every step after the first is passed. */
function isApproved(
  scene: Scene,
  judging: Judging,
  filling: readonly FillingStep[],
  post: Post,
  chosen: Choice,
  key: StableKey,
): boolean {
  for (let i = 1; i < filling.length; i++)
    if (!approve(scene, judging, filling[i]!, post, chosen, jointKey(key, { hi: i - 1, lo: 0 }))) return false;
  return true;
}

/** Whether a person consents, or a body votes for the choice. Elections are told with their tally; consent is given quietly. */
function approve(
  scene: Scene,
  judging: Judging,
  { step, by }: FillingStep,
  post: Post,
  chosen: Choice,
  key: StableKey,
): boolean {
  const { now, params: p, roster, draws } = scene;
  const attending = presentRows(judging, by);
  const voters = attending.filter((row) => row !== chosen);
  if (voters.length === 0) return false;
  const tastes = tastesIn(scene);
  const unknown = cadreOpinion(tastes, p['cadre-organisation']);
  const chanceOf = (voter: number): number =>
    approval(chosen === fresh ? unknown : opinion(judging, tastes, voter, chosen), unknown, p['approval-habit']);
  if ('post' in by) return draws(key, 4).uniform() < chanceOf(voters[0]!);
  const rule = now.bodyRule(by.body);
  if (!rule) return false;
  const members = now.voters(by.body).length;
  const absent = members - attending.length;
  // A candidate with a seat attends and does not vote.
  const aside = attending.length - voters.length;
  if (step !== 'elect' || chosen === fresh) {
    const yes = new Float64Array(attending.length);
    const no = new Float64Array(attending.length);
    for (let i = 0; i < voters.length; i++) {
      yes[i] = chosen === fresh && i > 0 ? yes[0]! : chanceOf(voters[i]!);
      no[i] = 1 - yes[i]!;
    }
    return draws(key, 4).uniform() < passChance({ yes, no, absent }, rule);
  }
  const hands = draws(key, 5);
  let yes = 0;
  for (const voter of voters) if (uniformOfWord(hands.alternative(roster.key(voter))) < chanceOf(voter)) yes++;
  const no = voters.length - yes;
  const carried = isCarried({ members, yes, no, abstain: aside }, rule);
  const motion = { on: 'fill', person: roster.id(chosen) as PersonId, post: post.id } as const;
  scene.tell({
    kind: 'votes',
    body: by.body,
    motion,
    yes,
    no,
    abstain: aside,
    absent,
    carried,
    cause: { code: 'election' },
  });
  return carried;
}

function enter({ day, params: p, draws, tell }: Scene, post: Post, place: number): PersonId {
  const person = `cadre-${post.id}-${isoDay(day)}-${place}` as PersonId;
  const age =
    p['cadre-age-low'] + (p['cadre-age-high'] - p['cadre-age-low']) * draws(stableKey('cadre', person), 6).uniform();
  tell({
    kind: 'enters',
    person,
    born: addDays(day, -Math.round(age * 365.2425)),
    from: post.id,
    cause: { code: 'from-the-pool' },
  });
  return person;
}
