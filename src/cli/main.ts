/** The command line: `interregnum COMMAND SCENARIO …`. Exit 0 for success, 1 for a negative finding, 2 for wrong usage or input. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Command, CommanderError } from 'commander';
import { Cancelled, MechanismSetError } from '../engine/index.ts';
import { version } from '../experiment/index.ts';
import { ChangedMeanwhile, Locked } from '../host/index.ts';
import { UnknownParameter } from '../model/index.ts';
import { conflictKinds } from '../record/index.ts';
import { ablateCommand } from './commands/ablate.ts';
import { checkCommand } from './commands/check.ts';
import { conflictsCommand } from './commands/conflicts.ts';
import { ensembleCommand } from './commands/ensemble.ts';
import { exportCommand, importCommand } from './commands/exchange.ts';
import { leverageCommand } from './commands/leverage.ts';
import { addQuestions } from './commands/record/index.ts';
import { chartCommand } from './commands/record-chart.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { scoreCommand } from './commands/score.ts';
import { whatifCommand } from './commands/whatif.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { registerRecordChanges } from './record-changes.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** @returns the exit code */
export async function main(argv: readonly string[], packageRoot = join(here, '..')): Promise<number> {
  const cancel = new AbortController();
  const context: Context = {
    packageRoot,
    workerUrl: pathToFileURL(join(packageRoot, 'dist', 'worker.js')),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    signal: cancel.signal,
  };
  const onInterrupt = () => cancel.abort();
  process.once('SIGINT', onInterrupt);
  // A reader that has seen enough, such as `head`, is no error.
  if (process.stdout.listenerCount('error') === 0)
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  let code = 0;
  const program = programOf(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, argv, context);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

function programOf(context: Context, finish: (code: number) => void): Command {
  const program = new Command('interregnum')
    .description('Reconstructs and simulates struggles for power in closed regimes.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ helpWidth: 80 });
  const seeded = (command: Command) => command.option('--seed <n>', 'seed of the random draws', '1');
  const ruled = (command: Command) =>
    command.option(
      '--resolution <rule>',
      'best-grade, prefer:SOURCE[,SOURCE...], majority, sample (default: the scenario’s)',
    );
  const limited = (command: Command) =>
    ruled(command)
      .option(
        '--given <kinds>',
        'kinds taken from the record: illness, natural-deaths, events-abroad, lifecycle; or none',
      )
      .option('--to <date>', 'the last day simulated')
      .option('--off <mechanisms>', 'mechanisms switched off, separated by commas')
      .option('--theory <slot=theory>', 'theories that compete in a slot, such as coalition=ruling-coalition')
      .option('--ties <set>', 'ties of the start: all, coded, sourced, derived, or a set that notes name')
      .option('--parameters <how>', 'table, sample, or sample:N with N histories a set')
      .option('--rules <how>', 'contested rules: stated, sample, or sample:N with N histories a set')
      .option('--json', 'print JSON');
  const many = (command: Command, histories: string) =>
    limited(
      seeded(
        command
          .option('--histories <n>', 'how many histories', histories)
          .option('--threads <n>', 'worker threads (default: as many as cores)'),
      ),
    );

  many(program.command('ensemble <scenario>').description('how often each outcome occurs, beside the record'), '150')
    .option('--variant <name>', 'only one of null, free, given, record')
    .option('--propositions <file>', 'questions of a CSV file, answered beside the scenario’s own')
    .option('--out <folder>', 'write the results and report.html there')
    .option('--judge [n]', 'also: mechanisms off, causes off, forecasts scored; n histories each (default: 40)')
    .action(async (scenario, options) => finish(await ensembleCommand(context, scenario, options)));
  limited(seeded(program.command('run <scenario>').description('one history, told from its changes')))
    .option('--history <n>', 'which history of the seed', '0')
    .option('--variant <name>', 'free, given, null or record', 'free')
    .option('--explain <person|proposition>', 'the chain of changes that led there, with the numbers behind each')
    .option('--against <seed>', 'the same history of another seed beside it')
    .action((scenario, options) => finish(runCommand(context, scenario, options)));
  many(program.command('whatif <scenario> [file]').description('paired histories: what one decision changes'), '200')
    .option('--variant <name>', 'free or given', 'given')
    .option('--fill <post=person@date>', 'put a person into a post', collect)
    .option('--vacate <post=person@date>', 'take a person out of a post', collect)
    .action(async (scenario, file, options) => finish(await whatifCommand(context, scenario, file, options)));
  ruled(
    seeded(program.command('score <scenario>').description('forecasts judged against the record, beside baselines')),
  )
    .option('--from <date>', 'as-of day of the forecasts; may be repeated', collect)
    .option('--every <months>', 'as-of days so many months apart (default: 12)')
    .option('--horizon <months>', 'how far ahead, separated by commas', '6,12,24,60')
    .option('--histories <n>', 'how many histories a date and forecaster', '150')
    .option('--threads <n>', 'worker threads (default: as many as cores)')
    .option('--given <kinds>', 'kinds taken from the record; what is scored then is conditional')
    .option('--off <mechanisms>', 'mechanisms switched off, separated by commas')
    .option('--theory <slot=theory>', 'theories that compete in a slot, such as coalition=ruling-coalition')
    .option('--ties <set>', 'the tie set: all, coded, sourced, derived or a named one')
    .option('--rules <how>', 'contested rules: stated, sample, or sample:N with N histories a set')
    .option('--json', 'print JSON')
    .action(async (scenario, options) => finish(await scoreCommand(context, scenario, options)));
  many(program.command('ablate <scenario>').description('each mechanism off: what moves, beside what was said'), '150')
    .option('--variant <name>', 'free or given', 'free')
    .option('--mechanism <names>', 'only these, separated by commas')
    .action(async (scenario, options) => finish(await ablateCommand(context, scenario, options)));
  program
    .command('check <folder>')
    .description('every error of a scenario, in one pass')
    .option('--json', 'print JSON')
    .action((folder, options) => finish(checkCommand(context, folder, options)));

  program
    .command('schema [file]')
    .description('JSON Schema of the files of a scenario, and of documents printed')
    .action((file) => finish(schemaCommand(context, file)));

  const record = program.command('record').description('what the sources say');
  addQuestions(record, ruled, context, finish);
  record
    .command('conflicts <scenario>')
    .description('claims that cannot all hold, why, and what each rule would keep')
    .option('--kind <kind>', `only of one kind: ${conflictKinds.join(', ')}`)
    .option('--about <id>', 'only about one person, post, organ, policy, event, series or claim')
    .option('--source <id>', 'only those in which a source has a part')
    .option('--json', 'print JSON')
    .action((scenario, options) => finish(conflictsCommand(context, scenario, options)));
  ruled(seeded(record.command('leverage <scenario>')))
    .description('which single claims, switched off, change findings and outcomes most')
    .option('--top <n>', 'how many claims', '10')
    .option('--histories <n>', 'also: modelled outcomes, from so many histories a claim')
    .option('--threads <n>', 'worker threads (default: as many as cores)')
    .option('--to <date>', 'the last day simulated')
    .option('--ties <set>', 'ties of the start: all, coded, sourced, derived, or a set that notes name')
    .option('--json', 'print JSON')
    .action(async (scenario, options) => finish(await leverageCommand(context, scenario, options)));
  registerRecordChanges(context, record, finish);
  ruled(record.command('chart <scenario>'))
    .description('a picture of the record, with the claims behind every mark')
    .requiredOption('--kind <kind>', 'tenures, organisation, network or conflicts')
    .requiredOption('--out <file>', 'what to write: .svg or .html')
    .option('--body <organ>', 'only this organ')
    .option('--post <post>', 'tenures, conflicts: only this post')
    .option('--person <person>', 'tenures, conflicts: only this person; network: those tied to the person')
    .option('--on <date>', 'organisation, network: the day (default: the as-of day)')
    .option('--from <date>', 'tenures: first day (default: of the scenario)')
    .option('--to <date>', 'tenures: last day (default: of the scenario)')
    .option('--most <n>', 'network: persons at most (default: 40)')
    .option('--json', 'print JSON about what was written')
    .action(async (scenario, options) => finish(await chartCommand(context, scenario, options)));
  ruled(record.command('export <scenario>'))
    .description('the record in a format of others; what it cannot carry is listed')
    .requiredOption('--format <name>', 'csvw, ftm, ftm-statements, popolo, gexf, graphml, csl, bibtex, parquet')
    .requiredOption('--out <path>', 'the file or, for csvw and parquet, the new folder')
    .option('--on <date>', 'only what may hold on the day')
    .option('--from <date>', 'only what may hold on the day or later')
    .option('--to <date>', 'only what may hold on the day or earlier')
    .option('--json', 'print JSON')
    .action(async (scenario, options) => finish(await exportCommand(context, scenario, options)));
  record
    .command('import <file>')
    .description('what a file in a format of others says, as claims and proposed rows')
    .requiredOption('--format <name>', 'csvw, ftm, ftm-statements, wikidata, popolo, csl, bibtex')
    .requiredOption('--into <folder>', 'a scenario, or a new folder')
    .option('--json', 'print JSON')
    .action(async (file, options) => finish(await importCommand(context, file, options)));
  return program;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function explain(error: unknown, argv: readonly string[], context: Context): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Cancelled) {
    context.err('cancelled; nothing was written\n');
    return 2;
  }
  if (error instanceof Locked || error instanceof ChangedMeanwhile) {
    context.err(`interregnum: ${error.message}\n`);
    return 2;
  }
  if (error instanceof UnknownParameter || error instanceof MechanismSetError) {
    context.err(`interregnum: ${error.message}\n`);
    return 2;
  }
  // What the system refuses, such as writing into a folder of somebody else's, is no fault of the program.
  if (error instanceof Error && 'syscall' in error) {
    context.err(`interregnum: ${error.message}\n`);
    return 2;
  }
  if (!(error instanceof Failure)) throw error;
  if (argv.includes('--json') && error.details !== undefined)
    context.out(`${JSON.stringify(error.details, undefined, 2)}\n`);
  else context.err(`${error.message}\n`);
  return error.code;
}
