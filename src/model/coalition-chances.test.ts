import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { court, settingIn } from '../../tests/court.ts';
import { id } from '../../tests/world.ts';
import { FallOdds } from './coalition-chances.ts';
import { candidatesIn } from './coalition-circle.ts';
import { fine, signed, solved, specs } from './coalition-game.properties.ts';
import { chargeOf, forRemoval } from './instruments.ts';
import { prospectOf, shieldOf, wishOf } from './voting.ts';

describe('the wishes of the circle', () => {
  it('are those of a vote, and care is what of them is no opinion', () => {
    fc.assert(
      fc.property(specs, fc.double({ min: 0, max: 0.3, noNaN: true }), (spec, authority) => {
        const setting = settingIn(court({ ...spec, authority: { bo: authority } }));
        const { arena, circle, params } = setting;
        const free = new Float64Array(circle.rows.length).fill(Number.NEGATIVE_INFINITY);
        for (const { place, wish, care, shield } of candidatesIn(arena, circle, params, free)) {
          const row = circle.rows[place]!;
          const threat = params['threat-weight'] * Math.log(Math.max(circle.strength[place]!, params['threat-floor']));
          expect(shield).toBe(shieldOf(arena, row));
          circle.rows.forEach((other, i) => {
            if (i === place) {
              expect([wish[i], care[i]]).toEqual([0, 0]);
              return;
            }
            const plain = (weights: typeof params) => wishOf(arena, forRemoval(weights), other, row);
            expect(wish[i]).toBeCloseTo(threat + plain(params) - params['authority-weight'] * shield, 12);
            expect(care[i]).toBeCloseTo(-plain({ ...params, 'distance-weight': 0 }), 12);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the compiled chances', () => {
  it('agree with the reckoning of votes', () => {
    fc.assert(
      fc.property(specs, fc.array(signed, { minLength: 5, maxLength: 5 }), signed, (spec, said, error) => {
        const plain = settingIn(court(spec));
        const setting = { ...plain, arena: { ...plain.arena, sounding: () => error } };
        const { arena, circle, params } = setting;
        for (const { target } of solved(setting, { ...fine, sweeps: 0 }).odds)
          for (const means of target.means) {
            if (means.by === 'decree') continue;
            const attacks = Float64Array.from(circle.rows, (_, i) => (i === target.place ? 0 : Math.max(0, said[i]!)));
            const defends = Float64Array.from(circle.rows, (_, i) => (i === target.place ? 0 : Math.max(0, -said[i]!)));
            const declared = (row: number) => {
              const i = circle.rows.indexOf(row);
              return i < 0 ? 0 : attacks[i]! - defends[i]!;
            };
            const chance = prospectOf(arena, forRemoval(params), chargeOf(arena, means, declared))!.chance;
            const voices = circle.rows.map((row, i) => {
              const person = arena.roster.id(row);
              return arena.now.voters(means.body).includes(id(person)) ? 1 - attacks[i]! : 1;
            });
            const moved = 1 - voices.reduce((a, b) => a * b, 1);
            const alone = new FallOdds(arena, params, circle, { ...target, means: [means] });
            alone.expect(attacks, defends);
            expect(alone.chance(-1, 0)).toBeCloseTo(moved * chance, 11);
            // Somebody who has made up his mind is as if he had been expected to all along.
            circle.rows.forEach((_, i) => {
              if (i === target.place) return;
              for (const says of [-1, 0, 1]) {
                const turned = (list: Float64Array, value: number) => list.map((one, j) => (j === i ? value : one));
                alone.expect(attacks, defends);
                const told = alone.chance(i, says);
                alone.expect(turned(attacks, Math.max(0, says)), turned(defends, Math.max(0, -says)));
                expect(alone.chance(-1, 0)).toBe(told);
              }
            });
          }
      }),
      { numRuns: 150 },
    );
  });

  it('never fall when somebody more attacks, never rise when somebody more defends', () => {
    fc.assert(
      fc.property(specs, fc.array(signed, { minLength: 5, maxLength: 5 }), (spec, said) => {
        const setting = settingIn(court(spec));
        const { rows } = setting.circle;
        for (const one of solved(setting, { ...fine, sweeps: 0 }).odds) {
          const attacks = Float64Array.from(rows, (_, i) => (i === one.target.place ? 0 : Math.max(0, said[i]!)));
          const defends = Float64Array.from(rows, (_, i) => (i === one.target.place ? 0 : Math.max(0, -said[i]!)));
          rows.forEach((_, i) => {
            if (i === one.target.place) return;
            one.expect(attacks, defends);
            const [against, out, forHim] = [1, 0, -1].map((says) => one.chance(i, says));
            expect(against).toBeGreaterThanOrEqual(out! - 1e-12);
            expect(out).toBeGreaterThanOrEqual(forHim! - 1e-12);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
