/** redirects.csv: identifiers that stand elsewhere, or stood here once, for persons, organs and posts of the scenario. */
import { describeKinds } from '../names.ts';
import { identifier, type Scalar } from '../scalars.ts';
import type { Site, SourceFile } from '../session.ts';
import { filled, readTable } from '../table.ts';

const pattern = /^[A-Za-z0-9]+(?:[-_.:][A-Za-z0-9]+)*$/;

/** As other tables write identifiers: in capitals too, and with other joints than hyphens. */
const foreign: Scalar<string> = {
  schema: { type: 'string', pattern: pattern.source, maxLength: 80 },
  read: (text, site) =>
    pattern.test(text) && text.length <= 80
      ? text
      : site.fail('identifier', 'letters and digits joined by hyphens, underscores, points or colons'),
};

const targets = ['person', 'organ', 'post'] as const;

export const redirectsTable = {
  file: 'redirects.csv',
  columns: {
    from: filled(foreign),
    to: filled({ ...identifier, schema: { ...identifier.schema, description: describeKinds(targets) } }),
  },
} as const;

/** Read after the tables that name things. A redirect leads to its end at once, never by way of another. */
export function readRedirects(file: SourceFile): ReadonlyMap<string, string> {
  const { names } = file.session;
  const redirects = new Map<string, string>();
  const lines = new Map<string, number>();
  const ends: { readonly to: string; readonly site: Site }[] = [];
  readTable(redirectsTable, file, ({ from, to }, row) => {
    if (row.isBroken) return;
    if (to !== undefined) ends.push({ to, site: row.site('to') });
    if (from === undefined) return;
    const [site, before] = [row.site('from'), lines.get(from)];
    if (names.kindOf(from) !== undefined)
      site.fail('duplicate', 'an identifier that nothing in the scenario has', { hint: 'it needs no redirect' });
    else if (before !== undefined)
      site.fail('duplicate', 'one redirect an identifier', {
        hint: `line ${before} and line ${row.line} both have it`,
      });
    lines.set(from, row.line);
    if (to !== undefined) redirects.set(from, to);
  });
  for (const { to, site } of ends) {
    if (names.find(targets, to) !== undefined) continue;
    const further = redirects.get(to);
    if (further === undefined) names.reportUnknown(targets, to, site);
    else site.fail('rule', `${describeKinds(targets)}, no other redirect`, { hint: `write “${further}”` });
  }
  return redirects;
}
