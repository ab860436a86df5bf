/** Collects claims in the order they are made and sees that no identifier is used twice. */
export const columns = [
  'id',
  'source',
  'locator',
  'start',
  'end',
  'sha256',
  'subject',
  'predicate',
  'object',
  'value',
  'from',
  'to',
  'calendar',
  'as_written',
  'modality',
  'grade',
  'coder',
  'called',
  'note',
];

export function makeClaims(sources) {
  const rows = [];
  const ids = new Set();

  function add(claim) {
    if (ids.has(claim.id)) throw new Error(`claim ${claim.id} twice`);
    ids.add(claim.id);
    const whole = { coder: 'converter', ...claim };
    rows.push(whole);
    return whole.id;
  }

  /** One claim for each witness of the row, all with one content. `tweak` may change it for one source. */
  function attest(row, stem, content, { only, tweak } = {}) {
    return sources
      .witnesses(row)
      .slice(0, only === 'first' ? 1 : undefined)
      .map((witness) => {
        const suffix = witness.source === 'compiler-memory' ? 'memory' : witness.source;
        const note = [content.note, witness.note].filter(Boolean).join('; ');
        const claim = { id: `${stem}-${suffix}`, ...content, source: witness.source, grade: witness.grade, note };
        return add(tweak ? { ...claim, ...tweak(witness.source) } : claim);
      });
  }

  return { rows, ids, add, attest, has: (id) => ids.has(id) };
}
