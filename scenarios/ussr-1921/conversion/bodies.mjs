/** Organs and posts: what exists when. Tenures: who held what; tenures that meet in one post become one. */
import { hyphenated, mapping, note } from './tables.mjs';

export function convertBodies({ tables, claims, log }) {
  const organs = mapping('organs-described');
  const posts = mapping('posts-described');
  const rows = new Map(tables.posts.map((row) => [row.id, row]));
  for (const thing of [...organs, ...posts]) {
    const row = rows.get(thing.source_post);
    const from = thing.from || row?.valid_from_edtf;
    const to = thing.to || row?.valid_to_edtf;
    const content = { subject: thing.id, predicate: 'exists', from, to };
    if (row && !thing.from) {
      log.tell(row, row.id, 'used', [thing.id, ...claims.attest(row, `exists-${thing.id}`, content)]);
    } else {
      const claim = {
        ...content,
        id: `exists-${thing.id}-memory`,
        source: 'compiler-memory',
        note: 'dates from the tenures or from general knowledge',
      };
      const id = claims.add(claim);
      if (row)
        log.tell(row, row.id, 'used', [thing.id, id], `${thing.id}: dates from the tenures or from general knowledge`);
    }
  }
  return {
    organs: organs.map(({ id, name, kind, parent }) => ({ id, name, kind, parent, wikidata: '' })),
    posts,
  };
}

export function convertTenures({ tables, claims, log }) {
  const postOf = new Map(mapping('post-map').map((row) => [`${row.source_post} ${row.role}`, row]));
  const overrides = mapping('tenure-overrides');
  const deaths = new Map([...tables.persons, ...tables['persons-extra']].map((row) => [row.id, row.death_edtf]));
  const pieces = tables.tenures.flatMap((row) => {
    const place = postOf.get(`${row.post_id} ${row.role}`);
    if (!place) throw new Error(`no post for ${row.id} ${row.post_id} ${row.role}`);
    return split(row, place).map((piece) => ({ ...piece, person: hyphenated(row.person_id), row, why: place.why }));
  });
  for (const chain of chains(pieces)) tellTenure(chain, { claims, log, overrides, deaths });
}

/** Deputies of the head of government before 6 July 1923 served the RSFSR, after it the USSR. */
function split(row, { post }) {
  const union = '1923-07-06';
  const whole = { post, from: row.start_edtf, to: row.end_edtf, value: '', cut: false };
  if (post !== 'sovnarkom-ussr-deputy' || row.start_edtf >= union) return [whole];
  return [
    { ...whole, post: 'sovnarkom-rsfsr-deputy', to: union, value: 'transferred', cut: true },
    { ...whole, from: union, cut: true },
  ];
}

/** Pieces of one person in one post, where one begins on the day the other ends, make one chain. */
function chains(pieces) {
  const made = [];
  for (const piece of pieces) {
    const before = made.find((chain) => {
      const last = chain[chain.length - 1];
      return last.person === piece.person && last.post === piece.post && last.to === piece.from;
    });
    if (before) before.push(piece);
    else made.push([piece]);
  }
  return made;
}

function tellTenure(chain, { claims, log, overrides, deaths }) {
  const [first] = chain;
  const last = chain[chain.length - 1];
  const value = last.value || reason(last, deaths);
  const tenure = { subject: first.person, predicate: 'holds', object: first.post };
  const stem = first.cut ? `${first.row.id}-${first.post}` : first.row.id;
  const comment = note(
    last.row.note_end_reason_or_conflict,
    chain.length > 1
      ? `re-elected ${chain
          .slice(1)
          .map((piece) => piece.from)
          .join(', ')}`
      : '',
    chain.some(({ row }) => row.confidence === 'low') ? 'confidence low' : '',
  );
  const change = (piece) => (source) => {
    const found = overrides.find(
      (over) => over.tenure === piece.row.id && (over.source === '*' || over.source === source),
    );
    return found ? { ...(found.from && { from: found.from }), ...(found.to && { to: found.to }) } : {};
  };
  const why = overrides.filter((over) => over.tenure === first.row.id).map((over) => over.why);
  if (chain.length === 1) {
    const content = { ...tenure, value, from: first.from, to: first.to, note: comment };
    const ids = claims.attest(first.row, stem, content, { tweak: change(first) });
    log.tell(first.row, first.row.id, 'used', ids, note(first.why, first.cut ? 'cut at 6 July 1923' : '', ...why));
    return;
  }
  const whole = claims.add({
    ...tenure,
    id: `${stem}-whole`,
    source: 'compiler-memory',
    value,
    from: first.from,
    to: last.to,
    note: note(comment, 'joined from rows of the tenures table'),
  });
  for (const piece of chain) {
    const named = piece.row.verification !== 'memory';
    const ends = { ...(piece === first && { from: piece.from }), ...(piece === last && { to: piece.to, value }) };
    const tells = named && piece.to !== undefined && (piece === first || piece === last);
    const ids = tells
      ? claims
          .attest(piece.row, piece.row.id, { ...tenure, ...ends, note: `seat from ${piece.from} to ${piece.to}` })
          .filter((id) => !id.endsWith('-memory') || drop(claims, id))
      : [];
    const lost =
      named && !tells
        ? 'its source confirms a stretch inside the joined tenure and neither end: no claim of its own'
        : '';
    log.tell(
      piece.row,
      piece.row.id,
      piece === first ? 'used' : 'merged',
      [whole, ...ids],
      note('meets another tenure in the same post', piece.why, lost),
    );
  }
}

/** The joined claim is already the one of memory; a second one would add nothing. */
function drop(claims, id) {
  claims.rows.splice(
    claims.rows.findIndex((claim) => claim.id === id),
    1,
  );
  return false;
}

function reason({ row, to }, deaths) {
  const text = row.note_end_reason_or_conflict;
  if (to === '..') return '';
  if (/^(died|murdered)|; died$/.test(text) || deaths.get(row.person_id) === to) return 'death';
  if (/not re-elected/.test(text)) return 'not-re-elected';
  if (/^promoted|^full from|^sent to|^left when|^left on/.test(text))
    return text.startsWith('left') ? 'left' : 'transferred';
  if (/^removed|^expelled|^dropped|barred/.test(text)) return 'removed';
  if (/^resigned/.test(text)) return 'left';
  return '';
}
