/** scenario.yaml: the span, the as-of day, what is given, the issues and the questions. */
import type { Day } from '../calendar/index.ts';
import { mechanisms, parameters, type Theories, theories } from '../model/index.ts';
import type { Cast, Issue, IssueId, OrganId, PersonId, PostId } from '../polity/index.ts';
import type { SourceId } from '../record/index.ts';
import { namesFiller, textWithNames } from './placeholders.ts';
import { propositionText, readProposition } from './propositions.ts';
import { resolution } from './resolution.ts';
import { choice, day, identifier, numeric, reference, words } from './scalars.ts';
import { givenKinds, type Questions, type Scenario } from './scenario.ts';
import type { Site, SourceFile } from './session.ts';
import {
  type KeyedValue,
  type Located,
  list,
  located,
  object,
  optional,
  record,
  required,
  scalar,
  set,
} from './shapes.ts';
import type { TreeNode } from './tree.ts';

const parameterNames = Object.entries(parameters).flatMap(([section, entries]) =>
  Object.keys(entries).map((name) => `${section}.${name}`),
);

/** Values inside the range of their prior; 0, which switches a term off, is always one. */
function overrides(entries: readonly KeyedValue<string, Located<number>>[]): Readonly<Record<string, number>> {
  for (const { key, value } of entries) {
    const [section, name] = key.split('.') as [string, string];
    const [low, high] = parameters[section]![name]!.range;
    if (value.value !== 0 && !(value.value >= low && value.value <= high))
      value.site.fail('number', `a number from ${low} to ${high}, the range of ${key}, or 0`);
  }
  return Object.fromEntries(entries.map(({ key, value }) => [key, value.value]));
}

export const scenarioShape = object({
  title: required(scalar(textWithNames)),
  from: required(located(scalar(day))),
  to: required(located(scalar(day))),
  'as-of': required(located(scalar(day))),
  resolution: optional(resolution),
  root: optional(scalar(reference<OrganId>('organ'))),
  given: optional(set(choice(givenKinds))),
  ties: optional(scalar(words)),
  issues: optional(
    record(
      identifier,
      object({ name: required(scalar(words)), low: required(scalar(words)), high: required(scalar(words)) }),
    ),
  ),
  mechanisms: optional(object({ off: optional(set(choice(mechanisms.map(({ id }) => id)))) })),
  theories: optional(
    object({
      coalition: optional(scalar(choice(theories.coalition))),
      appointments: optional(scalar(choice(theories.appointments))),
    }),
  ),
  parameters: optional(record(choice(parameterNames), located(scalar(numeric())))),
  questions: optional(
    object({
      persons: optional(set(reference<PersonId>('person'))),
      posts: optional(set(reference<PostId>('post'))),
      source: optional(scalar(reference<SourceId>('source'))),
      outcomes: optional(
        list(
          object({ text: required(scalar(textWithNames)), proposition: required(located(scalar(propositionText))) }),
        ),
      ),
    }),
  ),
});

export interface ScenarioFile {
  readonly head: Pick<
    Scenario,
    | 'title'
    | 'from'
    | 'to'
    | 'asOf'
    | 'resolution'
    | 'given'
    | 'ties'
    | 'mechanisms'
    | 'theories'
    | 'parameters'
    | 'root'
  >;
  readonly issues: ReadonlyMap<IssueId, Issue>;
  /** Propositions are read once the cast is known. */
  questions(cast: Cast): Questions;
}

/** Reads all but the propositions and takes up the issues' names. */
export function readScenarioFile(root: TreeNode, file: SourceFile): ScenarioFile | undefined {
  const values = scenarioShape.read(root, file);
  if (values === undefined) return undefined;
  const issues = new Map<IssueId, Issue>();
  for (const { key, site, value } of values.issues ?? []) {
    const id = key as IssueId;
    file.session.names.declare('issue', id, site);
    issues.set(id, { id, name: value.name ?? id, low: value.low ?? '', high: value.high ?? '' });
  }
  checkOrder(values.from, values['as-of'], values.to);
  const zero = 0 as Day;
  const asked = values.questions;
  return {
    head: {
      title: values.title ?? '',
      from: values.from?.value ?? zero,
      to: values.to?.value ?? zero,
      asOf: values['as-of']?.value ?? zero,
      resolution: values.resolution ?? { rule: 'best-grade' },
      given: values.given ?? [],
      ...(values.ties !== undefined && { ties: values.ties }),
      mechanisms: { off: values.mechanisms?.off ?? [] },
      ...(values.theories !== undefined && { theories: chosenTheories(values.theories) }),
      parameters: overrides(values.parameters ?? []),
      ...(values.root !== undefined && { root: values.root }),
    },
    issues,
    questions: (cast) => ({
      persons: [...new Set((asked?.persons ?? []).map((id) => file.session.names.canonical(id) as PersonId))],
      posts: asked?.posts ?? [],
      ...(asked?.source !== undefined && { source: asked.source }),
      outcomes: (asked?.outcomes ?? []).flatMap(({ text = '', proposition }) => {
        if (proposition === undefined) return [];
        const read = readProposition(proposition.value, proposition.site, cast);
        return read === undefined ? [] : [{ text: namesFiller(cast)(text), proposition: read }];
      }),
    }),
  };
}

/** Without those that were not read. */
function chosenTheories({ coalition, appointments }: { [S in keyof Theories]?: Theories[S] | undefined }) {
  return { ...(coalition && { coalition }), ...(appointments && { appointments }) };
}

type Dated = Located<Day> | undefined;

function checkOrder(from: Dated, asOf: Dated, to: Dated): void {
  const before = (a: Dated, b: Dated) => a !== undefined && b !== undefined && a.value < b.value;
  const refuse = (site: Site, expected: string) => site.fail('date', expected);
  if (before(to, from)) refuse(to!.site, 'a day that is not before “from”');
  else if (before(asOf, from)) refuse(asOf!.site, 'a day from “from” to “to”');
  else if (before(to, asOf)) refuse(asOf!.site, 'a day from “from” to “to”');
}
