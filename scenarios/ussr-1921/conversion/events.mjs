/** Events, plenums and votes: what happened, who took part, and what it implies in other predicates. */
import { hyphenated, mapping, note } from './tables.mjs';

/** Participants that cannot have been there. */
const impossible = [{ event: 'e117', person: 'joffe', why: 'joffe had died in 1927 and is left out as participant' }];

/** Persons by the last word of their names. */
export function surnamesOf(persons) {
  const surnames = new Map();
  for (const { id, name } of persons) {
    const surname = name
      .replace(/\s*\(.*\)/, '')
      .split(' ')
      .at(-1);
    surnames.set(surname, [...(surnames.get(surname) ?? []), id]);
  }
  return surnames;
}

/** A surname becomes `{person}`, so that a renamed person is renamed in what happened: his who alone has it, or who took part. */
export function withPlaceholders(title, surnames, participants) {
  const present = participants.split(';').map((one) => one.trim());
  return title.replace(/[A-Z][a-z]+(?:-[A-Z][a-z]+)?/g, (word) => {
    const bearers = surnames.get(word) ?? [];
    const meant = bearers.length === 1 ? bearers : bearers.filter((id) => present.includes(id));
    return meant.length === 1 ? `{${hyphenated(meant[0])}}` : word;
  });
}

export function convertEvents({ tables, claims, log }) {
  const map = new Map(mapping('event-map').map((row) => [row.event, row]));
  const coding = mapping('event-coding');
  const surnames = surnamesOf([...tables.persons, ...tables['persons-extra']]);
  const events = [];
  for (const row of tables.events) {
    const place = map.get(row.id);
    if (!place) throw new Error(`event ${row.id} is not mapped`);
    const title = (place.name || row.title).replaceAll('"', '');
    events.push({ id: place.id, kind: place.kind, name: withPlaceholders(title, surnames, row.participants) });
    const [from, to] = ends(row.date_edtf);
    const happening = { subject: place.id, predicate: 'event', from, to };
    const value = note(place.outcome || row.outcome_or_note);
    const became = claims.attest(row, row.id, {
      ...happening,
      value,
      note: row.confidence === 'low' ? 'confidence low' : '',
    });
    const left = impossible.filter((one) => one.event === row.id);
    const persons = row.participants
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one && !left.some((gone) => gone.person === one));
    for (const person of persons) {
      const object = hyphenated(person);
      const [id] = claims.attest(row, `${row.id}-with-${object}`, { ...happening, object }, { only: 'first' });
      became.push(id);
    }
    became.push(
      ...imply(
        row,
        coding.filter((one) => one.event === row.id),
        persons,
        { claims },
      ),
    );
    log.tell(row, row.id, 'used', [place.id, ...became], note(...left.map((one) => one.why)));
  }
  return [...events, ...mapping('event-extra')];
}

function imply(row, codings, persons, { claims }) {
  return codings.flatMap((coding, index) => {
    const subjects = coding.subject === '*' ? persons.map(hyphenated) : [hyphenated(coding.subject)];
    return subjects.flatMap((subject) => {
      const { predicate, object, value, from, to } = coding;
      const content = {
        subject,
        predicate,
        object,
        value,
        from,
        to,
        note: note(coding.note, `coded from event ${row.id}`),
      };
      const stem = `${row.id}-c${index + 1}-${subject}`;
      if (coding.source === 'row') return claims.attest(row, stem, content);
      return [claims.add({ ...content, id: `${stem}-memory`, source: 'compiler-memory' })];
    });
  });
}

/** `A/B` becomes its two ends. */
function ends(date) {
  const [from, to = ''] = date.split('/');
  return [from, to];
}

/** Plenums that the events table has, on the same days, are further witnesses of it; the others are events. */
export function convertPlenums({ tables, claims, log, events }) {
  const map = new Map(mapping('event-map').map((row) => [row.event, row.id]));
  const made = [];
  for (const row of tables.plenums) {
    const [from, to] = ends(row.date_edtf);
    const same = tables.events.find((event) => event.kind === 'plenum' && event.date_edtf === row.date_edtf);
    const id = same ? map.get(same.id) : `plenum-${from}`;
    if (!same)
      made.push({
        id,
        kind: 'meeting',
        name: `${row.meeting.startsWith('joint') ? 'Joint plenum' : 'Plenum'} of the Central Committee, ${from}`,
      });
    const content = { subject: id, predicate: 'event', from, to, value: note(row.note) };
    const known = new Set(claims.rows.filter((claim) => claim.subject === id).map((claim) => claim.source));
    const ids = claims.attest(row, `plenum-${from}`, content);
    const again = same && ids.every((one) => known.has(claims.rows.find((claim) => claim.id === one).source));
    if (again)
      for (const one of ids)
        claims.rows.splice(
          claims.rows.findIndex((claim) => claim.id === one),
          1,
        );
    log.tell(
      row,
      row.date_edtf,
      same ? 'merged' : 'used',
      again ? [id] : [id, ...ids],
      same ? `same meeting as event ${same.id}${again ? ', same source' : ''}` : '',
    );
  }
  return [...events, ...made];
}

export function convertVotes({ tables, claims, log }) {
  const map = new Map(mapping('vote-map').map((row) => [row.vote, row]));
  for (const row of tables.votes) {
    const place = map.get(row.id);
    if (row.id === 'v08') {
      log.tell(
        row,
        row.id,
        'merged',
        claims.rows.filter((claim) => /^votes-.*-x-memory$/.test(claim.id)).map((claim) => claim.id),
        'votes received by each person stand in cc-members and ballot-1921',
      );
      continue;
    }
    const [from, to] = ends(row.date_edtf);
    const number = (text) => (/^\d+$/.test(text) ? text : '?');
    const tally = row.id === 'v05' ? '336-68-2' : `${number(row.for)}-${number(row.against)}-${number(row.abstain)}`;
    const comment = note(
      row.question,
      row.other_tallies,
      row.who,
      row.outcome,
      row.confidence === 'low' ? 'confidence low' : '',
    );
    const content = {
      subject: place.organ,
      predicate: 'vote',
      object: place.object,
      value: tally,
      from,
      to,
      note: comment,
    };
    const why = row.id === 'v05' ? 'for the Ten 336; against counts the two other platforms, 50 and 18' : '';
    log.tell(row, row.id, 'used', claims.attest(row, row.id, content), why);
  }
}
