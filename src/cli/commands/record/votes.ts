/** `record votes`: ballots, of all bodies or of one. */
import { isoDay } from '../../../calendar/index.ts';
import type { OrganId } from '../../../polity/index.ts';
import { type BallotAnswer, votesOf } from '../../../record/index.ts';
import { the } from '../../../report/index.ts';
import type { Context } from '../../context.ts';
import { hang, item } from '../../text.ts';
import {
  type Asked,
  days,
  daysAsked,
  evidenceText,
  openRecord,
  printDocument,
  type RecordOptions,
  spanJson,
} from './asked.ts';
import { idArgument } from './ids.ts';

export function votesCommand(
  context: Context,
  name: string,
  bodyName: string | undefined,
  options: RecordOptions & { readonly from?: string; readonly to?: string },
): number {
  const asked = openRecord(context, name, options);
  const { scenario, record, names, resolution } = asked;
  const body = bodyName === undefined ? undefined : (idArgument(scenario, bodyName, ['organ']) as OrganId);
  // Without a day all ballots are told, those before the scenario too.
  const given = daysAsked(options, scenario);
  const from = options.from === undefined ? undefined : given.from;
  const to = options.to === undefined ? undefined : given.to;
  const votes = votesOf(record, {
    ...(body !== undefined && { body }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  if (options.json)
    return printDocument(context, 'record votes', {
      kind: 'votes',
      format: 1,
      body: body ?? null,
      from: from === undefined ? null : isoDay(from),
      to: to === undefined ? null : isoDay(to),
      resolution,
      votes: votes.map(({ body: where, on, when, yes, no, abstain, claims, contrary }) => ({
        body: where,
        on: on ?? null,
        onName: on === undefined ? null : names.any(on),
        when: when ? spanJson(when) : null,
        yes: yes ?? null,
        no: no ?? null,
        abstain: abstain ?? null,
        claims,
        contrary,
      })),
    });
  const whose = body === undefined ? 'Votes' : `${names.organ(body)}: votes`;
  const known = votes.length === 0 ? `${whose}: none known` : whose;
  context.out(`${item(`${known} (resolution: ${resolution})`)}\n`);
  for (const vote of votes) context.out(`${lineOf(asked, vote, body === undefined)}\n`);
  return 0;
}

function lineOf(
  { names }: Asked,
  { body, on, when, claims, contrary, ...counts }: BallotAnswer,
  naming: boolean,
): string {
  const about = on === undefined ? 'on a question not stated' : `on ${names.any(on)}`;
  const where = naming ? `${the(names.organ(body))}, ` : '';
  const text = `${where}${about}: ${tallyText(counts)}${evidenceText({ claims, contrary })}`;
  return hang(`  ${when ? days(when) : 'undated'}`, text, 14);
}

function tallyText({ yes, no, abstain }: Pick<BallotAnswer, 'yes' | 'no' | 'abstain'>): string {
  if (yes === undefined && no === undefined && abstain === undefined) return 'count not stated';
  const abstained = abstain === undefined ? '' : `, ${abstain} abstained`;
  return `${yes ?? '?'} for, ${no ?? '?'} against${abstained}`;
}
