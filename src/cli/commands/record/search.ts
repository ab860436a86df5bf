/** `record search`: names in any script or spelling. */
import { indexNames, type NameHit, namedThings, searchNames } from '../../../record/index.ts';
import { type Context, openScenario, wholeOption } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { hang } from '../../text.ts';
import { printDocument, type RecordOptions } from './asked.ts';

/** Nothing found is a negative finding: exit code 1. */
export function searchCommand(
  context: Context,
  name: string,
  words: readonly string[],
  options: RecordOptions & { readonly limit: string },
): number {
  const { scenario } = openScenario(context, name);
  const text = words.join(' ');
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Failure(`found “${text}”, expected a name with letters or digits`);
  const most = wholeOption(options.limit, '--limit', 1, 1_000_000);
  const { hits, first, nearest } = searchNames(indexNames(namedThings(scenario)), text);
  const code = hits.length === 0 ? 1 : 0;
  if (options.json) {
    printDocument(context, 'record search', {
      kind: 'search',
      format: 1,
      text,
      first,
      hits: hits.slice(0, most).map(hitJson),
      nearest: nearest.map(hitJson),
    });
    return code;
  }
  if (hits.length === 0) {
    context.out(`${text}: nothing found${nearest.length > 0 ? '; spelled most like it:' : ''}\n`);
    for (const hit of nearest) context.out(`${lineOf(hit)}\n`);
    return code;
  }
  const shared = first > 1 ? `, the first ${first} equally good` : '';
  context.out(`${text}: ${hits.length} found${shared}\n`);
  for (const hit of hits.slice(0, most)) context.out(`${lineOf(hit)}\n`);
  if (hits.length > most) context.out(`  and ${hits.length - most} more (--limit)\n`);
  return code;
}

function lineOf(hit: NameHit): string {
  const { kind, id, name } = hit.thing;
  return hang(`  ${kind}`, `${name} (${id}): ${whyText(hit)}`, 10);
}

function whyText({ fit, by, tables, distance }: NameHit): string {
  const apart = distance === 0 ? '' : `, ${distance} ${distance === 1 ? 'letter' : 'letters'} apart`;
  switch (fit) {
    case 'same-spelling':
      return `recorded so: ${by}`;
    case 'same-words':
      return `its words: ${by}`;
    case 'transliterated':
      return `the same by a table (${tables.join(', ')}): ${by}`;
    case 'same-skeleton':
      return `sounds alike: ${by}${apart}`;
    case 'near':
      return `spelled nearly so: ${by}${apart}`;
  }
}

function hitJson({ thing: { kind, id, name }, fit, by, tables, distance }: NameHit) {
  return { kind, id, name, fit, by, tables, distance };
}
