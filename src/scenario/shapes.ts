/** Shapes of YAML and JSON values: each reads a tree into typed values, reports what does not fit, and has its JSON Schema. */
import { isReadable } from './cells.ts';
import type { JsonSchema, Scalar } from './scalars.ts';
import type { Site, SourceFile } from './session.ts';
import { didYouMean } from './speller.ts';
import { NodeSite, siteOf, type TreeNode } from './tree.ts';

export interface Shape<T> {
  readonly schema: JsonSchema;
  /** Reports everything that does not fit; undefined where nothing is left of the value. */
  read(node: TreeNode, file: SourceFile): T | undefined;
}

/** A value together with its place, for checks that come later. */
export interface Located<T> {
  readonly value: T;
  readonly site: Site;
}

export function scalar<T>(type: Scalar<T>): Shape<T> {
  return {
    schema: type.schema,
    read(node, file) {
      const site = siteOf(node, file);
      if (node.is !== 'text') return site.fail('structure', 'a single value');
      const text = node.text.trim();
      if (text === '') return site.fail('empty-cell', 'a value');
      return isReadable(text, site) ? type.read(text, site) : undefined;
    },
  };
}

export function located<T>(shape: Shape<T>): Shape<Located<T>> {
  return {
    schema: shape.schema,
    read(node, file) {
      const value = shape.read(node, file);
      return value === undefined ? undefined : { value, site: siteOf(node, file) };
    },
  };
}

/** Items that do not fit are reported and left out. Nothing at all is an empty list. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema },
    read(node, file) {
      if (isNothing(node)) return [];
      if (node.is !== 'list') return siteOf(node, file).fail('structure', 'a list');
      return node.items.map((each) => item.read(each, file)).filter((each) => each !== undefined);
    },
  };
}

/** A list of different values. */
export function set<T extends string>(type: Scalar<T>): Shape<readonly T[]> {
  const items = list(located(scalar(type)));
  return {
    schema: { ...items.schema, uniqueItems: true },
    read(node, file) {
      const values = new Set<T>();
      for (const { value, site } of items.read(node, file) ?? []) {
        if (values.has(value)) site.fail('duplicate', 'a value that the list does not have yet');
        values.add(value);
      }
      return [...values];
    },
  };
}

/** A list, or one item that stands for a list of one. */
export function oneOrMore<T extends string>(type: Scalar<T>): Shape<readonly T[]> {
  const several = set(type);
  const single = scalar(type);
  return {
    schema: { anyOf: [single.schema, several.schema] },
    read(node, file) {
      if (node.is === 'list') return several.read(node, file);
      const value = single.read(node, file);
      return value === undefined ? undefined : [value];
    },
  };
}

export interface KeyedValue<K, T> {
  readonly key: K;
  readonly site: Site;
  readonly value: T;
}

/** A map from keys of one kind to values of one shape. Nothing at all is an empty map. */
export function record<K extends string, T>(key: Scalar<K>, shape: Shape<T>): Shape<readonly KeyedValue<K, T>[]> {
  return {
    schema: { type: 'object', propertyNames: key.schema, additionalProperties: shape.schema },
    read(node, file) {
      if (isNothing(node)) return [];
      if (node.is !== 'map') return siteOf(node, file).fail('structure', 'a map of keys and values');
      const entries: KeyedValue<K, T>[] = [];
      for (const entry of node.entries) {
        const site = new NodeSite(file, entry.offset, entry.key);
        const name = isReadable(entry.key, site) ? key.read(entry.key, site) : undefined;
        const value = shape.read(entry.value, file);
        if (name !== undefined && value !== undefined) entries.push({ key: name, site, value });
      }
      return entries;
    },
  };
}

export interface Field<T> {
  readonly shape: Shape<T>;
  readonly required: boolean;
}

export function required<T>(shape: Shape<T>): Field<T> {
  return { shape, required: true };
}
export function optional<T>(shape: Shape<T>): Field<T> {
  return { shape, required: false };
}

export type FieldValues<F> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T | undefined : never;
} & { readonly site: Site };

/**
 * A map with known keys. Fields that are missing or do not fit are undefined.
 * @param open whether other keys may stand beside them.
 */
export function object<F extends Record<string, Field<unknown>>>(fields: F, open = false): Shape<FieldValues<F>> {
  const names = Object.keys(fields);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, fields[name]!.shape.schema])),
      required: names.filter((name) => fields[name]!.required),
      additionalProperties: open,
    },
    read(node, file) {
      const site = siteOf(node, file);
      if (node.is !== 'map') return site.fail('structure', `a map with the keys ${names.join(', ')}`);
      const values = new Map<string, unknown>();
      const unknown: string[] = [];
      for (const entry of node.entries) {
        const field = Object.hasOwn(fields, entry.key) ? fields[entry.key]! : undefined;
        if (field !== undefined) {
          // A key without a value says no more than a missing key.
          if (field.required || !isNothing(entry.value)) values.set(entry.key, field.shape.read(entry.value, file));
          continue;
        }
        unknown.push(entry.key);
        if (open) continue;
        const near = file.session.speller.nearest(entry.key, names);
        file.fail(entry.offset, 'structure', entry.key, `one of the keys ${names.join(', ')}`, didYouMean(near));
      }
      for (const name of names) {
        if (!fields[name]!.required || values.has(name)) continue;
        const near = file.session.speller.nearest(name, unknown);
        site.fail('structure', `the key “${name}”`, {
          found: '',
          hint: near === undefined ? undefined : `is it “${near}”?`,
        });
      }
      return { ...Object.fromEntries(values), site } as unknown as FieldValues<F>;
    },
  };
}

function isNothing(node: TreeNode): boolean {
  return node.is === 'text' && node.text === '';
}
