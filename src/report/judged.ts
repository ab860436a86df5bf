/** What judges the model, where it was run: mechanisms switched off, causes switched off, forecasts scored. */
import type { Ablation, CauseEffect, Score, Variant } from '../experiment/index.ts';

export interface JudgedRuns {
  readonly ablation?: {
    readonly variant: Variant;
    readonly histories: number;
    readonly mechanisms: readonly Ablation[];
  };
  readonly causes?: readonly CauseEffect[];
  readonly scores?: Score;
}
