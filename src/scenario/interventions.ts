/** interventions/*.yaml: a list of decisions, each with its post, person and day. */
import { addDays, type Day, isoDay } from '../calendar/index.ts';
import type { PersonId, PostId } from '../polity/index.ts';
import { Names } from './names.ts';
import type { Problem } from './problem.ts';
import { Problems } from './problems.ts';
import { choice, day, reference } from './scalars.ts';
import type { Scenario } from './scenario.ts';
import { type Session, SourceFile } from './session.ts';
import { list, located, object, required, scalar } from './shapes.ts';
import { Speller } from './speller.ts';
import { decodeUtf8 } from './utf8.ts';
import { parseYaml } from './yaml.ts';

/** A declared difference: do this on that day. */
export interface Intervention {
  /** `fill` puts a person into a post; in a full one whoever came first gives way. `vacate` takes a person out of it. */
  readonly do: 'fill' | 'vacate';
  readonly post: PostId;
  readonly person: PersonId;
  readonly on: Day;
}

export type Interventions =
  | { readonly ok: true; readonly interventions: readonly Intervention[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const shape = list(
  object({
    do: required(scalar(choice(['fill', 'vacate'] as const))),
    post: required(scalar(reference<PostId>('post'))),
    person: required(scalar(reference<PersonId>('person'))),
    on: required(located(scalar(day))),
  }),
);

/** Reads one file of interventions for a scenario. Never throws. @param name the file's name in messages */
export function readInterventions(bytes: Uint8Array, name: string, scenario: Scenario): Interventions {
  const problems = new Problems();
  const speller = new Speller();
  const names = new Names(speller);
  const session: Session = { problems, warnings: new Problems(), speller, names };
  const { text, fault } = decodeUtf8(bytes);
  const file = new SourceFile(name, text, fault !== undefined, session);
  if (fault) file.fail(fault.offset, 'unreadable-file', '', 'UTF-8');
  const somewhere = { file, line: 1, column: 1, fail: () => undefined };
  for (const id of scenario.cast.posts.keys()) names.declare('post', id, somewhere as never);
  for (const id of scenario.cast.persons.keys()) names.declare('person', id, somewhere as never);
  names.markComplete('post', 'person');
  const root = parseYaml(file);
  const interventions: Intervention[] = [];
  for (const { do: what, post, person, on } of (root && shape.read(root, file)) ?? []) {
    if (on && (on.value <= scenario.asOf || on.value > scenario.to)) {
      const span = `${isoDay(addDays(scenario.asOf, 1))} to ${isoDay(scenario.to)}`;
      on.site.fail('date', `a day from ${span}`, { hint: 'an intervention lies after the as-of day' });
    }
    if (what && post && person && on) interventions.push({ do: what, post, person, on: on.value });
  }
  if (problems.count > 0) return { ok: false, problems: problems.sorted() };
  if (interventions.length > 0) return { ok: true, interventions };
  file.fail(0, 'structure', '', 'a list of interventions');
  return { ok: false, problems: problems.sorted() };
}
