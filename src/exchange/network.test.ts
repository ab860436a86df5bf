import fc from 'fast-check';
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { anyTown, exporting, text, town } from '../../tests/exchange.ts';
import { dayOf } from '../calendar/index.ts';
import { Losses } from './format.ts';
import { exportGexf } from './gexf.ts';
import { exportGraphml } from './graphml.ts';
import { networkOf } from './network.ts';
import { xmlText } from './xml.ts';

interface Xml {
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  querySelectorAll(path: string): readonly Xml[];
  getAttribute(name: string): string | null;
  readonly textContent: string;
}
const xml = (content: string) => new DOMParser().parseFromString(content, 'text/xml') as unknown as Xml;

const row = (id: string, subject: string, predicate: string, object: string, value: string, from = '', to = '') => [
  id,
  'herald',
  '',
  subject,
  predicate,
  object,
  value,
  from,
  to,
  '',
  'asserted',
  '',
  'me',
  '',
];
const rows = [
  row('born', 'ada', 'born', '', '', '1970-05'),
  row('died', 'ada', 'died', '', '', '2006-02-03'),
  row('t1', 'ada', 'tie', 'bo', 'ally 0.5', '2001-01-01', '2003-06-01'),
  row('t2', 'ada', 'tie', 'bo', 'ally 0.7', '2005', '..'),
  row('t3', 'cy', 'tie', 'ada', 'rival 0.8', '..', '2004-07-01'),
  row('t4', 'ada', 'tie', 'cy', 'patron 0.3', '2002-02', '2002-04'),
  row('h1', 'bo', 'holds', 'seat', 'removed', '2000-01-02', '2003-01-02'),
  row('h2', 'bo', 'acting', 'captain', '', '2004-01-02', '..'),
  row('e', 'gale', 'event', '', '', '2004-01-02'),
];

describe('the network', () => {
  it('has ties with sign, strength and the widest spell, mutual ones from both ends', () => {
    const lost = new Losses();
    const { nodes, edges } = networkOf(exporting(town(rows)), lost);
    const told = edges.map(
      ({ source, target, kind, sign, strength, days }) =>
        `${source} ${target} ${kind} ${sign} ${strength} ${days.start ?? ''}..${days.end ?? ''}`,
    );
    expect(told.sort()).toEqual([
      'ada bo ally 1 0.5 2001-01-01..2003-05-31',
      'ada bo ally 1 0.7 2005-01-01..',
      'ada cy patron 1 0.3 2002-02-01..2002-04-29',
      'ada cy rival -1 0.8 ..2004-06-30',
      'bo ada ally 1 0.5 2001-01-01..2003-05-31',
      'bo ada ally 1 0.7 2005-01-01..',
      'cy ada rival -1 0.8 ..2004-06-30',
    ]);
    expect(
      nodes.map(({ id, life, posts }) => [
        id,
        life,
        posts.map(({ name, start, end }) => `${name} ${start}..${end ?? ''}`),
      ]),
    ).toEqual([
      ['ada', { start: '1970-05-01', end: '2006-02-03' }, []],
      ['bo', {}, ['A seat 2000-01-02..2003-01-01', 'Captain (acting) 2004-01-02..']],
      ['cy', {}, []],
    ]);
    expect(lost.list()).toContainEqual({ what: 'changes of the kind “happens”', count: 1 });
  });

  it('on a day has only what may hold then', () => {
    const day = dayOf(2004, 1, 2);
    const { edges, nodes } = networkOf(exporting(town(rows), { from: day, to: day }), new Losses());
    expect(edges.map(({ kind }) => kind).sort()).toEqual(['rival', 'rival']);
    expect(nodes.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual(['captain']);
  });

  it('GEXF and GraphML are XML with every node and edge, spells in order, edges between nodes that are there', () => {
    fc.assert(
      fc.property(anyTown, (folder) => {
        const given = exporting(folder);
        const { nodes, edges } = networkOf(given, new Losses());
        for (const exported of [exportGexf(given), exportGraphml(given)]) {
          const document = xml(text(exported.files.get('')));
          const ids = [...document.querySelectorAll('node')].map((node) => node.getAttribute('id'));
          expect(ids).toEqual(nodes.map(({ id }) => id));
          const found = [...document.querySelectorAll('edge')];
          expect(found).toHaveLength(edges.length);
          for (const edge of found)
            for (const end of ['source', 'target']) expect(ids).toContain(edge.getAttribute(end));
          for (const spell of document.querySelectorAll('spell')) {
            const [start, end] = [spell.getAttribute('start'), spell.getAttribute('end')];
            if (start && end) expect(start <= end).toBe(true);
            expect(start ?? end).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('writes names that have a meaning in XML as they are', () => {
    const document = xml(text(exportGraphml(exporting(town(rows))).files.get('')));
    expect([...document.querySelectorAll('data[key=name]')].map(({ textContent }) => textContent)).toContain(
      'Bo <the> "tall" & co',
    );
    expect(xmlText('a\u0000\ud800b\t<&>"')).toBe('a\ufffd\ufffdb&#9;&lt;&amp;&gt;&quot;');
  });
});
