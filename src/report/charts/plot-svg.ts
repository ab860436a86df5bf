/** Draws with Observable Plot on a document of its own, so that no browser is needed and equal data give equal bytes. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Html, html, trusted } from '../escape.ts';

interface Drawn {
  readonly outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
}

/** An SVG that takes its colours from the page's variables. `label` is what a screen reader says of it. */
export function svgOf(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML('<html><body></body></html>') as unknown as { document: never };
  const svg = Plot.plot({ ...options, document, className: 'plot' }) as unknown as Drawn;
  // The page's style sheet holds its rules.
  svg.querySelector('style')?.remove();
  // Not set as an attribute: linkedom writes attributes with their angle brackets as they are.
  const opening = html`<svg role="img" aria-label="${label}" `.text;
  return trusted(opening + svg.outerHTML.slice('<svg '.length));
}

export { Plot };
