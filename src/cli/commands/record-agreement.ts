/** `record agreement`: how far coders agree, in a scenario's claims or in a table of codings. */
import { readFileSync } from 'node:fs';
import { Stream, stableKey, uniformsPerAddress } from '../../engine/index.ts';
import {
  type AlphaInterval,
  alphaOf,
  type Coded,
  type CodedField,
  type CodedUnits,
  codedFields,
  intervalOverPairs,
  intervalOverUnits,
  type Level,
  levels,
  type Predicate,
  predicateNames,
  type Uniforms,
  type UnitValue,
  unitsOf,
} from '../../record/index.ts';
import { readCodings } from '../../scenario/index.ts';
import { type Context, nearest, openScenario, wholeOption } from '../context.ts';
import { Failure, problemsFailure } from '../failure.ts';
import { hang, percent } from '../text.ts';

export interface AgreementOptions {
  readonly file?: string;
  readonly level?: string;
  readonly of?: string;
  readonly a?: string;
  readonly b?: string;
  readonly predicate?: string;
  readonly samples: string;
  readonly seed: string;
  readonly json?: boolean;
}

export function agreementCommand(context: Context, name: string | undefined, options: AgreementOptions): number {
  if ((name === undefined) === (options.file === undefined))
    throw new Failure('record agreement: name a scenario, or a table with --file, and not both');
  const samples = wholeOption(options.samples, '--samples', 100, 1_000_000);
  const seed = wholeOption(options.seed, '--seed', 0, Number.MAX_SAFE_INTEGER);
  const field = oneOf(options.of ?? 'value', Object.keys(codedFields) as CodedField[], '--of');
  const level =
    options.level !== undefined
      ? oneOf(options.level, levels, '--level')
      : name === undefined
        ? 'nominal'
        : codedFields[field];
  const coded = name === undefined ? codingsOf(options, level) : claimsOf(context, name, field, options);
  const coders = [...new Set(coded.values.map(({ coder }) => coder))].sort();
  const units = numbersOf(coded, level);
  const { alpha, observed, expected, units: count, values } = alphaOf(units, level);
  const uniforms = uniformsOf(seed);
  const overUnits = intervalOverUnits(units, level, samples, uniforms);
  const overPairs = intervalOverPairs(units, level, samples, uniforms);
  if (options.json) {
    const { ambiguous, alone } = coded;
    const what = name === undefined ? { file: options.file } : { of: field, predicate: options.predicate ?? null };
    const document = {
      ...{ kind: 'agreement', format: 1, ...what, level, coders, units: count, values, ambiguous, alone },
      ...{ alpha: alpha ?? null, observed, expected, seed, samples },
      ...{ overUnits: overUnits ?? null, overPairs: overPairs ?? null },
    };
    context.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return 0;
  }
  const lines: (readonly [string, string])[] = [
    ['coders', coders.join(', ') || 'none have a unit in common'],
    ['units', `${count} coded by two or more, ${values} values; ${level} level`],
    ...(coded.alone > 0
      ? [['alone', `${coded.alone} units that one coder has and no other; alpha does not ask about them`] as const]
      : []),
    ...(coded.ambiguous > 0
      ? [['unclear', `${coded.ambiguous} units in which one coder says several things, left out`] as const]
      : []),
    [
      'alpha',
      alpha === undefined
        ? count === 0
          ? 'cannot be told: no unit is coded by two'
          : 'cannot be told: all values are one'
        : alpha.toFixed(3),
    ],
    ...(overUnits ? [['over units', intervalText(overUnits)] as const] : []),
    ...(overPairs ? [['over pairs', intervalText(overPairs)] as const] : []),
    ...(overUnits ? [['bootstrap', `${samples} samples, seed ${seed}; 95 % intervals`] as const] : []),
  ];
  for (const [label, text] of lines) context.out(`${hang(label, text, 12)}\n`);
  return 0;
}

function intervalText({ low, high, above800, above667 }: AlphaInterval): string {
  return `${low.toFixed(3)} to ${high.toFixed(3)}; at or above 0.800 in ${percent(above800)}, 0.667 in ${percent(above667)} of the samples`;
}

function codingsOf({ file, of, a, b, predicate }: AgreementOptions, level: Level): CodedUnits {
  for (const [option, value] of [
    ['--of', of],
    ['--predicate', predicate],
  ] as const)
    if (value !== undefined) throw new Failure(`${option}: it is about claims; --file has values alone`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file!);
  } catch (error) {
    throw new Failure(`${file}: ${(error as Error).message}`);
  }
  const read = readCodings(bytes, file!, level !== 'nominal');
  if (!read.ok) throw problemsFailure(read.problems, 2);
  const coders = codersOf(read.values, a, b);
  const values = read.values.filter(({ coder }) => coders.length === 0 || coders.includes(coder));
  const sizes = new Map<string, number>();
  for (const { unit } of values) sizes.set(unit, (sizes.get(unit) ?? 0) + 1);
  return {
    values: values.filter(({ unit }) => sizes.get(unit)! > 1),
    ambiguous: 0,
    alone: [...sizes.values()].filter((size) => size === 1).length,
  };
}

function claimsOf(context: Context, name: string, field: CodedField, options: AgreementOptions): CodedUnits {
  const { scenario } = openScenario(context, name);
  const predicate =
    options.predicate === undefined ? undefined : oneOf<Predicate>(options.predicate, predicateNames, '--predicate');
  return unitsOf(scenario.claims, field, codersOf(scenario.claims, options.a, options.b), predicate);
}

/** The coders named; each must have coded something. @throws Failure */
function codersOf(
  coded: readonly { readonly coder: string }[],
  a: string | undefined,
  b: string | undefined,
): readonly string[] {
  const known = new Set(coded.map(({ coder }) => coder));
  const asked = [a, b].filter((coder) => coder !== undefined);
  for (const coder of asked)
    if (!known.has(coder)) {
      const near = nearest(coder, known);
      throw new Failure(
        `no coder is called ${coder}; there are ${[...known].sort().join(', ')}${near ? `; did you mean ${near}?` : ''}`,
      );
    }
  if (asked.length === 1)
    throw new Failure(`--${a === undefined ? 'a' : 'b'}: found nothing, expected the other coder`);
  return asked;
}

/** Values by unit, as numbers where the level is one of numbers. @throws Failure where one is not */
function numbersOf({ values }: CodedUnits, level: Level): readonly Coded[] {
  const units = new Map<string, (string | number)[]>();
  for (const { unit, coder, value } of values) {
    const one = level === 'nominal' ? value : numberOf(value, level, unit, coder);
    if (one === undefined) continue;
    const list = units.get(unit);
    if (list) list.push(one);
    else units.set(unit, [one]);
  }
  return [...units.values()];
}

/** Empty cells and open ends say nothing that could be measured; they count as missing. @throws Failure */
function numberOf(value: UnitValue['value'], level: Level, unit: string, coder: string): number | undefined {
  if (value === '' || value === '..') return undefined;
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  throw new Failure(
    `--level ${level}: found “${value}” of ${coder} for ${unit}, expected numbers; --level nominal takes words`,
  );
}

function uniformsOf(seed: number): Uniforms {
  const key = stableKey('agreement');
  return (sample) => {
    const stream = new Stream(seed, sample);
    let draws = stream.at(0, key, key, 0);
    let used = 0;
    return () => {
      if (used % uniformsPerAddress === 0) draws = stream.at(0, key, key, used / uniformsPerAddress);
      used += 1;
      return draws.uniform();
    };
  };
}

function oneOf<T extends string>(text: string, among: readonly T[], option: string): T {
  if ((among as readonly string[]).includes(text)) return text as T;
  const near = nearest(text, among);
  throw new Failure(
    `${option}: found “${text}”, expected one of ${among.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
  );
}
