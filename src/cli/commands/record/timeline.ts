/** `record timeline`: what happened, by day. */
import { isoDay } from '../../../calendar/index.ts';
import { timeline } from '../../../record/index.ts';
import { sentenceOf } from '../../../report/index.ts';
import type { Context } from '../../context.ts';
import { withIsoDays } from '../../json.ts';
import { hang } from '../../text.ts';
import { days, daysAsked, evidenceText, openRecord, printDocument, type RecordOptions } from './asked.ts';
import { idArgument } from './ids.ts';

export function timelineCommand(
  context: Context,
  name: string,
  about: string | undefined,
  options: RecordOptions & { readonly from?: string; readonly to?: string },
): number {
  const { scenario, record, names, resolution } = openRecord(context, name, options);
  const kinds = ['person', 'post', 'organ', 'policy', 'event', 'series'] as const;
  const subject =
    about === undefined
      ? undefined
      : idArgument(scenario, about, kinds, 'person, post, organ, policy, event or series');
  const { from, to } = daysAsked(options, scenario);
  const changes = timeline(record, subject, from, to).filter(
    (change) =>
      subject !== undefined || (change.kind !== 'measures' && change.kind !== 'ties' && change.kind !== 'unties'),
  );
  if (options.json)
    return printDocument(context, 'record timeline', {
      kind: 'timeline',
      format: 1,
      about: subject ?? null,
      resolution,
      from: isoDay(from),
      to: isoDay(to),
      changes: changes.map(withIsoDays),
    });
  for (const change of changes)
    context.out(`${hang(days(change), `${sentenceOf(change, names)}${evidenceText(change)}`, 12)}\n`);
  context.out(`(resolution: ${resolution})\n`);
  return 0;
}
