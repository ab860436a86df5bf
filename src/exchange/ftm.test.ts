import ftm from '@alephdata/followthemoney';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTown, back, exporting, refused, text, town } from '../../tests/exchange.ts';
import { dayOf } from '../calendar/index.ts';
import type { Claim } from '../record/index.ts';
import { Losses } from './format.ts';
import { exportFtm, exportFtmStatements, statementColumns, statementKey } from './ftm.ts';
import { statementsOf } from './ftm-claims.ts';
import { ftmRequired, ftmSchemata, propTypeOf } from './ftm-schema.ts';
import { isoDateOf } from './iso-date.ts';

const { Model, defaultModel } = ftm as unknown as typeof import('@alephdata/followthemoney');
const model = new Model(defaultModel as never);
const lines = (bytes: Uint8Array | undefined) =>
  text(bytes)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entity);
interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly datasets: readonly string[];
}

const carried = new Set(['born', 'died', 'exists', 'holds', 'acting', 'faction', 'kin', 'tie', 'status']);
const links = new Set(['holds', 'acting', 'faction', 'kin', 'tie', 'status']);
const affirms = ({ predicate, modality }: Claim) =>
  carried.has(predicate) && (modality === 'asserted' || modality === 'reported');

/** What the format can say of a claim, and nothing else. */
function said(claim: Claim, exact: boolean): string | undefined {
  const { source, subject, predicate, object = '', value = '', calendar, locator } = claim;
  const date = (end: 'from' | 'to') => {
    const one = claim[end];
    if (one === undefined || ((predicate === 'born' || predicate === 'died') && end === 'to')) return '';
    if (one === 'open') return end === 'to' && links.has(predicate) ? '..' : '';
    const iso = isoDateOf(one);
    return iso === undefined ? '' : exact ? one.edtf : iso.text;
  };
  const [from, to] = [date('from'), date('to')];
  if (from === '' && to === '' && !links.has(predicate)) return undefined;
  const dated = exact && /[0-9]/.test(from + to);
  return JSON.stringify([
    source,
    subject,
    predicate,
    object,
    predicate === 'died' ? '' : value,
    from,
    to,
    dated ? calendar : '',
    links.has(predicate) ? locator.text : '',
  ]);
}
const sayings = (claims: readonly Claim[], exact: boolean) =>
  [...new Set(claims.map((claim) => said(claim, exact)).filter((one) => one !== undefined))].sort();

describe('FollowTheMoney', () => {
  it('knows the schema as the published package has it', () => {
    for (const [name, props] of Object.entries(ftmSchemata)) {
      const schema = model.getSchema(name);
      const all = schema.getProperties();
      for (const [prop, type] of Object.entries(props)) expect(all.get(prop)?.type.name, `${name}.${prop}`).toBe(type);
      expect([...schema.required].sort()).toEqual([...ftmRequired[name as keyof typeof ftmRequired]].sort());
    }
  });

  it('writes entities that the package takes: known properties, what is required, references to fitting entities, plain dates', () => {
    fc.assert(
      fc.property(anyTown, (folder) => {
        const entities = lines(exportFtm(exporting(folder)).files.get(''));
        const byId = new Map(entities.map((one) => [one.id, one]));
        expect(byId.size).toBe(entities.length);
        for (const { schema: name, properties, datasets } of entities) {
          const schema = model.getSchema(name);
          const proxy = model.createEntity(name);
          for (const required of schema.required) expect(properties[required]?.length).toBeGreaterThan(0);
          for (const dataset of datasets) expect(dataset).toMatch(/^[a-z0-9_]+$/);
          for (const [prop, values] of Object.entries(properties))
            for (const value of values) {
              const property = schema.getProperty(prop);
              proxy.setProperty(prop, value);
              if (property.type.name === 'date') expect(value).toMatch(/^[0-9]{4}(-[0-9]{2}){0,2}$/);
              if (property.type.isEntity)
                expect(model.getSchema(byId.get(value)!.schema).isA(property.getRange())).toBe(true);
            }
          for (const prop of Object.keys(properties)) expect(proxy.getProperty(prop)).toEqual(properties[prop]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('statements give back all that they can say of claims, contradictions with their sources', async () => {
    await fc.assert(
      fc.asyncProperty(anyTown, async (folder) => {
        const given = exporting(folder);
        const again = await back('ftm-statements', exportFtmStatements(given));
        const claims = given.scenario.claims.filter(affirms);
        expect(sayings(again.claims, true)).toEqual(sayings(claims, true));
        for (const claim of again.claims) expect(given.record.claims.has(claim.id), claim.id).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('entities give back relations with their sources, with plain dates', async () => {
    await fc.assert(
      fc.asyncProperty(anyTown, async (folder) => {
        const given = exporting(folder);
        const again = await back('ftm', exportFtm(given));
        const claims = given.scenario.claims.filter((claim) => affirms(claim) && links.has(claim.predicate));
        const found = again.claims.filter(({ predicate }) => links.has(predicate));
        expect(sayings(found, false)).toEqual(sayings(claims, false));
      }),
      { numRuns: 60 },
    );
  });

  it('lists every claim that is left out', () => {
    fc.assert(
      fc.property(anyTown, (folder) => {
        const given = exporting(folder);
        const lost = new Losses();
        const told = new Set(statementsOf(given, lost).map(({ origin }) => origin));
        const left = lost
          .list()
          .filter(({ what }) => /^claims /.test(what))
          .reduce((sum, { count }) => sum + count, 0);
        const dateless = given.scenario.claims.filter((claim) => affirms(claim) && said(claim, true) === undefined);
        expect(left + dateless.length + given.scenario.claims.filter(({ id }) => told.has(id)).length).toBe(
          given.scenario.claims.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  const rows = [
    ['a', 'herald', '', 'ada', 'born', '', '', '1901-02', '', '', 'asserted', 'B2', 'me', ''],
    ['b', 'chronicler', '', 'ada', 'born', '', '', '1902', '', '', 'asserted', 'B2', 'me', ''],
    [
      'c',
      'herald',
      'p. 3',
      'ada',
      'holds',
      'seat',
      'removed',
      '2001-03-01',
      '2004',
      'julian',
      'asserted',
      'B2',
      'me',
      '',
    ],
  ];
  it('two birth dates are two statements about one person; each claim of a tenure is an entity of its own', () => {
    const given = exporting(town(rows));
    const statements = statementsOf(given, new Losses());
    const born = statements.filter(({ prop }) => prop === 'birthDate');
    expect(born.map(({ entity, value, dataset }) => [entity, value, dataset])).toEqual([
      ['ada', '1901-02', 'herald'],
      ['ada', '1902', 'chronicler'],
    ]);
    const [start] = statements.filter(({ prop }) => prop === 'startDate');
    expect(start).toMatchObject({
      entity: 'c',
      schema: 'Occupancy',
      value: '2001-03-14',
      original: '2001-03-01 julian',
      origin: 'c',
    });
    // sha1("herald.ada.birthDate.1901-02"), worked out with sha1sum.
    expect(statementKey(born[0]!)).toBe('7a46b32f50dfd573690aae7de640cc332dd03eaf');
  });

  it('the rows have the columns of followthemoney.statement', () => {
    const [header, first] = text(exportFtmStatements(exporting(town(rows))).files.get('')).split('\n');
    expect(header).toBe(statementColumns.map((name) => `"${name}"`).join(','));
    expect(first).toBe(
      '"ada","ada","id","id","Person","ada","town","","","","f","","","' +
        statementKey({ canonical: 'ada', entity: 'ada', schema: 'Person', prop: 'id', value: 'ada', dataset: 'town' }) +
        '"',
    );
    expect(propTypeOf('Person', 'birthDate')).toBe('date');
  });

  it('keeps to the days asked for', () => {
    const { scenario, record, folder } = exporting(town(rows));
    const day = dayOf(2006, 1, 1);
    const lost = new Losses();
    const told = statementsOf({ scenario, record, folder, period: { from: day, to: day } }, lost).map(
      ({ origin }) => origin,
    );
    expect(told.filter(Boolean)).toEqual([]);
    expect(lost.list()).toContainEqual({ what: 'claims outside the days asked for', count: 3 });
  });

  it('refuses what it cannot use, all at once and where it stands', async () => {
    const person = '{"id": "p", "schema": "Person", "properties": {"name": ["P"], "birthDate": ["soon"]}}';
    const occupancy =
      '{"id": "o", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["nobody"], "startDate": ["2002"], "endDate": ["2001"]}}';
    const found = await refused(
      'ftm',
      [person, '', '{"id": 1', occupancy, '{"schema": "Person", "properties": []}'].join('\n'),
    );
    expect(found).toEqual([
      `bad:1:${person.indexOf('"soon"') + 1} a date such as 1921, 1921-03 or 1921-03-16`,
      'bad:3:9 “,” or “}”',
      `bad:4:${occupancy.indexOf('"nobody"') + 1} the identifier of a position in the file or in the folder`,
      'bad:5:1 the key “id”',
      'bad:5:36 a map of keys and values',
    ]);
    expect(await refused('ftm', '{"id": "p", "schema": "Person", "properties": {}}')).toEqual([
      'bad:1:1 the property “name” of Person',
    ]);
    expect(await refused('ftm-statements', '')).toEqual([expect.stringMatching(/^bad:1:1 a header line/)]);
    expect(await refused('ftm-statements', 'entity_id,prop,schema,value\np,name,Person,P\n')).toEqual([
      'bad:1:1 a column “dataset”',
    ]);
    expect(
      await refused(
        'ftm-statements',
        'entity_id,prop,schema,value,dataset\np,name,Person,P,d\np,birthDate,Person,1900-13,d\nq,name,Person\np,name,Person,,d\n',
      ),
    ).toEqual([
      'bad:3:20 a date such as 1921, 1921-03 or 1921-03-16',
      'bad:4:14 as many cells as the header has: 5',
      'bad:5:15 a value in the column “value”',
    ]);
  });
});
