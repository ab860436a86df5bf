/** The polity as the engine sees it: rows of persons, the door, and consequences. */
import type { World } from '../engine/index.ts';
import { type Change, consequences, type Institutions, type InstitutionsView, refusal } from '../polity/index.ts';

export function worldOf(institutions: Institutions): World<Change, InstitutionsView> {
  return {
    view: institutions,
    // By identifier, so that the order of a scenario's tables decides nothing.
    rows: () => [...institutions.persons()].sort(),
    entrant: (change) => (change.kind === 'enters' ? change.person : undefined),
    refusal: (change) => refusal(institutions, change),
    consequences: (change) => consequences(institutions, change),
    apply: (change) => institutions.apply(change),
  };
}
