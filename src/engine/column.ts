/** Latents as columns: numbers over persons, pairs of persons, persons × issues, or shared by all, each owned by exactly one mechanism. */

export const shapes = ['person', 'pair', 'person-issue', 'shared'] as const;
/** `pair`: a sparse, directed number from one person to another; absent pairs are 0. `shared`: a few numbers of no person. */
export type Shape = (typeof shapes)[number];

export interface ColumnDeclaration<S extends Shape = Shape> {
  readonly id: string;
  readonly shape: S;
  /** What a row holds before its owner writes it, and for good while the owner is switched off. Pairs start at 0. */
  readonly initial: number;
  readonly unit: string;
  readonly about: string;
  /** How many numbers a `shared` column holds. */
  readonly length?: number;
}

export function column<S extends Shape>(
  id: string,
  shape: S,
  initial: number,
  unit: string,
  about: string,
): ColumnDeclaration<S> {
  return { id, shape, initial, unit, about };
}

/** A column of `length` numbers that belong to no person. */
export function sharedColumn(
  id: string,
  length: number,
  initial: number,
  unit: string,
  about: string,
): ColumnDeclaration<'shared'> {
  return { id, shape: 'shared', initial, unit, about, length };
}

export interface ReadVector {
  get(row: number): number;
}
export interface OwnVector extends ReadVector {
  set(row: number, value: number): void;
}
export interface ReadMatrix {
  get(row: number, issue: number): number;
}
export interface OwnMatrix extends ReadMatrix {
  set(row: number, issue: number, value: number): void;
}
/** Sparse rows. The order of a row's entries is the order in which they were first set. */
export interface ReadPairs {
  get(from: number, to: number): number;
  rowSum(from: number): number;
  /** Entries of a row. */
  size(from: number): number;
  row(from: number): Iterable<readonly [to: number, value: number]>;
  readonly entries: number;
}
export interface OwnPairs extends ReadPairs {
  /** Setting 0 removes the entry. */
  set(from: number, to: number, value: number): void;
}

export type ReadColumn<S extends Shape> = S extends 'person' | 'shared' ? ReadVector : S extends 'pair' ? ReadPairs : ReadMatrix;
export type OwnColumn<S extends Shape> = S extends 'person' | 'shared' ? OwnVector : S extends 'pair' ? OwnPairs : OwnMatrix;

/** Storage of a column; it grows when persons enter. */
export interface Store {
  grow(rows: number): void;
  /** Equal columns give equal text; the numbers are printed exactly. */
  snapshot(rows: number): string;
}

class Matrix implements OwnMatrix, Store {
  readonly #initial: number;
  readonly #width: number;
  #rows = 0;
  #values: Float64Array;

  constructor(initial: number, width: number) {
    this.#initial = initial;
    this.#width = width;
    this.#values = new Float64Array(0);
  }
  get(row: number, issue = 0): number {
    return this.#values[row * this.#width + issue]!;
  }
  set(row: number, issue: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    this.#values[row * this.#width + issue] = value;
  }
  grow(rows: number): void {
    if (rows * this.#width > this.#values.length) {
      const wider = new Float64Array(Math.max(64, 2 * rows) * this.#width).fill(this.#initial);
      wider.set(this.#values.subarray(0, this.#rows * this.#width));
      this.#values = wider;
    }
    this.#rows = rows;
  }
  snapshot(rows: number): string {
    return Array.from(this.#values.subarray(0, rows * this.#width)).join(' ');
  }
}

class Vector implements OwnVector, Store {
  readonly #matrix: Matrix;

  constructor(initial: number) {
    this.#matrix = new Matrix(initial, 1);
  }
  get(row: number): number {
    return this.#matrix.get(row);
  }
  set(row: number, value: number): void {
    this.#matrix.set(row, 0, value);
  }
  grow(rows: number): void {
    this.#matrix.grow(rows);
  }
  snapshot(rows: number): string {
    return this.#matrix.snapshot(rows);
  }
}

class Pairs implements OwnPairs, Store {
  readonly #rows: Map<number, number>[] = [];
  entries = 0;

  get(from: number, to: number): number {
    return this.#rows[from]?.get(to) ?? 0;
  }
  rowSum(from: number): number {
    let sum = 0;
    for (const value of this.#rows[from]!.values()) sum += value;
    return sum;
  }
  size(from: number): number {
    return this.#rows[from]!.size;
  }
  row(from: number): Iterable<readonly [number, number]> {
    return this.#rows[from]!;
  }
  set(from: number, to: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    const row = this.#rows[from]!;
    const before = row.size;
    if (value === 0) row.delete(to);
    else row.set(to, value);
    this.entries += row.size - before;
  }
  grow(rows: number): void {
    while (this.#rows.length < rows) this.#rows.push(new Map());
  }
  snapshot(rows: number): string {
    return this.#rows
      .slice(0, rows)
      .map((row) =>
        [...row]
          .sort(([a], [b]) => a - b)
          .map(([to, value]) => `${to}:${value}`)
          .join(' '),
      )
      .join('\n');
  }
}

/** A fixed number of numbers, however many persons there are. */
class Shared implements OwnVector, Store {
  readonly #values: Float64Array;

  constructor(initial: number, length: number) {
    this.#values = new Float64Array(length).fill(initial);
  }
  get(at: number): number {
    return this.#values[at]!;
  }
  set(at: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    this.#values[at] = value;
  }
  grow(): void {}
  snapshot(): string {
    return this.#values.join(' ');
  }
}

export type AnyColumn = OwnColumn<Shape> & Store;

export function storeFor(declaration: ColumnDeclaration, issues: number): AnyColumn {
  switch (declaration.shape) {
    case 'person':
      return new Vector(declaration.initial) as AnyColumn;
    case 'pair':
      return new Pairs() as AnyColumn;
    case 'shared':
      return new Shared(declaration.initial, declaration.length ?? 1) as AnyColumn;
    case 'person-issue':
      return new Matrix(declaration.initial, Math.max(1, issues)) as AnyColumn;
  }
}
