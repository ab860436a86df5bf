/** `record show`: one claim with its source, and what was found. */
import type { ClaimId } from '../../../polity/index.ts';
import { type Claim, findingFor, gradeText, type HistoricalRecord } from '../../../record/index.ts';
import { inPlace, passageDocument, passageOf, stateText } from '../../attached-copy.ts';
import { type Context, nearest } from '../../context.ts';
import { decidedOfClaim } from '../../decided-text.ts';
import { Failure } from '../../failure.ts';
import { hang } from '../../text.ts';
import { dateText, openRecord, printDocument, type RecordOptions } from './asked.ts';

export function showCommand(
  context: Context,
  name: string,
  id: string,
  options: RecordOptions & { readonly text?: string },
): number {
  const { scenario, record, resolution } = openRecord(context, name, options);
  const claim = record.claims.get(id as ClaimId) ?? scenario.withheld.find((one) => one.id === id);
  if (!claim) {
    const near = nearest(id, [...record.claims.keys(), ...scenario.withheld.map((one) => one.id)]);
    throw new Failure(`there is no claim ${id}${near ? `; did you mean ${near}?` : ''}`);
  }
  const found = findingFor(record, claim.id);
  const passage = passageOf(scenario, claim, options.text);
  if (options.json)
    return printDocument(context, 'record show', {
      kind: 'claim',
      format: 1,
      resolution,
      claim,
      finding: found?.finding ?? null,
      supports: found?.supports ?? null,
      passage: passage ? passageDocument(passage) : null,
    });
  const source = scenario.sources.get(claim.source)!;
  const lines: (readonly [string, string | undefined])[] = [
    ['claim', `${claim.id} (claims.csv:${claim.line})`],
    ['says', [claim.subject, claim.predicate, claim.object, claim.value].filter(Boolean).join(' ')],
    ['from', dateText(claim.from)],
    ['to', dateText(claim.to)],
    ['as written', claim.asWritten],
    ['modality', claim.modality],
    ['source', `${source.title} (${source.id})${source.url ? ` ${source.url}` : ''}`],
    ['place', placeText(claim)],
    ['in the copy', passage && stateText(passage.found)],
    ['text', passage && inPlace(passage.comparison, passage.found)],
    ['grade', gradeText(claim.grade)],
    ['coder', claim.coder],
    ['note', claim.note],
    ...decidedOfClaim(scenario, claim),
    [
      'found',
      found &&
        `${dateText(found.finding.from) ?? ''}${found.finding.to ? ` to ${dateText(found.finding.to)}` : ''} (${resolution}): this claim ${found.supports ? 'agrees' : 'disagrees'}`,
    ],
    [
      'decides',
      found ? undefined : scenario.withheld.includes(claim) ? 'nothing: it does not count' : decidesText(record, claim),
    ],
    ['agree', found?.finding.supporting.join(', ')],
    ['disagree', found?.finding.contrary.join(', ') || undefined],
  ];
  for (const [label, text] of lines) if (text) context.out(`${hang(label, text, 12)}\n`);
  return 0;
}

/** What a claim on which no finding rests does. */
function decidesText({ orders, unmet }: HistoricalRecord, { id, modality, predicate }: Claim): string {
  if (modality === 'judged') return 'nothing: an author’s judgement';
  if (orders.some((order) => order.claim === id)) return 'the order of dates';
  const left = unmet.find((order) => order.claim === id);
  if (left?.why === 'circle') return 'nothing: better claims say the reverse, one after another';
  if (left) return 'nothing: the dates found leave no room for it';
  return predicate === 'before'
    ? 'nothing: no finding with a date rests on one of the two'
    : 'nothing: no finding rests on it';
}

function placeText({ locator }: Claim): string {
  const offsets = locator.start === undefined ? '' : `, characters ${locator.start}-${locator.end}`;
  return `${locator.text}${offsets}${locator.sha256 ? `, SHA-256 ${locator.sha256}` : ''}`;
}
