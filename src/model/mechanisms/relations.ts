/**
 * Relations: sympathy and enmity other than patronage. They start as the ties that are publicly known make them; several ties
 * of one pair add up and saturate: 1 − Π(1 − strength), positive and negative ones apart. Motions divide and unite; what
 * nothing supports relaxes, so that alliances end when their reason ends.
 *
 * Each month affinity goes from where it is towards the ties that last (kin, friends, staff), by the share
 *
 *     relaxing · (1 − support · agreement)   of a sympathy,    relaxing · (1 + support · agreement)   of an enmity
 *
 * docs/mechanisms/relations.md
 */
import type { FactOf, PersonId, Tie, TieKind } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism, type Writing } from '../contract.ts';

const sign: Readonly<Record<TieKind, number>> = { ally: 1, friend: 1, kin: 1, staff: 1, rival: -1, patron: 0 };
/** Ties that do not live by interests and opinions. */
const lastingKinds: ReadonlySet<TieKind> = new Set(['kin', 'friend', 'staff']);
/** What is nearer than this to the ties that last is at rest. */
const least = 0.01;

const owns = { affinity: columns.affinity, attachment: columns.attachment };
const reads = { position: columns.position, salience: columns.salience };
const params = ['strength', 'quarrel', 'alliance', 'hand', 'relaxing', 'support'] as const;
type Scene = Writing<typeof owns, typeof reads, (typeof params)[number]>;

export const relations = defineMechanism({
  id: 'relations',
  about: 'Who likes whom, apart from who made whom.',
  sources: ['heider-1946'],
  owns,
  reads,
  hears: ['ties', 'unties', 'moves', 'votes'],
  tells: [],
  params,
  init(scene) {
    const { now, own, roster, params: p } = scene;
    for (let row = 0; row < roster.size; row++) {
      const ties = now.tiesFrom(roster.id(row) as PersonId);
      ties.forEach((tie, at) => {
        // Those to one person are taken together, at the first of them.
        if (!roster.has(tie.to) || ties.findIndex(({ to }) => to === tie.to) < at) return;
        set(own, row, roster.row(tie.to), ties, tie.to, p.strength);
      });
    }
  },
  hear(change, scene) {
    switch (change.kind) {
      case 'ties':
      case 'unties': {
        const { now, own, roster, params: p } = scene;
        if (!roster.has(change.from) || !roster.has(change.to)) return;
        const [row, other] = [roster.row(change.from), roster.row(change.to)];
        return set(own, row, other, now.tiesFrom(change.from), change.to, p.strength);
      }
      case 'moves':
        return takeSides(scene, change);
      case 'votes':
        return raiseHands(scene, change);
    }
  },
  drift({ inputs, own, read, params: p, roster, share }) {
    const { affinity, attachment } = own;
    const issues = inputs.issues.length;
    const { values: stand, width } = read.position;
    const { values: matter } = read.salience;
    const pace = p.relaxing * share;
    for (let row = 0; row < roster.size; row++) {
      const others = affinity.others(row);
      const values = affinity.values(row);
      const isAttached = attachment.size(row) > 0;
      // From the last place to the first, because what is at rest gives up its place.
      for (let place = others.length - 1; place >= 0; place--) {
        const other = others[place]!;
        const rest = isAttached ? attachment.get(row, other) : 0;
        const gap = values[place]! - rest;
        if (gap === 0) continue;
        const supported = p.support * agreement(stand, matter, issues, row * width, other * width) * (gap > 0 ? 1 : -1);
        const left = gap * (1 - pace * (1 - supported));
        affinity.setAt(row, place, Math.abs(left) < least ? rest : rest + left);
      }
    }
  },
});

/** −1 to 1: how far two, whose rows begin at `a` and `b`, stand on the same side in what matters to the first. */
function agreement(stand: ArrayLike<number>, matter: ArrayLike<number>, issues: number, a: number, b: number): number {
  let sum = 0;
  let weight = 0;
  for (let k = 0; k < issues; k++) {
    const matters = matter[a + k]!;
    sum += matters * stand[a + k]! * stand[b + k]!;
    weight += matters;
  }
  return weight > 0 ? sum / weight : 0;
}

/** Who moves and who backs turn against the target, he against them; each side draws together, he with those who stand by him. */
function takeSides(scene: Scene, { person, motion, backers, opponents }: FactOf<'moves'>): void {
  if (motion.on === 'question' || motion.on === 'fill') return;
  const movers = [person, ...backers];
  const isAgainst = motion.on !== 'lift';
  const [against, forHim] = isAgainst ? [movers, opponents] : [opponents, movers];
  const { quarrel, alliance } = scene.params;
  for (const one of against) shift(scene, one, motion.person, -quarrel);
  for (const one of forHim) shift(scene, one, motion.person, alliance);
  for (const side of [against, forHim])
    side.forEach((one, i) => {
      for (const other of side.slice(i + 1)) shift(scene, one, other, alliance);
    });
}

/** The target knows who raised his hand against him and who for him. */
function raiseHands(scene: Scene, { motion, voters }: FactOf<'votes'>): void {
  if (voters === undefined || motion.on === 'question' || motion.on === 'fill') return;
  const toYes = motion.on === 'lift' ? scene.params.hand : -scene.params.hand;
  for (const one of voters.yes) shift(scene, one, motion.person, toYes);
  for (const one of voters.no) shift(scene, one, motion.person, -toYes);
}

/** Both ways, by a part of what is left to the end of the scale: above 0 towards sympathy, below towards enmity. */
function shift({ own, roster }: Scene, a: PersonId, b: PersonId, part: number): void {
  if (a === b || part === 0 || !roster.has(a) || !roster.has(b)) return;
  const rows = [roster.row(a), roster.row(b)] as const;
  for (const [from, to] of [rows, rows.toReversed() as [number, number]]) {
    const held = own.affinity.get(from, to);
    own.affinity.set(from, to, held + Math.abs(part) * (Math.sign(part) - held));
  }
}

/** What the ties from one person (a row) to another amount to, and those of them that last. */
function set(
  own: Scene['own'],
  row: number,
  other: number,
  ties: readonly Tie[],
  to: PersonId,
  strength: number,
): void {
  own.affinity.set(row, other, sympathy(ties, to, strength, false));
  own.attachment.set(row, other, sympathy(ties, to, strength, true));
}

/** Friendly and hostile ties each saturate, and offset each other. */
function sympathy(ties: readonly Tie[], to: PersonId, strength: number, lasting: boolean): number {
  let unbound = 1;
  let peaceful = 1;
  for (const tie of ties) {
    if (tie.to !== to || (lasting && !lastingKinds.has(tie.kind))) continue;
    const weight = 1 - strength * tie.strength;
    if (sign[tie.kind] > 0) unbound *= weight;
    else if (sign[tie.kind] < 0) peaceful *= weight;
  }
  return peaceful - unbound;
}
