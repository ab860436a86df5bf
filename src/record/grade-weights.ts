/**
 * What a grade weighs where a version of the record is drawn. The table with the reason of every number is
 * grade-weights.json; docs/record.md says what kind of numbers they are.
 */
import type { Grade } from './grade.ts';
import table from './grade-weights.json' with { type: 'json' };

export const weightTables = ['usual', 'flat', 'steep'] as const;
/** `usual`, or an end of the range of the table: `flat` makes little of grades, `steep` much. */
export type WeightTable = (typeof weightTables)[number];

/**
 * The weight of a claim, above 0: odds p / (1 − p) of its credibility times the factor of its source's reliability. Of two
 * claims that exclude each other and whose errors are independent, p and q being their chances of being true, the first is the
 * true one with chance in the proportion of these odds, given that exactly one of them is true.
 */
export function gradeWeight({ credibility, reliability }: Grade, which: WeightTable = 'usual'): number {
  const p = table.credibility[credibility][which];
  return (p / (1 - p)) * table.reliability[reliability][which];
}
