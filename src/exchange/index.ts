/** The door of the exchange: a scenario's record in formats of others, and what they say as rows of a scenario folder. */
import type { Folder, Problem, Scenario } from '../scenario/index.ts';
import { draftBibtex, exportBibtex } from './bibtex.ts';
import { draftCsl, exportCsl } from './csl.ts';
import { exportCsvw } from './csvw.ts';
import { draftCsvw } from './csvw-import.ts';
import { Draft } from './draft.ts';
import type { Exported, Exporting, Imported, Input } from './format.ts';
import { exportFtm, exportFtmStatements } from './ftm.ts';
import { draftFtm } from './ftm-import.ts';
import { readEntities, readStatements } from './ftm-read.ts';
import { exportGexf } from './gexf.ts';
import { exportGraphml } from './graphml.ts';
import { merged } from './merge.ts';
import { exportParquet } from './parquet.ts';
import { exportPopolo } from './popolo.ts';
import { draftPopolo } from './popolo-import.ts';
import { draftWikidata } from './wikidata.ts';

export type { Exported, Exporting, Imported, Input, Loss, Period } from './format.ts';
export { Losses } from './format.ts';
export { networkOf } from './network.ts';
export { popoloSchema } from './popolo-schema.ts';

export interface Format {
  readonly about: string;
  /** Whether an export is one file or a folder of them. */
  readonly writes?: 'file' | 'folder';
  readonly exports?: (given: Exporting) => Exported;
  /** Drafts what the input says. Returns what is wrong with it. */
  readonly drafts?: (input: Input, draft: Draft, before: Folder) => Promise<readonly Problem[]>;
}

export const formats = {
  csvw: {
    about: 'the tables as CSV with metadata of CSV on the Web',
    writes: 'folder',
    exports: exportCsvw,
    drafts: draftCsvw,
  },
  ftm: {
    about: 'entities of FollowTheMoney, one JSON object a line',
    writes: 'file',
    exports: exportFtm,
    drafts: async (input, draft) => {
      const { entities, session } = await readEntities(input.name, input.lines());
      draftFtm(entities, draft, () => unnamedSource(input, draft));
      return session.problems.sorted();
    },
  },
  'ftm-statements': {
    about: 'statements of FollowTheMoney as CSV, each with its source',
    writes: 'file',
    exports: exportFtmStatements,
    drafts: async (input, draft) => {
      const { entities, session } = readStatements(input.name, await input.bytes());
      draftFtm(entities, draft, () => unnamedSource(input, draft));
      return session.problems.sorted();
    },
  },
  wikidata: {
    about: 'entities of Wikidata as JSON: one document, or a dump with one a line',
    drafts: async (input, draft) => (await draftWikidata(input, draft)).problems.sorted(),
  },
  popolo: {
    about: 'persons, organizations, posts, memberships and votes as Popolo JSON',
    writes: 'file',
    exports: exportPopolo,
    drafts: async (input, draft) =>
      draftPopolo(input.name, await input.bytes(), draft, () => unnamedSource(input, draft)).problems.sorted(),
  },
  gexf: { about: 'the network with spells, as GEXF 1.3', writes: 'file', exports: exportGexf },
  graphml: { about: 'the network as GraphML', writes: 'file', exports: exportGraphml },
  csl: {
    about: 'the sources as CSL-JSON',
    writes: 'file',
    exports: exportCsl,
    drafts: async (input, draft) => draftCsl(input.name, await input.bytes(), draft),
  },
  bibtex: {
    about: 'the sources as BibTeX',
    writes: 'file',
    exports: exportBibtex,
    drafts: async (input, draft) => draftBibtex(input.name, await input.bytes(), draft),
  },
  parquet: { about: 'claims and findings as Parquet', writes: 'folder', exports: exportParquet },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

/** A folder that is added to: its files, and the scenario that they are. */
export interface Into {
  readonly folder: Folder;
  readonly scenario: Scenario;
}

/**
 * Reads an input and adds what it says to a folder, or makes a folder of it.
 * @param id of the folder
 */
export async function importFrom(format: Format, input: Input, into: Into | undefined, id: string): Promise<Imported> {
  const draft = new Draft(into?.scenario);
  const before: Folder = into?.folder ?? new Map();
  const problems = (await format.drafts?.(input, draft, before)) ?? [];
  if (problems.length > 0) return { ok: false, problems };
  const title = `Imported from ${input.name}`.replace(/[{}]/g, '');
  return merged(before, draft, id, into === undefined ? title : undefined);
}

/** Of values in a file that does not say where it has them from. */
function unnamedSource({ name }: Input, draft: Draft): string {
  const base =
    name
      .split('/')
      .at(-1)!
      .replace(/\.[^.]*$/, '') || name;
  return draft.source(base, (id) => ({ id, type: 'dataset', title: name, custom: { grade: 'F6' } }));
}
