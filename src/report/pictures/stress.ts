/** Places for the nodes of a graph: stress majorization, in plain arithmetic and without chance, so that equal graphs lie alike. */

export interface Point {
  x: number;
  y: number;
}

export interface Link {
  readonly a: number;
  readonly b: number;
  /** How far apart its ends should lie; above 0. */
  readonly length: number;
}

/**
 * Minimises the sum over pairs of ((distance drawn - distance in the graph) / distance in the graph)², by moving each node
 * in turn to where its pairs would have it, which never raises the sum (Gansner, Koren and North 2004, "Graph drawing by
 * stress majorization"). Parts that no link joins are taken to lie a little further apart than any two nodes of one part.
 * Time n³ for distances and n² a round.
 * @returns a place for each node; scale as the lengths of links
 */
export function stressLayout(n: number, links: readonly Link[], rounds = 200): readonly Point[] {
  const far = distances(n, links);
  const points = start(n, Math.max(1, ...far.flat()));
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < n; i++) {
      let [x, y, sum] = [0, 0, 0];
      const here = points[i]!;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const there = points[j]!;
        const d = far[i]![j]!;
        const weight = 1 / (d * d);
        const [dx, dy] = [here.x - there.x, here.y - there.y];
        const long = Math.sqrt(dx * dx + dy * dy);
        const pull = long > 1e-9 ? d / long : 0;
        x += weight * (there.x + dx * pull);
        y += weight * (there.y + dy * pull);
        sum += weight;
      }
      if (sum > 0) points[i] = { x: x / sum, y: y / sum };
    }
  return points;
}

/** The sum that `stressLayout` makes small. */
export function stressOf(points: readonly Point[], links: readonly Link[]): number {
  const far = distances(points.length, links);
  let sum = 0;
  for (let i = 0; i < points.length; i++)
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [points[i]!.x - points[j]!.x, points[i]!.y - points[j]!.y];
      const off = (Math.sqrt(dx * dx + dy * dy) - far[i]![j]!) / far[i]![j]!;
      sum += off * off;
    }
  return sum;
}

/** Shortest ways between all pairs (Floyd 1962). */
function distances(n: number, links: readonly Link[]): number[][] {
  const far = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  for (const { a, b, length } of links)
    if (a !== b) {
      far[a]![b] = Math.min(far[a]![b]!, length);
      far[b]![a] = far[a]![b]!;
    }
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const through = far[i]![k]! + far[k]![j]!;
        if (through < far[i]![j]!) far[i]![j] = through;
      }
  const widest = Math.max(1, ...far.flat().filter(Number.isFinite));
  return far.map((row) => row.map((d) => (Number.isFinite(d) ? d : 1.3 * widest)));
}

/** Spread evenly over a square by the sequence of Roberts (2018) for two dimensions: no two alike, no sine needed. */
function start(n: number, side: number): Point[] {
  const plastic = 1.324717957244746;
  const part = (value: number) => value - Math.floor(value);
  return Array.from({ length: n }, (_, i) => ({
    x: side * part(0.5 + (i + 1) / plastic),
    y: side * part(0.5 + (i + 1) / (plastic * plastic)),
  }));
}
