/** Persons: names and spellings into persons.csv, births and deaths into claims. */
import { hyphenated, mapping, note } from './tables.mjs';

export function convertPersons({ tables, claims, log }) {
  const manners = new Map(mapping('manner').map((row) => [row.person, row]));
  const persons = [];
  for (const row of [...tables.persons, ...tables['persons-extra']]) {
    const id = hyphenated(row.id);
    const spellings = [row.name_cyrillic, ...row.variants.split(';')].map((name) => name.trim()).filter(Boolean);
    const confirmed = row.qid_status === 'confirmed';
    persons.push({ id, name: row.name, variants: spellings.join(' | '), wikidata: confirmed ? row.wikidata_qid : '' });
    const doubt = row.confidence === 'low' ? 'confidence low' : '';
    const became = row.birth_edtf
      ? claims.attest(row, `born-${id}`, { subject: id, predicate: 'born', from: row.birth_edtf, note: doubt })
      : [];
    if (row.death_edtf && row.death_edtf !== '..') {
      became.push(
        ...claims.attest(row, `died-${id}`, { subject: id, predicate: 'died', from: row.death_edtf, note: doubt }),
      );
      const manner = manners.get(row.id);
      if (manner) became.push(mannerOf(claims, id, row, manner));
    }
    const why = [
      row.wikidata_qid && !confirmed ? 'QID not confirmed, left out' : '',
      row.death_edtf === '..' ? 'day of death unknown, no claim' : '',
    ];
    log.tell(row, row.id, 'used', [id, ...became], note(...why));
  }
  return persons;
}

/** The tables give no manner of death; a claim of memory does, so that no named work seems to. */
function mannerOf(claims, person, row, { manner, why }) {
  const id = `died-${person}-manner`;
  return claims.add({
    id,
    source: 'compiler-memory',
    subject: person,
    predicate: 'died',
    value: manner,
    from: row.death_edtf,
    note: `manner only: ${why}`,
  });
}
