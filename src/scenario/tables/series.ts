/** series.csv: quantities that claims measure. */
import type { SeriesId } from '../../polity/index.ts';
import { identifier, words } from '../scalars.ts';
import type { SeriesName } from '../scenario.ts';
import type { SourceFile } from '../session.ts';
import { filled, readTable } from '../table.ts';

export const seriesTable = {
  file: 'series.csv',
  names: 'series',
  columns: { id: filled(identifier), name: filled(words), unit: filled(words) },
} as const;

export function readSeries(file: SourceFile): ReadonlyMap<SeriesId, SeriesName> {
  const series = new Map<SeriesId, SeriesName>();
  readTable(seriesTable, file, ({ id, name = '', unit = '' }) => {
    if (id !== undefined) series.set(id as SeriesId, { id: id as SeriesId, name, unit });
  });
  return series;
}
