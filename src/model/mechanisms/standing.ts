/**
 * Standing: public prestige follows office and personal authority, slowly, and fades while a person is absent.
 *
 * Target: 1 − (1 − authority)·(1 − d/(d + half)), d the resources of the person's posts. Each month standing closes the
 * share `pace` of the gap; for the absent the target is multiplied by `absent-factor`. docs/mechanisms/standing.md
 */
import * as columns from '../columns.ts';
import { defineMechanism, type Writing } from '../contract.ts';
import { type Offices, officesOf } from '../offices.ts';

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
    for (let row = 0; row < scene.roster.size; row++) scene.own.standing.set(row, target(scene, officesIn(scene), row));
  },
  hear(change, scene) {
    const row = scene.roster.row(change.person);
    scene.own.standing.set(row, change.kind === 'dies' ? 0 : target(scene, officesIn(scene), row));
  },
  drift(scene) {
    const { own, params: p, share } = scene;
    const offices = officesIn(scene);
    const { dead, present, playing, players } = offices;
    const closed = p.pace * share;
    const standing = own.standing.values;
    for (let at = 0; at < players; at++) {
      const row = playing[at]!;
      if (dead[row]) continue;
      const aim = target(scene, offices, row) * (present[row] ? 1 : p['absent-factor']);
      own.standing.set(row, standing[row]! + closed * (aim - standing[row]!));
    }
  },
});

type Scene = Writing<typeof owns, typeof reads, (typeof params)[number]>;

function officesIn({ now, roster, inputs }: Scene): Offices {
  return officesOf(now, roster, inputs.posts.worth, inputs.assessments);
}

function target({ read, params: p }: Scene, offices: Offices, row: number): number {
  if (offices.inPlay[row] === 0) return 0;
  const resources = offices.direct[row]!;
  return 1 - (1 - read.authority.get(row)) * (1 - resources / (resources + p.half));
}
