/** `record relations`: ties in force on a day, with their signs. */
import { isoDay } from '../../../calendar/index.ts';
import type { PersonId } from '../../../polity/index.ts';
import { type Held, type TieAnswer, tiesOn } from '../../../record/index.ts';
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
  spanJson,
  spellText,
} from './asked.ts';
import { idArgument } from './ids.ts';

export function relationsCommand(
  context: Context,
  name: string,
  personName: string | undefined,
  options: RecordOptions & { readonly on: string },
): number {
  const asked = openRecord(context, name, options);
  const { scenario, record, names, resolution } = asked;
  const person = personName === undefined ? undefined : (idArgument(scenario, personName, ['person']) as PersonId);
  const day = oneDay(options.on, '--on');
  const ties = tiesOn(record, day, person);
  if (options.json)
    return printDocument(context, 'record relations', {
      kind: 'relations',
      format: 1,
      person: person ?? null,
      on: isoDay(day),
      resolution,
      ties: ties.map((tie) => tieJson(asked, tie)),
    });
  const whose = person === undefined ? 'Ties' : `${names.person(person)}: ties`;
  const known = ties.length === 0 ? 'no tie known' : `${ties.length} in force`;
  context.out(`${item(`${whose} on ${isoDay(day)}, ${known} (resolution: ${resolution})`)}\n`);
  for (const tie of ties) context.out(`${tieLine(asked, tie)}\n`);
  return 0;
}

type Tie = TieAnswer & { readonly held?: Held };

/** `+ Bo, patron of Cy (0.45), since 1921-03-16 [claim]`. */
export function tieLine({ names }: Asked, { from, to, kind, sign, strength, spell, held, ...backing }: Tie): string {
  const how = `${kind} of`;
  const force = strength === undefined ? '' : ` (${strength})`;
  const time = spell === undefined ? '' : `, ${spellText(spell)}`;
  const doubt = held === 'unknown' ? ' (possibly)' : '';
  const text = `${names.short(from)}, ${how} ${names.short(to)}${force}${time}${doubt}${evidenceText(backing)}`;
  return hang(`  ${sign > 0 ? '+' : '−'}`, text, 4);
}

export function tieJson(
  { names }: Asked,
  { from, to, kind, sign, mutual, strength, spell, held, claims, contrary }: Tie,
) {
  return {
    from,
    fromName: names.person(from),
    to,
    toName: names.person(to),
    kind,
    sign,
    mutual,
    strength: strength ?? null,
    held: held === undefined ? null : heldJson(held),
    since: spell === undefined ? null : spanJson(spell.begin),
    until: spell?.end === undefined ? null : spanJson(spell.end),
    claims,
    contrary,
  };
}
