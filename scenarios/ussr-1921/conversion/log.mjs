/** The account of every input row: used, merged or left out, what became of it, and why where that is not plain. */
const fates = ['used', 'merged', 'left-out'];

export function makeLog() {
  const entries = new Map();
  return {
    /** Adds to what is known of a row. A later fate of the same row overrides only `left-out`. */
    tell(row, key, fate, became = [], why = '') {
      if (!fates.includes(fate)) throw new Error(`fate ${fate}`);
      const id = `${row.table}\u0000${row.row}`;
      const entry = entries.get(id) ?? { table: row.table, row: row.row, key, fate, became: [], why: [] };
      if (entry.fate === 'left-out' || (entry.fate === 'merged' && fate === 'used')) entry.fate = fate;
      entry.became.push(...became);
      if (why !== '' && !entry.why.includes(why)) entry.why.push(why);
      entries.set(id, entry);
    },
    missing(tables) {
      return tables.flatMap((rows) => rows.filter((row) => !entries.has(`${row.table}\u0000${row.row}`)));
    },
    rows(order) {
      return [...entries.values()]
        .sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table) || a.row - b.row)
        .map((entry) => ({ ...entry, became: abbreviated([...new Set(entry.became)]), why: entry.why.join('; ') }));
    },
  };
}

/** A long list keeps its first and last. */
function abbreviated(ids) {
  return ids.length <= 4 ? ids.join(' | ') : `${ids[0]} … ${ids[ids.length - 1]} (${ids.length})`;
}
