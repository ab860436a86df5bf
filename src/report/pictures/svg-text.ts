/** Text in drawings: how wide it is likely to be, where it breaks, and numbers as drawings write them. */

/**
 * Advance widths by kind of character, in em, as in DejaVu Sans: wider than most faces a reader may have, so that what fits
 * here fits there. A drawing is made before the face is known.
 */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljI.,:;'’|!()[\]‑-]/u, 0.38],
  [/[ftr]/u, 0.42],
  [/ /u, 0.32],
  [/[mwMW@%…—†]/u, 0.95],
  [/[\u1100-\u11ff\u2e80-\uffef]|[\u{1f000}-\u{3ffff}]/u, 1],
  [/\p{Lu}/u, 0.72],
  [/\p{Nd}/u, 0.64],
];
const usual = 0.62;

/** What a bold face is wider by. */
export const bold = 1.13;

/** @param size of the type, in pixels; times `bold` where it is */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += widths.find(([kind]) => kind.test(character))?.[1] ?? usual;
  return sum * size;
}

/** Lines no wider than `width`, broken at blanks; a single word that is wider stands alone. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** The text if it fits, else as much of it as fits before an ellipsis. */
export function fitted(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** A length in pixels, to a tenth. */
export function px(length: number): number {
  return Math.round(length * 10) / 10;
}
