/** Moves boxes apart until none overlaps another, inside a frame that grows downwards if it must. */
import type { Point } from './stress.ts';

export interface Box {
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  /** Centres. */
  readonly points: readonly Point[];
  readonly height: number;
}

/**
 * Stretches places over a frame, then pushes overlapping pairs apart, each time along the axis on which they overlap less.
 * A frame in which that does not end is made higher by an eighth; at last boxes stand in rows.
 * @param space kept free around each box
 */
export function placed(points: readonly Point[], boxes: readonly Box[], frame: Box, space: number): Placed {
  const padded = boxes.map(({ width, height }) => ({ width: width + space, height: height + space }));
  let { height } = frame;
  for (let tries = 0; tries < 12; tries++) {
    const found = pushed(stretched(points, padded, { width: frame.width, height }), padded, {
      width: frame.width,
      height,
    });
    if (found) return { points: found, height };
    height *= 1.125;
  }
  return inRows(padded, frame.width);
}

/** The places, each axis by itself, over the whole of the frame. */
function stretched(points: readonly Point[], boxes: readonly Box[], frame: Box): Point[] {
  const scaled = (values: readonly number[], sizes: readonly number[], room: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = Math.max(0, ...sizes) / 2;
    const within = (value: number) =>
      high > low ? margin + ((value - low) / (high - low)) * (room - 2 * margin) : room / 2;
    return values.map(within);
  };
  const xs = scaled(
    points.map(({ x }) => x),
    boxes.map(({ width }) => width),
    frame.width,
  );
  const ys = scaled(
    points.map(({ y }) => y),
    boxes.map(({ height }) => height),
    frame.height,
  );
  return points.map((_, i) => ({ x: xs[i]!, y: ys[i]! }));
}

function pushed(points: Point[], boxes: readonly Box[], frame: Box): readonly Point[] | undefined {
  const clamp = (value: number, size: number, room: number) =>
    Math.min(Math.max(value, size / 2), Math.max(size / 2, room - size / 2));
  for (let round = 0; round < 600; round++) {
    let moved = false;
    for (let i = 0; i < points.length; i++)
      for (let j = 0; j < i; j++) {
        const [a, b] = [points[i]!, points[j]!];
        const overX = (boxes[i]!.width + boxes[j]!.width) / 2 - Math.abs(a.x - b.x);
        const overY = (boxes[i]!.height + boxes[j]!.height) / 2 - Math.abs(a.y - b.y);
        if (overX <= 1e-6 || overY <= 1e-6) continue;
        moved = true;
        if (overX < overY) {
          const step = (overX / 2 + 0.01) * (a.x >= b.x ? 1 : -1);
          a.x += step;
          b.x -= step;
        } else {
          const step = (overY / 2 + 0.01) * (a.y >= b.y ? 1 : -1);
          a.y += step;
          b.y -= step;
        }
        for (const [one, box] of [
          [a, boxes[i]!],
          [b, boxes[j]!],
        ] as const) {
          one.x = clamp(one.x, box.width, frame.width);
          one.y = clamp(one.y, box.height, frame.height);
        }
      }
    if (!moved) return points;
  }
  return undefined;
}

function inRows(boxes: readonly Box[], width: number): Placed {
  const points: Point[] = [];
  let [x, y, tallest] = [0, 0, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > width) {
      y += tallest;
      x = 0;
      tallest = 0;
    }
    points.push({ x: x + box.width / 2, y: y + box.height / 2 });
    x += box.width;
    tallest = Math.max(tallest, box.height);
  }
  return { points, height: y + tallest };
}
