/** assessments.csv: the modeller's judgements as ranges. */

import type { Day } from '../calendar/index.ts';
import { exactly } from '../calendar/index.ts';
import type { IssueId, PersonId } from '../polity/index.ts';
import { moment, numeric, reference, words } from './scalars.ts';
import type { Assessment } from './scenario.ts';
import type { Site, SourceFile } from './session.ts';
import { didYouMean } from './speller.ts';
import { filled, maybe, readTable } from './table.ts';

/** What is assessed of a person besides the issues; each from 0 to 1. */
export const assessedAttributes = [
  'organisation',
  'oratory',
  'intrigue',
  'ambition',
  'legalism',
  'authority',
  'health-risk',
] as const;

export const assessmentsTable = {
  file: 'assessments.csv',
  columns: {
    person: filled(reference<PersonId>('person')),
    attribute: filled({
      ...words,
      schema: {
        anyOf: [
          { enum: assessedAttributes },
          { type: 'string', description: 'an issue of scenario.yaml, or such an issue followed by -salience' },
        ],
      },
    }),
    low: filled(numeric()),
    mode: filled(numeric()),
    high: filled(numeric()),
    basis: maybe(words),
    evidence_date: filled(moment),
  },
} as const;

/** Lowest value of an attribute; the highest is always 1. */
function lowestOf(issues: ReadonlySet<string>): ReadonlyMap<string, number> {
  const lowest = new Map<string, number>(assessedAttributes.map((name) => [name, 0]));
  for (const issue of issues) lowest.set(issue, -1).set(`${issue}-salience`, 0);
  return lowest;
}

export function readAssessments(file: SourceFile, issues: Iterable<IssueId>): readonly Assessment[] {
  const { names, speller } = file.session;
  const lowest = lowestOf(new Set<string>(issues));
  const lines = new Map<string, number>();
  const assessments: Assessment[] = [];
  readTable(assessmentsTable, file, (values, row) => {
    if (row.isBroken) return;
    const { person, attribute, low, mode, high, basis = '', evidence_date: evidence } = values;
    const floor = attribute === undefined ? undefined : lowest.get(attribute);
    if (attribute !== undefined && floor === undefined && !names.isUnavailable('issue')) {
      row.site('attribute').fail('choice', `one of ${assessedAttributes.join(', ')}, an issue, or ISSUE-salience`, {
        hint: didYouMean(speller.nearest(attribute, lowest.keys(), 'attribute')),
      });
    }
    const within = (value: number | undefined, site: Site): boolean => {
      if (value === undefined || floor === undefined) return value !== undefined;
      if (value < floor || value > 1) site.fail('number', `a number from ${floor} to 1`);
      return value >= floor && value <= 1;
    };
    const sound = [within(low, row.site('low')), within(mode, row.site('mode')), within(high, row.site('high'))];
    if (sound[0] && sound[1] && mode! < low!) row.site('mode').fail('number', `a number that is not below low, ${low}`);
    else if (sound[1] && sound[2] && high! < mode!)
      row.site('high').fail('number', `a number that is not below mode, ${mode}`);
    else if (sound[0] && !sound[1] && sound[2] && high! < low!)
      row.site('high').fail('number', `a number that is not below low, ${low}`);
    if (person === undefined || attribute === undefined) return;
    const key = `${person} ${attribute} ${evidence?.edtf}`;
    const before = lines.get(key);
    if (before !== undefined) {
      row.site('attribute').fail('duplicate', 'one row a person, attribute and evidence date', {
        hint: `line ${before} and line ${row.line} say it both`,
      });
    }
    lines.set(key, row.line);
    assessments.push({
      person,
      attribute,
      low: low ?? 0,
      mode: mode ?? 0,
      high: high ?? 0,
      basis,
      evidence: evidence ?? exactly(0 as Day),
      line: row.line,
    });
  });
  return assessments;
}
