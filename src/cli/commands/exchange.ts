/** `record export` and `record import`: the record in formats of others. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type Format, formats, importFrom, type Loss } from '../../exchange/index.ts';
import { recordFor } from '../../experiment/index.ts';
import { folderId, isVacant, openInput, readFolder, replaceFiles, writeFolder } from '../../host/index.ts';
import { type Folder, readScenario, scenarioTables } from '../../scenario/index.ts';
import { type Context, dayOption, nearest, openScenario } from '../context.ts';
import { Failure, problemsFailure } from '../failure.ts';
import { columns, hang } from '../text.ts';

interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly resolution?: string;
  readonly json?: boolean;
}

export async function exportCommand(context: Context, name: string, options: ExportOptions): Promise<number> {
  const format = formatOption(options.format, 'exports');
  const { scenario, folder } = openScenario(context, name, options.resolution);
  const record = recordFor(scenario);
  if (options.on !== undefined && (options.from !== undefined || options.to !== undefined))
    throw new Failure('--on is one day, --from and --to are several: tell one or the other');
  const [first, last] = [options.on ?? options.from, options.on ?? options.to];
  const from =
    first === undefined ? undefined : dayOption(first, options.on === undefined ? '--from' : '--on', 'earliest');
  const to = last === undefined ? undefined : dayOption(last, options.on === undefined ? '--to' : '--on');
  if (from !== undefined && to !== undefined && to < from)
    throw new Failure(`--to: found “${options.to}”, expected a day that is not before --from`);
  if (options.on !== undefined && from !== to)
    throw new Failure(`--on: found “${options.on}”, expected one day such as 1925-05-31`);
  const place = resolve(options.out);
  if (existsSync(place) && statSync(place).isDirectory() !== (format.writes === 'folder'))
    throw new Failure(
      `--out: ${options.out} is ${format.writes === 'folder' ? 'a file' : 'a folder'}, expected a ${format.writes}: ${options.format} is one`,
    );
  if (format.writes === 'folder' && !isVacant(place))
    throw new Failure(`--out: there is something in ${options.out}, expected a new folder`);

  const { files, lost } = format.exports!({
    scenario,
    record,
    folder,
    period: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  });
  if (format.writes === 'folder') writeFolder(place, files);
  else await writeFileAtomic(place, files.get('')!);

  const written = [...files].map(([path, bytes]) => ({
    path: path === '' ? options.out : `${options.out}/${path}`,
    bytes: bytes.length,
  }));
  if (options.json) {
    const document = {
      kind: 'export',
      format: 1,
      scenario: scenario.id,
      as: options.format,
      resolution: record.rule.rule,
      files: written,
      lost,
    };
    context.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return 0;
  }
  context.out(`${columns(written.map(({ path, bytes }) => [path, `${bytes.toLocaleString('en')} bytes`]))}\n`);
  context.out(lossText(lost, `Not carried by ${options.format}, or less exactly:`));
  return 0;
}

interface ImportOptions {
  readonly format: string;
  readonly into: string;
  readonly json?: boolean;
}

export async function importCommand(context: Context, path: string, options: ImportOptions): Promise<number> {
  const format = formatOption(options.format, 'drafts');
  // A folder of tables is told by the file that describes them.
  const described = join(path, 'csv-metadata.json');
  const file = existsSync(described) ? described : path;
  if (!existsSync(file) || statSync(file).isDirectory()) throw new Failure(`there is no file ${file}`);
  const place = resolve(options.into);
  const before = folderInto(place, options.into);
  const scenario = before === undefined ? undefined : readInto(before, place);
  let imported: Awaited<ReturnType<typeof importFrom>>;
  try {
    imported = await importFrom(
      format,
      openInput(file),
      before && scenario && { folder: before, scenario },
      folderId(place),
    );
  } catch (error) {
    // What zlib says of a file that is damaged or no archive at all.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new Failure(`${file}: expected a file compressed by gzip, ${error.message}`);
    throw error;
  }
  if (!imported.ok) throw problemsFailure(imported.problems, 2);
  const { folder, added, lost } = imported;
  if (before === undefined) writeFolder(place, folder);
  else replaceFiles(place, changedFiles(before, folder));

  if (options.json) {
    context.out(
      `${JSON.stringify({ kind: 'import', format: 1, as: options.format, into: options.into, added, lost }, undefined, 2)}\n`,
    );
    return 0;
  }
  const rows = Object.entries(added).map(([name, count]) => [
    `${options.into}/${name}`,
    `${count} ${count === 1 ? 'row' : 'rows'} added`,
  ]);
  context.out(rows.length === 0 ? 'nothing to add\n' : `${columns(rows)}\n`);
  context.out(lossText(lost, 'Left out, or read less exactly:'));
  return 0;
}

/** The files of a scenario that is added to; undefined where a folder is to be made. */
function folderInto(place: string, name: string): Folder | undefined {
  if (existsSync(place) && !statSync(place).isDirectory())
    throw new Failure(`--into: ${name} is a file, expected a folder`);
  if (isVacant(place)) return undefined;
  const folder = readFolder(place);
  if (!folder.has('scenario.yaml'))
    throw new Failure(`--into: ${name} has no scenario.yaml, expected a scenario or a new folder`);
  return folder;
}

function readInto(folder: Folder, place: string) {
  const loaded = readScenario(folder, folderId(place));
  if (!loaded.ok) throw problemsFailure(loaded.problems, 2);
  return loaded.scenario;
}

/** What is named comes before what names it, so that the folder is whole after each file. */
function changedFiles(before: Folder, after: Folder): Folder {
  const order = ['sources.json', ...scenarioTables.map(({ file }) => file)];
  return new Map(
    order.flatMap((name) => (after.get(name) === before.get(name) ? [] : [[name, after.get(name)!] as const])),
  );
}

function formatOption(name: string, does: 'exports' | 'drafts'): Format {
  const all: Readonly<Record<string, Format>> = formats;
  const able = Object.keys(all).filter((key) => all[key]![does] !== undefined);
  if (able.includes(name)) return all[name]!;
  const near = nearest(name, able);
  const only = Object.hasOwn(all, name) ? ` (${name} can only be ${does === 'exports' ? 'imported' : 'exported'})` : '';
  throw new Failure(
    `--format: found “${name}”, expected one of ${able.join(', ')}${only}${near && only === '' ? `; did you mean ${near}?` : ''}`,
  );
}

function lossText(lost: readonly Loss[], title: string): string {
  if (lost.length === 0) return '';
  const width = Math.max(...lost.map(({ count }) => String(count).length)) + 4;
  return `${title}\n${lost.map(({ what, count }) => `${hang(`  ${String(count).padStart(width - 4)}`, what, width)}\n`).join('')}`;
}
