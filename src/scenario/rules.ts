/** From rules.yaml to the rules of every post and body: what is not stated follows from the defaults. */

import type {
  Actor,
  BodyRule,
  Cast,
  FillingStep,
  Majority,
  OrganId,
  Post,
  PostId,
  PostProcedure,
  PostRule,
  Rules,
  SanctionRule,
  UnitId,
  UnitRule,
} from '../polity/index.ts';
import { mostSanctions } from '../polity/index.ts';
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
type WrittenProcedure = Omit<WrittenPost, 'certainty' | 'otherwise'>;
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
    if (organ.kind === 'body') bodies.set(organ.id, bodyRule(organ.id, stated.get(organ.id), cast));
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
  const contested = [...statedPosts.values()].filter(({ value }) => (value.certainty?.value ?? 1) < 1);
  const unstated = contested.filter(({ value }) => value.otherwise === undefined);
  unstated[0]?.value.certainty?.site.warn('rule', '`otherwise` beside it: the rule that held if this one did not', {
    hint: `without it a contested rule cannot be drawn: ${unstated.map(({ key }) => key).join(', ')}`,
  });
  // Whichever of the two holds for each.
  const comesWith = new Map(
    [...posts].map(([id, { exOfficio, otherwise }]) => [id, [...exOfficio, ...(otherwise?.exOfficio ?? [])]]),
  );
  for (const id of onCycles(comesWith)) {
    statedPosts.get(id)?.site.fail('rule', 'a post that does not come with itself, at any remove');
  }
  return { bodies, posts, sanctions: sanctions(written?.sanctions, cast), units: units(written?.units) };
}

function bodyRule(organ: OrganId, written: WrittenBody | undefined, cast: Cast): BodyRule {
  const majority = majorityOf(written?.majority) ?? simpleMajority;
  return {
    organ,
    quorum: written?.quorum ?? { num: 1, den: 2 },
    majority,
    removal: majorityOf(written?.removal) ?? majority,
    ballot: written?.ballot ?? 'open',
    meetings: written?.meetings ?? 12,
    joint: once(written?.joint),
    elects: once(written?.elects),
    slate: written?.slate && actorOf(written.slate.value, written.slate.site, cast),
    mayResize: written?.['may-resize'] ?? false,
    appeal: written?.appeal && bodyOf(written.appeal, cast),
  };
}

function majorityOf(written: WrittenMajority | undefined): Majority | undefined {
  if (written?.of === undefined || written.share === undefined) return undefined;
  return { of: written.of, share: written.share, strict: written.strict ?? false };
}

function postRule(post: Post, written: WrittenPost | undefined, defaults: readonly Default[], cast: Cast): PostRule {
  const { certainty, otherwise } = written ?? {};
  // A certainty that could not be read has been reported.
  const isCertain = certainty === undefined ? !Object.hasOwn(written ?? {}, 'certainty') : certainty.value === 1;
  if (otherwise !== undefined && isCertain)
    otherwise.site.fail('rule', 'an alternative only beside a certainty below 1', {
      hint: certainty === undefined ? 'add `certainty`, how sure it is that the alternative does not hold' : undefined,
    });
  const rule: PostProcedure = {
    filling: defaults.find((each) => each.fits(post))?.filling ?? [],
    requires: [],
    incompatible: [],
    exOfficio: [],
    deputies: [],
    dismissal: [],
    ...(written && statedIn(written, post, cast)),
  };
  const other = otherwise && statedIn(otherwise.value, post, cast);
  if (other !== undefined && Object.keys(other).length === 0)
    otherwise!.site.fail('structure', 'what is otherwise, such as `filling`');
  return {
    post: post.id,
    ...rule,
    certainty: certainty?.value ?? 1,
    // What it does not state is as in the rule.
    ...(other && { otherwise: { ...rule, ...other } }),
  };
}

function statedIn(written: WrittenProcedure, post: Post, cast: Cast): Partial<PostProcedure> {
  const { filling, requires, incompatible, 'ex-officio': exOfficio, deputies, dismissal } = written;
  return {
    ...(filling && { filling: procedure(filling, cast) }),
    ...(requires && { requires: others(post, requires) }),
    ...(incompatible && { incompatible: others(post, incompatible) }),
    ...(exOfficio && { exOfficio: others(post, exOfficio) }),
    ...(deputies && { deputies: others(post, deputies) }),
    ...(dismissal && { dismissal: dismissal.flatMap(({ value, site }) => actorOf(value, site, cast) ?? []) }),
  };
}

function others(post: Post, written: readonly Located<PostId>[] = []): readonly PostId[] {
  for (const { value, site } of written)
    if (value === post.id) site.fail('rule', 'another post than the one the rule is about');
  return once(written.filter(({ value }) => value !== post.id));
}

/** What a list names, each post once. */
function once(written: readonly Located<PostId>[] = []): readonly PostId[] {
  const posts = new Set<PostId>();
  for (const { value, site } of written) {
    if (posts.has(value)) site.fail('duplicate', 'a post that the list does not have yet');
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

function bodyOf({ value, site }: Located<OrganId>, cast: Cast): OrganId | undefined {
  const actor = actorOf(value, site, cast);
  return actor && 'body' in actor ? actor.body : undefined;
}

/** From the mildest to the hardest, as written. */
function sanctions(written: Written['sanctions'], cast: Cast): readonly SanctionRule[] {
  return (written ?? []).flatMap(({ status, by, organ }, place): readonly SanctionRule[] => {
    if (place === mostSanctions) by?.site.fail('rule', `at most ${mostSanctions} sanctions`);
    const actor: Actor | undefined = by && actorOf(by.value, by.site, cast);
    return actor === undefined || status === undefined ? [] : [{ status, by: actor, organ }];
  });
}

function units(written: Written['units']): ReadonlyMap<UnitId, UnitRule> {
  const found = new Map<UnitId, UnitRule>();
  for (const { id, name, strength, commander, 'second-key': secondKey, guards } of written ?? []) {
    if (id === undefined || name === undefined || strength === undefined || commander === undefined) continue;
    const unit = id.value as UnitId;
    if (found.has(unit)) id.site.fail('duplicate', 'a unit that the list does not have yet');
    found.set(unit, { unit, name, strength, commander, secondKey, guards: guards ?? [] });
  }
  return found;
}

function actorOf(name: string, site: Site, cast: Cast): FillingStep['by'] | undefined {
  if (cast.posts.has(name as PostId)) return { post: name as PostId };
  const organ = cast.organs.get(name as OrganId);
  if (organ === undefined || site.session.names.isDoubtful(organ.id)) return undefined;
  if (organ.kind === 'body') return { body: organ.id };
  return site.fail('rule', 'a post, or an organ of kind body', { hint: `organs.csv has it as ${organ.kind}` });
}
