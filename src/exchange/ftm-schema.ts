/**
 * What is used of the schema of FollowTheMoney: for each schema its properties and their types. The facts are those of the
 * default model of followthemoney 3.8.4 (MIT licence); a test compares them with that package.
 */

type PropType = 'name' | 'date' | 'string' | 'text' | 'identifier' | 'entity' | 'number' | 'url';

const thing = { name: 'name', alias: 'name', wikidataId: 'identifier' } as const;
const interval = {
  startDate: 'date',
  endDate: 'date',
  description: 'text',
  summary: 'text',
  recordId: 'string',
  publisher: 'string',
  sourceUrl: 'url',
} as const;
const legal = {
  ...thing,
  classification: 'string',
  parent: 'entity',
  incorporationDate: 'date',
  dissolutionDate: 'date',
} as const;

export const ftmSchemata = {
  Person: { ...thing, birthDate: 'date', deathDate: 'date' },
  Organization: legal,
  PublicBody: legal,
  Position: {
    ...thing,
    organization: 'entity',
    numberOfSeats: 'number',
    inceptionDate: 'date',
    dissolutionDate: 'date',
  },
  Occupancy: { ...interval, holder: 'entity', post: 'entity', status: 'string' },
  Membership: { ...interval, member: 'entity', organization: 'entity', role: 'string', status: 'string' },
  Family: { ...interval, person: 'entity', relative: 'entity', relationship: 'string' },
  Associate: { ...interval, person: 'entity', associate: 'entity', relationship: 'string' },
  UnknownLink: { ...interval, subject: 'entity', object: 'entity', role: 'string', status: 'string' },
  Sanction: {
    ...interval,
    entity: 'entity',
    program: 'string',
    authority: 'string',
    authorityId: 'identifier',
    status: 'string',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PropType>>>>;

export type FtmSchema = keyof typeof ftmSchemata;

/** Properties without which an entity says nothing. */
export const ftmRequired: Readonly<Record<FtmSchema, readonly string[]>> = {
  Person: ['name'],
  Organization: ['name'],
  PublicBody: ['name'],
  Position: ['name'],
  Occupancy: ['holder', 'post'],
  Membership: ['member', 'organization'],
  Family: ['person', 'relative'],
  Associate: ['person', 'associate'],
  UnknownLink: ['subject', 'object'],
  Sanction: ['entity'],
};

export function isFtmSchema(name: string): name is FtmSchema {
  return Object.hasOwn(ftmSchemata, name);
}

export function propTypeOf(schema: string, prop: string): string {
  if (prop === 'id') return 'id';
  const props: Readonly<Record<string, PropType>> | undefined = isFtmSchema(schema) ? ftmSchemata[schema] : undefined;
  return props?.[prop] ?? 'string';
}
