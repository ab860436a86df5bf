/**
 * Control: what each person commands once clients have handed their patrons a share of what they control.
 * Conserved: it moves between persons and is never counted twice.
 */

/** Who hands how much to whom, in compressed rows: client i's patrons stand from `rowStart[i]` to `rowStart[i + 1]`. */
export interface Patronage {
  /** One longer than there are persons; starts at 0, does not fall. */
  readonly rowStart: Int32Array;
  /** Index of the patron. */
  readonly patron: Int32Array;
  /** Share of the client's control that this patron commands; not negative, at most 1 for each client in all. */
  readonly share: Float64Array;
}

export interface ControlInput {
  /** Direct resources of each person: finite, not negative. */
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
 * Writes each person's control to `out`: C_i = (1 - delta Σ_j L_ij) x_i with x = (I - delta Lᵀ)⁻¹ d, by the
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
  const n = direct.length;
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`delta ${delta} is not in [0, 1)`);
  if (out.length !== n) throw new RangeError(`control: room for ${out.length} of ${n} persons`);
  const kept = keptShares(patronage, n, delta);
  const { rowStart, patron, share } = patronage;

  const moving = new Float64Array(n);
  /** Clients of each person who have not had their turn. */
  const waiting = new Int32Array(n);
  const turns = new Int32Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const d = direct[i]!;
    if (!(d >= 0 && d < Infinity)) throw new RangeError(`direct resources of person ${i} are ${d}`);
    total += d;
    moving[i] = d;
    out[i] = 0;
  }
  for (const j of patron) waiting[j] = waiting[j]! + 1;

  const handOn = (i: number): void => {
    const here = moving[i]!;
    moving[i] = 0;
    out[i] = out[i]! + here * kept[i]!;
    const handed = here * delta;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) moving[patron[e]!]! += handed * share[e]!;
  };
  let count = 0;
  for (let i = 0; i < n; i++) if (waiting[i] === 0) turns[count++] = i;
  for (let turn = 0; turn < count; turn++) {
    const i = turns[turn]!;
    handOn(i);
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
    for (let turn = 0; turn < core; turn++) handOn(turns[turn]!);
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

/** The share each person keeps of what reaches them; checks the rows on the way. */
function keptShares({ rowStart, patron, share }: Patronage, n: number, delta: number): Float64Array {
  if (
    rowStart.length !== n + 1 ||
    rowStart[0] !== 0 ||
    rowStart[n] !== patron.length ||
    share.length !== patron.length
  ) {
    throw new RangeError(
      `patronage: rows of ${rowStart.length - 1} for ${n} persons, ${patron.length} patrons, ${share.length} shares`,
    );
  }
  const kept = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const end = rowStart[i + 1]!;
    if (!(rowStart[i]! <= end && end <= patron.length)) {
      throw new RangeError(`patronage: row ${i} runs from ${rowStart[i]} to ${end} of ${patron.length}`);
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
  return kept;
}
