/** Measures read off a state: direct resources, conserved control, and who is paramount. */
import type { ReadPairColumn, ReadPersonColumn, Roster } from '../engine/index.ts';
import type { InstitutionsView, PostId } from '../polity/index.ts';
import { solveControl } from './kernels/index.ts';
import { officesOf } from './offices.ts';

export interface ControlParameters {
  /** Share of a commanded share that is in fact handed over, 0 to below 1. */
  readonly delta: number;
  /** Control that goes with full public standing, in units of the table of endowments. */
  readonly 'standing-weight': number;
}

/**
 * Control by row of the roster, as shares that sum to 1 (all 0 where nobody has any). With `perceivedPatronage` in the
 * place of `patronage` it is perceived control. Conserved: see `solveControl`. What is returned holds until the next call with the same
 * patronage.
 */
export function controlShares(
  now: InstitutionsView,
  roster: Roster,
  endowments: ReadonlyMap<PostId, number>,
  standing: ReadPersonColumn,
  patronage: ReadPairColumn,
  parameters: ControlParameters,
): Float64Array {
  const n = roster.size;
  const { direct: ofPosts, capable } = officesOf(now, roster, endowments);
  const prestige = standing.values;
  const weight = parameters['standing-weight'];
  makeRoom(n, patronage.entries);
  let total = 0;
  let at = 0;
  for (let row = 0; row < n; row++) {
    direct[row] = capable[row] === 1 ? ofPosts[row]! + weight * prestige[row]! : 0;
    total += direct[row]!;
    rowStart[row] = at;
    const patrons = patronage.others(row);
    if (patrons.length === 0) continue;
    const shares = patronage.values(row);
    for (let place = 0; place < patrons.length; place++) {
      const to = patrons[place]!;
      // Nothing can be handed to somebody who is dead or debarred.
      if (capable[to] === 0) continue;
      patron[at] = to;
      share[at] = shares[place]!;
      at++;
    }
  }
  rowStart[n] = at;
  const control = roomFor(patronage, n);
  solveControl({ direct, patronage: { rowStart, patron, share }, delta: parameters.delta }, control);
  if (total > 0) for (let row = 0; row < n; row++) control[row] = control[row]! / total;
  return control;
}

/** By the patronage it is worked out from. */
const controls = new WeakMap<ReadPairColumn, Float64Array>();

function roomFor(patronage: ReadPairColumn, rows: number): Float64Array {
  const known = controls.get(patronage);
  if (known !== undefined && known.length === rows) return known;
  const made = new Float64Array(rows);
  controls.set(patronage, made);
  return made;
}

// Kept between calls; what is in them is written before it is read.
let direct = new Float64Array(0);
let rowStart = new Int32Array(0);
let patron = new Int32Array(0);
let share = new Float64Array(0);

function makeRoom(persons: number, entries: number): void {
  if (direct.length < persons) {
    direct = new Float64Array(persons + persons);
    rowStart = new Int32Array(persons + persons + 1);
  }
  if (patron.length < entries) {
    patron = new Int32Array(entries + entries);
    share = new Float64Array(entries + entries);
  }
}

export interface ParamountParameters {
  /** The largest control must exceed the second by this factor … */
  readonly 'paramount-factor': number;
  /** … and be at least this share of the total. */
  readonly 'paramount-share': number;
}

/** The row of the paramount person, or -1 while leadership is collective. */
export function paramount(shares: Float64Array, parameters: ParamountParameters): number {
  let first = -1;
  let second = 0;
  for (let row = 0; row < shares.length; row++) {
    const share = shares[row]!;
    if (first < 0 || share > shares[first]!) {
      second = first < 0 ? 0 : shares[first]!;
      first = row;
    } else if (share > second) second = share;
  }
  if (first < 0) return -1;
  const largest = shares[first]!;
  return largest >= parameters['paramount-share'] && largest >= parameters['paramount-factor'] * second ? first : -1;
}
