/**
 * Relations: sympathy and enmity other than patronage, as the ties that are publicly known make it. Several ties of one
 * pair add up and saturate: 1 − Π(1 − strength), positive and negative ones apart.
 *
 * Limits: it follows the ties and has no drift yet (balance comes with contagion). docs/mechanisms/relations.md
 */
import type { PersonId, Tie, TieKind } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism, type Writing } from '../contract.ts';

const sign: Readonly<Record<TieKind, number>> = { ally: 1, friend: 1, kin: 1, staff: 1, rival: -1, patron: 0 };
const owns = { affinity: columns.affinity };

export const relations = defineMechanism({
  id: 'relations',
  about: 'Who likes whom, apart from who made whom.',
  sources: [],
  owns,
  reads: {},
  hears: ['ties', 'unties'],
  tells: [],
  params: ['strength'],
  init(scene) {
    // The ties that one person holds come one after another.
    let from: PersonId | undefined;
    let held = new Map<PersonId, Tie[]>();
    const settle = () => {
      for (const [to, ties] of held) set(scene, from!, to, ties);
    };
    for (const tie of scene.now.ties()) {
      if (tie.from !== from) {
        settle();
        from = tie.from;
        held = new Map();
      }
      const ties = held.get(tie.to);
      if (ties) ties.push(tie);
      else held.set(tie.to, [tie]);
    }
    settle();
  },
  hear(change, scene) {
    set(
      scene,
      change.from,
      change.to,
      scene.now.tiesFrom(change.from).filter((tie) => tie.to === change.to),
    );
  },
});

function set(
  scene: Writing<typeof owns, Record<never, never>, 'strength'>,
  from: PersonId,
  to: PersonId,
  ties: readonly Tie[],
): void {
  if (!scene.roster.has(from) || !scene.roster.has(to)) return;
  let unbound = 1;
  let peaceful = 1;
  for (const tie of ties) {
    const weight = 1 - scene.params.strength * tie.strength;
    if (sign[tie.kind] > 0) unbound *= weight;
    else if (sign[tie.kind] < 0) peaceful *= weight;
  }
  scene.own.affinity.set(scene.roster.row(from), scene.roster.row(to), peaceful - unbound);
}
