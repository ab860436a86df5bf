/** The holder of a post in a chart, in words and as JSON. */
import type { ChartHolder } from '../../../record/index.ts';
import { type Asked, days, evidenceText, heldJson, spanJson } from './asked.ts';

export function holderText({ names }: Asked, { person, acting, held, since, until, ...backing }: ChartHolder): string {
  const marks = [acting ? 'acting' : '', held === 'unknown' ? 'possibly' : ''].filter(Boolean);
  const mark = marks.length === 0 ? '' : ` (${marks.join('; ')})`;
  const span = `since ${days(since)}${until ? `, until ${days(until)}` : ''}`;
  return `${names.short(person)}${mark}, ${span}${evidenceText(backing)}`;
}

export function holderJson(
  names: Asked['names'],
  { person, acting, held, since, until, claims, contrary }: ChartHolder,
) {
  return {
    person,
    name: names.person(person),
    acting,
    held: heldJson(held),
    since: spanJson(since),
    until: until ? spanJson(until) : null,
    claims,
    contrary,
  };
}
