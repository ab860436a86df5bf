/** Reads and writes the tables of the conversion: CSV by header, UTF-8, line feeds, fixed order of columns. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

const here = dirname(fileURLToPath(import.meta.url));
const scenario = dirname(here);

function parse(path) {
  const text = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
  const read = Papa.parse(text, { header: true, skipEmptyLines: 'greedy', newline: '\n' });
  if (read.errors.length > 0) throw new Error(`${path}: ${JSON.stringify(read.errors[0])}`);
  return read.data;
}

/** A table of the input folder; each row knows its table and its 1-based data row for the log. */
export function inputTable(folder, name) {
  return parse(join(folder, `${name}.csv`)).map((row, index) => ({ ...row, table: name, row: index + 1 }));
}

/** A hand-made table kept beside the converter. */
export function mapping(name) {
  return parse(join(here, `${name}.csv`));
}

/** Writes a table of the scenario, or, with `inside`, one of the conversion folder. */
export function writeTable(name, columns, rows, inside = false) {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  const text = Papa.unparse({ fields: columns, data: cells }, { newline: '\n' });
  writeFileSync(join(inside ? here : scenario, name), `${text}\n`);
}

export function writeText(name, text) {
  writeFileSync(join(scenario, name), text);
}

/** `kosior_s` becomes `kosior-s`. */
export function hyphenated(id) {
  return id.trim().toLowerCase().replaceAll('_', '-');
}

/** A note: the parts that say something, joined; straight double quotation marks dropped so that nothing reads as quoted. */
export function note(...parts) {
  return parts
    .map((part) => (part ?? '').replaceAll('"', '').trim())
    .filter((part) => part !== '')
    .join('; ');
}
