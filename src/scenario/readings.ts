/** readings.csv: what each claim of an interpretive source amounts to for the model. */
import type { Cast, ClaimId } from '../polity/index.ts';
import { propositionText, readProposition } from './propositions.ts';
import { choice, reference, words } from './scalars.ts';
import { type ClaimReading, claimLabels } from './scenario.ts';
import type { SourceFile } from './session.ts';
import { filled, maybe, readTable } from './table.ts';
import { readWithout, withoutText } from './without.ts';

export const readingsTable = {
  file: 'readings.csv',
  columns: {
    claim: filled(reference<ClaimId>('claim')),
    label: filled(choice(claimLabels)),
    proposition: maybe(propositionText),
    without: maybe(withoutText),
    basis: maybe(words),
  },
} as const;

export function readReadings(file: SourceFile, cast: Cast): readonly ClaimReading[] {
  const lines = new Map<ClaimId, number>();
  const readings: ClaimReading[] = [];
  readTable(readingsTable, file, (values, row) => {
    if (row.isBroken) return;
    const { claim, label, proposition: text, basis = '' } = values;
    const proposition = text === undefined ? undefined : readProposition(text, row.site('proposition'), cast);
    if (label === 'outcome' && text === undefined && !row.isBad('proposition')) {
      row.site('proposition').fail('empty-cell', 'a proposition, since the label is outcome');
    }
    const without = values.without === undefined ? undefined : readWithout(values.without, row.site('without'));
    if (values.without !== undefined && label !== undefined && label !== 'causal')
      row.site('without').fail('rule', 'an empty cell, since only causes are switched off');
    if (values.without !== undefined && text === undefined && !row.isBad('proposition'))
      row.site('proposition').fail('empty-cell', 'a proposition: what is said to have come of the cause');
    if (claim === undefined) return;
    const before = lines.get(claim);
    if (before !== undefined) {
      row.site('claim').fail('duplicate', 'one reading a claim', {
        hint: `line ${before} and line ${row.line} both read it`,
      });
    }
    lines.set(claim, row.line);
    if (label !== undefined)
      readings.push({ claim, label, ...(proposition && { proposition }), ...(without && { without }), basis });
  });
  return readings;
}
