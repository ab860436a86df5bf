/**
 * Patronage: an appointee becomes his sponsor's client and hands over a share of his control. The share grows with time
 * while the patron is in office and present, and withers when he is not; it falls at once when he is sanctioned or dead.
 * Everybody infers patronage from published appointments, slowly where the post is obscure.
 *
 * A new patron gains `gain`; the others lose in proportion, so that a client's shares never sum above 1.
 * The idea: Daniels's circular flow of power; Gill 1990; Keller on patron ties. docs/mechanisms/patronage.md
 */
import { exp, type OwnPairs } from '../../engine/index.ts';
import type { PersonId, Post } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism, type Writing } from '../contract.ts';
import { usualSponsor } from '../filling.ts';
import { officesOf } from '../offices.ts';

/** Shares below this are forgotten. */
const least = 1e-4;

const owns = { patronage: columns.patronage, perceivedPatronage: columns.perceivedPatronage };
const params = [
  'gain',
  'tie-share',
  'growth',
  'withering',
  'sanction-loss',
  'visible-open',
  'visible-dull',
  'rumour',
] as const;
type Scene = Writing<typeof owns, Record<never, never>, (typeof params)[number]>;

export const patronage = defineMechanism({
  id: 'patronage',
  about: 'Who is whose man, in truth and as everybody believes.',
  sources: ['daniels-1966', 'gill-1990', 'keller-2016'],
  owns,
  reads: {},
  hears: ['fills', 'ties', 'unties', 'sanctioned', 'dies'],
  tells: [],
  params,

  init(scene) {
    for (const tie of scene.now.ties())
      if (tie.kind === 'patron')
        bind(scene, tie.to, tie.from, scene.params['tie-share'] * tie.strength, scene.params['visible-open']);
  },

  hear(change, scene) {
    const { params: p, now } = scene;
    switch (change.kind) {
      case 'ties':
        if (change.tie === 'patron')
          bind(scene, change.to, change.from, p['tie-share'] * change.strength, p['visible-open']);
        return;
      case 'unties':
        if (change.tie === 'patron') lose(scene, change.from, 0, change.to);
        return;
      case 'fills': {
        if (change.acting) return;
        const sponsor = change.sponsor ?? usualSponsor(now, change.post);
        const visibility = isOpen(now.cast.posts.get(change.post)!) ? p['visible-open'] : p['visible-dull'];
        if (sponsor !== undefined && sponsor !== change.person) bind(scene, change.person, sponsor, p.gain, visibility);
        return;
      }
      case 'sanctioned':
        return lose(scene, change.person, 1 - p['sanction-loss']);
      case 'dies':
        return lose(scene, change.person, 0);
    }
  },

  drift({ now, inputs, own, params: p, roster, share }) {
    const { posts, present } = officesOf(now, roster, inputs.posts.worth);
    const kept = exp(-p.withering * share);
    const growth = p.growth * share;
    const rumour = p.rumour * share;
    const { patronage, perceivedPatronage } = own;
    for (let row = 0; row < roster.size; row++) {
      const patrons = patronage.others(row);
      const shares = patronage.values(row);
      const presumed = perceivedPatronage.others(row);
      const perceived = perceivedPatronage.values(row);
      if (patrons.length + presumed.length === 0) continue;
      const room = Math.max(0, 1 - patronage.rowSum(row));
      // All patrons grow into the same room, each by his part of it, so that the sum stays below 1. From the last place to the
      // first, because what is forgotten gives up its place.
      for (let place = patrons.length - 1; place >= 0; place--) {
        const patron = patrons[place]!;
        const factor = posts[patron]! > 0 && present[patron] === 1 ? 1 + growth * room : kept;
        patronage.setAt(row, place, forgotten(shares[place]! * factor));
      }
      for (let place = presumed.length - 1; place >= 0; place--) {
        const believed = perceived[place]!;
        const held = patronage.get(row, presumed[place]!);
        perceivedPatronage.setAt(row, place, forgotten(believed + rumour * (held - believed)));
      }
      for (let place = 0; place < patrons.length; place++)
        if (perceivedPatronage.get(row, patrons[place]!) === 0)
          perceivedPatronage.set(row, patrons[place]!, forgotten(rumour * shares[place]!));
    }
  },
});

function bind({ own, roster }: Scene, client: PersonId, patron: PersonId, gain: number, visibility: number): void {
  if (!roster.has(client) || !roster.has(patron)) return;
  const row = roster.row(client);
  const column = roster.row(patron);
  join(own.patronage, row, column, gain);
  join(own.perceivedPatronage, row, column, gain * visibility);
}

/** A patron gains a part, which the others lose in proportion. */
function join(pairs: OwnPairs, row: number, patron: number, part: number): void {
  if (part <= 0) return;
  for (let place = pairs.size(row) - 1; place >= 0; place--)
    pairs.setAt(row, place, pairs.value(row, place) * (1 - part));
  pairs.set(row, patron, pairs.get(row, patron) + part);
}

/** Clients (or one client) keep this part of what they handed a patron. */
function lose({ own, roster }: Scene, patron: PersonId, kept: number, client?: PersonId): void {
  if (!roster.has(patron)) return;
  const column = roster.row(patron);
  if (client !== undefined && !roster.has(client)) return;
  const first = client === undefined ? 0 : roster.row(client);
  const last = client === undefined ? roster.size - 1 : first;
  for (const pairs of [own.patronage, own.perceivedPatronage])
    for (let row = first; row <= last; row++) {
      const share = pairs.get(row, column);
      if (share > 0) pairs.set(row, column, forgotten(kept * share));
    }
}

function forgotten(share: number): number {
  return share < least ? 0 : share;
}

function isOpen(post: Post): boolean {
  return post.class === 'chair' || post.class === 'first' || post.class === 'full';
}
