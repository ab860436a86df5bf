/** Plain twin of the bloc kernel: bonds as a matrix, circles found by walking from everybody. */

/** The head of everybody's bloc; persons stand in the order of their ranks. */
export function headsByWalking(bonds: readonly (readonly number[])[], least: number): number[] {
  const to = bonds.map((row, i) => {
    const open = row.map((bond, j) => (j === i || bond < least ? -Infinity : bond));
    const most = Math.max(...open);
    return most === -Infinity ? -1 : open.indexOf(most);
  });
  /** Everybody met on the way, himself first; ends before anybody comes twice. */
  function walk(from: number): number[] {
    const met: number[] = [];
    for (let at = from; at >= 0 && !met.includes(at); at = to[at]!) met.push(at);
    return met;
  }
  const cut = bonds.map((_, i) => {
    const met = walk(i);
    if (to[met.at(-1)!] !== i) return false;
    const strengths = met.map((person) => bonds[person]![to[person]!]!);
    const weakest = Math.min(...strengths);
    return i === Math.min(...met.filter((_, k) => strengths[k] === weakest));
  });
  cut.forEach((isCut, i) => {
    if (isCut) to[i] = -1;
  });
  return bonds.map((_, i) => walk(i).at(-1)!);
}
