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
/** A number for every row of the roster. */
export interface ReadPersonColumn extends ReadVector {
  /** All of them by row, for loops over everybody. Holds until somebody enters; it may be longer than the roster. */
  readonly values: ArrayLike<number>;
}
export interface OwnPersonColumn extends ReadPersonColumn, OwnVector {}
export interface ReadMatrix {
  get(row: number, issue: number): number;
}
/** A row of numbers for every row of the roster. */
export interface ReadMatrixColumn extends ReadMatrix {
  /** All of them, row after row of `width` numbers. Holds until somebody enters; it may be longer than the roster. */
  readonly values: ArrayLike<number>;
  readonly width: number;
}
export interface OwnMatrix extends ReadMatrixColumn {
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
/** The same by place: the entries of a row stand at places 0 to one less than its size. For loops that must not allocate. */
export interface ReadPairColumn extends ReadPairs {
  other(from: number, place: number): number;
  value(from: number, place: number): number;
  /** The same for all places of a row. Hold until its owner sets something in the row. */
  others(from: number): readonly number[];
  values(from: number): readonly number[];
}
export interface OwnPairs extends ReadPairColumn {
  /** Setting 0 removes the entry; those after it move up one place. */
  set(from: number, to: number, value: number): void;
  /** The same for the entry at a place of the row. */
  setAt(from: number, place: number, value: number): void;
}

export type ReadColumn<S extends Shape> = S extends 'person'
  ? ReadPersonColumn
  : S extends 'shared'
    ? ReadVector
    : S extends 'pair'
      ? ReadPairColumn
      : ReadMatrixColumn;
export type OwnColumn<S extends Shape> = S extends 'person'
  ? OwnPersonColumn
  : S extends 'shared'
    ? OwnVector
    : S extends 'pair'
      ? OwnPairs
      : OwnMatrix;

/** Storage of a column; it grows when persons enter. */
export interface Store {
  grow(rows: number): void;
  /** Equal columns give equal text; the numbers are printed exactly. */
  snapshot(rows: number): string;
}

class Matrix implements OwnMatrix, Store {
  readonly #initial: number;
  readonly width: number;
  #rows = 0;
  #values: Float64Array;

  constructor(initial: number, width: number) {
    this.#initial = initial;
    this.width = width;
    this.#values = new Float64Array(0);
  }
  get values(): ArrayLike<number> {
    return this.#values;
  }
  get(row: number, issue = 0): number {
    return this.#values[row * this.width + issue]!;
  }
  set(row: number, issue: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    this.#values[row * this.width + issue] = value;
  }
  grow(rows: number): void {
    if (rows * this.width > this.#values.length) {
      const wider = new Float64Array(Math.max(64, 2 * rows) * this.width).fill(this.#initial);
      wider.set(this.#values.subarray(0, this.#rows * this.width));
      this.#values = wider;
    }
    this.#rows = rows;
  }
  snapshot(rows: number): string {
    return Array.from(this.#values.subarray(0, rows * this.width)).join(' ');
  }
}

class Vector implements OwnPersonColumn, Store {
  readonly #initial: number;
  #values = new Float64Array(0);

  constructor(initial: number) {
    this.#initial = initial;
  }
  get values(): ArrayLike<number> {
    return this.#values;
  }
  get(row: number): number {
    return this.#values[row]!;
  }
  set(row: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    this.#values[row] = value;
  }
  grow(rows: number): void {
    if (rows <= this.#values.length) return;
    const wider = new Float64Array(Math.max(64, 2 * rows)).fill(this.#initial);
    wider.set(this.#values);
    this.#values = wider;
  }
  snapshot(rows: number): string {
    return this.#values.subarray(0, rows).join(' ');
  }
}

/** Rows are short, so an entry is looked for from one end to the other. */
class Pairs implements OwnPairs, Store {
  readonly #others: number[][] = [];
  readonly #values: number[][] = [];
  entries = 0;

  get(from: number, to: number): number {
    const others = this.#others[from];
    if (others === undefined) return 0;
    const count = others.length;
    for (let place = 0; place < count; place++) if (others[place] === to) return this.#values[from]![place]!;
    return 0;
  }
  rowSum(from: number): number {
    const values = this.#values[from]!;
    let sum = 0;
    for (let place = 0; place < values.length; place++) sum += values[place]!;
    return sum;
  }
  size(from: number): number {
    return this.#others[from]!.length;
  }
  other(from: number, place: number): number {
    return this.#others[from]![place]!;
  }
  value(from: number, place: number): number {
    return this.#values[from]![place]!;
  }
  others(from: number): readonly number[] {
    return this.#others[from]!;
  }
  values(from: number): readonly number[] {
    return this.#values[from]!;
  }
  *row(from: number): Iterable<readonly [number, number]> {
    const others = this.#others[from]!;
    const values = this.#values[from]!;
    for (let place = 0; place < others.length; place++) yield [others[place]!, values[place]!];
  }
  set(from: number, to: number, value: number): void {
    const place = this.#others[from]!.indexOf(to);
    if (place >= 0) return this.setAt(from, place, value);
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    if (value === 0) return;
    this.#others[from]!.push(to);
    this.#values[from]!.push(value);
    this.entries++;
  }
  setAt(from: number, place: number, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`a column cannot hold ${value}`);
    if (value !== 0) {
      this.#values[from]![place] = value;
      return;
    }
    this.#others[from]!.splice(place, 1);
    this.#values[from]!.splice(place, 1);
    this.entries--;
  }
  grow(rows: number): void {
    while (this.#others.length < rows) {
      this.#others.push([]);
      this.#values.push([]);
    }
  }
  snapshot(rows: number): string {
    return this.#others
      .slice(0, rows)
      .map((_, from) =>
        [...this.row(from)]
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
