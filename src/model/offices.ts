/**
 * What institutions say of each person, by row of the roster: kept from one question to the next and brought up to date for
 * those alone whom a change has touched since, so that loops over all persons read numbers and no tables.
 */
import type { Roster } from '../engine/index.ts';
import type { InstitutionsView, PersonId, PostId } from '../polity/index.ts';
import { isInPlay, type ModelInputs } from './contract.ts';
import { addToMask, maskWords, type PostMask } from './post-table.ts';

/** Valid until the next change of the institutions or the roster: ask again rather than keep it. */
export interface Offices {
  /** Worth of all posts held, in units of the table of endowments; 0 for the dead and debarred. */
  readonly direct: Float64Array;
  /** Worth of the best post held, 0 without one. */
  readonly best: Float64Array;
  /** Its place in the table of endowments, -1 without one. */
  readonly bestPost: Int16Array;
  /** 1 for whoever is alive and not debarred: control may be his. */
  readonly capable: Uint8Array;
  /** 1 for whoever can act in person: see `InstitutionsView.isPresent`. */
  readonly present: Uint8Array;
  readonly dead: Uint8Array;
  /** Posts held: how many, and which, `words` words of bits a row (see `PostMask`). */
  readonly posts: Uint16Array;
  readonly held: PostMask;
  readonly words: number;
  /** 1 for whoever can act in person and has a part in events (see `isInPlay`), where `judged` was told. */
  readonly available: Uint8Array;
  /** 1 for whoever has a part in events, where `judged` was told. */
  readonly inPlay: Uint8Array;
  /** The rows of those who have, in their order, where `judged` was told: the first `players` of them. */
  readonly playing: Int32Array;
  readonly players: number;
}

type Judged = ModelInputs['assessments'];

/** By the institutions of a history, which nobody else changes. */
const kept = new WeakMap<InstitutionsView, OfficeTable>();

/** @param judged those whom the scenario judges; only who is in play depends on it */
export function officesOf(
  now: InstitutionsView,
  roster: Roster,
  worth: ReadonlyMap<PostId, number>,
  judged?: Judged,
): Offices {
  let table = kept.get(now);
  if (
    table === undefined ||
    table.roster !== roster ||
    table.worth !== worth ||
    (judged !== undefined && table.judged !== judged)
  ) {
    table = new OfficeTable(now, roster, worth, judged);
    kept.set(now, table);
  }
  table.catchUp();
  return table;
}

const placesOf = new WeakMap<ReadonlyMap<PostId, number>, ReadonlyMap<PostId, number>>();

/** The places of posts in a table, worked out once for each table. */
function placesIn(worth: ReadonlyMap<PostId, number>): ReadonlyMap<PostId, number> {
  const known = placesOf.get(worth) ?? new Map([...worth.keys()].map((post, place) => [post, place]));
  placesOf.set(worth, known);
  return known;
}

class OfficeTable implements Offices {
  readonly now: InstitutionsView;
  readonly roster: Roster;
  readonly worth: ReadonlyMap<PostId, number>;
  readonly judged: Judged | undefined;
  readonly #places: ReadonlyMap<PostId, number>;
  direct = new Float64Array(0);
  best = new Float64Array(0);
  bestPost = new Int16Array(0);
  capable = new Uint8Array(0);
  present = new Uint8Array(0);
  dead = new Uint8Array(0);
  posts = new Uint16Array(0);
  held = new Uint32Array(0);
  readonly words: number;
  available = new Uint8Array(0);
  inPlay = new Uint8Array(0);
  playing = new Int32Array(0);
  players = 0;
  #rows = 0;
  #seen: number;

  constructor(now: InstitutionsView, roster: Roster, worth: ReadonlyMap<PostId, number>, judged: Judged | undefined) {
    this.now = now;
    this.roster = roster;
    this.worth = worth;
    this.judged = judged;
    this.#places = placesIn(worth);
    this.words = maskWords(this.#places.size);
    this.#seen = now.touched.length;
  }

  catchUp(): void {
    const { now, roster } = this;
    const { touched } = now;
    for (; this.#seen < touched.length; this.#seen++) {
      const person = touched[this.#seen]!;
      // Whoever is new to the roster is looked at below.
      if (roster.has(person) && roster.row(person) < this.#rows) this.#look(roster.row(person));
    }
    if (this.#rows === roster.size) return;
    if (roster.size > this.direct.length) this.#grow(roster.size + (roster.size >> 1));
    for (; this.#rows < roster.size; this.#rows++) this.#look(this.#rows);
  }

  #look(row: number): void {
    const { now, worth } = this;
    const person = this.roster.id(row) as PersonId;
    const dead = now.isDead(person);
    const capable = !dead && !now.isDebarred(person);
    const posts = now.postsOf(person);
    const first = row * this.words;
    this.held.fill(0, first, first + this.words);
    let sum = 0;
    let best = 0;
    let bestPost = -1;
    for (const post of posts) {
      const value = worth.get(post) ?? 0;
      const place = this.#places.get(post);
      sum += value;
      if (place === undefined) continue;
      addToMask(this.held, first, place);
      if (bestPost >= 0 && value <= best) continue;
      best = value;
      bestPost = place;
    }
    this.direct[row] = capable ? sum : 0;
    this.best[row] = best;
    this.bestPost[row] = bestPost;
    this.capable[row] = capable ? 1 : 0;
    this.present[row] = now.isPresent(person) ? 1 : 0;
    this.dead[row] = dead ? 1 : 0;
    this.posts[row] = posts.length;
    if (this.inPlay[row] === 0 && this.judged !== undefined && isInPlay(now, { assessments: this.judged }, person))
      this.#play(row);
    this.available[row] = this.present[row]! & this.inPlay[row]!;
  }

  /** Whoever once has a part keeps it. */
  #play(row: number): void {
    this.inPlay[row] = 1;
    let place = this.players++;
    for (; place > 0 && this.playing[place - 1]! > row; place--) this.playing[place] = this.playing[place - 1]!;
    this.playing[place] = row;
  }

  #grow(size: number): void {
    const wider = <A extends Float64Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array>(
      next: A,
      old: A,
    ): A => {
      next.set(old);
      return next;
    };
    this.direct = wider(new Float64Array(size), this.direct);
    this.best = wider(new Float64Array(size), this.best);
    this.bestPost = wider(new Int16Array(size), this.bestPost);
    this.capable = wider(new Uint8Array(size), this.capable);
    this.present = wider(new Uint8Array(size), this.present);
    this.dead = wider(new Uint8Array(size), this.dead);
    this.posts = wider(new Uint16Array(size), this.posts);
    this.held = wider(new Uint32Array(size * this.words), this.held);
    this.available = wider(new Uint8Array(size), this.available);
    this.inPlay = wider(new Uint8Array(size), this.inPlay);
    this.playing = wider(new Int32Array(size), this.playing);
  }
}
