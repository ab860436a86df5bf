/** A file of propositions: a CSV of questions about a scenario, one a row, by type and target or in the grammar. */
import { type Day, isoDay, type Span } from '../calendar/index.ts';
import { type Cast, isVotingSeat, type Post, type PostId, type Proposition } from '../polity/index.ts';
import { Names } from './names.ts';
import type { Problem } from './problem.ts';
import { Problems } from './problems.ts';
import {
  monthsAfter,
  type PropositionType,
  type PropositionValues,
  placesOf,
  propositionsTable,
} from './proposition-table.ts';
import { readProposition } from './propositions.ts';
import type { Scenario } from './scenario.ts';
import { type Session, type Site, SourceFile } from './session.ts';
import { Speller } from './speller.ts';
import { type Row, readTable } from './table.ts';
import { decodeUtf8 } from './utf8.ts';

/** One question of a file. */
export interface AskedProposition {
  readonly id: string;
  readonly proposition: Proposition;
}

export type PropositionFile =
  | { readonly ok: true; readonly propositions: readonly AskedProposition[]; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const largestFile = 50_000_000;

type PropositionRow = Row<Extract<keyof PropositionValues, string>>;

/**
 * Reads a file of propositions, or tells every error in it. Never throws.
 * @param name the file's name in messages
 * @param asked the start from which months are counted, and the last day that may be asked about
 */
export function readPropositions(
  bytes: Uint8Array,
  name: string,
  scenario: Scenario,
  asked: { readonly from: Day; readonly to: Day },
): PropositionFile {
  const [problems, warnings, speller] = [new Problems(), new Problems(), new Speller()];
  const session: Session = { problems, warnings, speller, names: namesOf(scenario.cast, speller) };
  const { text, fault } = decodeUtf8(bytes.length > largestFile ? new Uint8Array() : bytes);
  const file = new SourceFile(name, text, fault !== undefined, session);
  if (bytes.length > largestFile)
    file.fail(0, 'unreadable-file', `${bytes.length} bytes`, `at most ${largestFile} bytes`);
  else if (fault) file.fail(fault.offset, 'unreadable-file', '', 'text in UTF-8', 'save the file again as UTF-8');
  const within: Span = { earliest: asked.from, latest: asked.to };
  const propositions: AskedProposition[] = [];
  const lines = new Map<string, number>();
  let rows = 0;
  if (problems.count === 0)
    readTable(propositionsTable(name, scenario), file, (values, row) => {
      rows += 1;
      if (row.isBroken) return;
      const { id } = values;
      const before = id === undefined ? undefined : lines.get(id);
      if (id !== undefined && before !== undefined)
        row
          .site('id')
          .fail('duplicate', 'one proposition an id', { hint: `line ${before} and line ${row.line} both have it` });
      else if (id !== undefined) lines.set(id, row.line);
      const proposition = propositionOf(values, row, scenario, within);
      if (id !== undefined && proposition !== undefined) propositions.push({ id, proposition });
    });
  if (rows === 0 && problems.count === 0) file.fail(text.length, 'structure', '', 'a row for each proposition');
  if (problems.count > 0) return { ok: false, problems: problems.sorted() };
  return { ok: true, propositions, warnings: warnings.sorted() };
}

function namesOf({ persons, organs, posts }: Cast, speller: Speller): Names {
  const names = new Names(speller);
  const somewhere = { file: { name: '' }, line: 1, fail: () => undefined, warn: () => undefined };
  for (const id of persons.keys()) names.declare('person', id, somewhere);
  for (const id of organs.keys()) names.declare('organ', id, somewhere);
  for (const id of posts.keys()) names.declare('post', id, somewhere);
  names.markComplete('person', 'organ', 'post');
  return names;
}

function propositionOf(
  values: PropositionValues,
  row: PropositionRow,
  scenario: Scenario,
  within: Span,
): Proposition | undefined {
  const { prop_type: type, proposition: text, person_id: person } = values;
  if (row.isBad('prop_type')) return undefined;
  if (type === undefined || type === 'expression') {
    const { cast, redirects } = scenario;
    if (text !== undefined) return readProposition(text, row.site('proposition'), cast, { redirects, within });
    return missing(row, 'proposition', type === undefined ? 'or else a prop_type' : 'since prop_type is expression');
  }
  if (person === undefined) missing(row, 'person_id', `since prop_type is ${type}`);
  const posts = postsOf(type, values, row, scenario);
  const day = dayOf(values, row, within);
  if (person === undefined || posts === undefined || day === undefined) return undefined;
  switch (type) {
    case 'sits_full':
    case 'sits_any':
    case 'top_office':
      return { says: 'holds', person, posts, day };
    case 'becomes_full':
    case 'gains_post':
      return { says: 'gains', person, posts, day };
    case 'keeps_post':
      return { says: 'keeps', person, posts, day };
    case 'removed':
      return {
        says: 'and',
        of: [
          { says: 'holds', person, posts, day: within.earliest },
          { says: 'loses', person, posts, day },
        ],
      };
    case 'paramount':
      return { says: 'paramount', person, day };
    case 'expelled':
    case 'arrested':
    case 'convicted':
      return { says: 'is', person, status: type, day };
  }
}

const untargeted: ReadonlySet<PropositionType> = new Set(['paramount', 'expelled', 'arrested', 'convicted']);

/** The posts that a row asks about; none where its type looks at no target. */
function postsOf(
  type: PropositionType,
  { target }: PropositionValues,
  row: PropositionRow,
  scenario: Scenario,
): readonly PostId[] | undefined {
  if (untargeted.has(type)) return [];
  const { cast } = scenario;
  if (target !== undefined) {
    const site = row.site('target');
    const places = placesOf(scenario).read(target, site) ?? [];
    const posts = [...new Set(places.flatMap((place) => seatsOf(type, place, cast, site)))];
    return row.isBad('target') ? undefined : posts;
  }
  if (type !== 'top_office') return missing(row, 'target', `since prop_type is ${type}`);
  const posts = [...cast.posts.values()].filter((post) => isTopOffice(post, cast)).map(({ id }) => id);
  return posts.length > 0 ? posts : missing(row, 'target', 'since the scenario has no top office');
}

/**
 * The chair or first post of whatever heads the government, or of a body with the function of appointments: the party's
 * first secretary, not the head of a department that keeps its lists.
 */
function isTopOffice(post: Post, cast: Cast): boolean {
  if (post.class !== 'chair' && post.class !== 'first') return false;
  if (post.functions.includes('head-of-government')) return true;
  return post.functions.includes('appointments') && cast.organs.get(post.organ)?.kind === 'body';
}

function seatsOf(type: PropositionType, place: string, cast: Cast, site: Site): readonly PostId[] {
  const own = cast.posts.get(place as PostId);
  const all = own ? [own] : [...cast.posts.values()].filter(({ organ }) => organ === place);
  const full = type === 'sits_full' || type === 'becomes_full';
  const seats = full ? all.filter(isVotingSeat) : all;
  if (seats.length === 0)
    site.fail('rule', full ? 'a body with full seats, or a post that is one' : 'a post, or an organ that has some', {
      found: place,
    });
  return seats.map(({ id }) => id);
}

function dayOf({ date, horizon }: PropositionValues, row: PropositionRow, within: Span): Day | undefined {
  if (row.isBad('date') || row.isBad('horizon')) return undefined;
  if (date === undefined && horizon === undefined) return missing(row, 'date', 'or else a horizon');
  const day = date ?? monthsAfter(within.earliest, horizon!);
  if (day >= within.earliest && day <= within.latest) return day;
  const [earliest, latest] = [isoDay(within.earliest), isoDay(within.latest)];
  return date === undefined
    ? row.site('horizon').fail('value', `months that end by ${latest}`, { hint: `they end on ${isoDay(day)}` })
    : row.site('date').fail('date', `a day from ${earliest} to ${latest}`, {
        hint: day < within.earliest ? `${earliest} is the last day known` : `nothing is simulated after ${latest}`,
      });
}

function missing(row: PropositionRow, column: Extract<keyof PropositionValues, string>, why: string): undefined {
  if (row.isBad(column)) return undefined;
  return row.site(column).fail('empty-cell', `a value in the column “${column}”, ${why}`);
}
