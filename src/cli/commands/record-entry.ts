/** `record add` and `record edit`: claims entered and corrected, checked by the code that reads them. */
import { createInterface } from 'node:readline/promises';
import { editFolder, folderId } from '../../host/index.ts';
import {
  type Cells,
  claimFields,
  claimIdsOf,
  type Entered,
  editClaim,
  enterClaim,
  type FieldProblem,
  UnknownColumn,
} from '../../scenario/index.ts';
import { type Context, folderOf, nearest } from '../context.ts';
import { Failure, problemsFailure } from '../failure.ts';
import { interview } from '../interview.ts';
import { hang } from '../text.ts';

interface Common {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** Options of `add` by the name commander gives them: `as_written` is `--as-written`, `asWritten`. */
export type AddOptions = Common & Readonly<Record<string, unknown>>;

export function optionOf(field: string): string {
  return `--${field.replaceAll('_', '-')}`;
}

export async function addCommand(context: Context, name: string, options: AddOptions): Promise<number> {
  const { path, folder } = folderOf(context, name);
  let cells = cellsOf(options);
  const trial = (one: Cells) => checked(orColumn(() => enterClaim(folder, one, folderId(path))));
  if (process.stdin.isTTY === true && !options.json && trial(cells).length > 0) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const ended = new AbortController();
    terminal.once('close', () => ended.abort());
    try {
      cells = await interview(cells, (question) => terminal.question(question, { signal: ended.signal }), trial);
    } catch (error) {
      throw ended.signal.aborted ? new Failure('the input ended; nothing was written') : error;
    } finally {
      terminal.close();
    }
  }
  const entered = await change(path, options, (now) => enterClaim(now, cells, folderId(path)));
  tell(context, entered, options, 'added');
  return 0;
}

export async function editCommand(
  context: Context,
  name: string,
  claim: string,
  options: Common & { readonly set?: readonly string[] },
): Promise<number> {
  const { path } = folderOf(context, name);
  const changes = settings(options.set ?? []);
  const entered = await change(path, options, (folder) => {
    const edited = editClaim(folder, claim, changes, folderId(path));
    if (edited === undefined) throw noClaim(claim, folder);
    return edited;
  });
  tell(context, entered, options, 'changed');
  return 0;
}

type Well = Extract<Entered, { ok: true }>;

/** Makes a change under the lock; with `--dry-run` only says what it would be. @throws Failure */
async function change(path: string, options: Common, make: (folder: Parameters<typeof enterClaim>[0]) => Entered) {
  const { entered } = await editFolder(path, (folder) => {
    const one = orFail(() => make(folder));
    return { entered: one, ...(!options.dryRun && { change: { file: 'claims.csv', bytes: one.bytes } }) };
  });
  return entered;
}

/** @throws Failure with each field that is wrong */
function orFail(make: () => Entered): Well {
  const entered = orColumn(make);
  if (entered.ok) return entered;
  if ('same' in entered)
    throw new Failure(`claims.csv:${entered.same.line}: claim ${entered.same.id} says the same already`);
  const { problems, others } = entered;
  if (problems.length === 0) throw problemsFailure(others, 2);
  const lines = problems.map(fieldText);
  if (others.length > 0) lines.push(`the scenario has ${others.length} more; see: interregnum check`);
  throw new Failure(lines.join('\n'), 2, { kind: 'problems', problems, others });
}

/** @throws Failure where the file has no column for a field */
function orColumn(make: () => Entered): Entered {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnknownColumn) throw new Failure(`claims.csv: ${error.message}`);
    throw error;
  }
}

/** What is wrong with the claim, for the interview; what is wrong with the folder ends it. @throws Failure */
function checked(entered: Entered): readonly FieldProblem[] {
  if (entered.ok || 'same' in entered) return [];
  if (entered.problems.length === 0) throw problemsFailure(entered.others, 2);
  return entered.problems;
}

export function fieldText({ field, found, expected, hint }: FieldProblem): string {
  return `${optionOf(field)}: found ${found === '' ? 'nothing' : `“${found}”`}, expected ${expected}${hint ? `; ${hint}` : ''}`;
}

function cellsOf(options: AddOptions): Cells {
  const given = claimFields.map((field) => {
    const value = options[field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())];
    return [field, typeof value === 'string' ? value.trim() : ''] as const;
  });
  const cells = Object.fromEntries(given.filter(([, value]) => value !== ''));
  const coder = process.env.INTERREGNUM_CODER?.trim();
  return cells.coder === undefined && coder ? { ...cells, coder } : cells;
}

/** `field=value`, as often as wanted. @throws Failure */
function settings(texts: readonly string[]): Cells {
  if (texts.length === 0) throw new Failure('--set: found nothing, expected field=value such as --set from=1921-03-16');
  const cells: Record<string, string> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    const field = text.slice(0, Math.max(at, 0)).trim().replaceAll('-', '_');
    if (at < 1) throw new Failure(`--set: found “${text}”, expected field=value`);
    if (field === 'id') throw new Failure('--set: an identifier stays as it is; withdraw the claim and add another');
    if (!claimFields.includes(field)) {
      const near = nearest(field, claimFields);
      throw new Failure(
        `--set: found “${field}”, expected one of ${claimFields.filter((one) => one !== 'id').join(', ')}${near ? `; did you mean ${near}?` : ''}`,
      );
    }
    if (field in cells) throw new Failure(`--set: ${field} is set twice`);
    cells[field] = text.slice(at + 1).trim();
  }
  return cells;
}

function noClaim(claim: string, folder: Parameters<typeof enterClaim>[0]): Failure {
  const near = nearest(claim, claimIdsOf(folder));
  return new Failure(`there is no claim ${claim}${near ? `; did you mean ${near}?` : ''}`);
}

function tell(context: Context, entered: Well, options: Common, what: 'added' | 'changed'): void {
  const { id, line, claim, warnings } = entered;
  const saved = !options.dryRun;
  if (options.json) {
    const document = { kind: 'claim-saved', format: 1, what, saved, id, line, claim, warnings };
    context.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return;
  }
  for (const warning of warnings) context.err(`${fieldText(warning)}\n`);
  const says = [claim.subject, claim.predicate, claim.object, claim.value].filter(Boolean).join(' ');
  const label = saved ? what : `would be ${what}`;
  context.out(`${hang(label, `${id} (claims.csv:${line}): ${says}`, Math.max(12, label.length + 1))}\n`);
}
