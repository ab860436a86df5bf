/**
 * Standing: public prestige follows office and personal authority, slowly, and fades while a person is absent.
 *
 * Target: 1 − (1 − authority)·(1 − d/(d + half)), d the resources of the person's posts. Each month standing closes the
 * share `pace` of the gap; for the absent the target is multiplied by `absent-factor`. docs/mechanisms/standing.md
 */
import type { PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism, isInPlay, type Writing } from '../contract.ts';
import { directResources } from '../measures.ts';

const owns = { standing: columns.standing };
const reads = { authority: columns.authority };
const params = ['half', 'pace', 'absent-factor'] as const;

export const standing = defineMechanism({
  id: 'standing',
  about: 'Public prestige.',
  sources: [],
  owns,
  reads,
  hears: ['enters', 'dies'],
  tells: [],
  params,
  init(scene) {
    for (let row = 0; row < scene.roster.size; row++) scene.own.standing.set(row, target(scene, row));
  },
  hear(change, scene) {
    const row = scene.roster.row(change.person);
    scene.own.standing.set(row, change.kind === 'dies' ? 0 : target(scene, row));
  },
  drift(scene) {
    const { now, own, params: p, roster, share } = scene;
    for (let row = 0; row < roster.size; row++) {
      const person = roster.id(row) as PersonId;
      if (now.isDead(person)) continue;
      const aim = target(scene, row) * (now.isPresent(person) ? 1 : p['absent-factor']);
      const standing = own.standing.get(row);
      own.standing.set(row, standing + p.pace * share * (aim - standing));
    }
  },
});

function target(
  { now, inputs, read, roster, params: p }: Writing<typeof owns, typeof reads, (typeof params)[number]>,
  row: number,
): number {
  const person = roster.id(row) as PersonId;
  if (!isInPlay(now, inputs, person)) return 0;
  const resources = directResources(now, person, 0, inputs.posts.worth, 0);
  return 1 - (1 - read.authority.get(row)) * (1 - resources / (resources + p.half));
}
