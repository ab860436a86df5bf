/**
 * Assemblies: a body that elects meets, fills posts anew and whole, and the bodies that the renewed committee fills are
 * confirmed the day after. Heads of organisations steer delegates; whoever brings the list decides who stands; a name needs
 * the majority of the rules, and the places go to those with most votes (the circular flow of power, Daniels 1966).
 *
 * Equations, evidence and limits: docs/mechanisms/assemblies.md
 */
import { addDays } from '../../calendar/index.ts';
import { jointKey, type Roster, type StableKey, stableKey } from '../../engine/index.ts';
import type { OrganId, PersonId, Post } from '../../polity/index.ts';
import { type BallotName, ballot, type Item, type Meeting, winners } from '../assembly-ballot.ts';
import { meetingsDue } from '../assembly-calendar.ts';
import { confidenceIn } from '../assembly-confidence.ts';
import { blocsOf, electorateOf } from '../assembly-electorate.ts';
import type { Assembled } from '../assembly-opinions.ts';
import { bringersOf, openingOf, sponsorOf } from '../assembly-slate.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism } from '../contract.ts';
import { controlShares } from '../measures.ts';

const reads = {
  organisation: columns.organisation,
  position: columns.position,
  salience: columns.salience,
  affinity: columns.affinity,
  standing: columns.standing,
  patronage: columns.patronage,
  perceivedPatronage: columns.perceivedPatronage,
};
const params = [
  'jitter',
  'delegates',
  'steering',
  'secrecy',
  'enlargement',
  'surplus',
  'backing',
  'incumbency-weight',
  'loyalty-weight',
  'competence-weight',
  'distance-weight',
  'prestige-weight',
  'rank-weight',
  'ladder-weight',
  'habit',
  'usual-organisation',
  'delta',
  'standing-weight',
] as const;
type Told = 'votes' | 'resizes' | 'fills' | 'vacates';
type Scene = Acting<Record<never, never>, typeof reads, (typeof params)[number], Told>;

/** Which draw of a meeting, of a post at it, of a holder; those of names are the list's and the ballot's. */
const drawOf = { day: 0, followers: 0, guides: 1, places: 0, confidence: 0 } as const;

export const assemblies = defineMechanism({
  id: 'assemblies',
  about: 'Whom an assembly elects.',
  sources: ['daniels-1966', 'gill-1990', 'mcfadden-1974'],
  owns: {},
  reads,
  hears: [],
  tells: ['votes', 'resizes', 'fills', 'vacates'],
  params,

  plan({ now, inputs, params: p, month, from, to, draws, book }) {
    for (const [body, { elects, meetings }] of now.rules.bodies) {
      if (elects.length === 0 || !now.exists(body)) continue;
      for (const { number, first, last } of meetingsDue(inputs.start, meetings, p.jitter, month)) {
        const key = jointKey(stableKey('assembly', body), { hi: number, lo: 0 });
        const day = addDays(first, Math.floor(draws(key, drawOf.day).uniform() * (last - first + 1)));
        // A history that starts to decide after that day has the meeting behind it.
        if (day >= from && day <= to) book(day, key, { what: 'meets', ids: { body }, numbers: { number } });
      }
    }
  },

  occur({ what, ids, numbers }, scene) {
    const body = ids!.body as OrganId;
    if (what === 'meets') meet(scene, body, numbers!.number!);
    else confirm(scene, body, ids!.assembly as OrganId);
  },
});

function assembled({ now, inputs, roster, read }: Scene): Assembled {
  return { now, roster, posts: inputs.posts, judged: inputs.assessments, issues: inputs.issues.length, ...read };
}

function meet(scene: Scene, body: OrganId, number: number): void {
  const { now, inputs, roster, read, params: p, day, draws, book } = scene;
  if (!now.exists(body)) return;
  const key = jointKey(stableKey('assembly', body), { hi: number, lo: 0 });
  const state = assembled(scene);
  const electorate = electorateOf(state, body, p, draws(key, drawOf.followers).uniform());
  if (electorate.delegates === 0) return;
  const elects = now.bodyRule(body)!.elects.filter((post) => now.exists(post));
  const bringers = bringersOf(state, body, () =>
    controlShares(now, roster, inputs.posts.worth, read.standing, read.perceivedPatronage, p),
  );
  const meeting = {
    electorate,
    blocs: blocsOf(state, electorate, draws(key, drawOf.guides)),
    opening: openingOf(state, p, elects, bringers),
  };
  const agenda = elects.map((id, at): Item => {
    const about = jointKey(key, inputs.posts.key.get(id)!);
    const post = now.cast.posts.get(id)!;
    const progress = { done: new Set(elects.slice(0, at)), ahead: new Set(elects.slice(at + 1)) };
    return { post, key: about, places: placesFor(scene, body, post, about), progress };
  });
  for (const item of agenda) elect(scene, state, body, meeting, item);
  for (const committee of new Set(agenda.map(({ post }) => post.organ)))
    if (now.bodyRule(committee))
      book(addDays(day, 1), stableKey('committee', committee), {
        what: 'confirms',
        ids: { body: committee, assembly: body },
      });
}

/** Fills one post anew: the ballot, the count, and what changes by it. */
function elect(scene: Scene, state: Assembled, body: OrganId, meeting: Meeting, item: Item): void {
  const { now, roster, params: p, draws, tell } = scene;
  const { post, places, key } = item;
  const { members, delegates } = meeting.electorate;
  const held = ballot(state, p, meeting, item, draws);
  const { names, votes } = held;
  const won = winners(state, held, meeting.electorate, now.bodyRule(body)!, places, key, draws);
  const person = ({ row }: BallotName): PersonId => roster.id(row) as PersonId;

  const before = now.holders(post.id);
  const ids = { assembly: body };
  if (places !== now.capacity(post.id))
    tell({
      kind: 'resizes',
      post: post.id,
      capacity: places,
      cause: { code: 'assembly-resized', ids, numbers: { before: now.capacity(post.id) } },
    });
  const elected = new Set(won.map((at) => person(names[at]!)));
  // Without a prototype it is a table from the start, to which many names are added at less cost.
  const numbers: Record<string, number> = Object.assign(Object.create(null), {
    delegates,
    places,
    names: names.length,
    before: before.length,
    elected: won.length,
    again: before.filter((one) => elected.has(one)).length,
    unlisted: won.filter((at) => !names[at]!.listed).length,
  });
  for (let at = 0; at < names.length; at++) numbers[votesFor(roster, names[at]!.row)] = votes[at]!;
  tell({
    kind: 'votes',
    body,
    motion: { on: 'question', question: post.id },
    yes: undefined,
    no: undefined,
    abstain: undefined,
    absent: members - delegates,
    carried: won.length > 0,
    cause: { code: 'assembly-elects', numbers },
  });
  for (const one of before) {
    if (elected.has(one) || !now.holds(one, post.id)) continue;
    const received = numbers[votesFor(roster, roster.row(one))];
    tell({
      kind: 'vacates',
      person: one,
      post: post.id,
      acting: false,
      reason: 'not-re-elected',
      cause: {
        code: 'assembly-dropped',
        ids,
        numbers: { delegates, ...(received !== undefined && { votes: received }) },
      },
    });
  }
  won.forEach((at, rank) => {
    const name = names[at]!;
    if (now.holds(person(name), post.id)) return;
    const sponsor = sponsorOf(state, meeting.opening, name, key, draws);
    tell({
      kind: 'fills',
      person: person(name),
      post: post.id,
      acting: false,
      ...(sponsor !== undefined && { sponsor: roster.id(sponsor) as PersonId }),
      cause: { code: 'assembly-elected', ids, numbers: { votes: votes[at]!, delegates, rank: rank + 1 } },
    });
  });
}

/** The name of the number, among those behind an election, that says how many votes a person (a row) got. Made once a history. */
function votesFor(roster: Roster, row: number): string {
  let names = voteNames.get(roster);
  if (names === undefined) {
    names = [];
    voteNames.set(roster, names);
  }
  names[row] ??= `votes:${roster.id(row)}`;
  return names[row];
}

const voteNames = new WeakMap<Roster, string[]>();

/** Places to be filled. An assembly that may resize never cuts: it takes those there are, or that are taken, and may add. */
function placesFor({ now, params: p, draws }: Scene, body: OrganId, post: Post, key: StableKey): number {
  const capacity = now.capacity(post.id);
  const { mayResize, meetings } = now.bodyRule(body)!;
  if (!mayResize) return capacity;
  const taken = Math.max(capacity, now.holders(post.id).length);
  return Math.round(taken * (1 + (2 * p.enlargement * draws(key, drawOf.places).uniform()) / meetings));
}

/** The renewed committee confirms whoever holds a post that it fills and that goes with a seat the assembly elects. */
function confirm(scene: Scene, committee: OrganId, assembly: OrganId): void {
  const { inputs, roster, params: p, draws, tell } = scene;
  const committeeKey = stableKey('committee', committee);
  for (const { person, post, isSeated, atLeast, chance } of confidenceIn(assembled(scene), p, committee, assembly)) {
    const key = jointKey(committeeKey, jointKey(inputs.posts.key.get(post)!, roster.key(roster.row(person))));
    const u = draws(key, drawOf.confidence).uniform();
    if (isSeated && (u < atLeast || u < chance())) continue;
    const fact = { kind: 'vacates', person, post, acting: false, reason: 'not-re-elected' } as const;
    const cause = isSeated
      ? { code: 'not-confirmed', ids: { assembly, committee }, numbers: { chance: chance() } }
      : { code: 'seat-lost', ids: { assembly } };
    // Another loss of a moment ago may have taken it with it.
    const refused = scene.refusal({ ...fact, cause });
    if (refused === undefined) tell({ ...fact, cause });
  }
}
