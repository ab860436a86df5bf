/** What versions of a record say, counted: for questions that one version cannot answer under `sample`. */
import type { Day } from '../calendar/index.ts';
import type { PersonId, PostId } from '../polity/index.ts';
import { drawnRecord, type HistoricalRecord, holdersOn } from './record.ts';
import type { Lots } from './versions.ts';

/**
 * In what share of versions each person may have held a post on a day, the most frequent first.
 * @param draws one a version
 */
export function holderShares(
  record: HistoricalRecord,
  post: PostId,
  day: Day,
  draws: readonly Lots[],
): readonly { readonly person: PersonId; readonly share: number }[] {
  // Nothing else bears on who sits there: tenures of the post, deaths that end them, and claims of what came before what.
  const about = record.alternatives.filter(([version]) => {
    const { predicate, object } = version!.finding.question;
    return object === post || predicate === 'died' || predicate === 'exists';
  });
  const narrow = { ...record, alternatives: about, findings: about.map(([version]) => version!.finding) };
  const counts = new Map<PersonId, number>();
  for (const lots of draws)
    for (const { person } of holdersOn(drawnRecord(narrow, lots), post, day))
      counts.set(person, (counts.get(person) ?? 0) + 1);
  return [...counts]
    .map(([person, count]) => ({ person, share: count / draws.length }))
    .sort((a, b) => b.share - a.share || (a.person < b.person ? -1 : 1));
}
