/** Plain twin of the quantal response kernel: expectations by recursion over everybody's choices, chances in nested lists. */

interface Rule {
  readonly lambda: number;
  readonly step: number;
  readonly sweeps: number;
}

/** So many damped sweeps from even chances. */
export function responseByDefinition(
  alternatives: readonly number[],
  payoff: (player: number, choices: readonly number[]) => number,
  { lambda, step, sweeps }: Rule,
) {
  let chances = alternatives.map((count) => new Array<number>(count).fill(1 / count));

  /** What `player` expects of `choice`, the others' choices from `next` on being open. */
  function expected(player: number, choice: number, choices: readonly number[]): number {
    const next = choices.length;
    if (next === alternatives.length) return payoff(player, choices);
    if (next === player) return expected(player, choice, [...choices, choice]);
    return chances[next]!.reduce((sum, chance, a) => sum + chance * expected(player, choice, [...choices, a]), 0);
  }
  function response(): number[][] {
    return chances.map((own, player) => {
      const odds = own.map((_, a) => Math.exp(lambda * expected(player, a, [])));
      const total = odds.reduce((a, b) => a + b, 0);
      return odds.map((one) => one / total);
    });
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const to = response();
    chances = chances.map((own, i) => own.map((chance, a) => (1 - step) * chance + step * to[i]![a]!));
  }
  const residual = Math.max(...response().flatMap((own, i) => own.map((r, a) => Math.abs(r - chances[i]![a]!))));
  return { chances, residual };
}
