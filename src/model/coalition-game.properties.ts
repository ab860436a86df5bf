/** Invented courts for properties of the coalition, and its game solved without any screening. */
import fc from 'fast-check';
import type { CourtSpec } from '../../tests/court.ts';
import { FallOdds } from './coalition-chances.ts';
import { candidatesIn, targetOf } from './coalition-circle.ts';
import { CircleGame, mostFor, type Setting } from './coalition-game.ts';
import { quantalResponse, type ResponseRule, responseScratch } from './kernels/index.ts';

export const fine: ResponseRule = { lambda: 1, step: 0.5, sweeps: 400, tolerance: 1e-12 };
export const members = ['ada', 'bo', 'cy', 'dee', 'eli'];

/** Solves the game without any screening. */
export function solved(setting: Setting, rule = fine) {
  const { arena, circle, params } = setting;
  const nothing = new Float64Array(circle.rows.length).fill(Number.NEGATIVE_INFINITY);
  const targets = candidatesIn(arena, circle, params, nothing).map((one) => targetOf(arena, circle, one));
  const odds = targets.flatMap((target) => (target ? [new FallOdds(arena, params, circle, target)] : []));
  const most = odds.map((one) => mostFor(setting, one));
  const game = new CircleGame(setting, odds, most);
  const chances = game.start();
  const scratch = responseScratch(game.size);
  const solution = quantalResponse(game, rule, chances, scratch);
  const name = (place: number) => arena.roster.id(circle.rows[place]!);
  /** Chances by `ada attack bo`. */
  const by: Record<string, number> = {};
  circle.rows.forEach((_, i) => {
    game.each(i, (at, t, does) => {
      by[`${name(i)} ${does} ${name(t)}`] = chances[at]!;
    });
  });
  return { by, solution, game, utilities: scratch.utilities, odds };
}

const share = fc.double({ min: 0.02, max: 1, noNaN: true });
export const signed = fc.double({ min: -1, max: 1, noNaN: true });
const numbers = (value: fc.Arbitrary<number>) =>
  fc
    .tuple(value, value, value, value, value)
    .map((list) => Object.fromEntries(members.map((name, i) => [name, list[i]!])));
const pairsOf = (value: fc.Arbitrary<number>) =>
  fc
    .array(fc.tuple(fc.constantFrom(...members), fc.constantFrom(...members), value), { maxLength: 12 })
    .map((list) => [...new Map(list.map((one) => [`${one[0]} ${one[1]}`, one])).values()].filter(([a, b]) => a !== b));
export const specs: fc.Arbitrary<CourtSpec> = fc
  .record({
    control: numbers(share),
    ambition: numbers(fc.double({ min: 0, max: 1, noNaN: true })),
    legalism: numbers(fc.double({ min: 0, max: 1, noNaN: true })),
    affinity: pairsOf(signed),
    patronage: pairsOf(fc.double({ min: 0, max: 0.2, noNaN: true })),
    council: fc.subarray(members, { minLength: 2 }),
    crown: fc.constantFrom(...members),
    marshal: fc.constantFrom(...members),
    clerks: fc.constant(members),
    ballot: fc.constantFrom('open', 'secret'),
    absent: fc.subarray(members, { maxLength: 1 }),
  })
  .map(({ ballot, ...spec }) => ({ ...spec, rule: { ballot } }) as CourtSpec);
