/** Tables of the CSV package that stand in files of other kinds in a scenario folder: sources and issues. */
import { barred, filled, grade, identifier, maybe, sha256Digest, webAddress, words } from '../scenario/index.ts';

export const sourcesTable = {
  file: 'sources.csv',
  names: 'source',
  columns: {
    id: filled(identifier),
    type: filled(words),
    title: filled(words),
    url: maybe(webAddress),
    grade: filled(grade),
    sha256: maybe(sha256Digest),
    depends_on: maybe(barred(identifier)),
  },
} as const;

export const issuesTable = {
  file: 'issues.csv',
  names: 'issue',
  columns: { id: filled(identifier), name: filled(words), low: filled(words), high: filled(words) },
} as const;
