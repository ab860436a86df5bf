/** rules.yaml as written: how bodies decide and posts are filled. Resolved for every post and body in `rules.ts`. */
import { type OrganId, organKinds, type PostId, postClasses, statuses } from '../polity/index.ts';
import { choice, fraction, identifier, numeric, reference, truth, words } from './scalars.ts';
import type { SourceFile } from './session.ts';
import {
  type Located,
  list,
  located,
  object,
  oneOrMore,
  optional,
  record,
  required,
  type Shape,
  scalar,
} from './shapes.ts';
import { didYouMean } from './speller.ts';
import { NodeSite, siteOf, type TreeNode } from './tree.ts';

export const steps = ['nominate', 'decree', 'elect', 'consent', 'confirm'] as const;
export type Step = (typeof steps)[number];

export interface WrittenStep {
  readonly step: Located<Step>;
  /** A post or a body. */
  readonly by: Located<string>;
}

const actor = located(scalar(reference<string>('post', 'organ')));

/** A map with one key: `nominate: POST`. */
const fillingStep: Shape<WrittenStep> = {
  schema: {
    type: 'object',
    properties: Object.fromEntries(steps.map((step) => [step, actor.schema])),
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  },
  read(node: TreeNode, file: SourceFile) {
    const expected = 'a step such as `nominate: POST`';
    if (node.is !== 'map') return siteOf(node, file).fail('structure', expected);
    const [first, second] = node.entries;
    if (first === undefined) return siteOf(node, file).fail('structure', expected, { found: '' });
    if (second !== undefined) {
      return file.fail(
        second.offset,
        'structure',
        second.key,
        'one step only',
        'begin each step with a hyphen of its own',
      );
    }
    const site = new NodeSite(file, first.offset, first.key);
    const by = actor.read(first.value, file);
    const step = steps.find((known) => known === first.key);
    if (step === undefined) {
      const hint = didYouMean(file.session.speller.nearest(first.key, steps));
      return site.fail('choice', `one of ${steps.join(', ')}`, { hint });
    }
    return by === undefined ? undefined : { step: { value: step, site }, by };
  },
};

const majority = object({
  of: required(scalar(choice(['present', 'voting', 'all'] as const))),
  share: required(scalar(fraction)),
  strict: required(scalar(truth)),
});

const postReference = reference<PostId>('post');
const otherPosts = list(located(scalar(postReference)));
const filling = located(list(fillingStep));

/** How a post is filled and left. */
const procedure = {
  filling: optional(filling),
  requires: optional(otherPosts),
  incompatible: optional(otherPosts),
  'ex-officio': optional(otherPosts),
  deputies: optional(otherPosts),
  dismissal: optional(list(actor)),
};

export const rulesShape = object({
  bodies: optional(
    record(
      reference<OrganId>('organ'),
      object({
        quorum: optional(scalar(fraction)),
        majority: optional(majority),
        removal: optional(majority),
        ballot: optional(scalar(choice(['open', 'secret'] as const))),
        meetings: optional(scalar(numeric({ min: 0, max: 366, above: true }))),
        joint: optional(otherPosts),
        elects: optional(otherPosts),
        slate: optional(actor),
        'may-resize': optional(scalar(truth)),
        appeal: optional(located(scalar(reference<OrganId>('organ')))),
      }),
    ),
  ),
  posts: optional(
    record(
      postReference,
      object({
        ...procedure,
        certainty: optional(located(scalar(numeric({ min: 0, max: 1 })))),
        otherwise: optional(located(object(procedure))),
      }),
    ),
  ),
  sanctions: optional(
    list(
      object({
        status: required(scalar(choice(statuses))),
        by: required(actor),
        organ: optional(scalar(reference<OrganId>('organ'))),
      }),
    ),
  ),
  units: optional(
    list(
      object({
        id: required(located(scalar(identifier))),
        name: required(scalar(words)),
        strength: required(scalar(numeric({ min: 0, max: 1000, above: true }))),
        commander: required(scalar(postReference)),
        'second-key': optional(scalar(postReference)),
        guards: optional(list(scalar(reference<OrganId>('organ')))),
      }),
    ),
  ),
  defaults: optional(
    list(
      object({
        class: optional(oneOrMore(choice(postClasses))),
        kind: optional(oneOrMore(choice(organKinds))),
        filling: required(filling),
      }),
    ),
  ),
});
