/** Two histories side by side: the years of both in two columns. */
import type { Paragraph } from './prose.ts';

/** Between the columns. */
const gap = ' | ';

/**
 * @param left and @param right paragraphs told without a width
 * @param titles of the columns
 * @param width of both together, in characters
 */
export function sideBySide(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  titles: readonly [string, string],
  width: number,
): string {
  const wide = Math.floor((width - gap.length) / 2);
  const headings = [...new Set([...left, ...right].map(({ heading }) => heading))];
  const of = (side: readonly Paragraph[], heading: string) =>
    wrapTo(side.find((paragraph) => paragraph.heading === heading)?.text ?? '', wide);
  const rows = (a: readonly string[], b: readonly string[]) =>
    Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
      `${(a[i] ?? '').padEnd(wide)}${gap}${b[i] ?? ''}`.trimEnd(),
    );
  return [
    ...rows(wrapTo(titles[0], wide), wrapTo(titles[1], wide)),
    ...headings.flatMap((heading) => ['', heading, ...rows(of(left, heading), of(right, heading))]),
  ].join('\n');
}

function wrapTo(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
    // A word wider than the column is broken.
    while (line.length > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return line === '' ? lines : [...lines, line];
}
