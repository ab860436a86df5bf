import { describe, expect, it } from 'vitest';
import { stableKey } from '../engine/index.ts';
import { postClasses, postFunctions } from '../polity/index.ts';
import {
  borrowed,
  mechanisms,
  modelOf,
  nullEngine,
  type Parameter,
  parameters,
  parametersVersion,
  parameterValues,
  UnknownParameter,
} from './index.ts';

const entries = Object.entries(parameters).flatMap(([section, names]) =>
  Object.entries(names).map(([name, parameter]) => [`${section}.${name}`, parameter] as const),
);
const empty = {
  persons: new Map(),
  organs: new Map(),
  posts: new Map(),
  policies: new Map(),
  events: new Map(),
  issues: new Map(),
};
const rules = { bodies: new Map(), posts: new Map(), sanctions: [], units: new Map() };
/** Read by the measures and tables, not by a mechanism under its own name. */
const shared: Readonly<Record<string, readonly string[]>> = {
  control: ['delta', 'standing-weight', 'paramount-factor', 'paramount-share'],
  'class-weight': postClasses,
  endowment: ['nothing', 'seat', ...postFunctions],
  'derived-ties': ['appointment', 'service', 'service-half'],
};

describe('the parameters', () => {
  it.each(entries)(
    '%s has a value in its range, a prior that fits, a unit and a basis',
    (_path, parameter: Parameter) => {
      const [low, high] = parameter.range;
      expect(low).toBeLessThanOrEqual(parameter.value);
      expect(high).toBeGreaterThanOrEqual(parameter.value);
      expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
      expect(['uniform', 'log-uniform', 'fixed']).toContain(parameter.prior);
      expect(low === high).toBe(parameter.prior === 'fixed');
      if (parameter.prior === 'log-uniform') expect(low).toBeGreaterThan(0);
      expect(parameter.unit.trim()).not.toBe('');
      expect(parameter.basis.trim()).not.toBe('');
      expect(Object.keys(parameter).sort()).toEqual(['basis', 'prior', 'range', 'unit', 'value']);
    },
  );

  it('are each used by the mechanism of their section, or by a measure, and no mechanism uses another', () => {
    expect(parametersVersion).toBeGreaterThanOrEqual(1);
    const declared = new Set(mechanisms.flatMap(({ id, params }) => params.map((name) => `${id}.${name}`)));
    // Those who are handed the parameters of another section declare them under its names.
    for (const [id, sections] of Object.entries(borrowed))
      for (const section of sections)
        for (const name of Object.keys(parameters[section]!))
          if (declared.delete(`${id}.${name}`)) declared.add(`${section}.${name}`);
    for (const [section, names] of Object.entries(shared)) for (const name of names) declared.add(`${section}.${name}`);
    expect(entries.map(([path]) => path).sort()).toEqual([...declared].sort());
  });

  it('shadow none of those that a mechanism is handed from another section', () => {
    for (const [id, sections] of Object.entries(borrowed)) {
      const names = [id, ...sections].flatMap((section) => Object.keys(parameters[section] ?? {}));
      expect(
        names.filter((name, at) => names.indexOf(name) !== at),
        id,
      ).toEqual([]);
    }
  });
});

describe('overrides', () => {
  it('replace one value and leave the rest, at both ends of the range', () => {
    const [path, { range }] = entries.find(([name]) => name === 'control.delta')!;
    for (const value of range) {
      const values = parameterValues({ [path]: value });
      expect(values.control!.delta).toBe(value);
      expect({ ...values, control: undefined }).toEqual({ ...parameterValues(), control: undefined });
      expect({ ...values.control, delta: 0 }).toEqual({ ...parameterValues().control, delta: 0 });
    }
    expect(parameterValues().control!.delta).toBe(parameters.control!.delta!.value);
  });

  it.each([
    ['control.delta', 0.99, 'control.delta = 0.99 is outside 0.5 to 0.95'],
    ['control.delta', Number.NaN, 'control.delta = NaN is outside 0.5 to 0.95'],
    ['control.delta', -1, 'control.delta = -1 is outside 0.5 to 0.95'],
    ['control.gamma', 0.7, 'there is no parameter control.gamma'],
    ['crown.delta', 0.7, 'there is no parameter crown.delta'],
    ['control', 0.7, 'there is no parameter control'],
    ['', 0.7, 'there is no parameter '],
  ])('of %s to %s are refused with one clear error', (path, value, message) => {
    expect(() => parameterValues({ [path]: value })).toThrow(new UnknownParameter(message));
    expect(() => modelOf(empty, rules, { off: [], overrides: { [path]: value } })).toThrow(UnknownParameter);
  });

  it.each(['__proto__.x', 'constructor.name', 'control.toString', 'control.delta.value', 'control.delta.'])(
    'of %s, which names no parameter, are refused',
    (path) => {
      expect(() => parameterValues(JSON.parse(`{${JSON.stringify(path)}: 0.7}`))).toThrow(UnknownParameter);
    },
  );

  it('may be 0 only where a term is switched off', () => {
    expect(() => parameterValues({ 'patronage.gain': 0 })).toThrow(UnknownParameter);
    expect(parameterValues({ 'patronage.gain': 0 }, true).patronage!.gain).toBe(0);
  });

  it('of the null engine name mechanisms and parameters that are there', () => {
    const model = modelOf(empty, rules, nullEngine);
    expect(
      model.set.parts
        .filter(({ on }) => !on)
        .map(({ mechanism }) => mechanism.id)
        .sort(),
    ).toEqual([...nullEngine.off].sort());
    expect(() => modelOf(empty, rules, { off: ['crown'], overrides: {} })).toThrow(
      'there is no mechanism crown to switch off',
    );
  });
});

describe('the addresses of draws', () => {
  it('differ for all mechanisms and parts in the 32 bits that carry them', () => {
    const parts = ['init', 'hear', 'plan', 'occur', 'drift'];
    const keys = [
      ...mechanisms.flatMap(({ id }) => parts.map((part) => stableKey('mechanism', id, part))),
      stableKey('settling'),
      stableKey('cadres'),
    ];
    const folded = keys.map(({ hi, lo }) => (hi ^ lo) >>> 0);
    expect(new Set(folded).size).toBe(mechanisms.length * parts.length + 2);
  });
});
