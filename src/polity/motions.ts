/** Motions: when two are about the same thing, and when one has nothing left to decide. */
import type { Motion } from './change.ts';
import type { InstitutionsView } from './institutions-view.ts';

/** Equal for motions about the same thing. */
export function motionKey(motion: Motion): string {
  switch (motion.on) {
    case 'remove':
    case 'fill':
      return `${motion.on} ${motion.person} ${motion.post}`;
    case 'sanction':
    case 'lift':
      return `${motion.on} ${motion.person} ${motion.status} ${motion.organ ?? ''}`;
    case 'question':
      return `question ${motion.question}`;
  }
}

/** Whether a motion has nothing left to decide. */
export function isMoot(now: InstitutionsView, motion: Motion): boolean {
  switch (motion.on) {
    case 'remove':
      return !now.holds(motion.person, motion.post);
    case 'fill':
      return now.isDead(motion.person) || now.vacancies(motion.post) === 0;
    case 'sanction':
      return now.isDead(motion.person) || now.hasStatus(motion.person, motion.status, motion.organ);
    case 'lift':
      return now.isDead(motion.person) || !now.hasStatus(motion.person, motion.status, motion.organ);
    case 'question':
      return false;
  }
}
