/** Time in post by the product-limit estimator: tenures that last when a history ends count for as long as they were seen. */

export interface Tenure {
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
    const sorted = [...tenures].sort((a, b) => a.days - b.days);
    const steps: { days: number; left: number }[] = [];
    let left = 1;
    for (let at = 0; at < sorted.length; ) {
      const { days } = sorted[at]!;
      const atRisk = sorted.length - at;
      let ended = 0;
      for (; at < sorted.length && sorted[at]!.days === days; at++) if (sorted[at]!.ended) ended++;
      if (ended === 0) continue;
      left *= 1 - ended / atRisk;
      steps.push({ days, left });
    }
    this.steps = steps;
    this.seen = sorted.at(-1)?.days ?? 0;
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
