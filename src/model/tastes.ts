/** Theories that compete in the appointments' slot: what counts with whoever names. docs/theories.md */
import type { Tastes } from './filling.ts';
import type { TradeOff } from './kernels/index.ts';
import type { Theories } from './theories.ts';

export interface TheoryTastes extends Tastes, Omit<TradeOff, 'attachment'> {
  /** What full loyalty takes from the log odds of betrayal. */
  readonly devotion: number;
  /** Chance of a plot that would succeed with the candidate. */
  readonly insecurity: number;
}

export function tastesUnder(theory: Theories['appointments'], tastes: TheoryTastes): Tastes {
  switch (theory) {
    case 'balanced':
      return tastes;
    case 'loyalty':
      return { ...tastes, 'competence-weight': 0, 'distance-weight': 0 };
    case 'competence':
      return { ...tastes, 'loyalty-weight': 0, 'distance-weight': 0 };
    case 'trade-off': {
      const treason = { ...tastes, attachment: tastes.devotion };
      return { ...tastes, 'loyalty-weight': 0, 'distance-weight': 0, treason };
    }
  }
}
