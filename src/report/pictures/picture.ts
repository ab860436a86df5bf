/** A picture of the record: drawn for any width, put into a page, or on its own as HTML or SVG that fetches nothing and runs nothing. */
import { patterns } from '../charts/figure.ts';
import { type CsvCell, csvLink } from '../csv.ts';
import { type Html, html, type Part, trusted } from '../escape.ts';
import { palette, printPalette, style } from '../style.ts';
import { type Archive, type Evidence, evidenceLines, evidenceList } from './evidence.ts';
import { pictureStyle } from './picture-style.ts';
import { bold, linesOf, px, widthOf } from './svg-text.ts';

export interface Drawing {
  readonly height: number;
  readonly body: Part;
}

export interface Picture {
  /** Prefix of every fragment in it. */
  readonly id: string;
  /** The finding, in numbers worked out from the data. */
  readonly title: string;
  /** Samples are drawn in a box 30 wide and 14 high. */
  readonly legend: readonly { readonly sample: Html; readonly text: string }[];
  /** How to read it, and what was left out. */
  readonly notes: readonly string[];
  /** What a screen reader says of the drawing. */
  readonly label: string;
  /** Marks link to `#id-…`; no element of the drawing has an identifier. */
  readonly draw: (width: number) => Drawing;
  readonly evidence: readonly Evidence[];
  readonly csv: readonly (readonly CsvCell[])[];
}

/** In pixels; the second is for windows narrower than `pictureStyle` says. */
export const wide = 1120;
export const narrow = 360;

function drawn(picture: Picture, width: number, name: string): Html {
  const { height, body } = picture.draw(width);
  return html`<svg class="pic ${name}" viewBox="0 0 ${width} ${px(height)}" role="group" aria-label="${picture.label}">${body}</svg>`;
}

/** As part of a page whose style sheet holds `pictureStyle` and that has the pattern of `patterns`. */
export function pictureFigure(picture: Picture, archive: Archive): Html {
  const { id, title, legend, notes, csv } = picture;
  return html`<figure id="${id}" aria-labelledby="${id}-title">
<figcaption><strong class="finding" id="${id}-title">${title}</strong></figcaption>
<ul class="legend">${legend.map(({ sample, text }) => html`<li><svg class="pic" width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">${sample}</svg>${text}</li>`)}</ul>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title">${drawn(picture, wide, 'wide')}${drawn(picture, narrow, 'narrow')}</div>
<p class="note">${notes.join(' ')} ${csvLink(id, csv)}</p>
</figure>
<p class="finding">Claims behind the picture</p>
<div class="scroll tall" tabindex="0" role="region" aria-label="Claims behind the picture: ${picture.label}">${evidenceList(id, picture.evidence, archive)}</div>
`;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A page of its own. */
export function picturePage(picture: Picture, archive: Archive, heading: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${picture.title} – ${heading}</title>
<style>${trusted(style)}body { max-width: 1160px; } .tall { max-height: none; border: 0; }
@page { size: A4 landscape; }</style>
</head>
<body>
${patterns}<p class="kicker">${heading}</p>
<main>
${pictureFigure(picture, archive)}</main>
</body>
</html>
`.text;
}

/** Characters that XML has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const outsideXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A drawing of its own, with its title, legend and notes, and the claims as text beneath it. */
export function pictureSvg(picture: Picture, archive: Archive, heading: string): string {
  const margin = 20;
  const width = wide + 2 * margin;
  let y = margin + 14;
  const parts: Part[] = [html`<text x="${margin}" y="${y}" class="soft">${heading}</text>`];
  const write = (text: string, size: number, name: string, step: number) => {
    for (const line of linesOf(text, wide, size)) {
      y += step;
      parts.push(html`<text x="${margin}" y="${px(y)}" class="${name}">${line}</text>`);
    }
  };
  y += 4;
  write(picture.title, 20 * bold, 'title', 25);
  y += 14;
  let x = margin;
  for (const { sample, text } of picture.legend) {
    const room = 38 + widthOf(text, 13) + 20;
    if (x > margin && x + room > margin + wide) {
      x = margin;
      y += 20;
    }
    parts.push(html`<g transform="translate(${px(x)} ${px(y)})">${sample}<text x="38" y="11">${text}</text></g>`);
    x += room;
  }
  y += 28;
  const { height, body } = picture.draw(wide);
  parts.push(html`<g transform="translate(${margin} ${px(y)})" role="group" aria-label="${picture.label}">${body}</g>`);
  y += height + 6;
  for (const note of picture.notes) write(note, 12, 'soft small', 17);
  y += 18;
  write('Claims behind the picture', 15, 'strong', 20);
  for (const line of evidenceLines(picture.evidence, archive)) {
    const lines: Part[] = [];
    const indent = line.heading ? 0 : 14;
    if (line.heading) y += 8;
    for (const text of linesOf(line.text, wide - indent, line.heading ? 12 * bold : 12)) {
      y += 16;
      lines.push(
        html`<text x="${margin + indent}" y="${px(y)}" class="small${line.heading && ' strong'}">${text}</text>`,
      );
    }
    parts.push(line.id === undefined ? lines : html`<g id="${picture.id}-${line.id}">${lines}</g>`);
  }
  y += margin;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="pic alone" width="${width}" height="${px(y)}" viewBox="0 0 ${width} ${px(y)}" role="group" aria-labelledby="${picture.id}-title" id="${picture.id}" lang="en">
<title id="${picture.id}-title">${picture.title}</title>
<style>${trusted(palette)}${trusted(pictureStyle)}${trusted(printPalette)}</style>
<defs>${hatch}</defs>
<rect width="100%" height="100%" class="paper"/>
${parts}
</svg>
`.text.replace(outsideXml, '\ufffd');
}

const hatch = html`<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" class="hatch-line"/></pattern>`;
