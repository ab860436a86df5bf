/** `record …`: what the sources say. */
import { describeMoment, isoDay, type Moment } from '../../calendar/index.ts';
import { recordFor, versionLots } from '../../experiment/index.ts';
import type { Change, ClaimId, PersonId, PostId } from '../../polity/index.ts';
import {
  type Claim,
  findingFor,
  gradeText,
  type HistoricalRecord,
  holderShares,
  holdersOn,
  type Lots,
  ruleText,
  timeline,
} from '../../record/index.ts';
import { nameOf, sentenceOf } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { inPlace, passageOf, stateText } from '../attached-copy.ts';
import { type Context, dayOption, knownId, nearest, openScenario } from '../context.ts';
import { decidedOfClaim } from '../decided-text.ts';
import { Failure } from '../failure.ts';
import { withIsoDays } from '../json.ts';
import { hang, percent, wrap } from '../text.ts';

interface Json {
  readonly json?: boolean;
  readonly resolution?: string;
}

export function holdersCommand(
  context: Context,
  name: string,
  postId: string,
  options: Json & { readonly on: string },
): number {
  const { scenario } = openScenario(context, name, options.resolution);
  const post = knownId(postId, scenario.cast.posts, 'post') as PostId;
  const day = dayOption(options.on, '--on');
  if (day !== dayOption(options.on, '--on', 'earliest'))
    throw new Failure(`--on: found “${options.on}”, expected one day such as ${isoDay(day)}`);
  const record = recordFor(scenario);
  const rule = ruleText(record.rule);
  const holders = holdersOn(record, post, day);
  const shares = record.rule.rule === 'sample' ? holderShares(record, post, day, draws()) : undefined;
  if (options.json) {
    context.out(
      `${JSON.stringify({ kind: 'holders', format: 1, post, on: isoDay(day), resolution: rule, holders: holders.map(({ person, held, since, until, claims }) => ({ person, name: scenario.cast.persons.get(person)?.name, held: held === 'true' ? 'certain' : 'possible', since: days(since), until: until ? days(until) : null, claims })), ...(shares && { versions, shares }) }, undefined, 2)}\n`,
    );
    return 0;
  }
  const title = scenario.cast.posts.get(post)!.name;
  if (holders.length === 0) context.out(`${title}: no holder known on ${isoDay(day)} (resolution: ${rule})\n`);
  else {
    context.out(`${title} on ${isoDay(day)} (resolution: ${rule})\n`);
    for (const { person, held, since, until, claims } of holders) {
      const span = `since ${days(since)}${until ? `, until ${days(until)}` : ''}`;
      context.out(
        `${hang('  ', `${scenario.cast.persons.get(person)!.name}${held === 'unknown' ? ' (possibly)' : ''}, ${span}; claims ${claims.join(', ')}`, 4)}\n`,
      );
    }
  }
  if (shares) {
    const each = shares.map(({ person, share }) => `${scenario.cast.persons.get(person)!.name} ${percent(share)}`);
    context.out(
      `${wrap(`Above: the likeliest version of each question. Of ${versions} versions, held in: ${each.join(', ') || 'none'}.`)}\n`,
    );
  }
  return 0;
}

/** Versions drawn where the rule is `sample`. */
const versions = 400;

function draws(): readonly Lots[] {
  return Array.from({ length: versions }, (_, i) => versionLots(1, i));
}

export function showCommand(
  context: Context,
  name: string,
  id: string,
  options: Json & { readonly text?: string },
): number {
  const { scenario } = openScenario(context, name, options.resolution);
  const record = recordFor(scenario);
  const claim = record.claims.get(id as ClaimId) ?? scenario.withheld.find((one) => one.id === id);
  if (!claim) {
    const near = nearest(id, [...record.claims.keys(), ...scenario.withheld.map((one) => one.id)]);
    throw new Failure(`there is no claim ${id}${near ? `; did you mean ${near}?` : ''}`);
  }
  const found = findingFor(record, claim.id);
  const passage = passageOf(scenario, claim, options.text);
  if (options.json) {
    context.out(
      `${JSON.stringify({ kind: 'claim', format: 1, resolution: ruleText(record.rule), claim, finding: found?.finding ?? null, supports: found?.supports ?? null, passage: passage === undefined ? null : { state: passage.found.state, differs: passage.found.differs, at: passage.found.at ?? null, text: passage.found.at === undefined ? null : passage.comparison.copy.text(passage.found.at.start, passage.found.at.end) } }, undefined, 2)}\n`,
    );
    return 0;
  }
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
        `${dateText(found.finding.from) ?? ''}${found.finding.to ? ` to ${dateText(found.finding.to)}` : ''} (${ruleText(record.rule)}): this claim ${found.supports ? 'agrees' : 'disagrees'}`,
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

export function timelineCommand(
  context: Context,
  name: string,
  about: string | undefined,
  options: Json & { readonly from?: string; readonly to?: string },
): number {
  const { scenario } = openScenario(context, name, options.resolution);
  const subject = about === undefined ? undefined : subjectOf(scenario, about);
  const from = options.from === undefined ? scenario.from : dayOption(options.from, '--from', 'earliest');
  const to = options.to === undefined ? scenario.to : dayOption(options.to, '--to');
  if (to < from) throw new Failure(`--to: found “${options.to}”, expected a day that is not before ${isoDay(from)}`);
  const record = recordFor(scenario);
  const changes = timeline(record, subject, from, to).filter(
    (change) =>
      subject !== undefined || (change.kind !== 'measures' && change.kind !== 'ties' && change.kind !== 'unties'),
  );
  if (options.json) {
    context.out(
      `${JSON.stringify({ kind: 'timeline', format: 1, about: subject ?? null, resolution: ruleText(record.rule), from: isoDay(from), to: isoDay(to), changes: changes.map(withIsoDays) }, undefined, 2)}\n`,
    );
    return 0;
  }
  const names = nameOf(scenario.cast, scenario.series);
  for (const change of changes) {
    const evidence =
      change.claims && change.claims.length > 0
        ? ` [${change.claims.slice(0, 3).join(', ')}${change.claims.length > 3 ? ` and ${change.claims.length - 3} more` : ''}]`
        : '';
    context.out(`${hang(days(change), `${sentenceOf(change, names)}${evidence}`, 12)}\n`);
  }
  context.out(`(resolution: ${ruleText(record.rule)})\n`);
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

function subjectOf(scenario: Scenario, id: string): string {
  const all = [
    scenario.cast.persons,
    scenario.cast.posts,
    scenario.cast.organs,
    scenario.cast.policies,
    scenario.cast.events,
    scenario.series,
  ];
  if (all.some((map) => (map as ReadonlyMap<string, unknown>).has(id))) return id;
  const near = nearest(
    id,
    all.flatMap((map) => [...map.keys()] as string[]),
  );
  throw new Failure(
    `there is no person, post, organ, policy, event or series ${id}${near ? `; did you mean ${near}?` : ''}`,
  );
}

function days({ earliest, latest }: Pick<Change, 'earliest' | 'latest'>): string {
  if (earliest === latest) return isoDay(earliest);
  return isoDay(earliest) < '0002' ? `by ${isoDay(latest)}` : `${isoDay(earliest)}..${isoDay(latest)}`;
}

function dateText(date: Moment | 'open' | undefined): string | undefined {
  return date === undefined ? undefined : date === 'open' ? 'open' : `${describeMoment(date)} (${date.edtf})`;
}

function placeText({ locator }: Claim): string {
  const offsets = locator.start === undefined ? '' : `, characters ${locator.start}-${locator.end}`;
  return `${locator.text}${offsets}${locator.sha256 ? `, SHA-256 ${locator.sha256}` : ''}`;
}

export type { PersonId };
