/**
 * Intervals of skill that resample persons and cases: answers about one person hang together, and so do answers about one
 * date and horizon, so that rows must not be drawn as if they were independent.
 */
import { Stream, stableKey, uniformsPerAddress } from '../../engine/index.ts';
import { quantile } from '../interval.ts';
import { skill } from './rules.ts';

/** The score of a forecaster and of a reference on one answer. */
export interface ScoredRow {
  readonly person: string;
  readonly case: string;
  readonly score: number;
  readonly reference: number;
}

export interface SkillInterval {
  readonly n: number;
  /** Undefined where the reference is perfect or there are no rows. */
  readonly skill: number | undefined;
  /** 95 %; undefined where rows are of fewer than two persons or two cases. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** Fewer would make the ends of an interval uncertain in their second digit. */
export const resamples = 1000;

/**
 * The pigeonhole bootstrap (Owen 2007): persons and cases are each drawn with replacement, and a row counts as often as its person
 * times as often as its case. Percentile intervals. It errs, if at all, towards width; for the dependence it allows for see also
 * Cameron, Gelbach and Miller 2011. Draws: `(block of 512 clusters, score, persons or cases, resample)`.
 */
export function skillInterval(rows: readonly ScoredRow[], seed: number, draws = resamples): SkillInterval {
  const persons = numbered(rows.map(({ person }) => person));
  const cases = numbered(rows.map((row) => row.case));
  const score = Float64Array.from(rows, (row) => row.score);
  const reference = Float64Array.from(rows, (row) => row.reference);
  const weighted = (byPerson: Float64Array, byCase: Float64Array) => {
    let [own, other] = [0, 0];
    for (let row = 0; row < score.length; row++) {
      const times = byPerson[persons.of[row]!]! * byCase[cases.of[row]!]!;
      own += times * score[row]!;
      other += times * reference[row]!;
    }
    return skill(own, other);
  };
  const once = (size: number) => new Float64Array(size).fill(1);
  const estimate = { n: rows.length, skill: weighted(once(persons.size), once(cases.size)) };
  const unknown = { ...estimate, low: undefined, high: undefined };
  if (persons.size < 2 || cases.size < 2) return unknown;
  const stream = new Stream(seed, 0);
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const value = weighted(
      multiplicities(stream, 'persons', persons.size, draw),
      multiplicities(stream, 'cases', cases.size, draw),
    );
    if (value !== undefined) found.push(value);
  }
  // A resample in which the reference is perfect has no skill; where many are so, the rest say too little.
  if (found.length < 0.9 * draws) return unknown;
  const sorted = Float64Array.from(found).sort();
  return { ...estimate, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

function numbered(names: readonly string[]): { readonly of: Int32Array; readonly size: number } {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { of, size: numbers.size };
}

/** How often each of `size` clusters is drawn in `size` draws with replacement. */
function multiplicities(stream: Stream, what: string, size: number, draw: number): Float64Array {
  const times = new Float64Array(size);
  const [mechanism, who] = [stableKey('score'), stableKey(what)];
  for (let from = 0; from < size; from += uniformsPerAddress) {
    const draws = stream.at(from / uniformsPerAddress, mechanism, who, draw);
    for (let at = from; at < Math.min(size, from + uniformsPerAddress); at++) {
      const drawn = draws.integer(size);
      times[drawn] = times[drawn]! + 1;
    }
  }
  return times;
}
