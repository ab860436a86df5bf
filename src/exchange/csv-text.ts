/** Comma-separated text as RFC 4180 has it, cells exactly as they are. */

export type Quoting = 'all' | 'where-needed';

/** @param end of each line: RFC 4180 asks for CR LF, most programs write LF */
export function csvText(
  rows: Iterable<readonly string[]>,
  { quoting = 'where-needed', end = '\n' }: { readonly quoting?: Quoting; readonly end?: string } = {},
): string {
  let text = '';
  for (const row of rows) text += csvLine(row, ',', quoting) + end;
  return text;
}

export function csvLine(cells: readonly string[], separator: string, quoting: Quoting = 'where-needed'): string {
  return cells
    .map((cell) => (quoting === 'all' || needsQuotes(cell, separator) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator);
}

function needsQuotes(cell: string, separator: string): boolean {
  return cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell);
}
