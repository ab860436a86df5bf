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
  /** How often resources were handed on. */
  readonly iterations: number;
  /** The share of all resources that was still moving and stayed where it was; at most 1e-12 unless `delta` is above 0.998. */
  readonly remainder: number;
}

const tolerance = 1e-12;
const mostIterations = 20_000;

/**
 * Writes each person's control to `out`: C_i = (1 - delta Σ_j L_ij) x_i with x = (I - delta Lᵀ)⁻¹ d, by the
 * Neumann series of the inverse. Read as a walk: of whatever reaches a person, delta L_ij moves on to patron
 * j and the rest is kept; the series ends when the part still moving is at most 1e-12 of the whole, and that
 * part stays where it is, so that Σ C = Σ d to rounding. Exact after as many rounds as the longest chain of
 * patrons where there are no cycles.
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

  let moving = new Float64Array(n);
  let arriving = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const d = direct[i]!;
    if (!(d >= 0 && d < Infinity)) throw new RangeError(`direct resources of person ${i} are ${d}`);
    moving[i] = d;
    total += d;
  }
  out.fill(0);

  let iterations = 0;
  let left = total;
  while (left > tolerance * total && iterations < mostIterations) {
    arriving.fill(0);
    for (let i = 0; i < n; i++) {
      const here = moving[i]!;
      if (here === 0) continue;
      out[i] = out[i]! + here * kept[i]!;
      const handed = here * delta;
      for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
        const j = patron[e]!;
        arriving[j] = arriving[j]! + handed * share[e]!;
      }
    }
    left = 0;
    for (let i = 0; i < n; i++) left += arriving[i]!;
    [moving, arriving] = [arriving, moving];
    iterations++;
  }
  for (let i = 0; i < n; i++) out[i] = out[i]! + moving[i]!;
  return { iterations, remainder: total > 0 ? left / total : 0 };
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
