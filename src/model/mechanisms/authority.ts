/**
 * Authority: what personal hold over others is worth today. A founder's authority is no office and cannot be taken away by
 * a vote; it shields him and those he stands by. It fades while he is ill or away, comes back while he is present, and
 * ends with his death.
 *
 * Each month of absence keeps e^(−fading); each month of presence closes the share `recovery` of the gap to the authority
 * he was judged to have. Equation, evidence and limits: docs/mechanisms/authority.md
 */
import { exp } from '../../engine/index.ts';
import type { PersonId } from '../../polity/index.ts';
import * as columns from '../columns.ts';
import { defineMechanism } from '../contract.ts';
import { officesOf } from '../offices.ts';

export const authority = defineMechanism({
  id: 'authority',
  about: 'What personal hold over others is worth today.',
  sources: ['weber-1922', 'gerschewski-2013'],
  owns: { authorityInForce: columns.authorityInForce },
  reads: { authority: columns.authority },
  hears: ['enters', 'dies'],
  tells: [],
  params: ['fading', 'recovery', 'absent-start'],

  init({ now, own, read, params: p, roster }) {
    for (let row = 0; row < roster.size; row++) {
      const person = roster.id(row) as PersonId;
      const worth = now.isDead(person) ? 0 : now.isPresent(person) ? 1 : p['absent-start'];
      own.authorityInForce.set(row, worth * read.authority.get(row));
    }
  },

  hear(change, { own, read, roster }) {
    const row = roster.row(change.person);
    own.authorityInForce.set(row, change.kind === 'dies' ? 0 : read.authority.get(row));
  },

  drift({ now, inputs, own, read, params: p, roster, share }) {
    const { dead, present } = officesOf(now, roster, inputs.posts.worth, inputs.assessments);
    const kept = exp(-p.fading * share);
    const judged = read.authority.values;
    const inForce = own.authorityInForce.values;
    for (let row = 0; row < roster.size; row++) {
      if (dead[row]) continue;
      const full = judged[row]!;
      const held = inForce[row]!;
      if (!present[row]) own.authorityInForce.set(row, held * kept);
      else if (held !== full) own.authorityInForce.set(row, held + p.recovery * share * (full - held));
    }
  },
});
