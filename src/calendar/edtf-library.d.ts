/** The part of the `edtf` package that is used; it ships no types. */
declare module 'edtf' {
  interface ParsedDate {
    readonly type: string;
    /** Year, month from 0 (for `Date`) or code (for `Season`), day, and time of day if given. */
    readonly values?: readonly unknown[];
    /** Masks of the parts so marked; absent or zero if none. */
    readonly uncertain?: unknown;
    readonly approximate?: unknown;
    readonly unspecified?: unknown;
    /** Significant digits of a year. */
    readonly significant?: number;
  }
  /** Ends in milliseconds since 1970; null or infinite where there is none. */
  interface Extent {
    readonly min: number | null;
    readonly max: number | null;
  }
  /** Throws on any text that is not EDTF. */
  export function parse(text: string): ParsedDate;

  // The classes serve the tests as an oracle.
  type ExtentClass = new (parsed: ParsedDate) => Extent;
  const dateClass: ExtentClass;
  const yearClass: ExtentClass;
  const intervalClass: ExtentClass;
  const setClass: ExtentClass;

  export { dateClass as Date, intervalClass as Interval, setClass as Set, yearClass as Year };
}
