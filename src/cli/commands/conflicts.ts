/** `record conflicts`: claims that cannot all hold, by subject, the largest first. */
import { isoDay } from '../../calendar/index.ts';
import {
  type Claim,
  type Conflict,
  conflictKinds,
  findConflicts,
  gradeText,
  namedKinds,
  type Side,
} from '../../record/index.ts';
import { conclusionsText, conflictText, type Names, nameOf, sideMark, sideText } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, knownId, nearest, openScenario } from '../context.ts';
import { Failure } from '../failure.ts';
import { hang, wrap } from '../text.ts';
import { idArgument } from './record/ids.ts';

export interface ConflictsOptions {
  readonly kind?: string;
  readonly about?: string;
  readonly source?: string;
  readonly json?: boolean;
}

export function conflictsCommand(context: Context, name: string, options: ConflictsOptions): number {
  const { scenario } = openScenario(context, name);
  const isAsked = filterOf(scenario, options);
  const all = findConflicts(scenario.claims, scenario.cast, scenario.sources);
  const conflicts = inGroups(all.filter(isAsked));
  const claims = new Map<string, Claim>(scenario.claims.map((claim) => [claim.id, claim]));
  const names = nameOf(scenario.cast, scenario.series);
  if (options.json) {
    const documents = conflicts.flat().map((conflict) => documentOf(conflict, claims, names));
    context.out(`${JSON.stringify(documents, undefined, 2)}\n`);
    return 0;
  }
  const shown = conflicts.flat().length;
  const counted = shown === all.length ? `${all.length}` : `${shown} of ${all.length}`;
  context.out(
    `${scenario.title}: ${counted} ${all.length === 1 ? 'conflict' : 'conflicts'} in ${scenario.claims.length} claims\n`,
  );
  for (const group of conflicts) {
    context.out(`\n${headingOf(group[0]!, claims, names)}\n`);
    context.out(`${group.map((conflict) => textOf(conflict, claims, names)).join('\n\n')}\n`);
  }
  return 0;
}

/** @throws Failure where an option names nothing */
function filterOf(
  scenario: Scenario,
  { kind, about: named, source }: ConflictsOptions,
): (conflict: Conflict) => boolean {
  if (kind !== undefined && !(conflictKinds as readonly string[]).includes(kind)) {
    const near = nearest(kind, conflictKinds);
    throw new Failure(
      `--kind: found “${kind}”, expected one of ${conflictKinds.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    );
  }
  if (source !== undefined) knownId(source as never, scenario.sources, 'source');
  const isClaim = scenario.claims.some(({ id }) => id === named);
  const about =
    named === undefined || isClaim
      ? named
      : idArgument(scenario, named, namedKinds, 'person, post, organ, policy, event, issue, series or claim');
  return (conflict) =>
    (kind === undefined || conflict.kind === kind) &&
    (source === undefined || conflict.sides.some(({ sources }) => (sources as readonly string[]).includes(source))) &&
    (about === undefined ||
      (conflict.claims as readonly string[]).includes(about) ||
      Object.values(conflict.why.ids).includes(about) ||
      conflict.sides.some(({ says }) => says.subject === about || says.object === about));
}

const units: readonly Conflict['size']['unit'][] = ['days', 'votes', 'places', 'ratio', 'values'];

/** By subject: the subject with the largest conflict first, and so within each. Sizes of one unit alone compare; days come first. */
function inGroups(conflicts: readonly Conflict[]): readonly (readonly Conflict[])[] {
  const bySize = ({ size: a }: Conflict, { size: b }: Conflict) =>
    units.indexOf(a.unit) - units.indexOf(b.unit) || b.amount - a.amount;
  const groups = new Map<string, Conflict[]>();
  for (const conflict of [...conflicts].sort(bySize)) {
    const group = groups.get(conflict.about.subject);
    if (group) group.push(conflict);
    else groups.set(conflict.about.subject, [conflict]);
  }
  return [...groups.values()];
}

function headingOf({ about, sides }: Conflict, claims: ReadonlyMap<string, Claim>, names: Names): string {
  const claim = claims.get(about.subject);
  if (claim === undefined) return names.any(about.subject);
  return wrap(`${about.subject}: ${sideText(claim, names)}`) || String(sides.length);
}

function textOf(conflict: Conflict, claims: ReadonlyMap<string, Claim>, names: Names): string {
  const why = conflictText(conflict, names);
  const lines = [hang('  ', `${why.slice(0, 1).toUpperCase()}${why.slice(1)} (${conflict.kind}).`, 4)];
  conflict.sides.forEach((side, i) => {
    const said = side.claims.map((id) => claims.get(id)!);
    lines.push(hang(`    ${sideMark(i)}`, sideText(said[0]!, names), 7));
    lines.push(hang('', witnesses(side, said), 9));
  });
  lines.push(hang('    kept:', conclusionsText(conflict), 10));
  return lines.join('\n');
}

const mostClaims = 4;

/** `gs-035 (D4, web-page, paragraph 6)`, and how many of several sources are independent. */
function witnesses({ sources, independent }: Side, claims: readonly Claim[]): string {
  const listed = claims
    .slice(0, mostClaims)
    .map(
      ({ id, grade, source, locator }) =>
        `${id} (${[gradeText(grade), source, locator.text].filter(Boolean).join(', ')})`,
    );
  if (claims.length > mostClaims) listed.push(`and ${claims.length - mostClaims} more`);
  const several = sources.length > 1 ? `; ${sources.length} sources, ${independent} independent` : '';
  return `${listed.join(', ')}${several}`;
}

function documentOf(conflict: Conflict, claims: ReadonlyMap<string, Claim>, names: Names): object {
  const { kind, about, sides, why, ...rest } = conflict;
  return {
    kind: 'conflict',
    format: 1,
    of: kind,
    about,
    why: { ...why, text: conflictText(conflict, names) },
    ...rest,
    sides: sides.map(({ says: { from, to, ...said }, grade, ...side }) => ({
      ...side,
      grade: gradeText(grade),
      says: { ...said, ...(from !== undefined && { from: dateOf(from) }), ...(to !== undefined && { to: dateOf(to) }) },
      text: sideText(claims.get(side.claims[0]!)!, names),
    })),
  };
}

function dateOf(date: Exclude<Claim['from'], undefined>): object | 'open' {
  if (date === 'open') return date;
  const { edtf, calendar, earliest, latest } = date;
  return { edtf, calendar, earliest: isoDay(earliest), latest: isoDay(latest) };
}
