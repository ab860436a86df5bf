/**
 * What is used of the schemas of Popolo: properties, their types and the patterns of their dates, as JSON Schema 2020-12.
 * The facts are those of the schemas published at popoloproject.com/schemas (JSON Schema draft 3; Creative Commons
 * Attribution 4.0, the Popolo project), whose objects may all have further properties.
 */

const text = { type: ['string', 'null'] } as const;
/** A year, a month or a day. */
export const popoloDate = '^[0-9]{4}(-[0-9]{2}){0,2}$';
const date = { type: ['string', 'null'], pattern: popoloDate } as const;
const eventDate = {
  type: ['string', 'null'],
  pattern: '^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$',
} as const;
/** Published as the format `date-time`, spelt out here. */
const dateTime = {
  type: ['string', 'null'],
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
} as const;

const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});
const list = (items: unknown) => ({ type: 'array', items });
const link = object({ url: { type: 'string', format: 'uri' }, note: text }, ['url']);
const otherName = object({ name: { type: 'string' }, start_date: date, end_date: date, note: text }, ['name']);
const identifier = object({ identifier: { type: 'string' }, scheme: text }, ['identifier']);
const count = object({ option: { type: 'string' }, value: { type: 'integer' }, group_id: text }, ['option', 'value']);

export const popoloSchemas = {
  persons: object({
    id: text,
    name: text,
    other_names: list(otherName),
    identifiers: list(identifier),
    birth_date: date,
    death_date: date,
    sources: list(link),
  }),
  organizations: object({
    id: text,
    name: text,
    other_names: list(otherName),
    identifiers: list(identifier),
    classification: text,
    parent_id: text,
    founding_date: date,
    dissolution_date: date,
    sources: list(link),
  }),
  posts: object({
    id: text,
    label: text,
    role: text,
    organization_id: text,
    start_date: date,
    end_date: date,
    sources: list(link),
  }),
  memberships: object({
    id: text,
    label: text,
    role: text,
    person_id: text,
    organization_id: text,
    post_id: text,
    start_date: date,
    end_date: date,
    sources: list(link),
  }),
  events: object({
    id: text,
    name: text,
    classification: text,
    start_date: eventDate,
    end_date: eventDate,
    organization_id: text,
    attendees: list(object({ id: text, name: text })),
    sources: list(link),
  }),
  motions: object({ id: text, organization_id: text, text, date: dateTime, result: text, sources: list(link) }),
  vote_events: object({
    id: text,
    organization_id: text,
    motion_id: text,
    start_date: dateTime,
    end_date: dateTime,
    result: text,
    counts: list(count),
    sources: list(link),
  }),
} as const;

/** A file with all of them, the arrays that the Popolo specification names. */
export const popoloSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What Interregnum writes and reads of Popolo',
  ...object(Object.fromEntries(Object.entries(popoloSchemas).map(([name, schema]) => [name, list(schema)]))),
};
