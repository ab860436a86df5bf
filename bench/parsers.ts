/** Our readers against the libraries they stand in for, on the same text in one run. */
import { readFileSync } from 'node:fs';
import { parse } from 'edtf';
import Papa from 'papaparse';
import { parseEdtf } from '../src/calendar/index.ts';
import { best } from './timing.ts';

export function benchParsers(): void {
  console.log('\nEDTF: microseconds a date (ours, the edtf library, ratio)');
  for (const text of ['1925-05-25', '1925-05', '1925-05~', '192X', '1921-03/1925-01-26']) {
    const [ours, theirs] = [best(20_000, () => parseEdtf(text)), best(500, () => parse(text))];
    console.log(
      `${text.padEnd(20)} ${ours.toFixed(2).padStart(7)} ${theirs.toFixed(1).padStart(7)} ${(theirs / ours).toFixed(0).padStart(6)}×`,
    );
  }
  const claims = readFileSync('scenarios/ussr-1921/claims.csv', 'utf8');
  const theirs = best(3, () => Papa.parse(claims));
  console.log(`\nclaims.csv through papaparse, which gives no positions of cells: ${(theirs / 1000).toFixed(1)} ms`);
}
