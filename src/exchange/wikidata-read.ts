/**
 * Reads entities of Wikidata from the JSON that `Special:EntityData` gives or from a dump with one entity a line: labels,
 * aliases, and the statements of the properties asked for. Source: the JSON format of Wikibase
 * (doc.wikimedia.org/Wikibase, "JSON", CC0).
 */
import {
  openLine,
  openText,
  parseJson,
  type Session,
  type Site,
  type SourceFile,
  siteOf,
  type TreeNode,
} from '../scenario/index.ts';
import type { Input } from './format.ts';
import type { WikidataTime } from './wikidata-time.ts';

export interface Snak {
  readonly type: 'value' | 'somevalue' | 'novalue';
  readonly value?: TreeNode;
  readonly site: Site;
}

export interface ItemStatement {
  readonly id: string;
  readonly rank: string;
  readonly main: Snak;
  readonly qualifiers: ReadonlyMap<string, readonly Snak[]>;
  readonly references: readonly ReadonlyMap<string, readonly Snak[]>[];
}

export interface Item {
  readonly id: string;
  /** English, else the one for many languages, else the first. */
  readonly label: string | undefined;
  /** Labels and aliases in all languages. */
  readonly names: readonly string[];
  readonly statements: ReadonlyMap<string, readonly ItemStatement[]>;
  /** Statements of other properties. */
  readonly others: number;
}

/** Every entity of the input; of a dump those whose line `wanted` takes. Reports what is no entity. */
export async function* itemsOf(
  input: Input,
  session: Session,
  properties: ReadonlySet<string>,
  wanted: (text: string) => boolean,
): AsyncGenerator<Item> {
  let line = 0;
  for await (const text of input.lines()) {
    line += 1;
    const entity = text.trim().replace(/,$/, '');
    if (entity === '' || entity === '[' || entity === ']') continue;
    if (!isWholeEntity(entity)) {
      if (line === 1 || !(await isDump(input))) {
        yield* itemsOfDocument(input.name, await input.bytes(), session, properties);
        return;
      }
    }
    if (!wanted(entity)) continue;
    const file = openLine(input.name, text.replace(/,\s*$/, ''), line, session);
    const root = parseJson(file);
    const item = root === undefined ? undefined : itemOf(root, file, properties);
    if (item !== undefined) yield item;
  }
}

/** Whether the input has one entity a line: its first line that holds anything but a bracket is one. */
export async function isDump(input: Input): Promise<boolean> {
  for await (const text of input.lines()) {
    const entity = text.trim().replace(/,$/, '');
    if (entity !== '' && entity !== '[') return isWholeEntity(entity);
  }
  return false;
}

function isWholeEntity(text: string): boolean {
  return text.startsWith('{') && text.endsWith('}') && !/^\{\s*"entities"\s*:/.test(text);
}

function* itemsOfDocument(
  name: string,
  bytes: Uint8Array,
  session: Session,
  properties: ReadonlySet<string>,
): Generator<Item> {
  const file = openText(name, bytes, session);
  const root = parseJson(file);
  if (root === undefined) return;
  const entities = root.is === 'map' ? child(root, 'entities') : undefined;
  const nodes =
    root.is === 'list'
      ? root.items
      : entities?.is === 'map'
        ? entities.entries.map(({ value }) => value)
        : child(root, 'id') !== undefined
          ? [root]
          : undefined;
  if (nodes === undefined) {
    siteOf(root, file).fail('structure', 'a map with the key “entities”, an entity, or a list of entities');
    return;
  }
  for (const node of nodes) {
    const item = itemOf(node, file, properties);
    if (item !== undefined) yield item;
  }
}

function itemOf(node: TreeNode, file: SourceFile, properties: ReadonlySet<string>): Item | undefined {
  const id = child(node, 'id');
  if (id?.is !== 'text' || !/^[QPL][1-9][0-9]*/.test(id.text))
    return siteOf(id ?? node, file).fail('structure', 'an entity with an “id” such as Q42');
  if (child(node, 'missing') !== undefined) return siteOf(node, file).fail('value', 'an entity that Wikidata has');
  const labels = namesIn(child(node, 'labels'));
  const aliases = namesIn(child(node, 'aliases'));
  const statements = new Map<string, ItemStatement[]>();
  let others = 0;
  for (const [property, value] of entriesOf(child(node, 'claims') ?? child(node, 'statements'))) {
    const list = value.is === 'list' ? value.items : [];
    if (!properties.has(property)) others += list.length;
    else
      statements.set(
        property,
        list.map((one) => statementOf(one, file)).filter((one) => one !== undefined),
      );
  }
  const label = labels.get('en')?.[0] ?? labels.get('mul')?.[0] ?? [...labels.values()][0]?.[0];
  return { id: id.text, label, names: [...labels.values(), ...aliases.values()].flat(), statements, others };
}

function namesIn(node: TreeNode | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    entriesOf(node).map(([language, value]) => [
      language,
      (value.is === 'list' ? value.items : [value]).flatMap((one) => {
        const text = one.is === 'text' ? one : child(one, 'value');
        return text?.is === 'text' && text.text !== '' ? [text.text] : [];
      }),
    ]),
  );
}

function statementOf(node: TreeNode, file: SourceFile): ItemStatement | undefined {
  const [id, rank, main] = [child(node, 'id'), child(node, 'rank'), child(node, 'mainsnak')];
  if (id?.is !== 'text') return siteOf(node, file).fail('structure', 'a statement with an “id”');
  if (main === undefined) return siteOf(node, file).fail('structure', 'a statement with a “mainsnak”');
  const read = snakOf(main, file);
  if (read === undefined) return undefined;
  const references = child(node, 'references');
  return {
    id: id.text,
    rank: rank?.is === 'text' ? rank.text : 'normal',
    main: read,
    qualifiers: snaksIn(child(node, 'qualifiers'), file),
    references: (references?.is === 'list' ? references.items : []).map((one) => snaksIn(child(one, 'snaks'), file)),
  };
}

function snaksIn(node: TreeNode | undefined, file: SourceFile): ReadonlyMap<string, readonly Snak[]> {
  return new Map(
    entriesOf(node).map(([property, value]) => [
      property,
      (value.is === 'list' ? value.items : []).map((one) => snakOf(one, file)).filter((one) => one !== undefined),
    ]),
  );
}

function snakOf(node: TreeNode, file: SourceFile): Snak | undefined {
  const type = child(node, 'snaktype');
  const site = siteOf(node, file);
  if (type?.is !== 'text' || !(type.text === 'value' || type.text === 'somevalue' || type.text === 'novalue'))
    return siteOf(type ?? node, file).fail('choice', 'a “snaktype”: value, somevalue or novalue');
  if (type.text !== 'value') return { type: type.text, site };
  const data = child(node, 'datavalue');
  const value = data === undefined ? undefined : child(data, 'value');
  if (value === undefined) return site.fail('structure', 'a “datavalue” with a “value”');
  return { type: 'value', value, site: siteOf(value, file) };
}

/** The item that a snak names; reports any other value. */
export function itemIn(snak: Snak): string | undefined {
  return itemOrNone(snak) ?? snak.site.fail('structure', 'an item, with an “id” such as Q42');
}

/** The item that a snak names; undefined for any other value. */
export function itemOrNone({ value }: Snak): string | undefined {
  const id = value === undefined ? undefined : child(value, 'id');
  if (id?.is === 'text' && /^Q[1-9][0-9]*$/.test(id.text)) return id.text;
  const number = value === undefined ? undefined : child(value, 'numeric-id');
  if (number?.is === 'text' && /^[1-9][0-9]*$/.test(number.text)) return `Q${number.text}`;
  return undefined;
}

/** The time that a snak states; reports any other value. */
export function timeIn({ value, site }: Snak): WikidataTime | undefined {
  const [time, precision, model] = ['time', 'precision', 'calendarmodel'].map((key) =>
    value === undefined ? undefined : child(value, key),
  );
  if (time?.is !== 'text' || precision?.is !== 'text' || model?.is !== 'text' || !/^[0-9]+$/.test(precision.text))
    return site.fail('structure', 'a time with “time”, “precision” and “calendarmodel”');
  return { time: time.text, precision: Number(precision.text), calendarmodel: model.text };
}

/** A value in a few words, for notes: an item, a time, a text. */
export function wordsOf({ type, value }: Snak): string {
  if (type !== 'value' || value === undefined) return type === 'novalue' ? 'none' : 'unknown';
  if (value.is === 'text') return value.text;
  for (const key of ['id', 'time', 'text', 'amount']) {
    const part = child(value, key);
    if (part?.is === 'text') return part.text;
  }
  return 'a value';
}

function child(node: TreeNode, key: string): TreeNode | undefined {
  return node.is === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** An empty map is an empty list in the JSON of Wikibase. */
function entriesOf(node: TreeNode | undefined): readonly (readonly [string, TreeNode])[] {
  return node?.is === 'map' ? node.entries.map(({ key, value }) => [key, value] as const) : [];
}
