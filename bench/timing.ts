/** The best of five rounds, in microseconds a call: the round least disturbed by whatever else the machine does. */
export function best(calls: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const begun = performance.now();
    for (let call = 0; call < calls; call++) run();
    least = Math.min(least, (1000 * (performance.now() - begun)) / calls);
  }
  return least;
}
