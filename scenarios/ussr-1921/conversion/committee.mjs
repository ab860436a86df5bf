/** The Central Committee from congress to congress, votes received, and the figures of congresses. */
import { hyphenated, mapping, note } from './tables.mjs';

const order = ['X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

export function convertCommittee({ tables, claims, log }) {
  const lastDay = new Map(tables.congresses.map((row) => [row.number, row.date_edtf.split('/')[1]]));
  const cuts = mapping('committee-cuts');
  const deaths = new Map([...tables.persons, ...tables['persons-extra']].map((row) => [row.id, row.death_edtf]));
  const byPerson = Map.groupBy
    ? Map.groupBy(tables['cc-members'], (row) => row.person_id)
    : grouped(tables['cc-members'], (row) => row.person_id);
  for (const [person, rows] of byPerson) {
    for (const run of runs(rows)) {
      const end = ending(run, rows, { lastDay, cuts, deaths, person });
      tellSeat(run, person, lastDay.get(run[0].congress), end, { claims, log });
    }
  }
}

function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** Elections of one person to one class at congresses that follow each other. */
function runs(rows) {
  const made = [];
  for (const row of [...rows].sort((a, b) => order.indexOf(a.congress) - order.indexOf(b.congress))) {
    const last = made[made.length - 1]?.at(-1);
    if (last && last.class === row.class && order.indexOf(row.congress) === order.indexOf(last.congress) + 1)
      made[made.length - 1].push(row);
    else made.push([row]);
  }
  return made;
}

function ending(run, rows, { lastDay, cuts, deaths, person }) {
  const last = run[run.length - 1];
  const next = order[order.indexOf(last.congress) + 1];
  const from = lastDay.get(run[0].congress);
  const to = next ? lastDay.get(next) : '..';
  const cut = cuts.find(
    (one) => one.person === person && one.class === last.class && one.end > from && (to === '..' || one.end <= to),
  );
  if (cut) return { to: cut.end, value: cut.value, why: cut.why };
  const death = deaths.get(person);
  if (death && death > from && death < (to === '..' ? '1930-07-13' : to))
    return { to: death, value: 'death', why: 'ends with death' };
  if (to === '..') return { to, value: '', why: '' };
  const after = rows.find((row) => row.congress === next);
  return { to, value: after?.class === 'full' ? 'transferred' : 'not-re-elected', why: '' };
}

/** The seat as a whole is a claim of memory; works read for one congress state the end that they speak of. */
function tellSeat(run, person, from, end, { claims, log }) {
  const id = hyphenated(person);
  const [first] = run;
  const post = `central-committee-${first.class}`;
  const stem = `cc-${id}-${first.class}-${first.congress.toLowerCase()}`;
  const seat = { subject: id, predicate: 'holds', object: post };
  const congresses = run.map((row) => row.congress).join(', ');
  const doubtful = run.filter((row) => row.confidence === 'low').map((row) => row.congress);
  const comment = note(
    `elected by congress ${congresses}`,
    doubtful.length > 0 ? `confidence low for ${doubtful.join(', ')}` : '',
  );
  const whole = claims.add({
    ...seat,
    id: `${stem}-memory`,
    source: 'compiler-memory',
    value: end.value,
    from,
    to: end.to,
    note: comment,
  });
  for (const row of run) {
    const became = [whole];
    if (row === first && row.verification !== 'memory') {
      const read = { ...seat, from, note: `elected by congress ${row.congress}` };
      const ids = claims.attest(row, stem, read, {
        tweak: (source) => (source === 'compiler-memory' ? { id: `${stem}-dropped` } : {}),
      });
      const dropped = claims.rows.findIndex((claim) => claim.id === `${stem}-dropped`);
      if (dropped >= 0) claims.rows.splice(dropped, 1);
      became.push(...ids.filter((one) => !one.endsWith('-dropped')));
    }
    const votes = /^(\d+) votes$/.exec(row.order_or_votes)?.[1];
    if (votes) became.push(...tellVotes(row, id, votes, { claims }));
    const confirmed =
      row !== first && row.verification !== 'memory'
        ? 're-election read in the work named, told only by the joined claim'
        : '';
    log.tell(row, `${row.congress} ${person}`, row === first ? 'used' : 'merged', became, note(end.why, confirmed));
  }
}

function tellVotes(row, person, votes, { claims }) {
  const congress = row.congress.toLowerCase();
  const day = { x: '1921-03-16', xii: '1923-04-25' }[congress];
  const content = {
    subject: person,
    predicate: 'rank',
    object: 'central-committee',
    value: votes,
    from: day,
    note: 'votes received',
  };
  const remembered = /votes\)/.test(row.source_title) || row.verification === 'memory';
  if (!remembered) return claims.attest(row, `votes-${person}-${congress}`, content);
  return [claims.add({ id: `votes-${person}-${congress}-memory`, source: 'compiler-memory', ...content })];
}

export function convertBallot({ tables, claims, log }) {
  for (const row of tables['ballot-1921']) {
    const id = hyphenated(row.person_id);
    const told = `votes-${id}-x-memory`;
    if (row.result === 'elected') {
      const same = claims.rows.find((claim) => claim.id === told);
      if (same?.value !== row.votes) throw new Error(`ballot of ${id}`);
      log.tell(row, row.person_id, 'merged', [told], 'the same number stands in cc-members');
    } else {
      const content = {
        subject: id,
        predicate: 'status',
        object: 'central-committee',
        value: 'omitted',
        from: row.date_edtf,
        to: row.date_edtf,
        note: 'not elected by the X Congress',
      };
      log.tell(row, row.person_id, 'used', claims.attest(row, `omitted-${id}`, content));
    }
  }
}

const counts = [
  ['delegates_voting', 'voting', 'Voting delegates'],
  ['delegates_consultative', 'consultative', 'Consultative delegates'],
  ['members_represented', 'members', 'Party members represented'],
  ['candidates_represented', 'candidates', 'Candidate members represented'],
];

/** One series for each congress or conference and count, so that no two meetings are averaged. */
export function convertCongresses({ tables, claims, log, events }) {
  const series = [];
  for (const row of tables.congresses) {
    const [from, to] = row.date_edtf.split('/');
    const meeting = `${row.number.replace(' conf.', '').toLowerCase()}-${row.kind === 'congress' ? 'congress' : 'conference'}`;
    const event = events.find((one) => one.id === meeting);
    const became = event ? [meeting] : [];
    for (const [column, short, name] of counts) {
      if (!row[column]) continue;
      const id = `${meeting}-${short}`;
      series.push({ id, name: `${name}, ${row.number.replace(' conf.', '')} ${row.kind}`, unit: 'persons' });
      const content = {
        subject: id,
        predicate: 'series',
        value: row[column],
        from,
        to,
        note: note(row.number === 'XIII' ? row.note : '', row.confidence === 'low' ? 'confidence low' : ''),
      };
      if (row.number === 'XII') {
        became.push(claims.add({ ...content, id: `${id}-memory`, source: 'compiler-memory' }));
        if (column !== 'delegates_voting')
          became.push(claims.add({ ...content, id: `${id}-exp12`, source: 'exp12', grade: 'C4' }));
      } else became.push(...claims.attest(row, id, content));
    }
    log.tell(
      row,
      row.number,
      'used',
      became,
      row.number === 'XII' ? 'the two numbers of voting delegates are two claims' : '',
    );
  }
  return series;
}
