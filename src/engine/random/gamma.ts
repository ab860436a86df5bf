/**
 * Gamma draws by Marsaglia and Tsang 2000, "A simple method for generating gamma variables", ACM
 * Transactions on Mathematical Software 26(3): 363-372. Rejection: about 1.04 tries a draw.
 */
import { exp, log } from '../exact/index.ts';

/** What a gamma draw is made from: uniforms strictly between 0 and 1, and standard normals. */
export interface GammaSource {
  open(): number;
  standardNormal(): number;
}

/** A gamma draw with scale 1; `shape` at least 1. */
function gammaAboveOne(source: GammaSource, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = source.standardNormal();
    const root = 1 + c * x;
    const u = source.open();
    if (root <= 0) continue;
    const v = root * root * root;
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v;
  }
}

/** The logarithm of a gamma draw with scale 1; for shapes near 0 the draw itself would round to 0. */
export function logGammaDraw(source: GammaSource, shape: number): number {
  if (shape >= 1) return log(gammaAboveOne(source, shape));
  return log(gammaAboveOne(source, shape + 1)) + log(source.open()) / shape;
}

/** A gamma draw with scale 1; `shape` above 0. */
export function gammaDraw(source: GammaSource, shape: number): number {
  return shape >= 1 ? gammaAboveOne(source, shape) : exp(logGammaDraw(source, shape));
}
