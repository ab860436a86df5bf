/** `record posts`: the posts of a person, all of them or those of a day. */
import { isoDay } from '../../../calendar/index.ts';
import type { PersonId } from '../../../polity/index.ts';
import { type Held, postsOf, postsOn, type TenureAnswer } from '../../../record/index.ts';
import { exitText } from '../../../report/index.ts';
import type { Context } from '../../context.ts';
import { hang, item } from '../../text.ts';
import {
  type Asked,
  evidenceText,
  heldJson,
  oneDay,
  openRecord,
  printDocument,
  type RecordOptions,
  spellJson,
  spellText,
} from './asked.ts';
import { idArgument } from './ids.ts';

export function postsCommand(
  context: Context,
  name: string,
  personName: string,
  options: RecordOptions & { readonly on?: string },
): number {
  const asked = openRecord(context, name, options);
  const { scenario, record, names, resolution } = asked;
  const person = idArgument(scenario, personName, ['person']) as PersonId;
  const day = options.on === undefined ? undefined : oneDay(options.on, '--on');
  const posts: readonly Tenure[] = day === undefined ? postsOf(record, person) : postsOn(record, person, day);
  if (options.json)
    return printDocument(context, 'record posts', {
      kind: 'posts',
      format: 1,
      person,
      name: names.person(person),
      on: day === undefined ? null : isoDay(day),
      resolution,
      posts: posts.map((one) => tenureJson(asked, one)),
    });
  const known = posts.length === 0 ? ': no post known' : '';
  const on = day === undefined ? '' : ` on ${isoDay(day)}`;
  context.out(`${item(`${names.person(person)}${known}${on} (resolution: ${resolution})`)}\n`);
  for (const one of posts) context.out(`${tenureLine(asked, one)}\n`);
  return 0;
}

type Tenure = TenureAnswer & { readonly held?: Held };

export function tenureLine({ names }: Asked, { post, acting, spell, reason, held, ...backing }: Tenure): string {
  const remarks = [
    acting ? 'acting' : '',
    held === 'unknown' ? 'possibly' : '',
    reason === undefined || reason === 'unknown' ? '' : exitText(reason),
  ].filter(Boolean);
  const remark = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
  return hang(`  ${spellText(spell)}`, `${names.post(post)}${remark}${evidenceText(backing)}`, 28);
}

export function tenureJson(
  { scenario, names }: Asked,
  { post, acting, spell, reason, held, claims, contrary }: Tenure,
) {
  return {
    post,
    name: names.post(post),
    organ: scenario.cast.posts.get(post)!.organ,
    acting,
    held: held === undefined ? null : heldJson(held),
    ...spellJson(spell),
    reason: reason ?? null,
    claims,
    contrary,
  };
}
