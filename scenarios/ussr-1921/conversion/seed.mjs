/** The source document: its passages as claims and as readings. No text of it leaves the input folder. */
import { createHash } from 'node:crypto';
import { seed, seedBytes } from './sources.mjs';
import { hyphenated, mapping } from './tables.mjs';

const modalities = { asserted: '', reported: 'reported', judgement: 'judged' };

export function convertSeed({ folder, tables, claims, log }) {
  const text = [...seedBytes(folder).toString('utf8')];
  const passages = new Map(tables['seed-claims'].map((row) => [row.id, row]));
  for (const coding of mapping('seed-coding')) {
    const row = passages.get(coding.passage);
    const passage = text.slice(Number(row.char_start), Number(row.char_end)).join('');
    const digest = createHash('sha256').update(passage).digest('hex');
    if (digest !== row.sha256) throw new Error(`digest of ${row.id}`);
    const { subject, predicate, object, value, from, to } = coding;
    const id = claims.add({
      id: coding.id,
      source: seed,
      locator: `paragraph ${paragraph(text, Number(row.char_start))}`,
      start: row.char_start,
      end: row.char_end,
      sha256: digest,
      subject: hyphenated(subject),
      predicate,
      object,
      value,
      from,
      to,
      as_written: coding.as_written,
      modality: modalities[row.modality],
      coder: 'seed',
      called: coding.called,
      note: coding.note,
    });
    log.tell(row, row.id, 'used', [id]);
  }
  return mapping('seed-readings');
}

/** Paragraphs are stretches between empty lines, counted from 1 over the whole text, headings included. */
function paragraph(text, start) {
  const before = text.slice(0, start).join('');
  return (
    before
      .trimStart()
      .split(/\n\s*\n+/)
      .filter((part) => part.trim() !== '').length + (/\n\s*\n\s*$/.test(before) ? 1 : 0)
  );
}
