/** Plain text for a terminal of 80 columns. */

export const terminalWidth = 80;

/** Rows in columns: the first flush left and cut to fit, the others flush right. */
export function columns(rows: readonly (readonly string[])[], width = terminalWidth): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) => Math.max(0, ...rows.map((row) => length(row[i] ?? ''))));
  const others = widths.slice(1).reduce((sum, one) => sum + one + 2, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(16, width - others));
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          i === 0 ? fitted(cell, first) : `  ${cell.padStart(widths[i]! + cell.length - length(cell))}`,
        )
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** Wraps at blanks. */
export function wrap(text: string, width = terminalWidth, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && length(line) + 1 + length(word) > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((one, i) => (i === 0 ? one : indent + one)).join('\n');
}

/** A label and its text, hung so that further lines stand under the text; a long label takes a line of its own. */
export function hang(label: string, text: string, indent: number): string {
  const rest = wrap(text, terminalWidth - indent)
    .split('\n')
    .join(`\n${' '.repeat(indent)}`);
  return length(label) < indent ? label.padEnd(indent) + rest : `${label}\n${' '.repeat(indent)}${rest}`;
}

/** A text that begins at an indent; further lines stand two columns deeper. */
export function item(text: string, indent = 0): string {
  return ' '.repeat(indent) + wrap(text, terminalWidth, ' '.repeat(indent + 2));
}

/** A share as a percentage without false precision. */
export function percent(share: number): string {
  if (share === 0) return '0 %';
  if (share === 1) return '100 %';
  return share < 0.005 ? '<1 %' : share > 0.995 ? '>99 %' : `${Math.round(100 * share)} %`;
}

function fitted(cell: string, width: number): string {
  return length(cell) > width ? `${[...cell].slice(0, width - 1).join('')}…` : cell + ' '.repeat(width - length(cell));
}

function length(text: string): number {
  return [...text].length;
}
