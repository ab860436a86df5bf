/**
 * Invented cases of conflicts, each kind in several ways, and near misses that differ in what makes the conflict alone. A case
 * is drawn from whole numbers, so that properties, the verification program and the benchmark share them.
 */
import { addDays, type Day, dayOf, isoDay } from '../src/calendar/index.ts';
import type { OrganKind } from '../src/polity/index.ts';
import type { ConflictKind, Modality, Predicate } from '../src/record/index.ts';

/** A whole number from 0 up to, and without, a bound. */
export type Draw = (below: number) => number;

/** A claim as a row of claims.csv has it, identifiers and dates as text. */
export interface Row {
  readonly id: string;
  readonly predicate: Predicate;
  readonly subject: string;
  readonly object?: string;
  readonly value?: string;
  readonly from?: string;
  readonly to?: string;
  readonly modality?: Modality;
  readonly called?: string;
}

/** What every case may speak of. */
export const town = {
  persons: ['ada', 'bo', 'cy'],
  organs: {
    party: { kind: 'party' as OrganKind, name: 'Blues' },
    club: { kind: 'faction' as OrganKind, name: 'Club' },
    council: { kind: 'body' as OrganKind, parent: 'party', name: 'Senate, later Forum' },
  },
  posts: { head: { organ: 'council', capacity: 1 }, seat: { organ: 'council', capacity: 5 } },
  policies: ['tax'],
  events: ['gale', 'fair'],
  series: ['rain'],
} as const;

export interface Case {
  readonly name: string;
  /** Absent: a near miss, which is no conflict. */
  readonly kind?: ConflictKind;
  readonly rows: readonly Row[];
  /** The claims in conflict; all where absent. */
  readonly among?: readonly string[];
}

export type Template = (draw: Draw) => Case;

/** One of the days from one to another, as a date is written. */
export function days(first: number, last = first): string {
  const iso = (at: number) => isoDay(addDays(epoch, at));
  return first === last ? iso(first) : `[${iso(first)}..${iso(last)}]`;
}
const epoch: Day = dayOf(1900, 1, 1);

/** Two dates of a few possible days each: apart by one day or more, or sharing just one. */
function two(draw: Draw, apart: boolean): readonly [string, string] {
  const [at, wide, wider] = [1000 + draw(20_000), draw(40), draw(40)];
  const next = apart ? at + wide + 1 + draw(900) : at + wide;
  return [days(at, at + wide), days(next, next + wider)];
}

const row = (id: string, predicate: Predicate, subject: string, more: Partial<Row> = {}): Row => ({
  id,
  predicate,
  subject,
  ...more,
});
const holds = (id: string, subject: string, object: string, from?: string, to?: string) =>
  row(id, 'holds', subject, { object, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });

/** A conflict and its near miss, of one make: what is drawn is the same but for what makes the conflict. */
function both(
  kind: ConflictKind,
  name: string,
  make: (draw: Draw, is: boolean) => readonly Row[],
  among?: readonly string[],
): readonly Template[] {
  return [
    (draw) => ({ name, kind, rows: make(draw, true), ...(among && { among }) }),
    (draw) => ({ name: `${name}: near miss`, rows: make(draw, false) }),
  ];
}
const miss =
  (name: string, make: (draw: Draw) => readonly Row[]): Template =>
  (draw) => ({ name, rows: make(draw) });
const pick = <T>(draw: Draw, among: readonly T[]): T => among[draw(among.length)]!;

const dates: readonly Template[] = [
  ...(['born', 'died'] as const).flatMap((predicate) =>
    both('dates', predicate, (draw, is) => {
      const [one, other] = two(draw, is);
      return [row('a', predicate, 'ada', { from: one }), row('b', predicate, 'ada', { from: other })];
    }),
  ),
  ...both('dates', 'event', (draw, is) => {
    const [one, other] = two(draw, is);
    return [row('a', 'event', 'gale', { from: one }), row('b', 'event', 'gale', { from: other })];
  }),
  ...both('dates', 'part in an event', (draw, is) => {
    const at = draw(9000);
    const long = 1 + draw(30);
    const when = days(is ? at + long + 1 + draw(50) : at + draw(long + 1));
    return [
      row('a', 'event', 'gale', { from: days(at), to: days(at + long) }),
      row('b', 'event', 'gale', { object: 'ada', from: when }),
    ];
  }),
  ...both('dates', 'beginning of a tenure', (draw, is) => {
    const [one, other] = two(draw, is);
    const end = days(60_000);
    return [holds('a', 'ada', 'seat', one, end), holds('b', 'ada', 'seat', other, end)];
  }),
  ...both('dates', 'end of a tenure', (draw, is) => {
    const [one, other] = two(draw, is);
    return [holds('a', 'ada', 'seat', days(10), one), holds('b', 'ada', 'seat', draw(2) ? days(10) : undefined, other)];
  }),
  ...both('dates', 'end of a faction or an organ', (draw, is) => {
    const [one, other] = two(draw, is);
    const about = draw(2) ? row('', 'faction', 'ada', { object: 'club' }) : row('', 'exists', 'council');
    return [
      { ...about, id: 'a', from: days(5), to: one },
      { ...about, id: 'b', from: days(5), to: other },
    ];
  }),
  ...both('dates', 'renaming', (draw, is) => {
    const [one, other] = two(draw, is);
    return [
      row('a', 'renamed', 'council', { value: 'Diet', from: one }),
      row('b', 'renamed', 'council', { value: 'diet', from: other }),
    ];
  }),
  miss('two tenures', (draw) => {
    const at = draw(9000);
    const [first, second] = [at + 1 + draw(400), at + 401 + draw(400)];
    return [
      holds('a', 'ada', 'seat', days(at), days(first)),
      holds('b', 'ada', 'seat', days(second), draw(2) ? days(second + 1 + draw(400)) : undefined),
    ];
  }),
  miss('an opinion on a date', (draw) => {
    const [one, other] = two(draw, true);
    return [row('a', 'died', 'ada', { from: one }), row('b', 'died', 'ada', { from: other, modality: 'judged' })];
  }),
];

const measured = (predicate: Predicate, subject: string, object: string | undefined, at: string) => ({
  of: (id: string, value: string) =>
    row(id, predicate, subject, { value, from: at, ...(object !== undefined && { object }) }),
});
const values: readonly Template[] = [
  ...both('values', 'manner of death', (draw, is) => {
    const at = days(draw(9000));
    const [one, other] = is
      ? pick(draw, [
          ['accident', 'killed'],
          ['suicide', 'natural'],
          ['executed', 'illness'],
        ])
      : pick(draw, [
          ['natural', 'illness'],
          ['unknown', 'killed'],
          ['executed', 'killed'],
        ]);
    return [row('a', 'died', 'ada', { from: at, value: one! }), row('b', 'died', 'ada', { from: at, value: other! })];
  }),
  ...both('values', 'rank', (draw, is) => {
    const { of } = measured('rank', 'ada', 'council', days(draw(9000)));
    const place = 1 + draw(50);
    return [of('a', String(place)), of('b', is ? String(place + 1 + draw(9)) : `${place}.0`)];
  }),
  ...both('values', 'votes', (draw, is) => {
    const { of } = measured('vote', 'council', 'gale', days(draw(9000)));
    const [yes, no] = [1 + draw(90), draw(90)];
    return [
      of('a', `${yes}-${no}-?`),
      of('b', is ? `${yes + 1 + draw(5)}-?-?` : `${pick(draw, ['?', String(yes)])}-${no}-${draw(9)}`),
    ];
  }),
  ...both('values', 'measure', (draw, is) => {
    const { of } = measured('series', 'rain', undefined, days(draw(9000)));
    const value = 1 + draw(1000);
    return [of('a', String(value)), of('b', is ? String(value + 1 + draw(500)) : `${value}.00`)];
  }),
  miss('measures of two days', (draw) => {
    const at = draw(9000);
    return [
      measured('series', 'rain', undefined, days(at)).of('a', '1'),
      measured('series', 'rain', undefined, days(at + 1)).of('b', '2'),
    ];
  }),
  ...both('values', 'kin', (draw, is) => {
    const [one, other] = is
      ? pick(draw, [
          ['parent', 'parent'],
          ['spouse', 'sibling'],
          ['in-law', 'spouse'],
        ])
      : pick(draw, [
          ['parent', 'child'],
          ['spouse', 'spouse'],
          ['in-law', 'sibling'],
        ]);
    return [
      row('a', 'kin', 'ada', { object: 'bo', value: one! }),
      row('b', 'kin', 'bo', { object: 'ada', value: other! }),
    ];
  }),
  ...both('values', 'condition', (draw, is) => {
    const at = draw(9000);
    const long = 2 + draw(90);
    const after = is ? at + draw(long) : at + long;
    return [
      row('a', 'condition', 'ada', { value: 'ill', from: days(at), to: days(at + long) }),
      row('b', 'condition', 'ada', { value: 'well', from: days(after), to: days(after + 1 + draw(90)) }),
    ];
  }),
];

const life: readonly Template[] = [
  ...both('life', 'after death', (draw, is) => {
    const [death, act] = two(draw, is);
    return [row('a', 'died', 'ada', { from: death }), pick(draw, acts(act))];
  }),
  ...both('life', 'beyond death', (draw, is) => {
    const at = 100 + draw(9000);
    return [
      row('a', 'died', 'ada', { from: days(at) }),
      holds('b', 'ada', 'seat', days(at - 50), days(at + (is ? 2 + draw(900) : draw(2)))),
    ];
  }),
  ...both('life', 'before birth', (draw, is) => {
    const [act, birth] = two(draw, is);
    return [row('a', 'born', 'ada', { from: birth }), row('b', 'knew', 'ada', { object: 'gale', from: act })];
  }),
  ...both('life', 'death before birth', (draw, is) => {
    const [death, birth] = two(draw, is);
    return [row('a', 'born', 'ada', { from: birth }), row('b', 'died', 'ada', { from: death })];
  }),
  miss('what befalls the dead', (draw) => {
    const [death, after] = two(draw, true);
    const value = pick(draw, ['censured', 'omitted', 'expelled', 'convicted']);
    return [
      row('a', 'died', 'ada', { from: death }),
      row('b', 'status', 'ada', { object: 'party', value, from: after }),
    ];
  }),
];
function acts(from: string): readonly Row[] {
  return [
    holds('b', 'ada', 'seat', from),
    row('b', 'acting', 'ada', { object: 'head', from }),
    row('b', 'faction', 'ada', { object: 'club', from }),
    row('b', 'tie', 'bo', { object: 'ada', value: 'ally 0.5', from }),
    row('b', 'status', 'ada', { value: 'arrested', from }),
    row('b', 'designates', 'ada', { object: 'bo', from }),
  ];
}

const existence: readonly Template[] = [
  ...both('existence', 'before it was', (draw, is) => {
    const [act, begun] = two(draw, is);
    const what = pick(draw, ['council', 'seat']);
    return [row('a', 'exists', what, { from: begun, to: '..' }), holds('b', 'ada', 'seat', act)];
  }),
  ...both('existence', 'longer than it was', (draw, is) => {
    const at = 100 + draw(9000);
    return [
      row('a', 'exists', 'council', { from: days(at - 90), to: days(at) }),
      holds('b', 'ada', 'seat', days(at - 50), days(at + (is ? 2 + draw(300) : draw(2)))),
    ];
  }),
  ...both('existence', 'after it was', (draw, is) => {
    const [end, act] = two(draw, is);
    return [
      row('a', 'exists', 'council', { from: days(3), to: end }),
      pick(draw, [
        row('b', 'vote', 'council', { object: 'gale', value: '3-2-0', from: act }),
        row('b', 'rank', 'ada', { object: 'council', value: '3', from: act }),
        row('b', 'policy', 'tax', { object: 'council', from: act }),
      ]),
    ];
  }),
  miss('it was there at another time', (draw) => {
    const at = 100 + draw(9000);
    return [
      row('a', 'exists', 'council', { from: days(at), to: days(at + 50) }),
      row('c', 'exists', 'council', { from: days(at + 400), to: '..' }),
      holds('b', 'ada', 'seat', days(at + 400 + draw(50))),
    ];
  }),
];

const capacity: readonly Template[] = [
  ...both('capacity', 'two at once', (draw, is) => {
    const at = draw(9000);
    const long = 1 + draw(400);
    const next = is ? at + draw(long) : at + long;
    return [
      holds('a', 'ada', 'head', days(at), days(at + long)),
      holds('b', 'bo', 'head', days(next), draw(2) ? days(next + 1 + draw(300)) : undefined),
    ];
  }),
  ...both('capacity', 'begun within a tenure', (draw, is) => {
    const at = 100 + draw(9000);
    const wide = draw(60);
    return [
      holds('a', 'ada', 'head', days(at - 60), days(at + wide + (is ? 1 + draw(90) : 0))),
      holds('b', 'bo', 'head', days(at, at + wide)),
    ];
  }),
  miss('a post for five, one who acts, one person', (draw) => {
    const at = draw(9000);
    const b = { object: 'head', from: days(at + 1), to: days(at + 5) };
    const one = [holds('a', 'ada', 'head', days(at), days(at + 9)), row('b', 'acting', 'bo', b)];
    const five = [holds('a', 'ada', 'seat', days(at), days(at + 9)), row('b', 'holds', 'bo', { ...b, object: 'seat' })];
    return pick(draw, [one, five]);
  }),
];

const order: readonly Template[] = [
  ...both('order', 'before', (draw, is) => {
    const [early, late] = two(draw, is);
    return [
      row('a', 'event', 'gale', { from: late }),
      row('b', 'event', 'fair', { from: early }),
      row('c', 'before', 'a', { object: 'b' }),
    ];
  }),
  ...both('order', 'because', (draw, is) => {
    const [early, late] = two(draw, is);
    return [
      row('a', 'event', 'gale', { from: early }),
      row('b', 'died', 'ada', { from: late }),
      row('c', 'because', 'a', { object: 'b' }),
    ];
  }),
  ...both(
    'order',
    'before, at a remove',
    (draw, is) => {
      const [early, late] = two(draw, is);
      return [
        row('a', 'event', 'gale', { from: late }),
        row('m', 'kin', 'ada', { object: 'bo', value: 'spouse' }),
        row('b', 'event', 'fair', { from: early }),
        row('c', 'before', 'a', { object: 'm' }),
        row('d', 'before', 'm', { object: 'b' }),
      ];
    },
    ['a', 'b', 'c', 'd'],
  ),
  ...both(
    'order',
    'circle',
    (_, is) => [
      row('a', 'kin', 'ada', { object: 'bo', value: 'spouse' }),
      row('b', 'kin', 'bo', { object: 'cy', value: 'sibling' }),
      row('m', 'kin', 'ada', { object: 'cy', value: 'in-law' }),
      row('c', 'before', 'a', { object: 'b' }),
      row('d', 'before', 'b', { object: 'm' }),
      is ? row('e', 'before', 'm', { object: 'a' }) : row('e', 'before', 'a', { object: 'm' }),
    ],
    ['c', 'd', 'e'],
  ),
];

const expelled = (id: string, from: string, to?: string) =>
  row(id, 'status', 'ada', { object: 'party', value: 'expelled', from, ...(to !== undefined && { to }) });
const readmitted = (id: string, from: string) =>
  row(id, 'status', 'ada', { object: 'party', value: 'readmitted', from });
const statuses: readonly Template[] = [
  ...both('status', 'twice', (draw, is) => {
    const [one, other] = two(draw, is);
    const value = pick(draw, ['expelled', 'exiled', 'banished', 'arrested']);
    return [one, other].map((from, i) => row('ab'[i]!, 'status', 'ada', { value, from }));
  }),
  miss('twice, undone in between', (draw) => {
    const at = draw(9000);
    return [
      expelled('a', days(at), draw(2) ? days(at + 40) : undefined),
      readmitted('c', days(at + 40)),
      expelled('b', days(at + 90)),
    ];
  }),
  miss('repeated', (draw) => {
    const [one, other] = two(draw, true);
    const value = pick(draw, ['censured', 'recanted', 'omitted', 'convicted']);
    return [one, other].map((from, i) => row('ab'[i]!, 'status', 'ada', { value, object: 'party', from }));
  }),
  ...both('status', 'readmitted first', (draw, is) => {
    const [back, out] = two(draw, is);
    return [readmitted('a', back), expelled('b', out)];
  }),
  (draw) => ({ name: 'readmitted alone', kind: 'status', rows: [readmitted('a', days(draw(9000)))] }),
  ...both('status', 'a seat in what one is out of', (draw, is) => {
    const [out, taken] = two(draw, is);
    return [expelled('a', out), holds('b', 'ada', pick(draw, ['seat', 'head']), taken)];
  }),
  ...both('status', 'a seat kept', (draw, is) => {
    const at = 100 + draw(9000);
    return [
      expelled('a', days(at)),
      holds('b', 'ada', 'seat', days(at - 90), days(at + (is ? 2 + draw(900) : draw(2)))),
    ];
  }),
  miss('a seat after one is back', (draw) => {
    const at = draw(9000);
    const back = at + draw(60);
    return [expelled('a', days(at)), readmitted('c', days(back)), holds('b', 'ada', 'seat', days(back + draw(90)))];
  }),
  ...both('status', 'executed', (draw, is) => {
    const [death, execution] = two(draw, false);
    const value = is ? 'suicide' : pick(draw, ['executed', 'killed']);
    return [
      row('a', 'died', 'ada', { from: death, value }),
      row('b', 'status', 'ada', { value: 'executed', from: execution }),
    ];
  }),
];

const policies: readonly Template[] = [
  ...both('policy', 'a limit', (draw, is) => {
    const [one, other] = two(draw, false);
    const limit = 1 + draw(50);
    const key = pick(draw, ['limit', 'limit_in_towns']);
    return [
      row('a', 'policy', 'tax', { value: `words; limit=${limit}; other=${draw(9)}`, from: one }),
      row('b', 'policy', 'tax', {
        value: `${key}=${is ? limit + 1 + draw(20) : `${limit}..${limit + 3}`}`,
        from: other,
      }),
    ];
  }),
  ...both('policy', 'yes or no', (draw, is) => {
    const at = days(draw(9000));
    return [
      row('a', 'policy', 'tax', { value: 'own-land=true', from: at }),
      row('b', 'policy', 'tax', { value: is ? 'own_land=false' : 'own_house=false', from: at }),
    ];
  }),
  miss('changed with time', (draw) => {
    const at = draw(9000);
    return [
      row('a', 'policy', 'tax', { value: 'limit=1', from: days(at), to: days(at + 50) }),
      row('b', 'policy', 'tax', { value: 'limit=2', from: days(at + 50 + draw(9)) }),
    ];
  }),
];

const called: readonly Template[] = [
  ...both('name', 'not yet', (draw, is) => {
    const [act, taken] = two(draw, is);
    return [
      row('a', 'renamed', 'council', { value: 'Diet', from: taken }),
      row('b', 'vote', 'council', { object: 'gale', value: '3-2-0', from: act, called: 'The Diet'.slice(4) }),
    ];
  }),
  ...both('name', 'no longer', (draw, is) => {
    const [taken, act] = two(draw, is);
    return [
      row('a', 'renamed', 'council', { value: 'Forum', from: taken }),
      row('b', 'event', 'gale', { object: 'council', from: act, called: pick(draw, ['Senate', 'senate']) }),
    ];
  }),
  miss('a name of no date', (draw) => {
    const [taken, act] = two(draw, true);
    return [
      row('a', 'renamed', 'council', { value: 'Forum', from: taken }),
      row('b', 'event', 'gale', { object: 'council', from: act, called: pick(draw, ['the old house', 'Forum']) }),
    ];
  }),
];

const denials: readonly Template[] = [
  ...both('denied', 'a fact', (draw, is) => {
    const at = draw(9000);
    const no = { modality: 'denied' as const, from: is ? days(at - 20, at + 20) : days(at + 1, at + 20) };
    return [row('a', 'event', 'gale', { from: days(at) }), row('b', 'event', 'gale', no)];
  }),
  ...both('denied', 'a manner of death', (draw, is) => {
    const from = days(draw(9000));
    const value = is ? 'killed' : 'suicide';
    return [
      row('a', 'died', 'ada', { from, value: 'killed' }),
      row('b', 'died', 'ada', { value, modality: 'denied', from }),
    ];
  }),
  ...both('denied', 'a post', (draw, is) => {
    const at = draw(9000);
    const other = is ? {} : { from: days(at + 30), to: days(at + 60) };
    return [
      holds('a', 'ada', 'seat', days(at), days(at + 30)),
      row('b', 'holds', 'ada', { object: 'seat', modality: 'denied', ...other }),
    ];
  }),
];

export const templates: readonly Template[] = [
  ...dates,
  ...values,
  ...life,
  ...existence,
  ...capacity,
  ...order,
  ...statuses,
  ...policies,
  ...called,
  ...denials,
];
