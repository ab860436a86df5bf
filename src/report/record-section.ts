/** The report's section on the record: who held the chief posts, on how many claims that rests, where they disagree. */
import type { Day } from '../calendar/index.ts';
import { findConflicts, type HistoricalRecord } from '../record/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { type Html, html } from './escape.ts';
import type { Names } from './names.ts';
import { count, plural } from './numbers.ts';
import { conflictsPicture } from './pictures/conflicts.ts';
import type { Archive } from './pictures/evidence.ts';
import { pictureFigure } from './pictures/picture.ts';
import { chiefPosts, tenuresPicture } from './pictures/tenures.ts';

/** How much the record rests on, as one sentence. */
export function recordFinding({ claims, findings }: HistoricalRecord): string {
  const sources = new Set([...claims.values()].map(({ source }) => source)).size;
  const disputed = findings.filter(({ contrary }) => contrary.length > 0).length;
  const one = findings.filter(({ supporting, contrary }) => supporting.length === 1 && contrary.length === 0).length;
  return `${plural(claims.size, 'claim')} of ${plural(sources, 'source')} make ${plural(findings.length, 'finding')}: ${count(one)} rest on a single claim, ${count(disputed)} have claims against them`;
}

export function recordSection(scenario: Scenario, record: HistoricalRecord, names: Names): Html {
  const archive: Archive = { claims: record.claims, sources: scenario.sources, names };
  const shown = { from: scenario.from, until: (scenario.to + 1) as Day };
  const posts = chiefPosts(scenario.questions.posts, record);
  const tenures = tenuresPicture(record, { posts }, 'the chief posts', shown, names, 'record-tenures');
  const found = findConflicts(scenario.claims, scenario.cast, scenario.sources);
  const conflicts = conflictsPicture(found, scenario.claims.length, '', names, 'record-conflicts');
  return html`<p class="finding">${recordFinding(record)}.</p>
${pictureFigure(tenures, archive)}${pictureFigure(conflicts, archive)}<p class="note">More of a claim: <code>interregnum record show ${scenario.id} CLAIM</code>. Other pictures: <code>interregnum record chart ${scenario.id}</code>.</p>
`;
}
