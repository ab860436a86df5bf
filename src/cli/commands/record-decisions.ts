/** `record merge`, `unmerge`, `withdraw` and `restore`: decisions about the record, each kept with who made it, when and why. */
import { type Day, isoDay, parseIsoDay } from '../../calendar/index.ts';
import { editFolder, folderId } from '../../host/index.ts';
import type { PersonId } from '../../polity/index.ts';
import { type Conflict, findConflicts } from '../../record/index.ts';
import { conflictText, nameOf } from '../../report/index.ts';
import {
  claimIdsOf,
  type Decided,
  type Folder,
  readScenario,
  type Scenario,
  UnknownColumn,
  withDecision,
  withoutDecision,
} from '../../scenario/index.ts';
import { type Context, dayOption, folderOf, knownId, nearest } from '../context.ts';
import { Failure, problemsFailure } from '../failure.ts';
import { hang } from '../text.ts';

export interface DecisionOptions {
  readonly reason?: string;
  readonly coder?: string;
  readonly on?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What a decision comes to: lines for people, a document for machines, and the file to write. */
interface Outcome {
  readonly lines: readonly (readonly [label: string, text: string])[];
  readonly document: Readonly<Record<string, unknown>>;
  readonly decided: Decided;
  /** Something that somebody must have seen before it is written. */
  readonly warned?: boolean;
}

export function mergeCommand(context: Context, name: string, from: string, into: string, options: DecisionOptions) {
  return decide(context, name, options, (folder, id) => {
    const scenario = loaded(folder, id);
    const said = made(options);
    for (const one of [from, into]) {
      const merged = scenario.merges.find((merge) => merge.undone === undefined && merge.from === one);
      if (merged !== undefined)
        throw new Failure(`${one} is merged into ${merged.into} already (merges.csv:${merged.line})`);
      knownId(one, scenario.cast.persons, 'person');
    }
    if (from === into) throw new Failure(`${from} is one person; name two to be merged`);
    const decided = orFail(() => withDecision(folder, 'merges', { from, into, ...said }));
    const after = loaded(decided.folder, id);
    const person = after.cast.persons.get(into as PersonId)!;
    const moved = scenario.claims.filter(({ subject, object }) => subject === from || object === from);
    const conflicts = newConflicts(scenario, after);
    const names = nameOf(after.cast, after.series);
    const sentences = conflicts.map((conflict) => `${conflictText(conflict, names)}: ${conflict.claims.join(', ')}`);
    return {
      decided,
      warned: conflicts.length > 0,
      document: {
        kind: 'merge',
        from,
        into,
        ...said,
        claims: moved.map((claim) => claim.id),
        conflicts: conflicts.map(({ kind, claims }, at) => ({ of: kind, claims, text: sentences[at] })),
      },
      lines: [
        [
          'merge',
          `${from} into ${into}: ${scenario.cast.persons.get(from as PersonId)!.name} is taken for ${person.name}`,
        ],
        ['claims', `${moved.length} are read as about ${into}, and keep the identifier they were coded under`],
        ['names', [person.name, ...person.variants].join('; ')],
        ...sentences.map((text) => ['conflict', text] as const),
      ],
    };
  });
}

/** Conflicts that a change of the claims brings: those whose claims were not in conflict of that kind before, all of them. */
function newConflicts(before: Scenario, after: Scenario): readonly Conflict[] {
  const of = ({ claims, cast, sources }: Scenario) => findConflicts(claims, cast, sources);
  const known = new Map<string, Set<string>[]>();
  for (const { kind, claims } of of(before)) known.set(kind, [...(known.get(kind) ?? []), new Set<string>(claims)]);
  return of(after).filter(
    ({ kind, claims }) => !(known.get(kind) ?? []).some((set) => claims.every((claim) => set.has(claim))),
  );
}

export function unmergeCommand(context: Context, name: string, from: string, options: DecisionOptions) {
  return decide(context, name, options, (folder, id) => {
    const scenario = loaded(folder, id);
    const inForce = scenario.merges.filter(({ undone }) => undone === undefined);
    const merge = inForce.find((one) => one.from === from);
    if (merge === undefined)
      throw new Failure(
        `${from} is not merged into anybody${nearText(
          from,
          inForce.map((one) => one.from),
        )}`,
      );
    const decided = orFail(() => withoutDecision(folder, 'merges', merge.line, dayOf(options)));
    const after = loaded(decided.folder, id);
    const back = after.claims.filter((claim) => claim.subject === from || claim.object === from);
    return {
      decided,
      document: {
        kind: 'unmerge',
        from,
        into: merge.into,
        undone: isoDay(dayOf(options)),
        claims: back.map((claim) => claim.id),
      },
      lines: [
        ['unmerge', `${from} is a person of its own again, no longer ${merge.into} (merges.csv:${merge.line} says so)`],
        ['claims', `${back.length} are read as about ${from} again`],
      ],
    };
  });
}

export function withdrawCommand(context: Context, name: string, claim: string, options: DecisionOptions) {
  return decide(context, name, options, (folder, id) => {
    const scenario = loaded(folder, id);
    const said = made(options);
    if (!claimIdsOf(folder).includes(claim))
      throw new Failure(`there is no claim ${claim}${nearText(claim, claimIdsOf(folder))}`);
    const before = scenario.withdrawals.find((one) => one.undone === undefined && one.claim === claim);
    if (before !== undefined) throw new Failure(`${claim} is withdrawn already (withdrawals.csv:${before.line})`);
    const decided = orFail(() => withDecision(folder, 'withdrawals', { claim, ...said }));
    const after = loaded(decided.folder, id);
    const left = new Set(after.claims.map((one) => one.id));
    const gone = scenario.claims.map((one) => one.id).filter((one) => one !== claim && !left.has(one));
    const readings = scenario.readings.length - after.readings.length;
    return {
      decided,
      document: { kind: 'withdrawal', claim, ...said, alsoSilent: gone, readings },
      lines: [
        ['withdraw', `${claim}: its row stays in claims.csv and counts no longer`],
        ...(gone.length > 0 ? [['with it', `claims about it: ${gone.join(', ')}`] as const] : []),
        ...(readings > 0
          ? [['readings', `${readings} of readings.csv ${readings === 1 ? 'is' : 'are'} passed over`] as const]
          : []),
      ],
    };
  });
}

export function restoreCommand(context: Context, name: string, claim: string, options: DecisionOptions) {
  return decide(context, name, options, (folder, id) => {
    const inForce = loaded(folder, id).withdrawals.filter(({ undone }) => undone === undefined);
    const withdrawal = inForce.find((one) => one.claim === claim);
    if (withdrawal === undefined)
      throw new Failure(
        `${claim} is not withdrawn${nearText(
          claim,
          inForce.map((one) => one.claim),
        )}`,
      );
    const decided = orFail(() => withoutDecision(folder, 'withdrawals', withdrawal.line, dayOf(options)));
    loaded(decided.folder, id);
    return {
      decided,
      document: { kind: 'restoration', claim, undone: isoDay(dayOf(options)) },
      lines: [['restore', `${claim} counts again (withdrawals.csv:${withdrawal.line} says so)`]],
    };
  });
}

async function decide(
  context: Context,
  name: string,
  options: DecisionOptions,
  make: (folder: Folder, id: string) => Outcome,
): Promise<number> {
  const { path } = folderOf(context, name);
  const { outcome, saved } = await editFolder(path, (folder) => {
    const made = make(folder, folderId(path));
    const isSaved = !options.dryRun && (!made.warned || options.yes === true);
    return { outcome: made, saved: isSaved, ...(isSaved && { change: made.decided }) };
  });
  if (options.json) {
    const { kind, ...rest } = outcome.document;
    context.out(`${JSON.stringify({ kind, format: 1, saved, ...rest }, undefined, 2)}\n`);
  } else {
    for (const [label, text] of outcome.lines) context.out(`${hang(label, text, 12)}\n`);
    if (options.dryRun) context.out('nothing was written: --dry-run\n');
    else if (!saved) context.out('nothing was written; --yes does it all the same\n');
  }
  return saved || options.dryRun ? 0 : 1;
}

/** @throws Failure with every problem of the folder */
function loaded(folder: Folder, id: string): Scenario {
  const read = readScenario(folder, id);
  if (!read.ok) throw problemsFailure(read.problems, 2);
  return read.scenario;
}

/** Day, coder and reason of a decision. @throws Failure */
function made(options: DecisionOptions): { readonly day: string; readonly coder: string; readonly reason: string } {
  const reason = options.reason?.trim() ?? '';
  const coder = (options.coder ?? process.env.INTERREGNUM_CODER ?? '').trim();
  if (reason === '') throw new Failure('--reason: found nothing, expected why, in words');
  if (coder === '') throw new Failure('--coder: found nothing, expected who decides; INTERREGNUM_CODER may say so');
  return { day: isoDay(dayOf(options)), coder, reason };
}

function dayOf({ on }: DecisionOptions): Day {
  if (on === undefined) return parseIsoDay(new Date().toISOString().slice(0, 10))!;
  const day = dayOption(on, '--on');
  if (day !== dayOption(on, '--on', 'earliest'))
    throw new Failure(`--on: found “${on}”, expected one day such as ${isoDay(day)}`);
  return day;
}

function orFail(make: () => Decided): Decided {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnknownColumn) throw new Failure(error.message);
    throw error;
  }
}

function nearText(id: string, among: Iterable<string>): string {
  const near = nearest(id, among);
  return near ? `; did you mean ${near}?` : '';
}
