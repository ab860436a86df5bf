/** The rule of resolution as scenario.yaml states it: as on the command line, or `{ prefer: SOURCE }` with one source or several. */
import { parseRule, preferredAt, type ResolutionRule, ruleForms, type SourceId } from '../record/index.ts';
import { reference, type Scalar } from './scalars.ts';
import { partOf, type SourceFile } from './session.ts';
import { object, oneOrMore, required, type Shape, scalar } from './shapes.ts';
import { didYouMean } from './speller.ts';
import { siteOf, type TreeNode } from './tree.ts';

const source = reference<SourceId>('source');
const preferred = object({ prefer: required(oneOrMore(source)) });
const names = ['best-grade', 'majority', 'sample', 'sample:usual', 'sample:flat', 'sample:steep'];

const written: Scalar<ResolutionRule> = {
  schema: { anyOf: [{ enum: names }, { type: 'string', pattern: '^prefer:[a-z0-9-]+(,[a-z0-9-]+)*$' }] },
  read(text, site) {
    const read = parseRule(text);
    if (!read.ok)
      return site.fail('choice', read.expected, {
        found: read.found,
        offset: read.at,
        hint: didYouMean(site.session.speller.nearest(read.found, [...names, 'flat', 'steep', 'usual'])),
      });
    const sources = read.rule.rule === 'prefer' ? preferredAt(text) : [];
    const known = sources.filter(({ source: one, at }) => source.read(one, partOf(site, one, at)) !== undefined);
    return known.length === sources.length ? read.rule : undefined;
  },
};
const inWords = scalar(written);

export const resolution: Shape<ResolutionRule> = {
  schema: { anyOf: [inWords.schema, preferred.schema] },
  read(node: TreeNode, file: SourceFile) {
    if (node.is === 'text') return inWords.read(node, file);
    if (node.is !== 'map') return siteOf(node, file).fail('structure', `${ruleForms}, or { prefer: SOURCE }`);
    const sources = preferred.read(node, file)?.prefer;
    return sources === undefined || sources.length === 0 ? undefined : { rule: 'prefer', sources };
  },
};
