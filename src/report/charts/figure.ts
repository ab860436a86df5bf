/** A chart in its frame: a title that states the finding, a legend, the drawing, its notes, its data. */
import { type CsvCell, csvLink } from '../csv.ts';
import { type Html, html, type Part } from '../escape.ts';

export interface Figure {
  readonly id: string;
  /** What the chart shows, as a finding computed from the numbers. */
  readonly title: string;
  readonly legend?: Part;
  readonly body: Part;
  /** Units, and how to read it. */
  readonly note: Part;
  readonly csv: readonly (readonly CsvCell[])[];
}

export function figure({ id, title, legend, body, note, csv }: Figure): Html {
  return html`<figure id="${id}" aria-labelledby="${id}-title">
<figcaption><strong class="finding" id="${id}-title">${title}</strong></figcaption>
${legend}<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title">${body}</div>
<p class="note">${note} ${csvLink(id, csv)}</p>
</figure>
`;
}

export type Glyph =
  | 'square'
  | 'triangle'
  | 'circle'
  | 'ring'
  | 'diamond'
  | 'band'
  | 'dash'
  | 'bar'
  | 'faint'
  | 'hatch'
  | 'area';

/** Entries with their shapes, so that colour is never the only difference. */
export function legend(
  entries: readonly { readonly glyph: Glyph; readonly series: string; readonly text: string }[],
): Html {
  return html`<ul class="legend">${entries.map(
    ({ glyph, series, text }) =>
      html`<li><svg class="s-${series}" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">${glyphs[glyph]}</svg>${text}</li>`,
  )}</ul>
`;
}

const glyphs: Readonly<Record<Glyph, Html>> = {
  square: html`<path d="M1 7H25" class="line"/><rect x="9" y="3" width="8" height="8" class="hollow"/>`,
  triangle: html`<path d="M1 7H25" class="line"/><path d="M13 2L18 11H8Z" class="full"/>`,
  circle: html`<path d="M1 7H25" class="line"/><circle cx="13" cy="7" r="4.5" class="full"/>`,
  ring: html`<path d="M1 7H25" class="line broken"/><circle cx="13" cy="7" r="4.5" class="hollow"/>`,
  diamond: html`<path d="M13 1L18 7L13 13L8 7Z" class="hollow"/>`,
  band: html`<rect x="1" y="1" width="24" height="12" class="pale"/><path d="M1 7H25" class="line thick"/>`,
  dash: html`<path d="M1 7H25" class="line thick dashed"/>`,
  bar: html`<rect x="1" y="4" width="24" height="6" class="full"/>`,
  faint: html`<rect x="1" y="4" width="24" height="6" class="pale"/>`,
  hatch: html`<rect x="1" y="4" width="24" height="6" class="hatched"/>`,
  area: html`<path d="M1 13L9 6L17 4L25 9V13Z" class="half"/>`,
};

/** The pattern behind uncertain ends; defined once for the page. */
export const patterns: Html = html`<svg width="0" height="0" aria-hidden="true" class="defs"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" class="hatch-line"/></pattern></defs></svg>
`;
