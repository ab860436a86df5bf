/** Time in post by the product-limit estimator: tenures that last when a history ends count for as long as they were seen. */

export interface Tenure {
  /** Whole days. */
  readonly days: number;
  /** False: it was still lasting. */
  readonly ended: boolean;
}

/** Kaplan and Meier 1958, "Nonparametric estimation from incomplete observations", JASA 53(282): 457-481. */
export class TimeInPost {
  /** After so many days this share is left. Rising days, falling shares. */
  private readonly steps: readonly { readonly days: number; readonly left: number }[];
  /** The longest time for which anybody was seen. */
  private readonly seen: number;

  constructor(tenures: readonly Tenure[]) {
    // Numbers sort faster than objects: twice the days, and one more where it ended.
    const sorted = new Float64Array(tenures.length);
    for (let i = 0; i < sorted.length; i++) sorted[i] = 2 * tenures[i]!.days + (tenures[i]!.ended ? 1 : 0);
    sorted.sort();
    const steps: { days: number; left: number }[] = [];
    let left = 1;
    for (let at = 0; at < sorted.length; ) {
      const days = Math.floor(sorted[at]! / 2);
      const atRisk = sorted.length - at;
      let ended = 0;
      for (; at < sorted.length && sorted[at]! < 2 * days + 2; at++) ended += sorted[at]! - 2 * days;
      if (ended === 0) continue;
      left *= 1 - ended / atRisk;
      steps.push({ days, left });
    }
    this.steps = steps;
    this.seen = Math.floor((sorted.at(-1) ?? 0) / 2);
  }

  /** Share that has left after so many days; undefined where nobody was seen for so long and some were still in post. */
  shareLeft(days: number): number | undefined {
    const left = this.steps.findLast((step) => step.days <= days)?.left ?? 1;
    return this.seen < days && left > 0 ? undefined : 1 - left;
  }

  /** The day by which half have left; undefined where the tenures seen do not show it. */
  median(): number | undefined {
    return this.steps.find(({ left }) => left <= 0.5)?.days;
  }
}
