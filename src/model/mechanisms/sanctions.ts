/**
 * Sanctions: whoever has lost is exposed, and those who would have him go put him to the next rung. A body is asked by a motion,
 * on which the mechanism votes decides; the holder of a post decides himself. Each use of a rung makes it, and all milder
 * ones, easier to use again (precedent); restraint comes back slowly. The sanctioned may recant, and then be pardoned.
 *
 * Equation, evidence and limits: docs/mechanisms/sanctions.md
 */
import { addDays } from '../../calendar/index.ts';
import { exp, expit, jointKey, type StableKey, stableKey } from '../../engine/index.ts';
import type { Change, InstitutionsView, PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { type Acting, defineMechanism, type Writing } from '../contract.ts';
import { chanceWithin } from '../kernels/index.ts';
import { controlShares } from '../measures.ts';
import { officesOf } from '../offices.ts';
import { canAct, hardestAgainst, nextRungs, placeOf, type Rung, reviewerOf } from '../sanctions-ladder.ts';
import { decisionChance, divisionIn, type Issue, wishParameters } from '../sanctions-wish.ts';

const owns = { restraint: columns.restraint, exposure: columns.exposure };
const reads = {
  ambition: columns.ambition,
  legalism: columns.legalism,
  position: columns.position,
  salience: columns.salience,
  affinity: columns.affinity,
  standing: columns.standing,
  patronage: columns.patronage,
  perceivedPatronage: columns.perceivedPatronage,
  authorityInForce: columns.authorityInForce,
};
const params = [
  'fall',
  'rebuff',
  'backing',
  'defeat',
  'exposure-fading',
  'mildest',
  'erosion',
  'restraint-recovery',
  'pace',
  'floor',
  'scruple',
  'leading',
  'pleas',
  'penitence',
  'pride',
  'conviction',
  'isolation-weight',
  ...wishParameters,
  'delta',
  'standing-weight',
] as const;
type Scene = Acting<typeof owns, typeof reads, (typeof params)[number], 'moves' | 'sanctioned' | 'lifted'>;
type State = ReturnType<typeof stateOf>;

export const sanctions = defineMechanism({
  id: 'sanctions',
  about: 'What is done to those who have lost.',
  sources: ['gill-1990', 'svolik-2012'],
  owns,
  reads,
  hears: ['votes', 'vacates', 'strikes', 'sanctioned', 'dies'],
  tells: ['moves', 'sanctioned', 'lifted'],
  params,

  init({ now, own, params: p }) {
    for (let rung = 0; rung < now.rules.sanctions.length; rung++) own.restraint.set(rung, usualRestraint(now, p, rung));
  },

  hear(change, scene) {
    const { own, roster, params: p } = scene;
    if (change.kind === 'votes') return expose(change, scene);
    // Whoever is dismissed by decree has lost as much as by a vote.
    if (change.kind === 'vacates')
      return change.cause?.code === 'dismissed' ? raise(scene, roster.row(change.person), p.fall) : undefined;
    if (change.kind === 'strikes')
      return raise(scene, roster.row(change.succeeds ? change.target : change.person), p.defeat);
    if (change.kind === 'dies') return own.exposure.set(roster.row(change.person), 0);
    // Who has used a rung would use it, and any milder one, again.
    const place = placeOf(scene.now.rules.sanctions, change.status, change.organ);
    for (let rung = 0; rung <= place; rung++) own.restraint.set(rung, own.restraint.get(rung) * (1 - p.erosion));
  },

  plan({ now, inputs, own, params: p, roster, from, to, draws, book }) {
    if (now.rules.sanctions.length === 0) return;
    const days = to - from + 1;
    const years = days / daysPerYear;
    const { capable, dead } = officesOf(now, roster, inputs.posts.worth);
    const exposures = own.exposure.values;
    for (let row = 0; row < roster.size; row++) {
      const exposure = exposures[row]!;
      const isOutcast = capable[row] === 0 && dead[row] === 0;
      if (exposure <= p.floor && !isOutcast) continue;
      const ids = { person: roster.id(row) };
      const key = roster.key(row);
      const judged = draws(key, 0);
      if (exposure > p.floor && judged.uniform() < chanceWithin(p.pace * exposure, years))
        book(addDays(from, Math.floor(judged.uniform() * days)), key, { what: 'judged', ids });
      if (!isOutcast) continue;
      const plea = draws(key, 1);
      if (plea.uniform() < chanceWithin(p.pleas, years))
        book(addDays(from, Math.floor(plea.uniform() * days)), key, { what: 'pleads', ids });
    }
  },

  occur({ what, ids }, scene) {
    const person = ids!.person as PersonId;
    if (scene.now.isDead(person)) return;
    if (what === 'judged') judge(scene, person);
    else plead(scene, person);
  },

  drift({ now, own, params: p, roster, share }) {
    const kept = exp(-p['exposure-fading'] * share);
    const exposures = own.exposure.values;
    for (let row = 0; row < roster.size; row++) {
      const exposure = exposures[row]!;
      if (exposure > 0) own.exposure.set(row, exposure * kept);
    }
    for (let rung = 0; rung < now.rules.sanctions.length; rung++) {
      const held = own.restraint.get(rung);
      const lacking = usualRestraint(now, p, rung) - held;
      if (lacking > 0) own.restraint.set(rung, held + p['restraint-recovery'] * share * lacking);
    }
  },
});

const daysPerYear = 365.2425;

/** Where nothing has worn it down: from that of the mildest rung to 1 on the hardest. */
function usualRestraint({ rules }: InstitutionsView, { mildest }: { readonly mildest: number }, rung: number): number {
  const last = rules.sanctions.length - 1;
  return last === 0 ? 1 : 1 - ((1 - mildest) * (last - rung)) / last;
}

type Hearing = Writing<typeof owns, typeof reads, (typeof params)[number]>;

/** Whoever is voted out has lost; so has whoever moved what failed, and, less, whoever voted for it in the open. */
function expose({ motion, carried, voters, cause }: Change<'votes'>, scene: Hearing): void {
  if (motion.on !== 'remove' || carried === undefined) return;
  const { roster, params: p } = scene;
  if (carried) return raise(scene, roster.row(motion.person), p.fall);
  const mover = cause.ids?.mover;
  if (mover !== undefined && roster.has(mover)) raise(scene, roster.row(mover), p.rebuff);
  for (const person of voters?.yes ?? []) if (person !== mover) raise(scene, roster.row(person), p.backing);
}

/** By a share of what is left to full exposure. */
function raise({ own, now, roster }: Hearing, row: number, share: number): void {
  if (now.isDead(roster.id(row) as PersonId)) return;
  const held = own.exposure.get(row);
  own.exposure.set(row, held + share * (1 - held));
}

function stateOf({ now, inputs, own, read, roster, params: p }: Scene) {
  const control = controlShares(now, roster, inputs.posts.worth, read.standing, read.perceivedPatronage, p);
  return { now, roster, issues: inputs.issues.length, ...read, restraint: own.restraint, control };
}

/** The first of the rungs that could be next and that somebody puts him to. */
function judge(scene: Scene, person: PersonId): void {
  const rungs = nextRungs(scene.now, person);
  if (rungs.length === 0) return;
  const state = stateOf(scene);
  const target = scene.roster.row(person);
  const issue: Issue = { target, on: 'sanction', exposure: scene.own.exposure.get(target) };
  for (const rung of rungs) if (put(scene, state, issue, rung, rung.rule.by)) return;
}

/** A person may recant; whoever has recanted may be pardoned, from the hardest rung down. */
function plead(scene: Scene, person: PersonId): void {
  const { now, roster, draws, tell } = scene;
  const hardest = hardestAgainst(now, person);
  if (hardest === undefined) return;
  const key = roster.key(roster.row(person));
  if (!now.hasStatus(person, 'recanted')) {
    const chance = recanting(scene, roster.row(person));
    if (draws(key, 4).uniform() >= chance) return;
    tell({ kind: 'sanctioned', person, status: 'recanted', cause: { code: 'recanted', numbers: { chance } } });
  }
  const reviewer = reviewerOf(now, hardest.rule);
  if (!canAct(now, reviewer, person)) return;
  const target = roster.row(person);
  const issue: Issue = { target, on: 'lift', exposure: scene.own.exposure.get(target) };
  put(scene, stateOf(scene), issue, hardest, reviewer);
}

/** The chance: ambition and conviction keep a man from recanting; so do friends who are still there. */
function recanting({ now, inputs, read, params: p, roster }: Scene, row: number): number {
  const issues = inputs.issues.length;
  let salience = 0;
  for (let issue = 0; issue < issues; issue++) salience += read.salience.get(row, issue) / issues;
  let friends = 0;
  for (const [other, affinity] of read.affinity.row(row))
    if (now.isPresent(roster.id(other) as PersonId)) friends += Math.max(0, affinity);
  const isolation = 1 / (1 + friends);
  return expit(
    p.penitence - p.pride * read.ambition.get(row) - p.conviction * salience + p['isolation-weight'] * isolation,
  );
}

/** Puts an issue to whoever decides it, as far as they are so minded. True where something came of it. */
function put(scene: Scene, state: State, issue: Issue, rung: Rung, by: Rung['rule']['by']): boolean {
  const { now, roster, draws, tell, refusal, params: p, own } = scene;
  const { status, organ } = rung.rule;
  const { on, exposure } = issue;
  const person = roster.id(issue.target) as PersonId;
  const restraint = own.restraint.get(rung.place);
  const about = jointKey(roster.key(issue.target), rungKey(on, rung));
  const u = draws(about, 2).uniform();
  const numbers = { exposure, restraint };
  const isNew = on === 'sanction';
  if ('body' in by) {
    const { mover, backers, opponents, share } = divisionIn(state, p, issue, by.body, restraint);
    if (mover === undefined || u >= share) return false;
    const fact = {
      kind: 'moves',
      person: mover,
      body: by.body,
      motion: { on, person, status, ...(organ !== undefined && { organ }) },
      backers,
      opponents,
      cause: { code: isNew ? 'sanction-moved' : 'appeal-moved', numbers: { ...numbers, share } },
    } as const;
    if (refusal(fact) !== undefined) return false;
    tell(fact);
    return true;
  }
  const actor = now.acting(by.post)!;
  const chance = decisionChance(state, p, issue, roster.row(actor), restraint);
  if (u >= chance) return false;
  const cause = { ids: { mover: actor }, numbers: { ...numbers, chance } };
  const fact = isNew
    ? ({ kind: 'sanctioned', cause: { code: 'sanction-decreed', ...cause } } as const)
    : ({ kind: 'lifted', cause: { code: 'pardoned', ...cause } } as const);
  const whole = { ...fact, person, status, ...(organ !== undefined && { organ }) };
  if (refusal(whole) !== undefined) return false;
  tell(whole);
  return true;
}

function rungKey(on: Issue['on'], { rule: { status, organ } }: Rung): StableKey {
  return stableKey(on, status, organ ?? '');
}
