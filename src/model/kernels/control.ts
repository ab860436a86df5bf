/**
 * Control: what each person commands once clients have handed their patrons a share of what they control.
 * Conserved: it moves between persons and is never counted twice.
 */

/**
 * Who hands how much to whom, in compressed rows: client i's patrons stand from `rowStart[i]` to `rowStart[i + 1]`. Arrays may be longer than
 * that takes.
 */
export interface Patronage {
  /** At least one longer than there are persons; starts at 0, does not fall. */
  readonly rowStart: Int32Array;
  /** Index of the patron. */
  readonly patron: Int32Array;
  /** Share of the client's control that this patron commands; not negative, at most 1 for each client in all. */
  readonly share: Float64Array;
}

export interface ControlInput {
  /** Direct resources of each person, in the first places: finite, not negative. */
  readonly direct: ArrayLike<number>;
  readonly patronage: Patronage;
  /** How much of a commanded share is in fact handed over, from 0 to below 1. */
  readonly delta: number;
}

export interface ControlSolution {
  /** How often those on cycles of patrons, or above one, were gone through. */
  readonly rounds: number;
  /** The share of all resources that was still moving and stayed where it was; at most 1e-12 unless `delta` is above 0.998. */
  readonly remainder: number;
}

const tolerance = 1e-12;
const mostRounds = 20_000;

/**
 * Writes the control of as many persons as `out` has places: C_i = (1 - delta Σ_j L_ij) x_i with x = (I - delta Lᵀ)⁻¹ d, by the
 * Neumann series of the inverse. Read as a walk: of whatever reaches a person, delta L_ij moves on to patron
 * j and the rest is kept; the walk ends when the part still moving is at most 1e-12 of the whole, and that
 * part stays where it is, so that Σ C = Σ d to rounding. Whoever has had all his clients' turns before his own hands
 * on once for good; those on a cycle of patrons or above one go round, what arrives moving on in the same round (the method of Gauss and
 * Seidel). Without cycles it is exact, and no round is needed.
 *
 * Throws RangeError where delta is outside [0, 1), a client's shares exceed 1 + 1e-9 in all, a number is
 * negative or not finite, or the arrays do not fit together.
 */
export function solveControl(input: ControlInput, out: Float64Array): ControlSolution {
  const { direct, patronage, delta } = input;
  const n = out.length;
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`delta ${delta} is not in [0, 1)`);
  if (direct.length < n) throw new RangeError(`control: ${direct.length} direct resources for ${n} persons`);
  makeRoom(n);
  checkShares(patronage, n, delta);
  const { rowStart, patron } = patronage;

  waiting.fill(0, 0, n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const d = direct[i]!;
    if (!(d >= 0 && d < Infinity)) throw new RangeError(`direct resources of person ${i} are ${d}`);
    total += d;
    moving[i] = d;
    out[i] = 0;
  }
  const entries = rowStart[n]!;
  for (let e = 0; e < entries; e++) waiting[patron[e]!]! += 1;

  let count = 0;
  for (let i = 0; i < n; i++) if (waiting[i] === 0) turns[count++] = i;
  for (let turn = 0; turn < count; turn++) {
    const i = turns[turn]!;
    handOn(i, patronage, delta, out);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      const j = patron[e]!;
      waiting[j] = waiting[j]! - 1;
      if (waiting[j] === 0) turns[count++] = j;
    }
  }

  // Left are the cycles and whoever stands above them.
  let core = 0;
  if (count < n) for (let i = 0; i < n; i++) if (waiting[i]! > 0) turns[core++] = i;
  let rounds = 0;
  let left = 0;
  for (let turn = 0; turn < core; turn++) left += moving[turns[turn]!]!;
  while (left > tolerance * total && rounds < mostRounds) {
    for (let turn = 0; turn < core; turn++) handOn(turns[turn]!, patronage, delta, out);
    left = 0;
    for (let turn = 0; turn < core; turn++) left += moving[turns[turn]!]!;
    rounds++;
  }
  for (let turn = 0; turn < core; turn++) {
    const i = turns[turn]!;
    out[i] = out[i]! + moving[i]!;
  }
  return { rounds, remainder: total > 0 ? left / total : 0 };
}

// Kept between calls; what is in them is written before it is read.
let moving = new Float64Array(0);
/** The share each person keeps of what reaches him. */
let kept = new Float64Array(0);
/** Clients of each person who have not had their turn. */
let waiting = new Int32Array(0);
let turns = new Int32Array(0);

function makeRoom(n: number): void {
  if (moving.length >= n) return;
  moving = new Float64Array(n + n);
  kept = new Float64Array(n + n);
  waiting = new Int32Array(n + n);
  turns = new Int32Array(n + n);
}

/** What has reached a person stays with him in part and moves on to his patrons. */
function handOn(i: number, { rowStart, patron, share }: Patronage, delta: number, out: Float64Array): void {
  const here = moving[i]!;
  moving[i] = 0;
  out[i] = out[i]! + here * kept[i]!;
  const handed = here * delta;
  const end = rowStart[i + 1]!;
  for (let e = rowStart[i]!; e < end; e++) moving[patron[e]!]! += handed * share[e]!;
}

/** Checks the rows and works out `kept` on the way. */
function checkShares({ rowStart, patron, share }: Patronage, n: number, delta: number): void {
  const entries = Math.min(patron.length, share.length);
  if (rowStart.length <= n || rowStart[0] !== 0 || !(rowStart[n]! <= entries))
    throw new RangeError(
      `patronage: rows of ${rowStart.length - 1} for ${n} persons, ${patron.length} patrons, ${share.length} shares`,
    );
  for (let i = 0; i < n; i++) {
    const end = rowStart[i + 1]!;
    if (!(rowStart[i]! <= end && end <= entries)) {
      throw new RangeError(`patronage: row ${i} runs from ${rowStart[i]} to ${end} of ${entries}`);
    }
    let handed = 0;
    for (let e = rowStart[i]!; e < end; e++) {
      const s = share[e]!;
      const j = patron[e]!;
      if (!(s >= 0)) throw new RangeError(`patronage: client ${i} hands ${s} to ${j}`);
      if (!(j >= 0 && j < n)) throw new RangeError(`patronage: client ${i} has no patron ${j} among ${n}`);
      handed += s;
    }
    if (!(handed <= 1 + 1e-9)) throw new RangeError(`patronage: client ${i} hands over ${handed}, more than all`);
    kept[i] = 1 - delta * handed;
  }
}
