/** Plain twin of the control kernel: builds the whole matrix and solves it by Gaussian elimination. */
import type { ControlInput } from '../../src/model/kernels/index.ts';

/** C_i = (1 - delta Σ_j L_ij) x_i with x = (I - delta Lᵀ)⁻¹ d. */
export function controlByElimination({ direct, patronage, delta }: ControlInput): number[] {
  const n = direct.length;
  const rows = Array.from({ length: n }, (_, i) => {
    const row = new Array<number>(n + 1).fill(0);
    row[i] = 1;
    row[n] = direct[i]!;
    return row;
  });
  const handed = new Array<number>(n).fill(0);
  for (let client = 0; client < n; client++) {
    for (let e = patronage.rowStart[client]!; e < patronage.rowStart[client + 1]!; e++) {
      rows[patronage.patron[e]!]![client]! -= delta * patronage.share[e]!;
      handed[client]! += patronage.share[e]!;
    }
  }
  return solve(rows).map((x, i) => (1 - delta * handed[i]!) * x);
}

/** Solves rows of [coefficients, right-hand side] with partial pivoting. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++) {
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = r;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let r = column + 1; r < n; r++) {
      const factor = rows[r]![column]! / rows[column]![column]!;
      for (let c = column; c <= n; c++) rows[r]![c]! -= factor * rows[column]![c]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let rest = rows[r]![n]!;
    for (let c = r + 1; c < n; c++) rest -= rows[r]![c]! * x[c]!;
    x[r] = rest / rows[r]![r]!;
  }
  return x;
}
