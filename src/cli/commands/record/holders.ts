/** `record holders`: who held a post on a day. */
import { isoDay } from '../../../calendar/index.ts';
import { versionLots } from '../../../experiment/index.ts';
import type { PostId } from '../../../polity/index.ts';
import { holderShares, holdersOn, type Lots } from '../../../record/index.ts';
import type { Context } from '../../context.ts';
import { hang, item, percent, wrap } from '../../text.ts';
import { days, heldJson, oneDay, openRecord, printDocument, type RecordOptions } from './asked.ts';
import { idArgument } from './ids.ts';

export function holdersCommand(
  context: Context,
  name: string,
  postName: string,
  options: RecordOptions & { readonly on: string },
): number {
  const { scenario, record, resolution } = openRecord(context, name, options);
  const post = idArgument(scenario, postName, ['post']) as PostId;
  const day = oneDay(options.on, '--on');
  const holders = holdersOn(record, post, day);
  const shares = record.rule.rule === 'sample' ? holderShares(record, post, day, draws()) : undefined;
  const nameOf = (person: (typeof holders)[number]['person']) => scenario.cast.persons.get(person)!.name;
  if (options.json)
    return printDocument(context, 'record holders', {
      kind: 'holders',
      format: 1,
      post,
      on: isoDay(day),
      resolution,
      holders: holders.map(({ person, held, since, until, claims }) => ({
        person,
        name: nameOf(person),
        held: heldJson(held),
        since: days(since),
        until: until ? days(until) : null,
        claims,
      })),
      ...(shares && { versions, shares }),
    });
  const title = scenario.cast.posts.get(post)!.name;
  const known = holders.length === 0 ? ': no holder known' : '';
  context.out(`${item(`${title}${known} on ${isoDay(day)} (resolution: ${resolution})`)}\n`);
  for (const { person, held, since, until, claims } of holders) {
    const span = `since ${days(since)}${until ? (until.by === 'rule' ? `, no end stated; died ${days(until)}` : `, until ${days(until)}`) : ''}`;
    const who = `${nameOf(person)}${held === 'unknown' ? ' (possibly)' : ''}`;
    context.out(`${hang('  ', `${who}, ${span}; claims ${claims.join(', ')}`, 4)}\n`);
  }
  if (shares) {
    const each = shares.map(({ person, share }) => `${nameOf(person)} ${percent(share)}`);
    const held = each.join(', ') || 'none';
    context.out(
      `${wrap(`Above: the likeliest version of each question. Of ${versions} versions, held in: ${held}.`)}\n`,
    );
  }
  return 0;
}

/** Versions drawn where the rule is `sample`. */
const versions = 400;

function draws(): readonly Lots[] {
  return Array.from({ length: versions }, (_, i) => versionLots(1, i));
}
