/** Comma-separated data (RFC 4180) and its download as a data address, safe to open in a spreadsheet. */
import { type Html, html, trusted } from './escape.ts';

export type CsvCell = string | number;

/** Lines end in CR LF. Words that a spreadsheet would take for a formula are preceded by an apostrophe; numbers never are. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A link that saves the rows under the name given, without any request. */
export function csvLink(name: string, rows: readonly (readonly CsvCell[])[]): Html {
  // Half a surrogate pair has no place in an address.
  const text = csvText(rows).replace(/\p{Surrogate}/gu, '\ufffd');
  const address = `data:text/csv;charset=utf-8,${encodeURIComponent(text).replaceAll('%2C', ',')}`;
  return html`<a class="csv" download="${name}.csv" href="${trusted(address.replaceAll("'", '%27'))}">Data of this chart (CSV, ${rows.length - 1} rows)</a>`;
}
