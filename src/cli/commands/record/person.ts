/** `record person`: one page about a person. */
import type { ClaimId, MannerOfDeath, PersonId } from '../../../polity/index.ts';
import { type Finding, type NamedThing, namedThings, personAnswer } from '../../../record/index.ts';
import { mannerText } from '../../../report/index.ts';
import type { Context } from '../../context.ts';
import { decidedOfPerson } from '../../decided-text.ts';
import { hang, item } from '../../text.ts';
import {
  type Asked,
  claimLine,
  dateText,
  days,
  evidenceText,
  openRecord,
  printDocument,
  type RecordOptions,
  spanJson,
  spellJson,
  spellText,
} from './asked.ts';
import { idArgument } from './ids.ts';
import { tenureJson, tenureLine } from './posts.ts';
import { tieJson, tieLine } from './relations.ts';

export function personCommand(context: Context, name: string, personName: string, options: RecordOptions): number {
  const asked = openRecord(context, name, options);
  const { scenario, record } = asked;
  const person = idArgument(scenario, personName, ['person']) as PersonId;
  const thing = namedThings(scenario).find(({ kind, id }) => kind === 'person' && id === person)!;
  const answer = personAnswer(record, person);
  if (options.json) return printDocument(context, 'record person', documentOf(asked, thing, answer));
  context.out(`${pageOf(asked, thing, answer)}\n`);
  return 0;
}

type Answer = ReturnType<typeof personAnswer>;

function pageOf(asked: Asked, { id, name, spellings }: NamedThing, answer: Answer): string {
  const { names, resolution } = asked;
  const others = spellings.filter(({ origin }) => origin !== 'name' && origin !== 'id').map(({ text }) => text);
  const life = [
    item(`${name} (${id}; resolution: ${resolution})`),
    ...(others.length > 0 ? [hang('  also', others.join(', '), 9)] : []),
    ...fateLine('born', answer.born),
    ...fateLine('died', answer.died),
    ...decidedOfPerson(asked.scenario, id as PersonId).map(([label, text]) => hang(`  ${label}`, text ?? '', 9)),
  ];
  const span = (spell: Parameters<typeof spellText>[0]) => `  ${spellText(spell)}`;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Posts', answer.posts.map((one) => tenureLine(asked, one))],
    [
      'Statuses',
      answer.statuses.map(({ status, organ, spell, ...backing }) => {
        const where = organ === undefined ? '' : ` (${names.organ(organ)})`;
        return hang(span(spell), `${status}${where}${evidenceText(backing)}`, 28);
      }),
    ],
    [
      'Factions',
      answer.factions.map(({ faction, spell, ...backing }) =>
        hang(span(spell), `${names.organ(faction)}${evidenceText(backing)}`, 28),
      ),
    ],
    ['Ties', answer.ties.map((tie) => tieLine(asked, tie))],
    ['What the sources disagree on', answer.disputed.flatMap((one) => disputeLines(asked, one))],
  ];
  const told = sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) => [title, ...lines].join('\n'));
  return [life.join('\n'), ...told].join('\n\n');
}

function fateLine(label: string, found: Finding | undefined): readonly string[] {
  if (found === undefined) return [];
  const { from, value, supporting: claims, contrary } = found;
  const when = from === undefined || from === 'open' ? 'day not known' : days(from);
  return [
    hang(
      `  ${label}`,
      `${when}${value ? mannerText(value as MannerOfDeath) : ''}${evidenceText({ claims, contrary })}`,
      9,
    ),
  ];
}

/** What was found, by its deciding claim; then each claim that says otherwise. */
function disputeLines(asked: Asked, { from, to, value, supporting, contrary }: Finding): readonly string[] {
  const [first] = supporting as readonly [ClaimId, ...ClaimId[]];
  const end = dateText(to);
  const found = [dateText(from) ?? '', end === undefined ? '' : `to ${end}`, value ?? ''].filter(Boolean).join(' ');
  return [
    claimLine(asked, first, 2),
    item(`found: ${found === '' ? 'so' : found}${evidenceText({ claims: supporting })}`, 4),
    ...contrary.map((id) => claimLine(asked, id, 4)),
  ];
}

function documentOf(asked: Asked, { id, name, spellings }: NamedThing, answer: Answer) {
  const { scenario, names, resolution } = asked;
  return {
    kind: 'person' as const,
    format: 1 as const,
    person: id,
    name,
    resolution,
    names: spellings,
    wikidata: scenario.cast.persons.get(id as PersonId)!.wikidata ?? null,
    born: fateJson(answer.born),
    died: fateJson(answer.died),
    posts: answer.posts.map((one) => tenureJson(asked, one)),
    statuses: answer.statuses.map(({ status, organ, spell, claims, contrary }) => ({
      status,
      organ: organ ?? null,
      ...spellJson(spell),
      claims,
      contrary,
    })),
    factions: answer.factions.map(({ faction, spell, claims, contrary }) => ({
      faction,
      name: names.organ(faction),
      ...spellJson(spell),
      claims,
      contrary,
    })),
    ties: answer.ties.map((tie) => tieJson(asked, tie)),
    disputed: answer.disputed.map(({ question, value, from, to, supporting, contrary }) => ({
      predicate: question.predicate,
      subject: question.subject,
      object: question.object ?? null,
      occurrence: question.occurrence,
      value: value ?? null,
      from: edtf(from),
      to: edtf(to),
      claims: supporting,
      contrary,
    })),
  };
}

function fateJson(found: Finding | undefined) {
  if (found === undefined) return null;
  const { from, value, supporting, contrary } = found;
  return {
    when: from === undefined || from === 'open' ? null : spanJson(from),
    asFound: edtf(from),
    manner: value ?? null,
    claims: supporting,
    contrary,
  };
}

function edtf(date: Finding['from']): string | null {
  return date === undefined ? null : date === 'open' ? '..' : date.edtf;
}
