/** Sources: titles of the compiled tables become stable identifiers with a type and a grade; rows become witnesses. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hyphenated, inputTable, mapping } from './tables.mjs';

export const memory = 'compiler-memory';
export const seed = 'globalsecurity-trotsky-1921-1929';
const isMemory = (title) => title.startsWith('from memory');

export function makeSources(folder, tables) {
  const listed = inputTable(folder, 'sources');
  const byTitle = new Map(listed.map((row) => [row.title, hyphenated(row.id)]));
  const extra = mapping('source-extra');
  for (const row of extra) byTitle.set(row.title, row.id);
  const described = new Map(
    mapping('source-groups').flatMap((group) => group.ids.split(' | ').map((id) => [id, group])),
  );
  const dependsOn = new Map(
    mapping('source-copies')
      .filter((row) => row.depends_on)
      .map((row) => [row.id, row.depends_on]),
  );
  const used = new Set();
  const unmatched = new Map();

  /** The sources that vouch for a row, with the grade each lends it. An empty grade is the source's own. */
  function witnesses(row) {
    const titles = row.source_title.split(' ; ');
    const named = [...new Set(titles.filter((title) => !isMemory(title)).map((title) => find(title, row)))].filter(
      Boolean,
    );
    const remembered = titles.find(isMemory) ?? '';
    const aside = /\(cf\. (.*)\)$/.exec(remembered)?.[1];
    const recollection = { source: memory, grade: '', note: aside ? `compare ${aside}, not looked up` : '' };
    if (row.verification === 'memory' || named.length === 0) return [recollection];
    const partly = row.verification === 'partly';
    const read = named.map((source) => ({
      source,
      grade: partly ? `${described.get(source).grade[0]}4` : '',
      note: '',
    }));
    for (const { source } of read) used.add(source);
    return partly ? [...read, recollection] : read;
  }

  function find(title, row) {
    const id = byTitle.get(title);
    if (!id) unmatched.set(title, `${row.table} ${row.row}`);
    return id;
  }

  /** CSL-JSON of every source that a claim cites, those of sources.csv that none cites left out. */
  function bibliography(cited) {
    const addresses = addressesOf(tables, byTitle);
    const titles = new Map([
      ...[...extra].reverse().map((row) => [row.id, row.title]),
      ...listed.map((row) => [hyphenated(row.id), row.title]),
    ]);
    const items = [...cited]
      .filter((id) => id !== memory && id !== seed)
      .sort()
      .map((id) => {
        const group = described.get(id);
        if (!group) throw new Error(`source ${id} has no grade`);
        const address = listed.find((row) => hyphenated(row.id) === id)?.url_or_repo_path ?? addresses.get(id);
        return {
          id,
          type: group.type,
          title: titles.get(id),
          ...(address && { URL: link(address) }),
          ...(id === 'cow' && correlatesOfWar),
          custom: { grade: group.grade, ...(dependsOn.has(id) && { 'depends-on': [dependsOn.get(id)] }) },
        };
      });
    return [...fixed(folder), ...items];
  }

  return {
    witnesses,
    bibliography,
    listed,
    unmatched,
    idOf: (row) => hyphenated(row.id),
    known: (id) => described.has(id) || id === memory || id === seed,
  };
}

const correlatesOfWar = {
  type: 'dataset',
  author: [
    { family: 'Singer', given: 'J. David' },
    { family: 'Bremer', given: 'Stuart' },
    { family: 'Stuckey', given: 'John' },
  ],
  issued: { 'date-parts': [[1972]] },
  note: 'Cite: Capability Distribution, Uncertainty, and Major Power War, 1820-1965, in B. Russett (ed.), Peace, War, and Numbers, pp. 19-48.',
};

function fixed(folder) {
  return [
    {
      id: seed,
      type: 'webpage',
      title: 'Trotsky 1921-1929 - The Prophet Unarmed',
      publisher: 'GlobalSecurity.org',
      issued: { 'date-parts': [[2016, 1, 30]] },
      note: 'The interpretive source whose claims the report sets beside the model. The project holds no text of it, only offsets and digests.',
      custom: { grade: 'D4', sha256: createHash('sha256').update(seedBytes(folder)).digest('hex') },
    },
    {
      id: memory,
      type: 'personal_communication',
      title: "The compiler's general knowledge, not looked up",
      note: 'A source of its own, so that memory is never dressed up as a work.',
      custom: { grade: 'F6' },
    },
  ];
}

/** The bytes of the source document's text. */
export function seedBytes(folder) {
  const name = readdirSync(join(folder, 'source')).find((file) => file.endsWith('.txt'));
  return readFileSync(join(folder, 'source', name));
}

/** Addresses of sources that sources.csv does not list, from rows whose titles and addresses pair off. */
function addressesOf(tables, byTitle) {
  const found = new Map();
  for (const row of tables.flat()) {
    if (!row.source_url || !row.source_title) continue;
    const titles = row.source_title.split(' ; ').filter((title) => !isMemory(title));
    const addresses = row.source_url.split(' ; ');
    if (titles.length !== addresses.length) continue;
    titles.forEach((title, index) => {
      const id = byTitle.get(title);
      if (id && !found.has(id)) found.set(id, addresses[index]);
    });
  }
  return found;
}

/** A path in a public repository becomes an address. */
function link(address) {
  const path = /^repo (\S+?)(?:@(\w+))?:(.+)$/.exec(address);
  return path ? `https://github.com/${path[1]}/blob/${path[2] ?? 'HEAD'}/${path[3]}` : encodeURI(decodeURI(address));
}
