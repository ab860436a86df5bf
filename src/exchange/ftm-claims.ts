/**
 * Claims as statements of FollowTheMoney (followthemoney.statement): one row for each value of a property, with the source
 * that says so. What contradicts stays apart: each claim of a relation is an entity of its own, and those about one finding
 * share a canonical identifier.
 */
import type { Moment } from '../calendar/index.ts';
import type { Claim, Finding } from '../record/index.ts';
import { predicates } from '../record/index.ts';
import type { Exporting, Losses } from './format.ts';
import { isoDateOf } from './iso-date.ts';
import { claimsWithin } from './selection.ts';

export interface Statement {
  readonly canonical: string;
  readonly entity: string;
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  /** As it stood, where the value says less. */
  readonly original?: string;
  readonly dataset: string;
  /** The claim. */
  readonly origin?: string;
}

type Value = string | { readonly value: string; readonly original?: string };

/** The dates of a claim in the property that each end has. */
interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Identifiers of datasets have underscores where ours have hyphens; neither has the other. */
export const datasetOf = (source: string) => source.replaceAll('-', '_');
export const sourceOf = (dataset: string) => dataset.replaceAll('_', '-');

/** Statements in the order of the tables, then of the claims. */
export function statementsOf(given: Exporting, lost: Losses): readonly Statement[] {
  const { scenario, record, period } = given;
  const statements: Statement[] = [];
  const tables = datasetOf(scenario.id);
  const about = (
    entity: string,
    schema: string,
    values: Readonly<Record<string, string | readonly string[] | undefined>>,
  ) => {
    const base = { canonical: entity, entity, schema, dataset: tables };
    statements.push({ ...base, prop: 'id', value: entity });
    for (const [prop, value] of Object.entries(values))
      for (const one of typeof value === 'string' ? [value] : (value ?? []))
        statements.push({ ...base, prop, value: one });
  };
  for (const { id, name, variants, wikidata } of scenario.cast.persons.values())
    about(id, 'Person', { name, alias: variants, wikidataId: wikidata });
  for (const { id, name, kind, parent, wikidata } of scenario.cast.organs.values())
    about(id, organSchema(scenario, id), { name, classification: kind, parent, wikidataId: wikidata });
  for (const { id, name, organ, capacity } of scenario.cast.posts.values())
    about(id, 'Position', { name, organization: organ, numberOfSeats: String(capacity) });
  lost.add('classes, functions and cadres of posts', scenario.cast.posts.size);

  const canonical = canonicalOf(record.findings);
  const kept = claimsWithin(
    [...record.claims.values()],
    period,
    ({ predicate }) => predicates[predicate].dates === 'span',
    lost,
  );
  for (const claim of kept) {
    if (claim.modality === 'denied' || claim.modality === 'judged') {
      lost.add('claims that deny or judge: a statement can only affirm');
      continue;
    }
    const made = claimStatements(claim, scenario, canonical.get(claim.id) ?? claim.id, lost);
    if (made === undefined) {
      lost.add(`claims with the predicate “${claim.predicate}”`);
      continue;
    }
    statements.push(...made);
    countLost(claim, given, lost);
  }
  return statements;
}

export function organSchema({ cast }: Exporting['scenario'], id: string): 'Organization' | 'PublicBody' {
  const kind = cast.organs.get(id as never)?.kind;
  return kind === 'party' || kind === 'faction' ? 'Organization' : 'PublicBody';
}

/** The first claim behind a finding names it for all that are about it, for and against. */
function canonicalOf(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { supporting, contrary } of findings)
    for (const id of [...supporting, ...contrary]) ids.set(id, `${supporting[0]}-found`);
  return ids;
}

function claimStatements(
  claim: Claim,
  scenario: Exporting['scenario'],
  canonical: string,
  lost: Losses,
): readonly Statement[] | undefined {
  const { subject, object, predicate, value, locator } = claim;
  const dataset = datasetOf(claim.source);
  const stated = (entity: string, of: string, schema: string, values: Readonly<Record<string, Value | undefined>>) =>
    Object.entries(values).flatMap(([prop, one]): Statement[] =>
      one === undefined
        ? []
        : [
            {
              canonical: of,
              entity,
              schema,
              prop,
              ...(typeof one === 'string' ? { value: one } : one),
              dataset,
              origin: claim.id,
            },
          ],
    );
  /** Values of a thing of the tables, which the source says exists. */
  const of = (schema: string, ends: Partial<Ends>) => {
    const dates = datesOf(claim, ends, lost);
    return Object.keys(dates).length === 0 ? [] : stated(subject, subject, schema, { id: subject, ...dates });
  };
  const source = scenario.sources.get(claim.source);
  const link = (schema: string, values: Readonly<Record<string, Value | undefined>>) =>
    stated(claim.id, canonical, schema, {
      id: claim.id,
      ...values,
      ...datesOf(claim, { from: 'startDate', to: 'endDate' }, lost),
      recordId: locator.text || undefined,
      publisher: source?.title,
      sourceUrl: source?.url,
    });
  switch (predicate) {
    case 'born':
      return of('Person', { from: 'birthDate' });
    case 'died':
      lost.add('manners of death', value === undefined ? 0 : 1);
      return of('Person', { from: 'deathDate' });
    case 'exists':
      return scenario.cast.posts.has(subject as never)
        ? of('Position', { from: 'inceptionDate', to: 'dissolutionDate' })
        : of(organSchema(scenario, subject), { from: 'incorporationDate', to: 'dissolutionDate' });
    case 'holds':
    case 'acting':
      return link('Occupancy', {
        holder: subject,
        post: object,
        description: predicate === 'acting' ? 'acting' : undefined,
        summary: value,
        status: claim.to === 'open' ? 'current' : claim.to === undefined ? 'unknown' : 'ended',
      });
    case 'faction':
      return link('Membership', { member: subject, organization: object, role: 'member', status: openStatus(claim) });
    case 'kin':
      return link('Family', { person: object, relative: subject, relationship: value });
    case 'tie':
      return claim.objectIs === 'person'
        ? link('Associate', { person: subject, associate: object, relationship: value, description: openStatus(claim) })
        : link('UnknownLink', { subject, object, role: value, status: openStatus(claim) });
    case 'status':
      return link('Sanction', {
        entity: subject,
        program: value,
        authority: object === undefined ? undefined : scenario.cast.organs.get(object as never)?.name,
        authorityId: object,
        status: openStatus(claim),
      });
    default:
      return undefined;
  }
}

const openStatus = ({ to }: Claim) => (to === 'open' ? 'current' : undefined);

function datesOf(claim: Claim, ends: Partial<Ends>, lost: Losses): Record<string, Value> {
  const dates: Record<string, Value> = {};
  for (const [end, prop] of [
    ['from', ends.from],
    ['to', ends.to],
  ] as const) {
    const date = claim[end];
    if (date === undefined) continue;
    if (prop === undefined) lost.add('last days of what happened over several', 1);
    else if (date === 'open') {
      const told = end === 'to' && !prop.startsWith('diss');
      lost.add(
        end === 'from' ? 'beginnings stated to be open' : 'ends of organs and posts stated to be open',
        told ? 0 : 1,
      );
    } else {
      const value = dateValue(date, lost);
      if (value !== undefined) dates[prop] = value;
    }
  }
  return dates;
}

function dateValue(moment: Moment, lost: Losses): Value | undefined {
  const iso = isoDateOf(moment);
  if (iso === undefined) {
    lost.add('dates that no plain year, month or day covers');
    return undefined;
  }
  if (iso.exact) return iso.text;
  lost.add('dates that are no plain year, month or day: the value is the shortest that covers them');
  return { value: iso.text, original: `${moment.edtf}${moment.calendar === 'julian' ? ' julian' : ''}` };
}

function countLost(
  { locator, modality, grade, asWritten, called, note, source }: Claim,
  { scenario }: Exporting,
  lost: Losses,
): void {
  const own = scenario.sources.get(source)?.grade;
  lost.add('offsets and digests of passages', locator.sha256 === undefined ? 0 : 1);
  lost.add('that a claim is only reported', modality === 'reported' ? 1 : 0);
  lost.add(
    'grades of single claims',
    own?.reliability === grade.reliability && own.credibility === grade.credibility ? 0 : 1,
  );
  lost.add('dates as written', asWritten === undefined ? 0 : 1);
  lost.add('what a source calls an organ or a post', called === undefined ? 0 : 1);
  lost.add('notes', note === undefined ? 0 : 1);
}
