/** The commands that change the record, compare its coders, or attach a copy of a source: names, options, descriptions. */
import type { Command } from 'commander';
import { claimFields } from '../scenario/index.ts';
import { agreementCommand } from './commands/record-agreement.ts';
import { attachCommand } from './commands/record-attach.ts';
import { mergeCommand, restoreCommand, unmergeCommand, withdrawCommand } from './commands/record-decisions.ts';
import { addCommand, editCommand, optionOf } from './commands/record-entry.ts';
import type { Context } from './context.ts';

/** Adds the commands under `record`. @param finish takes the exit code of the one that ran */
export function registerRecordChanges(context: Context, record: Command, finish: (code: number) => void): void {
  const add = record.command('add <scenario>').description('a claim more; asks for what is missing at a terminal');
  for (const field of claimFields) add.option(`${optionOf(field)} <text>`, `the column “${field}”`);
  add
    .option('--dry-run', 'check only')
    .option('--json', 'print JSON')
    .action(async (scenario, options) => finish(await addCommand(context, scenario, options)));
  record
    .command('edit <scenario> <claim>')
    .description('other values in the row of a claim')
    .option('--set <field=value>', 'a field and its new value; may be repeated', collect)
    .option('--dry-run', 'check only')
    .option('--json', 'print JSON')
    .action(async (scenario, claim, options) => finish(await editCommand(context, scenario, claim, options)));
  const decision = (command: Command) =>
    command
      .option('--on <date>', 'the day of the decision (default: today)')
      .option('--dry-run', 'say what would change')
      .option('--json', 'print JSON');
  const reasoned = (command: Command) =>
    decision(
      command.option('--reason <words>', 'why').option('--coder <name>', 'who decides (default: INTERREGNUM_CODER)'),
    );
  reasoned(record.command('withdraw <scenario> <claim>').description('a claim counts no longer; its row stays')).action(
    async (scenario, claim, options) => finish(await withdrawCommand(context, scenario, claim, options)),
  );
  decision(record.command('restore <scenario> <claim>').description('a withdrawn claim counts again')).action(
    async (scenario, claim, options) => finish(await restoreCommand(context, scenario, claim, options)),
  );
  reasoned(record.command('merge <scenario> <from> <into>').description('two persons taken for one; can be undone'))
    .option('--yes', 'even if claims then contradict each other')
    .action(async (scenario, from, into, options) =>
      finish(await mergeCommand(context, scenario, from, into, options)),
    );
  decision(record.command('unmerge <scenario> <from>').description('a merged person is one of its own again')).action(
    async (scenario, from, options) => finish(await unmergeCommand(context, scenario, from, options)),
  );
  record
    .command('attach <scenario> <source> [file]')
    .description('verify your own copy of a source, and show passages from it')
    .option('--forget', 'forget where the copy is')
    .option('--json', 'print JSON')
    .action(async (scenario, source, file, options) =>
      finish(await attachCommand(context, scenario, source, file, options)),
    );
  record
    .command('agreement [scenario]')
    .description('how far coders agree: Krippendorff’s alpha')
    .option('--of <field>', 'what they decided: predicate, object, value, from, to, modality or grade (default: value)')
    .option('--predicate <name>', 'claims of one predicate only')
    .option('--a <coder>', 'one coder of two (default: all)')
    .option('--b <coder>', 'the other')
    .option('--file <table>', 'instead of claims, a CSV table unit, coder, value')
    .option('--level <level>', 'nominal, ordinal, interval or ratio (default: nominal; interval for dates)')
    .option('--samples <n>', 'bootstrap samples', '2000')
    .option('--seed <n>', 'seed of the bootstrap', '1')
    .option('--json', 'print JSON')
    .action((scenario, options) => finish(agreementCommand(context, scenario, options)));
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
