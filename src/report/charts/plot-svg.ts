/** Draws with Observable Plot on a document of its own, so that no browser is needed and equal data give equal bytes. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Html, trusted } from '../escape.ts';

interface Drawn {
  readonly outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
  setAttribute(name: string, value: string): void;
}

/** An SVG that takes its colours from the page's variables. `label` is what a screen reader says of it. */
export function svgOf(options: Plot.PlotOptions, label: string): Html {
  const { document } = parseHTML('<html><body></body></html>') as unknown as { document: never };
  const svg = Plot.plot({ ...options, document, className: 'plot' }) as unknown as Drawn;
  // The page's style sheet holds its rules.
  svg.querySelector('style')?.remove();
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return trusted(svg.outerHTML);
}

export { Plot };
