/** Ties of both sets, and kinship. Mutual ties are one claim with the two persons in the order of their identifiers. */
import { hyphenated, note } from './tables.mjs';

const kinds = {
  alliance: 'ally',
  rivalry: 'rival',
  'patron-client': 'patron',
  friendship: 'friend',
  family: 'kin',
  kin: 'kin',
  staff: 'staff',
};
const mutual = new Set(['ally', 'rival', 'friend', 'kin']);
/** Relations give no strength; the middle of the scale stands for all of them. */
const middle = '0.5';

export function convertTies({ tables, claims, log }) {
  const kin = new Set();
  for (const row of tables.relations) {
    const kind = row.direction === 'superior>subordinate' ? 'staff' : kinds[row.type];
    const [subject, object] = pair(row, kind);
    const content = {
      subject,
      predicate: 'tie',
      object,
      value: `${kind} ${middle}`,
      from: row.start_edtf,
      to: row.end_edtf,
      note: note('set: relations', row.note, row.confidence === 'low' ? 'confidence low' : ''),
    };
    const became = claims.attest(row, row.id, content);
    became.push(...kinship(row, row.note, kind, [subject, object], { claims, kin }));
    const why =
      kind === 'staff' && row.type === 'patron-client' ? 'superior and subordinate without patronage: staff' : '';
    log.tell(row, row.id, 'used', became, note(why, `strength ${middle} for want of one`));
  }
  const seen = new Map();
  for (const row of tables['ties-1921']) {
    const kind = kinds[row.type];
    const [subject, object] = pair(row, kind);
    const stem = `tie-${kind}-${subject}-${object}`;
    const times = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, times);
    const evidence = `evidence: ${row.kind_of_evidence.replace(' ; ', ' and ')}`;
    const content = {
      subject,
      predicate: 'tie',
      object,
      value: `${kind} ${Number(row.strength)}`,
      from: row.start_edtf,
      note: note('set: ties-1921', evidence, row.basis, row.confidence === 'low' ? 'confidence low' : ''),
    };
    const became = claims.attest(row, times > 1 ? `${stem}-${times}` : stem, content);
    became.push(...kinship(row, row.basis, kind, [subject, object], { claims, kin }));
    became.push(...membership(row, [subject, object], { claims }));
    log.tell(row, `${row.type} ${row.person_a} ${row.person_b}`, 'used', became);
  }
}

function pair(row, kind) {
  const persons = [hyphenated(row.person_a), hyphenated(row.person_b)];
  return mutual.has(kind) ? persons.sort() : persons;
}

function kinship(row, text, kind, [subject, object], { claims, kin }) {
  if (kind !== 'kin' || kin.has(`${subject} ${object}`)) return [];
  kin.add(`${subject} ${object}`);
  const value = /sister Olga/.test(text)
    ? 'in-law'
    : /married/i.test(text)
      ? 'spouse'
      : /brothers|sister/i.test(text)
        ? 'sibling'
        : undefined;
  if (!value) throw new Error(`kinship of ${subject} and ${object}`);
  return claims.attest(row, `kin-${subject}-${object}`, { subject, predicate: 'kin', object, value });
}

const groups = [
  [/both signed the Platform of the Ten/, 'platform-of-ten', '1921-01', '1921-03-16'],
  [
    /both signed the Trotsky-Bukharin platform|signed the joint platform of Trotsky and Bukharin/,
    'trotsky-bukharin-platform',
    '1921-02',
    '1921-03-16',
  ],
  [
    /named together as leaders of the Workers' Opposition|Workers' Opposition signatory/,
    'workers-opposition',
    '1920',
    '1922-04-02',
  ],
  [/named among the Democratic Centralists/, 'democratic-centralists', '1919', ''],
];

/** Both persons of a tie that rests on a common platform belonged to it; the first such tie of each tells so. */
function membership(row, persons, { claims }) {
  return groups.flatMap(([pattern, object, from, to]) => {
    if (!pattern.test(row.basis)) return [];
    return persons.flatMap((subject) => {
      const stem = `faction-${object}-${subject}`;
      if (claims.rows.some((claim) => claim.id.startsWith(`${stem}-`))) return [];
      return claims.attest(row, stem, {
        subject,
        predicate: 'faction',
        object,
        from,
        to,
        note: 'from a tie of ties-1921',
      });
    });
  });
}
