/**
 * Makes the tables of this scenario out of the compiled tables: `node convert.mjs FOLDER`. Deterministic; run it twice
 * and the bytes are the same. The scenario does not need the folder once its tables stand.
 */
import { convertBodies, convertTenures } from './bodies.mjs';
import { columns, makeClaims } from './claims.mjs';
import { convertBallot, convertCommittee, convertCongresses } from './committee.mjs';
import { convertEvents, convertPlenums, convertVotes, surnamesOf, withPlaceholders } from './events.mjs';
import { convertAssessments, convertEconomy, convertPolicies } from './figures.mjs';
import { makeLog } from './log.mjs';
import { convertPersons } from './persons.mjs';
import { convertRedirects } from './redirects.mjs';
import { convertSeed } from './seed.mjs';
import { makeSources } from './sources.mjs';
import { hyphenated, inputTable, mapping, writeTable, writeText } from './tables.mjs';
import { convertTies } from './ties.mjs';

const names = [
  'persons',
  'persons-extra',
  'posts',
  'tenures',
  'cc-members',
  'ballot-1921',
  'congresses',
  'plenums',
  'events',
  'votes',
  'relations',
  'ties-1921',
  'policies',
  'economy',
  'assessments',
  'seed-claims',
];

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: node convert.mjs <folder with the compiled tables>\n');
  process.exit(2);
}

const tables = Object.fromEntries(names.map((name) => [name, inputTable(folder, name)]));
const sources = makeSources(folder, Object.values(tables));
const log = makeLog();
const claims = makeClaims(sources);
const work = { folder, tables, sources, log, claims };

const persons = convertPersons(work);
const { organs, posts } = convertBodies(work);
convertTenures(work);
convertCommittee(work);
convertBallot(work);
const policies = convertPolicies(work);
const events = convertPlenums({ ...work, events: convertEvents(work) });
const congressSeries = convertCongresses({ ...work, events });
convertVotes(work);
convertTies(work);
const series = [...congressSeries, ...convertEconomy(work)];
const assessments = convertAssessments(work);
tellVariants();
const readings = convertSeed(work);

const bibliography = sources.bibliography(
  new Set([...claims.rows.map((claim) => claim.source), ...assessmentSources()]),
);
tellSources();
const missing = log.missing([...Object.values(tables), sources.listed]);
if (missing.length > 0)
  throw new Error(`rows without an account: ${missing.map((row) => `${row.table} ${row.row}`).join(', ')}`);

writeTable('persons.csv', ['id', 'name', 'variants', 'wikidata'], persons);
writeTable('organs.csv', ['id', 'name', 'kind', 'parent', 'wikidata'], organs);
writeTable('posts.csv', ['id', 'organ', 'name', 'class', 'capacity', 'function', 'cadres'], posts);
writeTable('redirects.csv', ['from', 'to'], convertRedirects({ tables, persons, organs, posts }));
writeTable('policies.csv', ['id', 'name', 'domain'], policies);
const surnames = surnamesOf([...tables.persons, ...tables['persons-extra']]);
writeTable(
  'events.csv',
  ['id', 'kind', 'name'],
  events.map((event) => ({ ...event, name: withPlaceholders(event.name, surnames, '') })),
);
writeTable('series.csv', ['id', 'name', 'unit'], series);
writeTable('claims.csv', columns, claims.rows);
writeTable('assessments.csv', ['person', 'attribute', 'low', 'mode', 'high', 'basis', 'evidence_date'], assessments);
writeTable('readings.csv', ['claim', 'label', 'proposition', 'without', 'basis'], readings);
writeTable('log.csv', ['table', 'row', 'key', 'fate', 'became', 'why'], log.rows([...names, 'sources']), true);
writeText('sources.json', `${JSON.stringify(bibliography, null, 2)}\n`);

/** Where a note of the tables gives another day or number, it is a claim beside the chief one. */
function tellVariants() {
  for (const [index, variant] of mapping('variants').entries()) {
    const { subject, predicate, object, value, from, to, source, grade } = variant;
    const id = claims.add({
      id: `variant-${index + 1}-${hyphenated(variant.key)}`,
      source,
      grade,
      subject,
      predicate,
      object,
      value,
      from,
      to,
      // Reported, so that at equal grade the chief claim decides.
      modality: 'reported',
      note: variant.note,
    });
    const keys = { persons: 'id', tenures: 'id', events: 'id', congresses: 'number' };
    const row = tables[variant.table].find((one) => one[keys[variant.table]] === variant.key);
    log.tell(row, variant.key, 'used', [id], 'a variant in its note is a claim of its own');
  }
}

function assessmentSources() {
  return tables.assessments.flatMap((row) => sources.witnesses(row).map((witness) => witness.source));
}

function tellSources() {
  const cited = new Set(bibliography.map((item) => item.id));
  for (const row of sources.listed) {
    const id = sources.idOf(row);
    if (cited.has(id)) log.tell(row, row.id, 'used', [id]);
    else log.tell(row, row.id, 'left-out', [], 'no claim or assessment cites it');
  }
  for (const [title, place] of sources.unmatched) throw new Error(`no source for “${title}” in ${place}`);
}
