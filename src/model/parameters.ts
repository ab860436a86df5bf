/** Parameters: one global, frozen file of defaults for all scenarios, each with its prior, unit and basis. */
import { exp, log, Stream, stableKey } from '../engine/index.ts';
import table from './parameters.json' with { type: 'json' };

export interface Parameter {
  readonly value: number;
  /** The prior's support; the value lies in it. */
  readonly range: readonly [number, number];
  readonly prior: 'uniform' | 'log-uniform' | 'fixed';
  readonly unit: string;
  readonly basis: string;
}

type Section = Readonly<Record<string, Parameter>>;
const { version, ...sections } = table;

export const parametersVersion: number = version;
/** By section (a mechanism, or control, class-weight, endowment), then by name. */
export const parameters = sections as unknown as Readonly<Record<string, Section>>;

/** Values by section and name. */
export type ParameterValues = Readonly<Record<string, Readonly<Record<string, number>>>>;

export class UnknownParameter extends RangeError {
  override readonly name = 'UnknownParameter';
}

/**
 * The defaults with overrides applied.
 * @param overrides by `section.name`
 * @throws UnknownParameter where there is no such parameter or the value is outside its range
 */
export function parameterValues(overrides: Readonly<Record<string, number>> = {}, allowZero = false): ParameterValues {
  const values: Record<string, Record<string, number>> = {};
  for (const [section, entries] of Object.entries(parameters))
    values[section] = Object.fromEntries(Object.entries(entries).map(([name, { value }]) => [name, value]));
  for (const [path, value] of Object.entries(overrides)) {
    const [section = '', name = '', ...rest] = path.split('.');
    const entries = Object.hasOwn(parameters, section) ? parameters[section]! : {};
    if (rest.length > 0 || !Object.hasOwn(entries, name)) throw new UnknownParameter(`there is no parameter ${path}`);
    const [low, high] = entries[name]!.range;
    if (!(value >= low && value <= high) && !(allowZero && value === 0))
      throw new UnknownParameter(`${path} = ${value} is outside ${low} to ${high}`);
    values[section]![name] = value;
  }
  return values;
}

/**
 * Thresholds that say what a word means. They have a range, so that one may ask what another meaning gives, and no place
 * in a statement of doubt about the world: sampling leaves them alone.
 */
export const definitions: ReadonlySet<string> = new Set(['control.paramount-factor', 'control.paramount-share']);

/**
 * A parameter set drawn from the priors, `section.name` to value; fixed parameters and definitions are left out. Each value
 * has an address of its own, (seed, set, name), so that a new parameter moves no other's draw.
 * @param set a whole number from 0 to 2^32 - 1
 */
export function parameterDraws(seed: number, set: number): Readonly<Record<string, number>> {
  const stream = new Stream(seed, set);
  const purpose = stableKey('parameters');
  const drawn: Record<string, number> = {};
  for (const [section, entries] of Object.entries(parameters))
    for (const [name, parameter] of Object.entries(entries)) {
      const path = `${section}.${name}`;
      if (parameter.prior === 'fixed' || definitions.has(path)) continue;
      drawn[path] = fromPrior(parameter, stream.at(0, purpose, stableKey(path), 0).uniform());
    }
  return drawn;
}

/** The value below which a share `u` of the prior lies. */
export function fromPrior({ range: [low, high], prior, value }: Parameter, u: number): number {
  switch (prior) {
    case 'fixed':
      return value;
    case 'uniform':
      return Math.min(high, low + (high - low) * u);
    case 'log-uniform':
      return Math.min(high, Math.max(low, exp(log(low) + (log(high) - log(low)) * u)));
  }
}
