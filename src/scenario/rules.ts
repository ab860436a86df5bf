/** From rules.yaml to the rules of every post and body: what is not stated follows from the defaults. */
import type { BodyRule, Cast, FillingStep, Majority, OrganId, Post, PostId, PostRule, Rules } from '../polity/index.ts';
import { onCycles } from './cycles.ts';
import { rulesShape, type WrittenStep } from './rules-file.ts';
import type { Site, SourceFile } from './session.ts';
import type { Located } from './shapes.ts';
import type { TreeNode } from './tree.ts';

/** More than half of those present. */
const simpleMajority: Majority = { of: 'present', share: { num: 1, den: 2 }, strict: true };

type Written = NonNullable<ReturnType<typeof rulesShape.read>>;
type WrittenBody = NonNullable<Written['bodies']>[number]['value'];
type WrittenPost = NonNullable<Written['posts']>[number]['value'];
type WrittenMajority = NonNullable<WrittenBody['majority']>;
type Default = { readonly fits: (post: Post) => boolean; readonly filling: readonly FillingStep[] };

/** The rules of a folder without rules.yaml: bodies decide by the simple majority, no post is filled by procedure. */
export function defaultRules(cast: Cast): Rules {
  return resolve(undefined, cast);
}

export function readRules(root: TreeNode, file: SourceFile, cast: Cast): Rules {
  return resolve(rulesShape.read(root, file), cast);
}

function resolve(written: Written | undefined, cast: Cast): Rules {
  const bodies = new Map<OrganId, BodyRule>();
  const stated = new Map<OrganId, WrittenBody>();
  for (const { key, site, value } of written?.bodies ?? []) {
    const organ = cast.organs.get(key);
    if (organ !== undefined && organ.kind !== 'body' && !site.session.names.isDoubtful(organ.id)) {
      site.fail('rule', 'an organ of kind body', { hint: `organs.csv has it as ${organ.kind}` });
    }
    stated.set(key, value);
  }
  for (const organ of cast.organs.values()) {
    if (organ.kind === 'body') bodies.set(organ.id, bodyRule(organ.id, stated.get(organ.id)));
  }
  const defaults = (written?.defaults ?? []).map(
    (entry): Default => ({
      fits: (post) =>
        (entry.class ?? [post.class]).includes(post.class) &&
        (entry.kind === undefined || entry.kind.some((kind) => kind === cast.organs.get(post.organ)?.kind)),
      filling: procedure(entry.filling, cast),
    }),
  );
  const posts = new Map<PostId, PostRule>();
  const statedPosts = new Map((written?.posts ?? []).map((entry) => [entry.key, entry]));
  for (const post of cast.posts.values()) {
    posts.set(post.id, postRule(post, statedPosts.get(post.id)?.value, defaults, cast));
  }
  const comesWith = new Map([...posts].map(([id, rule]) => [id, rule.exOfficio]));
  for (const id of onCycles(comesWith)) {
    statedPosts.get(id)?.site.fail('rule', 'a post that does not come with itself, at any remove');
  }
  return { bodies, posts };
}

function bodyRule(organ: OrganId, written: WrittenBody | undefined): BodyRule {
  const majority = majorityOf(written?.majority) ?? simpleMajority;
  return {
    organ,
    quorum: written?.quorum ?? { num: 1, den: 2 },
    majority,
    removal: majorityOf(written?.removal) ?? majority,
    ballot: written?.ballot ?? 'open',
    meetings: written?.meetings ?? 12,
  };
}

function majorityOf(written: WrittenMajority | undefined): Majority | undefined {
  if (written?.of === undefined || written.share === undefined) return undefined;
  return { of: written.of, share: written.share, strict: written.strict ?? false };
}

function postRule(post: Post, written: WrittenPost | undefined, defaults: readonly Default[], cast: Cast): PostRule {
  return {
    post: post.id,
    filling:
      written?.filling === undefined
        ? (defaults.find((each) => each.fits(post))?.filling ?? [])
        : procedure(written.filling, cast),
    requires: others(post, written?.requires),
    incompatible: others(post, written?.incompatible),
    exOfficio: others(post, written?.['ex-officio']),
    deputies: others(post, written?.deputies),
    certainty: written?.certainty ?? 1,
  };
}

function others(post: Post, written: readonly Located<PostId>[] = []): readonly PostId[] {
  const posts = new Set<PostId>();
  for (const { value, site } of written) {
    if (value === post.id) site.fail('rule', 'another post than the one the rule is about');
    else if (posts.has(value)) site.fail('duplicate', 'a post that the list does not have yet');
    else posts.add(value);
  }
  return [...posts];
}

/** The first step names somebody, the others approve or reject him. */
function procedure(written: Located<readonly WrittenStep[]> | undefined, cast: Cast): readonly FillingStep[] {
  return (written?.value ?? []).flatMap(({ step, by }, place): readonly FillingStep[] => {
    const names = step.value === 'nominate' || step.value === 'decree';
    if (place === 0 && !names) {
      step.site.fail('rule', 'nominate or decree as the first step', { hint: 'somebody has to name a person first' });
    } else if (place > 0 && names) {
      step.site.fail('rule', 'elect, consent or confirm after the first step', { hint: 'a person is named only once' });
    }
    const actor = actorOf(by.value, by.site, cast);
    return actor === undefined ? [] : [{ step: step.value, by: actor }];
  });
}

function actorOf(name: string, site: Site, cast: Cast): FillingStep['by'] | undefined {
  if (cast.posts.has(name as PostId)) return { post: name as PostId };
  const organ = cast.organs.get(name as OrganId);
  if (organ === undefined || site.session.names.isDoubtful(organ.id)) return undefined;
  if (organ.kind === 'body') return { body: organ.id };
  return site.fail('rule', 'a post, or an organ of kind body', { hint: `organs.csv has it as ${organ.kind}` });
}
