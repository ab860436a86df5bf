/** The conflicts of the first scenario: what the finder discovers between the interpretive source and the others, and the command. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../src/host/index.ts';
import { type Conflict, conflictKinds, findConflicts } from '../src/record/index.ts';
import { conflictSentences, conflictText, nameOf } from '../src/report/index.ts';
import { readScenario } from '../src/scenario/index.ts';
import { run } from './command.ts';
import { templates } from './conflict-cases.ts';
import { drawing, recordOfCases } from './conflict-records.ts';

const loaded = readScenario(readFolder(join(import.meta.dirname, '..', 'scenarios', 'ussr-1921')), 'ussr-1921');
if (!loaded.ok) throw new Error('ussr-1921 cannot be read');
const { scenario } = loaded;
const document = scenario.questions.source!;
const conflicts = (claims = scenario.claims) => findConflicts(claims, scenario.cast, scenario.sources);
const has = ({ sides }: Conflict) => sides.some(({ sources }) => sources.includes(document));
const alone = ({ sides }: Conflict) => sides.every(({ sources }) => sources.every((source) => source === document));
const inShort = ({ kind, about, why }: Conflict) =>
  `${kind} ${why.code}: ${about.subject} ${about.predicate} ${about.object ?? ''}`.trim();

describe('between the source document and the independent record', () => {
  const between = conflicts().filter((one) => has(one) && !alone(one));

  it.each([
    'dates point-apart: lenin died',
    'life after-death: lenin holds sovnarkom-ussr-chair',
    'life lasts-after-death: lenin holds politburo-full',
    'dates ends-apart: trotsky holds politburo-full',
    'dates beginnings-apart: trotsky faction united-opposition',
    'capacity two-holders: national-economy-deputy holds',
    'order cause-after-effect: gs-063 because gs-065',
    'status again: trotsky status',
    'policy rule-differs: small-private-workshops policy',
    'policy rule-differs: land-code policy',
    'dates beginnings-apart: land-code policy',
    'name name-no-longer: cheka renamed',
  ])('finds %s', (conflict) => {
    expect(between.map(inShort)).toContain(conflict);
  });

  it('each goes with the independent claims in it, and no conflict of others with them', () => {
    const all = new Set(conflicts().map(inShort));
    for (const one of between) {
      const own = new Set(
        one.sides.filter(({ sources }) => sources.includes(document)).flatMap(({ claims }) => claims),
      );
      const independent = new Set<string>(one.claims.filter((id) => !own.has(id)));
      const left = conflicts(scenario.claims.filter(({ id }) => !independent.has(id)));
      const same = left.filter(
        (other) => other.kind === one.kind && other.claims.every((id) => one.claims.includes(id)),
      );
      expect(
        same.filter((other) => !alone(other)),
        inShort(one),
      ).toEqual([]);
      for (const other of left) expect([...all], `${inShort(one)} hid ${inShort(other)}`).toContain(inShort(other));
    }
  });

  it('without any other source, the document contradicts nobody but itself', () => {
    const own = conflicts(scenario.claims.filter(({ source }) => source === document));
    expect(own.filter(({ why }) => why.code !== 'without-need').map(inShort)).toEqual([
      'dates ends-apart: trotsky holds politburo-full',
    ]);
  });
});

describe('sentences', () => {
  it('every code that cases bring forth has one', () => {
    const draw = drawing(7);
    const { claims, cast } = recordOfCases(templates.flatMap((make) => Array.from({ length: 20 }, () => make(draw))));
    const names = nameOf(cast);
    for (const conflict of [...findConflicts(claims, cast, new Map()), ...conflicts()]) {
      expect(Object.keys(conflictSentences)).toContain(conflict.why.code);
      const text = conflictText(conflict, names);
      expect(text).not.toMatch(/undefined|NaN|\bInfinity\b| {2}/);
    }
  });
});

describe('record conflicts', () => {
  it('prints an array, and every conflict in it', async () => {
    const { code, out, err } = await run('record', 'conflicts', 'ussr-1921', '--json');
    const documents = JSON.parse(out);
    expect([code, err, Array.isArray(documents)]).toEqual([0, '', true]);
    expect(documents).toHaveLength(conflicts().length);
    for (const one of documents) {
      expect(one).toMatchObject({ kind: 'conflict', format: 1 });
      expect(conflictKinds).toContain(one.of);
      expect(one.sides.length).toBeGreaterThan(0);
    }
  });

  it('reads in 80 columns and names claims, places, sizes and rules', async () => {
    const { out } = await run('record', 'conflicts', 'ussr-1921', '--about', 'lenin', '--kind', 'dates');
    expect(out).toContain('296 days apart');
    expect(out).toMatch(/gs-035 \(D4, globalsecurity-trotsky-1921-1929, paragraph \d+\)/);
    expect(out).toContain('best-grade, majority');
    const whole = await run('record', 'conflicts', 'ussr-1921');
    expect(whole.out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });

  it('takes one kind, one subject, one source', async () => {
    const of = async (...options: string[]) =>
      JSON.parse((await run('record', 'conflicts', 'ussr-1921', '--json', ...options)).out);
    expect((await of('--kind', 'policy')).map(({ of }: { of: string }) => of)).toEqual(['policy', 'policy']);
    expect(await of('--source', document)).toHaveLength(conflicts().filter(has).length);
    for (const { claims } of await of('--about', 'gs-069')) expect(claims).toContain('gs-069');
    // A name in another spelling means whom it names.
    expect(await of('--about', 'Trotzki')).toEqual(await of('--about', 'trotsky'));
  });

  it.each([
    [['--kind', 'polciy'], 'did you mean policy?'],
    [['--about', 'general-secretery'], 'did you mean general-secretary?'],
    [['--source', 'wp-trott'], 'did you mean wp-trot?'],
  ])('%s is an error with a suggestion', async (options, hint) => {
    const { code, out, err } = await run('record', 'conflicts', 'ussr-1921', ...options);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(hint);
  });
});
