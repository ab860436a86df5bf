/** What-if: paired histories that share every draw except where the intervention reaches. */

import type { Contrast, ContrastTally } from './contrast.ts';

export interface Whatif extends Contrast {
  readonly kind: 'whatif';
  /** Histories in which an intervention could not be done. */
  readonly refused: number;
}

/** @param tally of the plan without the intervention and the plan with it */
export function compare(tally: ContrastTally): Whatif {
  return { kind: 'whatif', refused: tally.refused, ...tally.contrast() };
}
