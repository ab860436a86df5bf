/** Optimised kernels against their plain twins, on the same input in one run. */
import { passChance, solveControl } from '../src/model/kernels/index.ts';
import { controlByElimination } from '../verification/plain/control.ts';
import { passChanceByEnumeration } from '../verification/plain/pass-chance.ts';
import { best } from './timing.ts';

export function benchKernels(): void {
  const rule = {
    quorum: { num: 1, den: 2 },
    majority: { of: 'present', share: { num: 1, den: 2 }, strict: true },
  } as const;
  console.log('\nChance of a motion: microseconds (ours, by enumeration, ratio)');
  for (const members of [5, 7, 8]) {
    const yes = Array.from({ length: members }, (_, i) => 0.3 + 0.05 * i);
    const no = yes.map((chance) => 0.9 - chance);
    const chances = { yes, no, present: yes.map(() => 0.9) };
    const ours = best(2000, () => passChance(chances, rule));
    const plain = best(5, () => passChanceByEnumeration(chances, rule));
    console.log(
      `${String(members).padStart(2)} members  ${ours.toFixed(2).padStart(8)} ${plain.toFixed(0).padStart(9)} ${(plain / ours).toFixed(0).padStart(7)}×`,
    );
  }
  console.log('\nConserved control: microseconds (ours, dense elimination, ratio)');
  for (const persons of [50, 150, 300]) {
    const rowStart = Int32Array.from({ length: persons + 1 }, (_, i) => Math.min(2 * i, 2 * (persons - 2)));
    const entries = rowStart[persons]!;
    const patron = Int32Array.from({ length: entries }, (_, i) => (Math.floor(i / 2) + 1 + (i % 2)) % persons);
    const share = Float64Array.from({ length: entries }, () => 0.4);
    const input = {
      direct: Float64Array.from({ length: persons }, () => 1),
      patronage: { rowStart, patron, share },
      delta: 0.8,
    };
    const ours = best(50, () => solveControl(input, new Float64Array(persons)));
    const plain = best(1, () => controlByElimination(input));
    console.log(
      `${String(persons).padStart(3)} persons  ${ours.toFixed(0).padStart(8)} ${plain.toFixed(0).padStart(9)} ${(plain / ours).toFixed(0).padStart(7)}×`,
    );
  }
}
