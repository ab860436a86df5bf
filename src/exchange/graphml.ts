/** GraphML (graphml.graphdrawing.org): persons and ties; it has no time, so days are attributes. */
import { type Exported, type Exporting, Losses, oneFile } from './format.ts';
import { networkOf } from './network.ts';
import { attributes, xmlText } from './xml.ts';

const keys = [
  ['name', 'node', 'string'],
  ['wikidata', 'node', 'string'],
  ['born', 'node', 'string'],
  ['died', 'node', 'string'],
  ['posts', 'node', 'string'],
  ['kind', 'edge', 'string'],
  ['sign', 'edge', 'int'],
  ['strength', 'edge', 'double'],
  ['from', 'edge', 'string'],
  ['to', 'edge', 'string'],
  ['claims', 'edge', 'string'],
] as const;

type Values = Readonly<Partial<Record<(typeof keys)[number][0], string | number | undefined>>>;

export function exportGraphml(given: Exporting): Exported {
  const lost = new Losses();
  const { nodes, edges } = networkOf(given, lost);
  const { from, to } = given.period;
  if (from === undefined || from !== to)
    lost.add('that ties and posts have spells: their days are texts', edges.length);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([id, of, type]) => `  <key${attributes({ id, for: of, 'attr.name': id, 'attr.type': type })}/>`),
    `  <graph${attributes({ id: given.scenario.id, edgedefault: 'directed' })}>`,
  ];
  for (const { id, name, wikidata, life, posts } of nodes) {
    const held = posts.map((post) => `${post.name} (${post.start ?? ''}..${post.end ?? ''})`).join(' | ');
    lines.push(
      `    <node${attributes({ id })}>${data({ name, wikidata, born: life.start, died: life.end, posts: held || undefined })}</node>`,
    );
  }
  for (const { id, source, target, kind, sign, strength, days, claims } of edges)
    lines.push(
      `    <edge${attributes({ id, source, target })}>${data({ kind, sign, strength, from: days.start, to: days.end, claims: claims.join(' ') })}</edge>`,
    );
  lines.push('  </graph>', '</graphml>', '');
  return oneFile(lines.join('\n'), lost);
}

function data(values: Values): string {
  return Object.entries(values)
    .map(([key, value]) => (value === undefined ? '' : `<data key="${key}">${xmlText(String(value))}</data>`))
    .join('');
}
