/** The documents that `record …` prints with `--json`; described in docs/json.md. */
import { exitReasons, statuses } from '../../polity/index.ts';
import { fits, namedKinds, romanTables } from '../../record/index.ts';
import { anything, document, fields, flag, isoDate, list, number, oneOf, orNull, type Shape, text } from './shape.ts';

/** Since ever: `earliest` is null. */
const span = fields({ earliest: orNull(isoDate), latest: isoDate });
const held = oneOf('certain', 'possible');
const claims = list(text);
const backing = { claims, contrary: claims };
const named = { name: text };
const resolution = text;
const time = { since: span, until: orNull(span) };
const truth = oneOf('true', 'false', 'unknown');

const tenure = fields({
  post: text,
  ...named,
  organ: text,
  acting: flag,
  held: orNull(held),
  ...time,
  reason: orNull(oneOf(...exitReasons)),
  ...backing,
});
const tie = fields({
  from: text,
  fromName: text,
  to: text,
  toName: text,
  kind: text,
  sign: oneOf(1, -1),
  mutual: flag,
  strength: orNull(number),
  held: orNull(held),
  since: orNull(span),
  until: orNull(span),
  ...backing,
});
const fate = fields({ when: orNull(span), asFound: orNull(text), manner: orNull(text), ...backing });
const spelling = fields({ text, origin: oneOf('name', 'variant', 'renamed', 'redirect', 'id') });

const exists = held;
const chartOrgan = fields({ organ: text, ...named, parent: orNull(text), exists });
const barePost = { post: text, ...named, organ: text, places: number, exists };
const chartHolder = { person: text, ...named, acting: flag, held, ...time, ...backing };
const chartPost = fields({
  ...barePost,
  open: fields({ unnamed: number, least: number, most: number }),
  vacantSince: orNull(fields({ when: span, claims })),
  holders: list(fields(chartHolder)),
});
const change = fields({
  of: oneOf('organ', 'post', 'holder'),
  what: list(oneOf('created', 'abolished', 'renamed', 'resized', 'came', 'went', 'again', 'surer', 'less-sure')),
  organ: orNull(text),
  post: orNull(text),
  person: orNull(text),
  acting: orNull(flag),
  before: orNull(anything),
  after: orNull(anything),
});

const hit = fields({
  kind: oneOf(...namedKinds),
  id: text,
  ...named,
  fit: oneOf(...fits),
  by: text,
  tables: list(oneOf(...romanTables)),
  distance: number,
});

/** By the words of the command. */
export const recordDocuments = {
  'record posts': document('posts', { person: text, ...named, on: orNull(isoDate), resolution, posts: list(tenure) }),
  'record person': document('person', {
    person: text,
    ...named,
    resolution,
    names: list(spelling),
    wikidata: orNull(text),
    born: orNull(fate),
    died: orNull(fate),
    posts: list(tenure),
    statuses: list(fields({ status: oneOf(...statuses), organ: orNull(text), ...time, ...backing })),
    factions: list(fields({ faction: text, ...named, ...time, ...backing })),
    ties: list(tie),
    disputed: list(
      fields({
        predicate: text,
        subject: text,
        object: orNull(text),
        occurrence: number,
        value: orNull(text),
        from: orNull(text),
        to: orNull(text),
        ...backing,
      }),
    ),
  }),
  'record organ': document('organ', {
    organ: text,
    on: isoDate,
    resolution,
    organs: list(chartOrgan),
    posts: list(chartPost),
  }),
  'record organ --diff': document('organ-diff', {
    organ: text,
    from: isoDate,
    to: isoDate,
    resolution,
    changes: list(change),
  }),
  'record votes': document('votes', {
    body: orNull(text),
    from: orNull(isoDate),
    to: orNull(isoDate),
    resolution,
    votes: list(
      fields({
        body: text,
        on: orNull(text),
        onName: orNull(text),
        when: orNull(span),
        yes: orNull(number),
        no: orNull(number),
        abstain: orNull(number),
        ...backing,
      }),
    ),
  }),
  'record relations': document('relations', { person: orNull(text), on: isoDate, resolution, ties: list(tie) }),
  'record purges': document('purges', {
    from: isoDate,
    to: isoDate,
    resolution,
    occasions: list(
      fields({
        when: span,
        events: list(fields({ event: text, ...named, ...backing })),
        blows: list(
          fields({
            person: text,
            ...named,
            status: orNull(oneOf(...statuses)),
            organ: orNull(text),
            post: orNull(text),
            ...backing,
          }),
        ),
      }),
    ),
  }),
  'record evidence': document('evidence', {
    proposition: text,
    start: isoDate,
    resolution,
    truth,
    sentences: list(
      fields({
        sentence: text,
        truth,
        measured: flag,
        supporting: claims,
        contrary: claims,
        silent: claims,
        judged: claims,
      }),
    ),
  }),
  'record search': document('search', { text, first: number, hits: list(hit), nearest: list(hit) }),
  'record holders': document(
    'holders',
    {
      post: text,
      on: isoDate,
      resolution,
      holders: list(fields({ person: text, ...named, held, since: text, until: orNull(text), claims })),
    },
    { versions: number, shares: list(fields({ person: text, share: number })) },
  ),
  'record show': document('claim', {
    resolution,
    claim: anything,
    finding: orNull(anything),
    supports: orNull(flag),
    passage: orNull(anything),
  }),
  'record timeline': document('timeline', {
    about: orNull(text),
    resolution,
    from: isoDate,
    to: isoDate,
    changes: list(anything),
  }),
} as const satisfies Readonly<Record<string, Shape<unknown>>>;

/** JSON Schemas by the words of the command. */
export function documentSchemas(): Readonly<Record<string, unknown>> {
  const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
  return Object.fromEntries(
    Object.entries(recordDocuments).map(([name, { schema }]) => [name, { ...dialect, ...schema }]),
  );
}
