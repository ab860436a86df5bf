/**
 * Character: draws each person's abilities, ambition and positions from the judgements in the scenario, once per
 * history; where none is given, from the wide default prior. It never moves them afterwards.
 *
 * Draws: (month of entry, character, person), one uniform an attribute. Limits: docs/mechanisms/character.md
 */
import type { PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism, type Judgement, type Writing } from '../contract.ts';

const traits = ['organisation', 'oratory', 'intrigue', 'ambition', 'legalism'] as const;
const owns = {
  organisation: columns.organisation,
  oratory: columns.oratory,
  intrigue: columns.intrigue,
  ambition: columns.ambition,
  legalism: columns.legalism,
  authority: columns.authority,
  position: columns.position,
  salience: columns.salience,
};
const params = [
  'usual-organisation',
  'usual-oratory',
  'usual-intrigue',
  'usual-ambition',
  'usual-legalism',
  'spread',
  'authority-ceiling',
  'position-spread',
  'salience-usual',
  'salience-spread',
] as const;

export const character = defineMechanism({
  id: 'character',
  about: 'Who the persons are: abilities, ambition, positions.',
  sources: [],
  owns,
  reads: {},
  hears: ['enters'],
  tells: [],
  params,
  init(scene) {
    for (let row = 0; row < scene.roster.size; row++) describe(scene, row);
  },
  hear(change, scene) {
    describe(scene, scene.roster.row(change.person));
  },
});

type Scene = Writing<typeof owns, Record<never, never>, (typeof params)[number]>;

/** What is taken of those on whom there is no judgement, by trait and for the rest: the same for all histories of a model. */
const priors = new WeakMap<Scene['params'], ReturnType<typeof priorsOf>>();

function priorsOf({ params: p, inputs }: Scene) {
  const reach = p['position-spread'];
  return {
    traits: traits.map((trait) => around(p[`usual-${trait}`], p.spread)),
    authority: { low: 0, mode: 0, high: p['authority-ceiling'] },
    position: { low: -reach, mode: 0, high: reach },
    salience: around(p['salience-usual'], p['salience-spread']),
    /** By issue, what its salience is judged under. */
    salienceOf: inputs.issues.map((issue) => `${issue}-salience`),
  };
}

function describe(scene: Scene, row: number): void {
  const { own, inputs, roster, params: p } = scene;
  const judged = inputs.assessments.get(roster.id(row) as PersonId);
  const usual = priors.get(p) ?? priorsOf(scene);
  priors.set(p, usual);
  // One uniform each, in this order: traits, authority, then position and salience of each issue.
  const draws = scene.draws(roster.key(row), 0);
  const draw = (attribute: string, unjudged: Judgement): number => {
    const { low, mode, high } = judged?.get(attribute) ?? unjudged;
    return draws.triangular(low, mode, high);
  };
  traits.forEach((trait, at) => {
    own[trait].set(row, draw(trait, usual.traits[at]!));
  });
  own.authority.set(row, draw('authority', usual.authority));
  inputs.issues.forEach((issue, i) => {
    own.position.set(row, i, draw(issue, usual.position));
    own.salience.set(row, i, draw(usual.salienceOf[i]!, usual.salience));
  });
}

/** A prior over 0 to 1 around a middle value. */
function around(mode: number, spread: number): Judgement {
  return { low: Math.max(0, mode - spread), mode, high: Math.min(1, mode + spread) };
}
