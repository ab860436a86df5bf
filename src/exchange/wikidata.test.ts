import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, inputOf, read, refused, text, town } from '../../tests/exchange.ts';
import { addDays, dayOf, isoDay, parseEdtf } from '../calendar/index.ts';
import { gradeText } from '../record/index.ts';
import { formats, type Into, importFrom } from './index.ts';
import { edtfOf } from './wikidata-time.ts';

const gregorianModel = 'http://www.wikidata.org/entity/Q1985727';
const julianModel = 'http://www.wikidata.org/entity/Q1985786';
const time = (of: string, precision = 11, calendarmodel = gregorianModel) => ({
  snaktype: 'value',
  datavalue: { type: 'time', value: { time: of, precision, calendarmodel, timezone: 0, before: 0, after: 0 } },
});
const item = (id: string) => ({
  snaktype: 'value',
  datavalue: { type: 'wikibase-entityid', value: { 'entity-type': 'item', id, 'numeric-id': Number(id.slice(1)) } },
});
const words = (value: string) => ({ snaktype: 'value', datavalue: { type: 'string', value } });
const none = { snaktype: 'novalue' };
const some = { snaktype: 'somevalue' };
const statement = (id: string, mainsnak: object, qualifiers: Record<string, object> = {}, more: object = {}) => ({
  id,
  rank: 'normal',
  mainsnak,
  qualifiers: Object.fromEntries(Object.entries(qualifiers).map(([property, snak]) => [property, [snak]])),
  ...more,
});
const entity = (
  id: string,
  label: string,
  claims: Record<string, readonly object[]>,
  aliases: readonly string[] = [],
) => ({
  type: 'item',
  id,
  labels: { de: { language: 'de', value: `${label} (de)` }, en: { language: 'en', value: label } },
  aliases: aliases.length === 0 ? [] : { en: aliases.map((value) => ({ language: 'en', value })) },
  claims: { ...claims },
});
const human = statement('h', item('Q5'));

const ada = entity(
  'Q101',
  'Ada North',
  {
    P31: [human],
    P569: [
      statement(
        'b1',
        time('+1870-04-10T00:00:00Z', 11, julianModel),
        {},
        {
          rank: 'preferred',
          references: [{ snaks: { P248: [item('Q36578')], P854: [words('https://example.org/a')] } }],
        },
      ),
      statement('b2', time('+1871-00-00T00:00:00Z', 9), {}, { rank: 'deprecated' }),
      statement('b3', time('+1870-00-00T00:00:00Z', 9), { P1480: item('Q5727902') }),
      statement('b4', some, { P1319: time('+1869-05-00T00:00:00Z', 10), P1326: time('+1871-01-02T00:00:00Z') }),
    ],
    P570: [statement('d1', time('+1920-00-00T00:00:00Z', 8)), statement('d2', none), statement('d3', some)],
    P1196: [statement('m', item('Q3739104'))],
    P39: [
      statement('p1', item('Q900'), {
        P580: time('+1917-10-25T00:00:00Z', 11, julianModel),
        P582: time('+1921-03-16T00:00:00Z'),
        P1365: item('Q102'),
        P1534: item('Q5247364'),
      }),
      statement('p2', item('Q901'), { P642: item('Q800'), P580: time('+1922-01-00T00:00:00Z', 10), P582: none }),
      statement('p3', item('Q902'), { P582: some, P585: time('+1923-00-00T00:00:00Z', 9) }),
      statement('p4', item('Q900'), { P580: time('+1930-00-00T00:00:00Z', 9), P582: time('+1925-00-00T00:00:00Z', 9) }),
      statement('p5', some),
    ],
    P26: [statement('k1', item('Q102'))],
    P22: [statement('k2', item('Q777')), statement('k3', item('Q102'))],
    P106: [statement('o', item('Q82955'))],
  },
  ['A. North', 'Ада'],
);
const bo = entity('Q102', 'Bo South', { P31: [human] });
const seat = entity('Q900', 'Keeper of the Gate', { P361: [statement('w', item('Q801'))] });
const gatehouse = entity('Q801', 'Gatehouse', {});
const minister = entity('Q901', 'minister', {});
const north = entity('Q800', 'Northland', {});
const all = [seat, gatehouse, minister, north, ada, bo];
const document = JSON.stringify({ entities: Object.fromEntries(all.map((one) => [one.id, one])) });
const dump = `[\n${all.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;

async function imported(content: string, into?: Into) {
  const result = await importFrom(formats.wikidata, inputOf('wd.json', content), into, 'x');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result, scenario: read(result.folder) };
}
const short = (claims: Awaited<ReturnType<typeof imported>>['scenario']['claims']) =>
  claims.map(({ subject, predicate, object, value, from, to, calendar, modality, locator }) =>
    [
      locator.text,
      subject,
      predicate,
      object ?? '',
      value ?? '',
      from === 'open' ? '..' : (from?.edtf ?? ''),
      to === 'open' ? '..' : (to?.edtf ?? ''),
      calendar[0],
      modality === 'asserted' ? '' : modality,
    ]
      .join(' ')
      .trim(),
  );

const expected = [
  'b1 ada-north born   1870-04-10  j',
  'b2 ada-north born   1871  g denied',
  'b3 ada-north born   1870~  g',
  'b4 ada-north born   [1869-05..1871-01-02]  g',
  'd1 ada-north died  natural 192X  g',
  'p1 ada-north holds keeper-of-the-gate death 1917-11-07 1921-03-16 g',
  'p2 ada-north holds minister-of-northland  1922-01 .. g',
  'p3 ada-north holds q902    g',
  'p4 ada-north holds keeper-of-the-gate  1930  g',
  'k3 bo-south kin ada-north parent   g',
  'k1 ada-north kin bo-south spouse   g',
];

describe('Wikidata', () => {
  it.each([
    ['a document', document],
    ['a document on many lines', JSON.stringify(JSON.parse(document), undefined, 2)],
    ['a dump', dump],
    ['a list', JSON.stringify(all, undefined, 1)],
  ])('reads %s into claims with the statements as locators', async (_, content) => {
    const { scenario, lost } = await imported(content);
    expect(short(scenario.claims)).toEqual(expected);
    expect([...scenario.cast.persons.values()]).toMatchObject([
      { id: 'ada-north', name: 'Ada North', variants: ['Ada North (de)', 'A. North', 'Ада'], wikidata: 'Q101' },
      { id: 'bo-south', wikidata: 'Q102' },
    ]);
    expect([...scenario.cast.posts.values()].map(({ id, organ, name }) => [id, organ, name])).toEqual([
      ['keeper-of-the-gate', 'gatehouse', 'Keeper of the Gate'],
      ['minister-of-northland', 'northland', 'minister of Northland'],
      ['q902', 'not-stated', 'Q902'],
    ]);
    expect(Object.fromEntries(scenario.redirects)).toEqual({
      Q900: 'keeper-of-the-gate',
      'Q901-of-Q800': 'minister-of-northland',
      Q902: 'q902',
    });
    expect(lost).toEqual([
      { what: 'statements that there is no such date: a claim cannot say that somebody has not died', count: 1 },
      { what: 'statements that somebody died on a day that is not known', count: 1 },
      { what: 'tenures that end before they begin: the end stands in the note', count: 1 },
      { what: 'posts that are not named', count: 1 },
      { what: 'kin who are neither in the input nor in the folder', count: 1 },
      { what: 'statements of other properties', count: 1 },
    ]);
    const [first] = scenario.claims;
    expect(first).toMatchObject({
      source: 'wikidata',
      note: 'rank preferred; references: Q36578 https://example.org/a',
    });
    expect(gradeText(first!.grade)).toBe('F6');
    expect(scenario.claims.find(({ locator }) => locator.text === 'p1')!.note).toBe(
      'replaces Q102; end cause Q5247364',
    );
    expect(scenario.claims.find(({ locator }) => locator.text === 'p4')!.note).toBe('ends 1925');
  });

  it('uses what a folder has: persons and organs by their column, posts by redirects; and adds nothing twice', async () => {
    const folder = new Map(town([]));
    folder.set('persons.csv', bytes('wikidata;id;name\r\nQ101;the-countess;The Countess\r\n'));
    folder.set('redirects.csv', bytes('from,to\nQ900,captain\n'));
    const once = await imported(document, { folder, scenario: read(folder) });
    expect(text(once.folder.get('persons.csv'))).toBe(
      'wikidata;id;name;variants\r\nQ101;the-countess;The Countess;\r\nQ102;bo-south;Bo South;Bo South (de)\r\n',
    );
    expect(short(once.scenario.claims)[0]).toBe('b1 the-countess born   1870-04-10  j');
    expect(short(once.scenario.claims)).toContain('p1 the-countess holds captain death 1917-11-07 1921-03-16 g');
    const twice = await imported(document, { folder: once.folder, scenario: once.scenario });
    expect(twice.added).toEqual({});
    expect(twice.folder).toEqual(once.folder);
    expect(twice.lost).toContainEqual({ what: 'claims that were there already', count: 11 });
  });

  it('of a dump into a folder takes only persons it names and holders of its posts', async () => {
    const folder = new Map(town([]));
    folder.set('persons.csv', bytes('id,name,variants,wikidata\nthe-countess,The Countess,,Q101\n'));
    const { scenario, lost } = await imported(dump, { folder, scenario: read(folder) });
    expect([...scenario.cast.persons.keys()]).toEqual(['the-countess']);
    expect(lost).toContainEqual({
      what: 'persons of the dump whom the folder does not name and who hold none of its posts',
      count: 1,
    });
  });

  it('refuses what is no entity, at its place', async () => {
    expect(await refused('wikidata', '{"entities": {"Q1": {"id": "x"}}}')).toEqual([
      'bad:1:28 an entity with an “id” such as Q42',
    ]);
    expect(await refused('wikidata', '{"entities": {')).toEqual([expect.stringMatching(/^bad:1:15 a key/)]);
    expect(await refused('wikidata', '"text"')).toEqual([
      expect.stringMatching(/^bad:1:1 a map with the key “entities”/),
    ]);
    expect(await refused('wikidata', '')).toEqual([expect.stringMatching(/^bad:1:1 a JSON value|a person/)]);
    expect(await refused('wikidata', JSON.stringify(seat))).toEqual(['bad:1:1 a person: an entity whose P31 is Q5']);
    const bad = (claims: Record<string, readonly object[]>) =>
      refused(
        'wikidata',
        `[\n${JSON.stringify(bo)},\n${JSON.stringify(entity('Q103', 'Cy', { P31: [human], ...claims }))}\n]`,
      );
    expect(await bad({ P569: [statement('b', time('soon'))] })).toEqual([
      expect.stringMatching(/^bad:3:\d+ a time such as/),
    ]);
    expect(await bad({ P569: [statement('b', time('+1921-02-30T00:00:00Z')), { id: 'c' }] })).toEqual([
      expect.stringMatching(/^bad:3:\d+ a date that its calendar has/),
      expect.stringMatching(/^bad:3:\d+ a statement with a “mainsnak”/),
    ]);
    expect(await bad({ P39: [statement('b', words('mayor'))] })).toEqual([expect.stringMatching(/^bad:3:\d+ an item/)]);
    expect(await bad({ P570: [statement('b', { snaktype: 'maybe' })] })).toEqual([
      expect.stringMatching(/^bad:3:\d+ a “snaktype”/),
    ]);
    expect(await bad({ P569: [statement('b', time('+1921-00-00T00:00:00Z', 9, 'Q1'))] })).toEqual([
      expect.stringMatching(/^bad:3:\d+ a calendar model/),
    ]);
    expect(await bad({ P569: [statement('b', time('+1921-00-00T00:00:00Z', 3))] })).toEqual([
      expect.stringMatching(/^bad:3:\d+ a precision/),
    ]);
  });
});

describe('times', () => {
  it.each([
    ['+1921-03-16T00:00:00Z', 11, '1921-03-16'],
    ['+1921-03-00T00:00:00Z', 10, '1921-03'],
    ['+1921-00-00T00:00:00Z', 9, '1921'],
    ['+1921-01-01T00:00:00Z', 9, '1921'],
    ['+1920-00-00T00:00:00Z', 8, '192X'],
    ['+1925-00-00T00:00:00Z', 8, '192X'],
    ['+1901-00-00T00:00:00Z', 7, '[1901..2000]'],
    ['+2000-00-00T00:00:00Z', 7, '[1901..2000]'],
    ['+1500-00-00T00:00:00Z', 6, '[1001..2000]'],
    ['-0044-03-15T00:00:00Z', 11, '-0043-03-15'],
    ['-0001-00-00T00:00:00Z', 9, '0000'],
  ])('%s with precision %i is %s', (of, precision, edtf) => {
    expect(edtfOf({ time: of, precision, calendarmodel: julianModel })).toEqual({ edtf, calendar: 'julian' });
  });

  it('any day keeps its place in both calendars', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 900_000 }), (days) => {
        const day = addDays(dayOf(1970, 1, 1), days - 600_000);
        const iso = isoDay(day);
        const of = iso.startsWith('-') ? undefined : `+${iso}T00:00:00Z`;
        fc.pre(of !== undefined && !iso.startsWith('0000') && !iso.startsWith('Y'));
        const read = edtfOf({ time: of!, precision: 11, calendarmodel: gregorianModel });
        const parsed = typeof read === 'string' ? undefined : parseEdtf(read.edtf, read.calendar);
        expect(parsed?.ok && parsed.date.kind === 'moment' && parsed.date.earliest).toBe(day);
      }),
    );
  });
});
