/**
 * Character: draws each person's abilities, ambition and positions from the judgements in the scenario, once per
 * history; where none is given, from the wide default prior. It never moves them afterwards.
 *
 * Draws: (month of entry, character, person, attribute). Limits: docs/mechanisms/character.md
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

function describe(scene: Writing<typeof owns, Record<never, never>, (typeof params)[number]>, row: number): void {
  const { own, inputs, roster } = scene;
  const judged = inputs.assessments.get(roster.id(row) as PersonId);
  // Draws of one person are numbered: traits, authority, then position and salience of each issue.
  const draw = (which: number, attribute: string, usual: Judgement): number => {
    const { low, mode, high } = judged?.get(attribute) ?? usual;
    return scene.draws(roster.key(row), which).triangular(low, mode, high);
  };
  const { spread, 'authority-ceiling': ceiling, 'position-spread': reach } = scene.params;
  traits.forEach((trait, which) => {
    own[trait].set(row, draw(which, trait, around(scene.params[`usual-${trait}`], spread)));
  });
  own.authority.set(row, draw(traits.length, 'authority', { low: 0, mode: 0, high: ceiling }));
  const usual = around(scene.params['salience-usual'], scene.params['salience-spread']);
  inputs.issues.forEach((issue, i) => {
    const which = traits.length + 1 + 2 * i;
    own.position.set(row, i, draw(which, issue, { low: -reach, mode: 0, high: reach }));
    own.salience.set(row, i, draw(which + 1, `${issue}-salience`, usual));
  });
}

/** A prior over 0 to 1 around a middle value. */
function around(mode: number, spread: number): Judgement {
  return { low: Math.max(0, mode - spread), mode, high: Math.min(1, mode + spread) };
}
