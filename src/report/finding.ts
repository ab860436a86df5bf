/** The finding in one sentence, computed from the summaries, and what kind of statement it is. */
import type { Summary } from '../experiment/index.ts';
import { type Html, html } from './escape.ts';
import { chiefOf, type EndingRow, type Summaries } from './charts/paramount.ts';
import { count, listed, percent } from './numbers.ts';

const givenTexts: Readonly<Record<string, string>> = {
  illness: 'illness',
  'natural-deaths': 'natural deaths',
  'events-abroad': 'events abroad',
  lifecycle: 'the founding and ending of bodies',
};

/** `illness, natural deaths and events abroad`; `nothing` where no kind is given. */
export function givenText({ given }: Pick<Summary, 'given'>): string {
  return given.length === 0 ? 'nothing' : listed(given.map((kind) => givenTexts[kind] ?? kind));
}

/** Below this share nobody is singled out: who comes first is then chance. */
export const worthNaming = 0.05;

export function findingSentence(rows: readonly EndingRow[], summaries: Summaries): string {
  const collective = rows[0]!;
  const first = chiefOf(rows, 'given');
  const record = chiefOf(rows, 'record');
  const mostly = collective.given.share > 0.5 ? 'Leadership mostly ends collective' : 'Leadership does not mostly end collective';
  const whole = `${mostly}: in ${three(collective)} of ${count(summaries.given.histories)} histories`;
  const who = !first
    ? 'nobody ends paramount in those given'
    : first.given.share < worthNaming
      ? `no one person ends paramount in more than ${percent(first.given.share)} of those given`
      : `${first.name} ends paramount most often, in ${three(first)}`;
  const told =
    record && record.record.share > 0.5
      ? `the record, replayed through the same measure, ends with ${record.name} paramount${contrast(record, first)}`
      : 'the record, replayed through the same measure, ends with leadership collective';
  return `${whole}, and ${who}; ${told}.`;
}

function three({ given, free, null: nullEngine }: EndingRow): string {
  return `${percent(given.share)} (free: ${percent(free.share)}; null engine: ${percent(nullEngine.share)})`;
}

function contrast(record: EndingRow, first: EndingRow | undefined): string {
  return record === first ? '' : `, as ${record.given.count === 0 ? 'none' : percent(record.given.share)} of those given do`;
}

export function statusLine(summaries: Summaries): Html {
  return html`<p class="status"><strong>Developmental, not a forecast.</strong> The model is uncalibrated and covers little of politics so far (see <a href="#limits">limits</a>). Histories called <em>given</em> take ${givenText(summaries.given)} from the record on their dates: what they show is conditional on those facts. <em>Free</em> histories take ${givenText(summaries.free)}; the <em>null engine</em> has politics switched off.</p>
`;
}
