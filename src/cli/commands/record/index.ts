/** `record …`: what the sources say. The commands and their options. */
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { evidenceCommand } from './evidence.ts';
import { holdersCommand } from './holders.ts';
import { organCommand } from './organ.ts';
import { personCommand } from './person.ts';
import { postsCommand } from './posts.ts';
import { purgesCommand } from './purges.ts';
import { relationsCommand } from './relations.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { timelineCommand } from './timeline.ts';
import { votesCommand } from './votes.ts';

/**
 * Adds the questions to `record`.
 * @param ruled adds the option of the rule of resolution
 * @param finish takes the exit code
 */
export function addQuestions(
  record: Command,
  ruled: (command: Command) => Command,
  context: Context,
  finish: (code: number) => void,
): void {
  const question = (words: string, description: string) => ruled(record.command(words)).description(description);
  const json = ['--json', 'print JSON'] as const;
  const from = ['--from <date>', 'first day (default: of the scenario)'] as const;
  const to = ['--to <date>', 'last day (default: of the scenario)'] as const;
  question('holders <scenario> <post>', 'who held a post on a day')
    .requiredOption('--on <date>', 'the day')
    .option(...json)
    .action((scenario, post, options) => finish(holdersCommand(context, scenario, post, options)));
  question('posts <scenario> <person>', 'the posts of a person, of all time or on a day')
    .option('--on <date>', 'the day')
    .option(...json)
    .action((scenario, person, options) => finish(postsCommand(context, scenario, person, options)));
  question('person <scenario> <person>', 'one page: names, life, posts, statuses, ties, what the sources disagree on')
    .option(...json)
    .action((scenario, person, options) => finish(personCommand(context, scenario, person, options)));
  question('organ <scenario> <organ>', 'an organisation on a day, or what changed in it between two')
    .option('--on <date>', 'the day')
    .option('--diff <dates...>', 'two days')
    .option(...json)
    .action((scenario, organ, options) => finish(organCommand(context, scenario, organ, options)));
  question('votes <scenario> [body]', 'ballots, of all bodies or of one')
    .option('--from <date>', 'first day (default: of the record)')
    .option('--to <date>', 'last day (default: of the record)')
    .option(...json)
    .action((scenario, body, options) => finish(votesCommand(context, scenario, body, options)));
  question('relations <scenario> [person]', 'ties in force on a day, with their signs')
    .requiredOption('--on <date>', 'the day')
    .option(...json)
    .action((scenario, person, options) => finish(relationsCommand(context, scenario, person, options)));
  question('purges <scenario>', 'expulsions, arrests and removals, by occasion')
    .option(...from)
    .option(...to)
    .option(...json)
    .action((scenario, options) => finish(purgesCommand(context, scenario, options)));
  question('evidence <scenario> <proposition...>', 'what is concluded on a proposition: claims for, against, silent')
    .option(...json)
    .action((scenario, words, options) => finish(evidenceCommand(context, scenario, words, options)));
  // Names are the same under every rule.
  record
    .command('search <scenario> <text...>')
    .description('names in any script or spelling')
    .option('--limit <n>', 'how many to list', '10')
    .option(...json)
    .action((scenario, words, options) => finish(searchCommand(context, scenario, words, options)));
  question('show <scenario> <claim>', 'one claim with its source, and what was found')
    .option('--text <file>', 'your copy of the source (default: the one attached)')
    .option(...json)
    .action((scenario, claim, options) => finish(showCommand(context, scenario, claim, options)));
  question('timeline <scenario> [about]', 'what happened, by day, about one person, post or organ if named')
    .option(...from)
    .option(...to)
    .option(...json)
    .action((scenario, about, options) => finish(timelineCommand(context, scenario, about, options)));
}
