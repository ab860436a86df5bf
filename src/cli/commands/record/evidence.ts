/** `record evidence`: what the record concludes on a proposition, and which claims say so. */
import { isoDay } from '../../../calendar/index.ts';
import { type Cast, parseProposition } from '../../../polity/index.ts';
import { evidenceOn, type SentenceEvidence } from '../../../record/index.ts';
import { type Context, nearest } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { item } from '../../text.ts';
import { type Asked, claimLine, openRecord, printDocument, type RecordOptions } from './asked.ts';

export function evidenceCommand(
  context: Context,
  name: string,
  words: readonly string[],
  options: RecordOptions,
): number {
  const asked = openRecord(context, name, options);
  const { scenario, record, resolution } = asked;
  const text = words.join(' ');
  const parsed = parseProposition(text, scenario.cast, { redirects: scenario.redirects });
  if (!parsed.ok) throw new Failure(problemText(text, parsed, scenario.cast));
  const { proposition, truth, sentences } = evidenceOn(record, parsed.proposition, scenario.asOf);
  if (options.json)
    return printDocument(context, 'record evidence', {
      kind: 'evidence',
      format: 1,
      proposition,
      start: isoDay(scenario.asOf),
      resolution,
      truth,
      sentences,
    });
  context.out(`${item(`${proposition}: ${truth} (resolution: ${resolution})`)}\n`);
  const [only] = sentences.length === 1 && sentences[0]!.sentence === proposition ? sentences : [];
  if (only !== undefined) context.out(`${sidesText(asked, only)}\n`);
  else
    for (const one of sentences) context.out(`\n${item(`${one.sentence}: ${one.truth}`)}\n${sidesText(asked, one)}\n`);
  return 0;
}

/** Column, what stood there, what was expected, and the nearest of what could have stood there. */
function problemText(
  text: string,
  { at, found, what, expected, among }: Extract<ReturnType<typeof parseProposition>, { readonly ok: false }>,
  { persons, posts, organs }: Cast,
): string {
  const ids = what === 'person' ? persons.keys() : [...posts.keys(), ...organs.keys()];
  const near = nearest(found, among ?? (what === 'person' || what === 'place' ? ids : []));
  const column = [...text.slice(0, at)].length + 1;
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return `the proposition, column ${column}: found “${found}”, expected ${expected}${hint}`;
}

const sides = ['supporting', 'contrary', 'silent', 'judged'] as const;
const titles: Readonly<Record<(typeof sides)[number], string>> = {
  supporting: 'For it',
  contrary: 'Against it',
  silent: 'Silent: asked about the same, and leave it open or speak of another time',
  judged: 'Judgements of authors, which decide nothing',
};

function sidesText(asked: Asked, evidence: SentenceEvidence): string {
  const { truth, measured } = evidence;
  const lines: string[] = [];
  if (measured) lines.push(item('a measure taken on histories: no source states it', 2));
  else if (evidence.supporting.length === 0 && evidence.contrary.length === 0) lines.push(item(without(truth), 2));
  for (const side of sides) {
    const claims = evidence[side];
    if (claims.length === 0) continue;
    lines.push(item(titles[side], 2), ...claims.map((id) => claimLine(asked, id, 4)));
  }
  return lines.join('\n');
}

function without(truth: SentenceEvidence['truth']): string {
  return truth === 'unknown'
    ? 'no claim decides it'
    : 'no claim says so by itself: what no claim tells of did not happen, and what none ends lasts';
}
