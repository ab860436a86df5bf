/**
 * GEXF 1.3 (gexf.net/1.3), dynamic: persons with the spells of their lives and posts, ties with spells, sign and strength.
 * A spell has its first and its last day, both included.
 */
import { type Exported, type Exporting, Losses, oneFile } from './format.ts';
import { type Days, networkOf } from './network.ts';
import { attributes, xmlText } from './xml.ts';

export function exportGexf(given: Exporting): Exported {
  const lost = new Losses();
  const { nodes, edges } = networkOf(given, lost);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `  <meta><description>${xmlText(`${given.scenario.title} (resolution: ${given.record.rule.rule})`)}</description></meta>`,
    '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">',
    '    <attributes class="node" mode="static">',
    '      <attribute id="wikidata" title="wikidata" type="string"/>',
    '    </attributes>',
    '    <attributes class="node" mode="dynamic">',
    '      <attribute id="post" title="post" type="string"/>',
    '    </attributes>',
    '    <attributes class="edge" mode="static">',
    '      <attribute id="kind" title="kind" type="string"/>',
    '      <attribute id="sign" title="sign" type="integer"/>',
    '      <attribute id="strength" title="strength" type="double"/>',
    '      <attribute id="claims" title="claims" type="string"/>',
    '    </attributes>',
    '    <nodes>',
  ];
  for (const { id, name, wikidata, life, posts } of nodes) {
    const values = [
      ...(wikidata === undefined ? [] : [value('wikidata', wikidata)]),
      ...posts.map((post) => value('post', post.name, post)),
    ];
    lines.push(`      <node${attributes({ id, label: name })}>`, ...inside(values, life), '      </node>');
  }
  lines.push('    </nodes>', '    <edges>');
  for (const { id, source, target, kind, sign, strength, days, claims } of edges) {
    const values = [
      value('kind', kind),
      value('sign', sign),
      value('strength', strength),
      value('claims', claims.join(' ')),
    ];
    // Gephi takes weights for lengths of arrows; none may be 0.
    const weight = strength > 0 ? strength : undefined;
    lines.push(
      `      <edge${attributes({ id, source, target, kind, weight })}>`,
      ...inside(values, days),
      '      </edge>',
    );
  }
  lines.push('    </edges>', '  </graph>', '</gexf>', '');
  return oneFile(lines.join('\n'), lost);
}

function value(id: string, of: string | number, { start, end }: Days = {}): string {
  return `          <attvalue${attributes({ for: id, value: of, start, end })}/>`;
}

function inside(values: readonly string[], { start, end }: Days): readonly string[] {
  return [
    ...(values.length > 0 ? ['        <attvalues>', ...values, '        </attvalues>'] : []),
    ...(start === undefined && end === undefined
      ? []
      : [`        <spells><spell${attributes({ start, end })}/></spells>`]),
  ];
}
