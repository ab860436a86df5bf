/** Policies, series and assessments. */
import { hyphenated, mapping, note } from './tables.mjs';

export function convertPolicies({ tables, claims, log }) {
  const map = new Map(mapping('policy-map').map((row) => [row.policy, row]));
  const policies = [{ id: 'new-economic-policy', name: 'New Economic Policy', domain: 'economy' }];
  for (const row of tables.policies) {
    const { id, organ } = map.get(row.id);
    policies.push({ id, name: row.name, domain: row.domain });
    const content = {
      subject: id,
      predicate: 'policy',
      object: organ,
      value: note(row.rule, row.parameters),
      from: row.start_edtf,
      to: row.end_edtf,
      note: note(`issued by ${row.issued_by}`),
    };
    log.tell(row, row.id, 'used', [id, ...claims.attest(row, row.id, content)]);
  }
  return policies;
}

export function convertEconomy({ tables, claims, log }) {
  const series = new Map();
  const seen = new Map();
  for (const row of tables.economy) {
    const id = hyphenated(row.series_id);
    if (!series.has(id)) series.set(id, { id, name: row.series, unit: row.unit });
    else if (series.get(id).unit !== row.unit) throw new Error(`two units in ${id}`);
    const [from, to = from] = row.period_edtf.split('/');
    const stem = `${id}-${row.period_edtf.replaceAll(/[^0-9]+/g, '-').replace(/-$/, '')}`;
    const times = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, times);
    const bounds = row.value_low || row.value_high ? `from ${row.value_low || '?'} to ${row.value_high || '?'}` : '';
    const value = row.value || middleOf(row);
    const comment = note(
      bounds,
      row.value ? '' : 'middle of the bounds',
      row.note,
      row.confidence === 'low' ? 'confidence low' : '',
    );
    const content = { subject: id, predicate: 'series', value, from, to, note: comment };
    log.tell(
      row,
      `${row.series_id} ${row.period_edtf}`,
      'used',
      claims.attest(row, times > 1 ? `${stem}-${times}` : stem, content),
      row.value ? '' : 'middle of the bounds taken as the value',
    );
  }
  return [...series.values()];
}

function middleOf({ value_low: low, value_high: high }) {
  if (low && high) return String((Number(low) + Number(high)) / 2);
  return low || high;
}

const asOf = '1921-03-16';

export function convertAssessments({ tables, log, sources }) {
  const overrides = new Map(
    mapping('assessment-overrides').map((row) => [`${row.person} ${row.attribute}`, row.basis]),
  );
  return tables.assessments.map((row) => {
    const basis = overrides.get(`${row.person} ${row.attribute}`);
    const evidence = dated(row.evidence_date);
    const titles = sources
      .witnesses(row)
      .map((witness) => witness.source)
      .join(', ');
    const why = note(
      basis ? 'basis put in own words' : '',
      evidence !== row.evidence_date
        ? `evidence ${row.evidence_date} dated by its last day, not after the as-of day`
        : '',
    );
    const person = hyphenated(row.person);
    const attribute = hyphenated(row.attribute);
    log.tell(row, `${row.person} ${row.attribute}`, 'used', [`${person} ${attribute}`], why);
    return {
      person,
      attribute,
      low: row.low,
      mode: row.mode,
      high: row.high,
      basis: `${(basis ?? row.basis).replaceAll('"', '')} [${row.verification}: ${titles}]`,
      evidence_date: evidence,
    };
  });
}

/** A coarse date that reaches past the as-of day is cut there: the table holds nothing later (see the README). */
function dated(text) {
  const last = text.length === 9 ? text.slice(5) : text;
  return last === '1921' || last === '1921-03' ? asOf : last;
}
