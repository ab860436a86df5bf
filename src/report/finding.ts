/** The finding in one sentence, computed from the summaries, and what kind of statement it is. */
import type { Summary } from '../experiment/index.ts';
import { chiefOf, type EndingRow, type Summaries } from './charts/paramount.ts';
import { type Html, html } from './escape.ts';
import { listed, percent } from './numbers.ts';

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

/** One sentence: how histories end, in the model and on the replayed record. */
export function findingSentence(rows: readonly EndingRow[]): string {
  const collective = rows[0]!;
  const first = chiefOf(rows, 'given');
  const record = chiefOf(rows, 'record');
  const who = !first
    ? 'nobody ends paramount in them'
    : first.given.share < worthNaming
      ? `no one person ends paramount in more than ${percent(first.given.share)} of them`
      : `${first.name} ends paramount most often, in ${percent(first.given.share)} ${others(first)}${rivals(rows, first)}`;
  const told =
    record && record.record.share > 0.5
      ? `the record, replayed through the same measure, ends with ${record.name} paramount${contrast(record, first)}`
      : 'the record, replayed through the same measure, ends with leadership collective';
  return `Leadership ${collective.given.share > 0.5 ? 'mostly ends collective,' : 'ends collective'} in ${percent(collective.given.share)} of given histories ${others(collective)}, and ${who}; ${told}.`;
}

function others({ free, null: nullEngine }: EndingRow): string {
  return `(free: ${percent(free.share)}; null engine: ${percent(nullEngine.share)})`;
}

/** Whoever is so near that more histories could turn the order. */
function rivals(rows: readonly EndingRow[], first: EndingRow): string {
  const near = rows.filter((row) => row.person !== null && row !== first && row.given.high > first.given.low);
  const named = near.filter((row) => row.given.share >= worthNaming).map((row) => row.name);
  return named.length === 0 ? '' : `, not clearly ahead of ${listed(named, 'or')}`;
}

function contrast(record: EndingRow, first: EndingRow | undefined): string {
  if (record === first) return '';
  return record.given.count === 0
    ? ', as no given history does'
    : `, as ${percent(record.given.share)} of given histories do`;
}

export function statusLine(summaries: Summaries): Html {
  return html`<p class="status"><strong>Developmental, not a forecast.</strong> The model is uncalibrated and has only the mechanisms listed under <a href="#limits">limits</a>. Histories called <em>given</em> take ${givenText(summaries.given)} from the record on their dates: what they show is conditional on those facts. <em>Free</em> histories take ${givenText(summaries.free)}; the <em>null engine</em> has politics switched off.</p>
`;
}
