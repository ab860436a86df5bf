/**
 * Checks metadata of CSV on the Web against the rules of the "Metadata Vocabulary for Tabular Data" (W3C Recommendation, 17
 * December 2015): contexts, tables, columns, datatypes, keys. Rules about what is not used here (templates, transformations,
 * notes, virtual columns) are left out.
 */
import { type Site, type SourceFile, siteOf, type TreeNode } from '../scenario/index.ts';

export const csvwNamespace = 'http://www.w3.org/ns/csvw';

/** The built-in datatypes of section 5.11.1, by how they are bounded. */
const ordered = [
  'anyAtomicType', 'date', 'dateTime', 'dateTimeStamp', 'decimal', 'integer', 'long', 'int', 'short', 'byte', 'nonNegativeInteger',
  'positiveInteger', 'unsignedLong', 'unsignedInt', 'unsignedShort', 'unsignedByte', 'nonPositiveInteger', 'negativeInteger', 'double',
  'number', 'duration', 'dayTimeDuration', 'yearMonthDuration', 'float', 'gDay', 'gMonth', 'gMonthDay', 'gYear', 'gYearMonth', 'time',
  'datetime',
]; // biome-ignore format: one list
const unordered = [
  'anyURI', 'base64Binary', 'binary', 'boolean', 'hexBinary', 'QName', 'string', 'normalizedString', 'token', 'language', 'Name',
  'NMTOKEN', 'xml', 'html', 'json', 'any',
]; // biome-ignore format: one list
const inherited = [
  'aboutUrl',
  'datatype',
  'default',
  'lang',
  'null',
  'ordered',
  'propertyUrl',
  'required',
  'separator',
  'textDirection',
  'valueUrl',
];
const properties = {
  group: [
    '@context',
    '@id',
    '@type',
    'tables',
    'dialect',
    'notes',
    'tableDirection',
    'tableSchema',
    'transformations',
    ...inherited,
  ],
  table: [
    '@context',
    '@id',
    '@type',
    'url',
    'dialect',
    'notes',
    'suppressOutput',
    'tableDirection',
    'tableSchema',
    'transformations',
    ...inherited,
  ],
  schema: ['@id', '@type', 'columns', 'foreignKeys', 'primaryKey', 'rowTitles', ...inherited],
  column: ['@id', '@type', 'name', 'suppressOutput', 'titles', 'virtual', ...inherited],
  datatype: [
    '@id',
    '@type',
    'base',
    'format',
    'length',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'minInclusive',
    'maxInclusive',
    'minExclusive',
    'maxExclusive',
  ],
} as const;

export interface CsvwTable {
  readonly url: string;
  readonly site: Site;
  /** Names of columns to the titles that may stand in the header. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

interface Checked extends CsvwTable {
  readonly schema: TreeNode | undefined;
}

/** The tables that the metadata describes. Reports every breach of a rule. */
export function checkMetadata(root: TreeNode, file: SourceFile): readonly CsvwTable[] {
  if (root.is !== 'map') {
    siteOf(root, file).fail('structure', 'a map that describes a table or a group of tables');
    return [];
  }
  checkContext(root, file);
  const list = child(root, 'tables');
  if (list !== undefined) checkKeys(root, 'group', file);
  else checkKeys(root, 'table', file, ['@context']);
  const nodes = list === undefined ? [root] : list.is === 'list' ? list.items : [];
  if (list !== undefined && nodes.length === 0) siteOf(list, file).fail('structure', 'a list of one table or more');
  const tables: Checked[] = [];
  for (const node of nodes) {
    if (node.is !== 'map') siteOf(node, file).fail('structure', 'a map that describes a table');
    else {
      if (list !== undefined) checkKeys(node, 'table', file);
      const url = child(node, 'url');
      if (url?.is !== 'text' || url.text === '')
        siteOf(url ?? node, file).fail('structure', 'a table with a “url”', { found: '' });
      else if (tables.some((other) => other.url === url.text))
        siteOf(url, file).fail('duplicate', 'a “url” that no other table has');
      else {
        const schema = child(node, 'tableSchema');
        tables.push({ url: url.text, site: siteOf(url, file), schema, columns: checkColumns(schema, file) });
      }
    }
  }
  for (const table of tables) checkTableKeys(table, tables, file);
  return tables;
}

function checkContext(root: TreeNode, file: SourceFile): void {
  const context = child(root, '@context');
  const first = context?.is === 'list' ? context.items[0] : context;
  if (first?.is !== 'text' || first.text !== csvwNamespace)
    siteOf(context ?? root, file).fail(
      'structure',
      `the “@context” ${csvwNamespace}`,
      context === undefined ? { found: '' } : {},
    );
  const second = context?.is === 'list' ? context.items[1] : undefined;
  if (second === undefined) return;
  const isPlain =
    second.is === 'map' &&
    second.entries.length > 0 &&
    second.entries.every(({ key }) => key === '@base' || key === '@language');
  if (!isPlain) siteOf(second, file).fail('structure', 'a map with “@base” or “@language” and nothing else');
}

/** Properties of the vocabulary, or of another one under a prefix or an address. */
function checkKeys(
  node: TreeNode,
  kind: keyof typeof properties,
  file: SourceFile,
  more: readonly string[] = [],
): void {
  if (node.is !== 'map') return;
  const known: readonly string[] = [...properties[kind], ...more];
  for (const { key, offset } of node.entries)
    if (!known.includes(key) && !/^[A-Za-z][A-Za-z0-9+.-]*:./.test(key))
      file.fail(
        offset,
        'structure',
        key,
        `one of ${known.join(', ')}, or a name with a prefix such as dc:title`,
        file.session.speller.nearest(key, known),
      );
}

function checkColumns(schema: TreeNode | undefined, file: SourceFile): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, readonly string[]>();
  if (schema === undefined) return columns;
  if (schema.is === 'map') checkKeys(schema, 'schema', file);
  const list = schema.is === 'map' ? child(schema, 'columns') : undefined;
  if (schema.is !== 'map' || (list !== undefined && list.is !== 'list')) {
    siteOf(list ?? schema, file).fail('structure', 'a “tableSchema” with a list of “columns”');
    return columns;
  }
  for (const node of list?.is === 'list' ? list.items : []) {
    if (node.is !== 'map') {
      siteOf(node, file).fail('structure', 'a map that describes a column');
      continue;
    }
    checkKeys(node, 'column', file);
    const titles = titlesIn(child(node, 'titles'));
    const name = child(node, 'name');
    const text = name?.is === 'text' ? name.text : (titles[0] ?? '');
    if (!/^[^_\s][^\s]*$/.test(text))
      siteOf(name ?? node, file).fail('value', 'a column with a “name” that has no blanks and does not begin with _');
    else if (columns.has(text))
      siteOf(name ?? node, file).fail('duplicate', 'a “name” that no other column of the table has');
    else columns.set(text, [text, ...titles]);
    for (const flag of ['required', 'ordered', 'virtual', 'suppressOutput']) {
      const value = child(node, flag);
      if (value !== undefined && !(value.is === 'text' && /^(?:true|false)$/.test(value.text)))
        siteOf(value, file).fail('choice', 'true or false');
    }
    const separator = child(node, 'separator');
    if (separator !== undefined && separator.is !== 'text')
      siteOf(separator, file).fail('structure', 'a text between the values of a list');
    checkDatatype(child(node, 'datatype'), file);
  }
  return columns;
}

function checkDatatype(node: TreeNode | undefined, file: SourceFile): void {
  if (node === undefined) return;
  const base = node.is === 'text' ? node : node.is === 'map' ? child(node, 'base') : undefined;
  const name = base?.is === 'text' ? base.text : node.is === 'map' && base === undefined ? 'string' : '';
  if (!ordered.includes(name) && !unordered.includes(name))
    siteOf(base ?? node, file).fail('choice', 'a built-in datatype such as string, integer, number, boolean or date', {
      hint: file.session.speller.nearest(name, [...ordered, ...unordered]),
    });
  if (node.is !== 'map') return;
  checkKeys(node, 'datatype', file);
  const format = child(node, 'format');
  if (format?.is === 'text' && unordered.includes(name) && name !== 'boolean') {
    try {
      new RegExp(format.text, 'u');
    } catch {
      siteOf(format, file).fail('syntax', 'a regular expression');
    }
  }
  for (const bound of ['minimum', 'maximum', 'minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive']) {
    const value = child(node, bound);
    if (value !== undefined && !ordered.includes(name))
      siteOf(value, file).fail('structure', `no bound: values of ${name} have no order`);
  }
  for (const [one, other] of [
    ['minimum', 'minExclusive'],
    ['minInclusive', 'minExclusive'],
    ['maximum', 'maxExclusive'],
    ['maxInclusive', 'maxExclusive'],
  ])
    if (child(node, one!) !== undefined && child(node, other!) !== undefined)
      siteOf(node, file).fail('structure', `one of “${one}” and “${other}”`);
}

function checkTableKeys(table: Checked, tables: readonly Checked[], file: SourceFile): void {
  const { schema, columns } = table;
  if (schema?.is !== 'map') return;
  checkReferences(child(schema, 'primaryKey'), columns, file);
  const keys = child(schema, 'foreignKeys');
  if (keys === undefined) return;
  if (keys.is !== 'list') {
    siteOf(keys, file).fail('structure', 'a list of foreign keys');
    return;
  }
  for (const key of keys.items) {
    const [own, reference] = [child(key, 'columnReference'), child(key, 'reference')];
    if (own === undefined || reference?.is !== 'map') {
      siteOf(key, file).fail('structure', 'a foreign key with “columnReference” and “reference”');
      continue;
    }
    only(key, ['columnReference', 'reference'], file);
    only(reference, ['resource', 'schemaReference', 'columnReference'], file);
    checkReferences(own, columns, file);
    const resource = child(reference, 'resource');
    if (resource === undefined) continue;
    const target = tables.find(({ url }) => resource.is === 'text' && url === resource.text);
    if (target === undefined) siteOf(resource, file).fail('unknown-reference', 'the “url” of a table of the group');
    else checkReferences(child(reference, 'columnReference') ?? reference, target.columns, file);
  }
}

/** Names of columns: one, or a list of them. */
function checkReferences(node: TreeNode | undefined, columns: ReadonlyMap<string, unknown>, file: SourceFile): void {
  if (node === undefined) return;
  for (const one of node.is === 'list' ? node.items : [node])
    if (one.is !== 'text' || !columns.has(one.text))
      siteOf(one, file).fail('unknown-reference', `a column of the table: ${[...columns.keys()].join(', ')}`);
}

function only(node: TreeNode, allowed: readonly string[], file: SourceFile): void {
  if (node.is !== 'map') return;
  for (const { key, offset } of node.entries)
    if (!allowed.includes(key)) file.fail(offset, 'structure', key, `one of ${allowed.join(', ')}`);
}

function titlesIn(node: TreeNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.is === 'text') return [node.text];
  const items = node.is === 'list' ? node.items : node.entries.map(({ value }) => value);
  return items.flatMap((item) => titlesIn(item));
}

function child(node: TreeNode, key: string): TreeNode | undefined {
  return node.is === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
