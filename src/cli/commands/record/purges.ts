/** `record purges`: sanctions and removals, by occasion. */
import { isoDay } from '../../../calendar/index.ts';
import { type Blow, type Occasion, purgesOf } from '../../../record/index.ts';
import { the } from '../../../report/index.ts';
import type { Context } from '../../context.ts';
import { item } from '../../text.ts';
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

export function purgesCommand(
  context: Context,
  name: string,
  options: RecordOptions & { readonly from?: string; readonly to?: string },
): number {
  const asked = openRecord(context, name, options);
  const { scenario, record, names, resolution } = asked;
  const { from, to } = daysAsked(options, scenario);
  const occasions = purgesOf(record, from, to);
  if (options.json)
    return printDocument(context, 'record purges', {
      kind: 'purges',
      format: 1,
      from: isoDay(from),
      to: isoDay(to),
      resolution,
      occasions: occasions.map(({ when, events, blows }) => ({
        when: spanJson(when),
        events: events.map(({ event, claims, contrary }) => ({ event, name: names.event(event), claims, contrary })),
        blows: blows.map((blow) => ({
          person: blow.person,
          name: names.person(blow.person),
          status: blow.kind === 'status' ? blow.status : null,
          organ: blow.kind === 'status' ? (blow.organ ?? null) : null,
          post: blow.kind === 'removal' ? blow.post : null,
          claims: blow.claims,
          contrary: blow.contrary,
        })),
      })),
    });
  const known = occasions.length === 0 ? 'no expulsion, arrest or removal known' : 'expulsions, arrests, removals';
  context.out(`${item(`${isoDay(from)} to ${isoDay(to)}: ${known} (resolution: ${resolution})`)}\n`);
  for (const occasion of occasions) context.out(`${occasionText(asked, occasion)}\n`);
  return 0;
}

function occasionText(asked: Asked, { when, events, blows }: Occasion): string {
  const { names } = asked;
  const groups = new Map<string, Blow[]>();
  for (const blow of blows) {
    const title =
      blow.kind === 'removal'
        ? `removed as ${names.post(blow.post)}`
        : `${blow.status}${blow.organ === undefined ? '' : ` (${the(names.organ(blow.organ))})`}`;
    groups.set(title, [...(groups.get(title) ?? []), blow]);
  }
  return [
    `\n${days(when)}`,
    ...events.map(({ event, ...backing }) => item(`about then: ${names.event(event)}${evidenceText(backing)}`, 2)),
    ...[...groups].map(([title, struck]) => {
      const persons = struck.map(({ person, ...backing }) => `${names.short(person)}${evidenceText(backing)}`);
      return item(`${title}: ${persons.join(', ')}`, 2);
    }),
  ].join('\n');
}
