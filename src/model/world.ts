/** The polity as the engine sees it: rows of persons, the door, and consequences. */
import type { World } from '../engine/index.ts';
import {
  type Change,
  consequences,
  type Institutions,
  type InstitutionsView,
  type PersonId,
  refusal,
} from '../polity/index.ts';

/** @param hasPart whether somebody known at the start has a part in this history: nobody else gets a row */
export function worldOf(
  institutions: Institutions,
  hasPart: (person: PersonId) => boolean = () => true,
): World<Change, InstitutionsView> {
  return {
    view: institutions,
    // By identifier, so that the order of a scenario's tables decides nothing.
    rows: () => [...institutions.persons()].filter(hasPart).sort(),
    entrant: (change) => (change.kind === 'enters' ? change.person : undefined),
    subject,
    refusal: (change) => refusal(institutions, change),
    consequences: (change) => consequences(institutions, change),
    apply: (change) => institutions.apply(change),
  };
}

/** Whom a change befalls. */
function subject(change: Change): PersonId | undefined {
  switch (change.kind) {
    case 'enters':
    case 'dies':
    case 'falls-ill':
    case 'recovers':
    case 'departs':
    case 'returns':
    case 'fills':
    case 'vacates':
    case 'sanctioned':
    case 'lifted':
      return change.person;
    default:
      return undefined;
  }
}
