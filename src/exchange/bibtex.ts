/**
 * BibTeX out and in. Fields that BibTeX has no name for (grade, digest, dependence, the type in CSL) stand in fields that
 * begin with `x-`, which BibTeX passes over.
 */
import {
  grade,
  isReadable,
  NodeSite,
  openText,
  type Problem,
  type Site,
  type SourceFile,
  sha256Digest,
  webAddress,
  words,
} from '../scenario/index.ts';
import { type BibEntry, parseBibtex } from './bibtex-parse.ts';
import { type CslItem, checkDependence, draftItems, itemsOfFolder } from './csl.ts';
import type { Draft } from './draft.ts';
import { type Exported, type Exporting, Losses, oneFile } from './format.ts';
import { fromLatex, toLatex } from './latex.ts';

/** Types of CSL with the type of entry that comes nearest; misc for all others. */
const entryTypes: Readonly<Record<string, string>> = {
  book: 'book',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  thesis: 'phdthesis',
  report: 'techreport',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
};
const cslTypeOf: Readonly<Record<string, string>> = {
  book: 'book', article: 'article-journal', incollection: 'chapter', inbook: 'chapter', inproceedings: 'paper-conference', conference: 'paper-conference',
  phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', techreport: 'report', report: 'report', unpublished: 'manuscript',
  booklet: 'pamphlet', online: 'webpage', dataset: 'dataset', proceedings: 'book', collection: 'book',
}; // biome-ignore format: pairs

/** Text fields that both have, CSL before BibTeX. */
const texts = [
  ['publisher', 'publisher'],
  ['publisher-place', 'address'],
  ['volume', 'volume'],
  ['issue', 'number'],
  ['edition', 'edition'],
  ['collection-title', 'series'],
  ['note', 'note'],
  ['abstract', 'abstract'],
  ['language', 'language'],
  ['keyword', 'keywords'],
] as const;
/** Fields whose text is no LaTeX. */
const verbatim = [
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['URL', 'url'],
] as const;
const names = ['author', 'editor', 'translator'] as const;
const carried: ReadonlySet<string> = new Set([
  'id', 'type', 'title', 'page', 'issued', 'accessed', 'container-title', 'custom', ...texts.map(([csl]) => csl), ...verbatim.map(([csl]) => csl), ...names,
]); // biome-ignore format: one list
const customs = ['grade', 'sha256', 'depends-on'] as const;

interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'non-dropping-particle'?: string;
}

export function exportBibtex(given: Exporting): Exported {
  const lost = new Losses();
  const entries = itemsOfFolder(given).map((item) => entryText(item, lost));
  lost.add('claims: the format has only sources', given.record.claims.size);
  return oneFile(entries.join('\n'), lost);
}

export function entryText(item: CslItem, lost: Losses): string {
  const type = entryTypes[item.type] ?? 'misc';
  const fields: [string, string][] = [];
  const put = (name: string, value: unknown, latex = true) => {
    if (value === undefined || value === '') return;
    fields.push([name, latex ? toLatex(String(value)) : plain(String(value))]);
  };
  for (const role of names) {
    const list = item[role] as readonly Name[] | undefined;
    if (list !== undefined && list.length > 0) fields.push([role, list.map((name) => nameText(name)).join(' and ')]);
  }
  // Styles that lower the case of titles leave what stands in braces.
  if (item.title !== undefined) fields.push(['title', `{${toLatex(item.title)}}`]);
  put(type === 'article' ? 'journal' : 'booktitle', item['container-title']);
  putDate(item.issued, 'date', fields, lost);
  putDate(item.accessed, 'urldate', fields, lost);
  for (const [csl, bib] of texts) put(bib, item[csl]);
  if (item.page !== undefined) put('pages', String(item.page).replace(/[-–]+/g, '--'), false);
  for (const [csl, bib] of verbatim) put(bib, item[csl], false);
  if (cslTypeOf[type] !== item.type) put('x-csl-type', item.type, false);
  const custom = (item.custom ?? {}) as Readonly<Record<string, unknown>>;
  for (const name of customs) {
    const value = custom[name];
    if (value !== undefined) put(`x-${name}`, Array.isArray(value) ? value.join(' ') : value, false);
  }
  for (const key of Object.keys(item)) if (!carried.has(key)) lost.add(`the field “${key}” of sources`);
  for (const key of Object.keys(custom))
    if (!(customs as readonly string[]).includes(key)) lost.add(`the field “custom.${key}” of sources`);
  return `@${type}{${item.id},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

/** A date as biblatex has it, and its year and month for BibTeX. */
function putDate(date: unknown, field: 'date' | 'urldate', fields: [string, string][], lost: Losses): void {
  if (date === undefined) return;
  const parts = (date as { 'date-parts'?: readonly (readonly (number | string)[])[] })['date-parts'];
  if (parts === undefined || parts.length === 0) {
    lost.add('dates of sources that are not given in parts');
    return;
  }
  const two = (part: number | string, length: number) => String(part).padStart(length, '0');
  const ends = parts.map((one) => one.map((part, at) => two(part, at === 0 ? 4 : 2)).join('-'));
  fields.push([field, ends.join('/')]);
  if (field === 'urldate') return;
  const [year, month] = parts[0]!;
  fields.push(['year', String(year)]);
  if (month !== undefined && parts.length === 1) fields.push(['month', String(month)]);
}

/** Braces in balance and no backslash before one: the text stands in braces as it is. */
function plain(text: string): string {
  return text.replaceAll('\\', '%5C').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function nameText({ family, given, literal, suffix, 'non-dropping-particle': particle }: Name): string {
  if (literal !== undefined) return `{${toLatex(literal)}}`;
  const part = (text: string | undefined) => {
    const latex = toLatex(text ?? '');
    return /,|(?:^|\s)and(?:\s|$)/i.test(latex) ? `{${latex}}` : latex;
  };
  const last = [particle, family]
    .filter(Boolean)
    .map((one) => part(one))
    .join(' ');
  return [last, ...(suffix === undefined ? [] : [part(suffix)]), ...(given === undefined ? [] : [part(given)])].join(
    ', ',
  );
}

/** Drafts the entries of a BibTeX file as sources. @returns what is wrong */
export function draftBibtex(name: string, bytes: Uint8Array, draft: Draft): readonly Problem[] {
  const file = openText(name, bytes);
  const entries = parseBibtex(file);
  const items = entries.map((entry) => itemOf(entry, draft.lost));
  entries.forEach((entry, at) => {
    checkItem(items[at]!, entry, file);
  });
  checkDependence(
    entries.map((entry) => ({
      id: entry.key,
      on: (entry.fields.get('x-depends-on')?.split(' ') ?? []).map((value) => ({
        value,
        site: siteOfField(entry, 'x-depends-on', file),
      })),
    })),
    (id) => draft.hasSource(id),
  );
  const { problems } = file.session;
  if (entries.length === 0 && problems.count === 0)
    file.fail(0, 'structure', '', 'an entry such as @book{key, title = {…}}');
  if (problems.count === 0) draftItems(items, draft);
  return problems.sorted();
}

/** What a source must have and be, whatever else stands in the entry. */
function checkItem(item: CslItem, entry: BibEntry, file: SourceFile): void {
  const {
    custom,
    title = '',
    URL: url,
  } = item as { readonly custom?: Readonly<Record<string, string>>; title?: string; URL?: string };
  if (!entry.fields.has('title')) file.fail(entry.offset, 'structure', entry.key, 'an entry with the field “title”');
  const scalars = [
    ['title', title, words],
    ['x-csl-type', item.type, words],
    ['url', url, webAddress],
    ['x-grade', custom?.grade, grade],
    ['x-sha256', custom?.sha256, sha256Digest],
  ] as const;
  for (const [field, value, type] of scalars) {
    if (value === undefined || !entry.fields.has(field)) continue;
    const site = siteOfField(entry, field, file);
    if (value === '') site.fail('empty-cell', 'a value');
    else if (isReadable(value, site)) type.read(value, site);
  }
}

function siteOfField({ fields, offsets }: BibEntry, field: string, file: SourceFile): Site {
  return new NodeSite(file, offsets.get(field) ?? 0, fields.get(field) ?? '');
}

export function itemOf({ type, key, fields }: BibEntry, lost: Losses): CslItem {
  const left = new Set(fields.keys());
  const raw = (name: string) => {
    left.delete(name);
    return fields.get(name)?.replace(/\s+/g, ' ').trim();
  };
  const text = (name: string) => {
    const latex = raw(name);
    return latex === undefined ? undefined : fromLatex(latex, (command) => lost.add(`the command \\${command}`));
  };
  const item: Record<string, unknown> = { id: key, type: raw('x-csl-type') ?? cslTypeOf[type] ?? 'document' };
  item.title = text('title');
  for (const role of names) {
    const list = raw(role);
    if (list !== undefined) item[role] = splitAt(list, /\s+and\s+/y).map((one) => nameOf(one, lost));
  }
  item['container-title'] = text('journal') ?? text('journaltitle') ?? text('booktitle');
  item.issued = dateOf(raw('date'), raw('year'), raw('month'), lost);
  item.accessed = dateOf(raw('urldate'), undefined, undefined, lost);
  for (const [csl, bib] of texts) item[csl] = text(bib);
  item.page = text('pages')?.replace(/[–—]/g, '-');
  for (const [csl, bib] of verbatim) item[csl] = raw(bib);
  const custom: Record<string, unknown> = {};
  for (const name of customs) {
    const value = raw(`x-${name}`);
    if (value !== undefined) custom[name] = name === 'depends-on' ? value.split(' ') : value;
  }
  if (Object.keys(custom).length > 0) item.custom = custom;
  for (const name of left) lost.add(`the BibTeX field “${name}”`);
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as CslItem;
}

function dateOf(date: string | undefined, year: string | undefined, month: string | undefined, lost: Losses) {
  const ends = (date ?? '').split('/');
  if (date !== undefined && ends.every((one) => /^-?[0-9]{4}(?:-[0-9]{2}){0,2}$/.test(one)))
    return { 'date-parts': ends.map((one) => one.split(/(?!^)-/).map(Number)) };
  if (date !== undefined) lost.add('dates of sources that are no plain dates');
  if (year === undefined) return undefined;
  if (!/^-?[0-9]{1,4}$/.test(year)) return { literal: year };
  const number = Number(month);
  return { 'date-parts': [[Number(year), ...(number >= 1 && number <= 12 ? [number] : [])]] };
}

/** Splits where the pattern stands outside braces. */
function splitAt(text: string, pattern: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (one === '\\') at += 1;
    else if (one === '{') depth += 1;
    else if (one === '}') depth -= 1;
    else if (depth === 0) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match !== null) {
        parts.push(text.slice(start, at));
        start = at + match[0].length;
        at = start - 1;
      }
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** `Family, Given`, `Family, Suffix, Given`, `Given Family`, or in braces what is no person's name. */
function nameOf(latex: string, lost: Losses): Name {
  const plainText = (part: string) => fromLatex(part, (command) => lost.add(`the command \\${command}`)).trim();
  if (/^\{.*\}$/.test(latex) && splitAt(latex, /,/y).length === 1 && splitAt(latex, /\s+/y).length === 1)
    return { literal: plainText(latex) };
  const parts = splitAt(latex, /\s*,\s*/y);
  if (parts.length === 1) {
    const wordsOf = splitAt(latex, /\s+/y);
    if (wordsOf.length === 1) return { family: plainText(latex) };
    return { family: plainText(wordsOf.at(-1)!), given: plainText(wordsOf.slice(0, -1).join(' ')) };
  }
  const [family, ...rest] = parts.map(plainText);
  const given = rest.at(-1)!;
  return { family: family!, ...(rest.length > 1 && { suffix: rest[0]! }), given };
}
