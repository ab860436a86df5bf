/** Published figures beside which patterns are set, each with its source and whether it was read. The data stand in published.json. */
import table from './published.json' with { type: 'json' };

/** `computed`: by us, from figures or data that were read. `memory`: not looked up; must not be cited as verified. */
export const publishedStatuses = ['read', 'computed', 'memory'] as const;

export interface PublishedFigure {
  /** One of patterns.ts. */
  readonly pattern: string;
  /** What was counted: seldom just what the pattern counts. */
  readonly what: string;
  readonly low: number;
  readonly figure: number;
  readonly high: number;
  readonly source: string;
  readonly status: (typeof publishedStatuses)[number];
  readonly note: string;
  /** The parameter that the same figure sets: to agree with it is then no test. */
  readonly basis?: string;
}

export const publishedFigures: readonly PublishedFigure[] = table.figures as readonly PublishedFigure[];
