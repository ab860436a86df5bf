/** Invented scenarios on their way through formats of others: folders of random claims, and an import read back. */
import type fc from 'fast-check';
import {
  type Exported,
  type Exporting,
  formats,
  type Imported,
  type Input,
  importFrom,
  type Period,
} from '../src/exchange/index.ts';
import { recordFor } from '../src/experiment/index.ts';
import type { Claim } from '../src/record/index.ts';
import { type Folder, readScenario, type Scenario } from '../src/scenario/index.ts';
import { regime } from './invented.ts';
import { anyClaims } from './invented-claims.ts';

export const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const bytes = (of: string) => new TextEncoder().encode(of);

const of = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', north: 'faction', guard: 'agency' },
  posts: { seat: { organ: 'council' }, captain: { organ: 'guard' } },
});

const names: Readonly<Record<string, string>> = {
  'scenario.yaml': `title: An invented town
from: 2000-01-01
to: 2010-12-31
as-of: 2005-01-01
issues: { pace: { name: "Pace, and more", low: slow, high: fast } }
`,
  'sources.json': JSON.stringify([
    {
      id: 'chronicler',
      type: 'book',
      title: 'The chronicle & its "tail"',
      URL: 'https://example.org/c',
      custom: { grade: 'B2' },
    },
    {
      id: 'herald',
      type: 'article-newspaper',
      title: 'The Herald',
      custom: { grade: 'C3', 'depends-on': ['chronicler'] },
    },
    { id: 'old-letters', type: 'manuscript', title: 'Letters', custom: { grade: 'D4' } },
  ]),
  'persons.csv':
    'id,name,variants,wikidata\nada,"Ada, of the north",Ada N. | Адa,Q101\nbo,Bo <the> "tall" & co,,\ncy,Cy,,\n',
  'organs.csv':
    'id,name,kind,parent,wikidata\ncouncil,The Council,body,,Q201\nnorth,The North,faction,council,\nguard,The Guard,agency,,\n',
  'posts.csv':
    'id,organ,name,class,capacity,function,cadres\nseat,council,A seat,full,3,agenda,0\ncaptain,guard,Captain,chair,1,guards | army,0\n',
  'policies.csv': 'id,name,domain\ntax,The tax,money\n',
  'events.csv': 'id,kind,name\ngale,other,The gale\n',
  'series.csv': 'id,name,unit\nrain,Rain,mm\n',
};
const columns = [
  'id',
  'source',
  'locator',
  'subject',
  'predicate',
  'object',
  'value',
  'from',
  'to',
  'calendar',
  'modality',
  'grade',
  'coder',
  'note',
];

export function read(folder: Folder): Scenario {
  const loaded = readScenario(folder, 'town');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
}

/** The town with these rows of claims; those that no reader would take are left out. */
export function town(rows: readonly (readonly string[])[]): Folder {
  const folderOf = (kept: readonly (readonly string[])[]): Folder =>
    new Map([
      ...Object.entries(names).map(([name, content]) => [name, bytes(content)] as const),
      [
        'claims.csv',
        bytes(
          [columns, ...kept]
            .map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
            .join(''),
        ),
      ],
    ]);
  let kept = rows;
  for (;;) {
    const folder = folderOf(kept);
    const loaded = readScenario(folder, 'town');
    if (loaded.ok) return folder;
    const bad = new Set(loaded.problems.map(({ line }) => line));
    kept = kept.filter((_, at) => !bad.has(at + 2));
  }
}

const sources = ['chronicler', 'herald', 'old-letters'];

function rowOf(claim: Claim, at: number): readonly string[] {
  const marked = (end: 'from' | 'to') => {
    const date = claim[end];
    if (date === undefined) return '';
    if (date === 'open') return '..';
    return at % 6 === 1 ? `${date.edtf}~` : at % 11 === 3 ? `[${date.edtf},2009]` : date.edtf;
  };
  const { id, locator, subject, predicate, object = '', value = '', modality, grade, coder } = claim;
  const calendar = at % 5 === 2 ? 'julian' : '';
  const cells = [
    id,
    sources[at % 3]!,
    `${locator.text} "${at}", line`,
    subject,
    predicate,
    object,
    value,
    marked('from'),
    marked('to'),
  ];
  return [
    ...cells,
    calendar,
    modality,
    `${grade.reliability}${grade.credibility}`,
    coder,
    at % 4 === 0 ? 'a note, with "quotes"' : '',
  ];
}

/** Scenarios of up to 25 claims of any kind, dates plain, approximate, of several days, Gregorian and Julian. */
export const anyTown: fc.Arbitrary<Folder> = anyClaims(of, 25).map((claims) =>
  town(claims.map((claim, at) => rowOf(claim, at))),
);

export function exporting(folder: Folder, period: Period = {}): Exporting {
  const scenario = read(folder);
  return { scenario, record: recordFor(scenario), folder, period };
}

export function inputOf(
  name: string,
  content: string | Uint8Array,
  others: ReadonlyMap<string, Uint8Array> = new Map(),
): Input {
  const all = typeof content === 'string' ? bytes(content) : content;
  return {
    name,
    bytes: async () => all,
    async *lines() {
      yield* text(all).split(/\r?\n/);
    },
    beside: (path) => others.get(path),
  };
}

/** What was exported, imported into a new folder. */
export async function back(name: keyof typeof formats, exported: Exported): Promise<Scenario> {
  const { files } = exported;
  const main = files.get('') ?? files.get('csv-metadata.json')!;
  const imported = await importFrom(formats[name], inputOf('back', main, files), undefined, 'back');
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return read(imported.folder);
}

/** Problems of an import that must fail, as `line:column expected`. */
export async function refused(
  name: keyof typeof formats,
  content: string,
  others?: ReadonlyMap<string, Uint8Array>,
): Promise<readonly string[]> {
  const imported: Imported = await importFrom(formats[name], inputOf('bad', content, others), undefined, 'bad');
  if (imported.ok) throw new Error('this should have been refused');
  return imported.problems.map(({ file, line, column, expected }) => `${file}:${line}:${column} ${expected}`);
}
