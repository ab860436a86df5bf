import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseByDefinition } from '../../../verification/plain/quantal-response.ts';
import {
  evenChances,
  type Game,
  orderFreeSum,
  quantalResponse,
  type ResponseRule,
  responseScratch,
  tableGame,
} from './quantal-response.ts';

const rule: ResponseRule = { lambda: 1, step: 0.5, sweeps: 400, tolerance: 1e-12 };
const solve = (game: Game, lambda: number, more: Partial<ResponseRule> = {}) => {
  const size = Array.from(game.alternatives).reduce((a, b) => a + b, 0);
  const chances = evenChances(game, new Float64Array(size));
  const solution = quantalResponse(game, { ...rule, lambda, ...more }, chances);
  return { ...solution, chances: [...chances] };
};

/** Two players with two alternatives each: rows of [row player's, column player's] payoffs. */
const bimatrix = (payoffs: readonly (readonly (readonly [number, number])[])[]) =>
  tableGame([2, 2], (player, [a, b]) => payoffs[a!]![b!]![player]!);
const pennies = bimatrix([
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
]);
/** Ochs 1995, with the payoffs of McKelvey and Palfrey 1995. */
const ochs = bimatrix([
  [
    [1.1141, 0],
    [0, 1.1141],
  ],
  [
    [0, 1.1141],
    [0.2785, 0],
  ],
]);

/** What each player of two alternatives would choose, by the definition. */
function responsesTo(game: Game, lambda: number, chances: readonly number[]): readonly number[] {
  const utilities = new Float64Array(chances.length);
  game.expected(Float64Array.from(chances), utilities);
  return chances.map((_, a) => 1 / (1 + Math.exp(lambda * (utilities[a % 2 === 0 ? a + 1 : a - 1]! - utilities[a]!))));
}

function countingCalls(game: Game) {
  const counted = {
    calls: 0,
    alternatives: game.alternatives,
    expected(chances: Float64Array, utilities: Float64Array) {
      counted.calls++;
      game.expected(chances, utilities);
    },
  };
  return counted;
}

/** Where a falling function crosses 0 between 0 and 1. */
function crossing(f: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe('quantalResponse', () => {
  it('mixes evenly in matching pennies, however sharp', () => {
    for (const lambda of [0, 0.3, 2, 20]) {
      const { chances, residual, converged } = solve(pennies, lambda);
      expect(chances).toEqual([0.5, 0.5, 0.5, 0.5]);
      expect([residual, converged]).toEqual([0, true]);
    }
  });
  it.each([0.5, 1, 3, 6])(
    'finds the equilibrium of asymmetric matching pennies at λ = %f that bisection finds',
    (lambda) => {
      const column = (p: number) => logistic(lambda * 1.1141 * (1 - 2 * p));
      const row = (q: number) => logistic(lambda * (1.1141 * q - 0.2785 * (1 - q)));
      const p = crossing((p) => row(column(p)) - p);
      const { chances, converged } = solve(ochs, lambda, { step: 0.1, sweeps: 2000 });
      expect(converged).toBe(true);
      expect(chances[0]).toBeCloseTo(p, 10);
      expect(chances[2]).toBeCloseTo(column(p), 10);
    },
  );
  it('finds a published equilibrium of that game', () => {
    // Gambit's documentation, "Quantal response equilibria": a profile on the branch; λ follows from the row's odds.
    const [p, q] = [0.5182276540742868, 0.4982166988006678];
    const lambda = Math.log(p / (1 - p)) / (1.1141 * q - 0.2785 * (1 - q));
    const { chances } = solve(ochs, lambda);
    expect(chances[0]).toBeCloseTo(p, 7);
    expect(chances[2]).toBeCloseTo(q, 7);
  });
  it('nears the mixed Nash equilibrium as λ grows', () => {
    const { chances, converged } = solve(ochs, 30, { step: 0.005, sweeps: 20_000 });
    expect(converged).toBe(true);
    expect(chances[0]).toBeCloseTo(0.5, 1);
    expect(chances[2]).toBeCloseTo(0.2785 / (1.1141 + 0.2785), 2);
  });
  const tables = fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 })
    .chain((alternatives) =>
      fc.record({
        alternatives: fc.constant(alternatives),
        payoffs: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
          minLength: alternatives.length * alternatives.reduce((a, b) => a * b, 1),
          maxLength: alternatives.length * alternatives.reduce((a, b) => a * b, 1),
        }),
      }),
    )
    .map(({ alternatives, payoffs }) => {
      const payoff = (player: number, choices: readonly number[]) =>
        payoffs[choices.reduce((at, a, i) => at * alternatives[i]! + a, 0) * alternatives.length + player]!;
      return { alternatives, payoff };
    });
  it('chooses blindly at λ = 0', () => {
    fc.assert(
      fc.property(tables, ({ alternatives, payoff }) => {
        const { chances, converged } = solve(tableGame(alternatives, payoff), 0);
        expect(converged).toBe(true);
        expect(chances).toEqual(alternatives.flatMap((count) => new Array(count).fill(1 / count)));
      }),
    );
  });
  it('agrees with the plain twin, sweep by sweep', () => {
    fc.assert(
      fc.property(
        tables,
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        ({ alternatives, payoff }, lambda, step, sweeps) => {
          const ours = solve(tableGame(alternatives, payoff), lambda, { step, sweeps });
          const plain = responseByDefinition(alternatives, payoff, { lambda, step, sweeps });
          expect(ours.residual).toBeCloseTo(plain.residual, 11);
          plain.chances.flat().forEach((chance, a) => {
            expect(ours.chances[a]).toBeCloseTo(chance, 11);
          });
        },
      ),
    );
  });
  it('keeps chances chances, and finds the equilibrium where responses are gentle', () => {
    fc.assert(
      fc.property(tables, ({ alternatives, payoff }) => {
        // Payoffs span 4: with λ = 0.05 and at most 4 players the response is a contraction.
        const { chances, residual, converged } = solve(tableGame(alternatives, payoff), 0.05);
        expect(converged).toBe(true);
        expect(residual).toBeLessThan(1e-14);
        let at = 0;
        for (const count of alternatives) {
          const own = chances.slice(at, at + count);
          expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
          expect(Math.min(...own)).toBeGreaterThan(0);
          at += count;
        }
      }),
    );
  });
  it('stays at a fixed point to the last bit and says that nothing is left', () => {
    const [p, q] = solve(pennies, 3).chances;
    const chances = Float64Array.of(p!, q!, p!, q!);
    const counted = countingCalls(pennies);
    expect(quantalResponse(counted, { ...rule, lambda: 3, sweeps: 10, tolerance: 0 }, chances)).toEqual({
      residual: 0,
      converged: true,
    });
    expect([...chances]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(counted.calls).toBe(1);
  });
  it('sweeps as often as told, and looks once more', () => {
    for (const sweeps of [0, 1, 7]) {
      const counted = countingCalls(ochs);
      solve(counted, 1, { sweeps });
      expect(counted.calls).toBe(sweeps + 1);
    }
  });
  it('all but never plays what is dominated, when sharp', () => {
    // Prisoners: the second alternative is better by 1 whatever the other does.
    const prisoners = bimatrix([
      [
        [2, 2],
        [0, 3],
      ],
      [
        [3, 0],
        [1, 1],
      ],
    ]);
    expect(solve(prisoners, 40).chances[0]).toBeLessThan(1e-17);
    // The difference is always 1, so the chance has a closed form at every λ.
    for (const lambda of [0.1, 1, 5]) {
      const { chances } = solve(prisoners, lambda);
      expect(chances[0]).toBeCloseTo(logistic(-lambda), 12);
      expect(chances[2]).toBe(chances[0]);
    }
  });
  it('says so when the responses chase each other', () => {
    const restless = solve(ochs, 200, { step: 1, sweeps: 100 });
    expect(restless.converged).toBe(false);
    expect(restless.residual).toBeGreaterThan(0.1);
  });

  /** Everybody watches everybody: the utility of doing k to others sums over them, and is told without order. */
  function watchers(worth: readonly (readonly number[])[]): Game {
    const n = worth.length;
    const terms = new Float64Array(n);
    return {
      alternatives: new Int32Array(n).fill(n),
      // Alternative j of player i is to act on player j; acting on oneself is to do nothing.
      expected(chances, utilities) {
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            for (let other = 0; other < n; other++)
              terms[other] = other === i ? 0 : chances[other * n + j]! * worth[other]![j]!;
            utilities[i * n + j] = i === j ? 0 : worth[i]![j]! * (1 + orderFreeSum(terms));
          }
      },
    };
  }
  const worths = fc.integer({ min: 2, max: 9 }).chain((n) => {
    const row = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n });
    return fc.record({
      worth: fc.array(row, { minLength: n, maxLength: n }),
      order: fc.shuffledSubarray(
        Array.from({ length: n }, (_, i) => i),
        { minLength: n, maxLength: n },
      ),
    });
  });
  it('gives listed-otherwise players the same bits', () => {
    fc.assert(
      fc.property(worths, ({ worth, order }) => {
        const n = worth.length;
        const before = solve(watchers(worth), 2, { sweeps: 12 });
        const after = solve(watchers(order.map((i) => order.map((j) => worth[i]![j]!))), 2, { sweeps: 12 });
        expect(after.residual).toBe(before.residual);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) expect(after.chances[i * n + j]).toBe(before.chances[order[i]! * n + order[j]!]);
      }),
    );
  });
  it('treats symmetric players alike to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.double({ min: -1, max: 1, noNaN: true }), (n, value) => {
        const { chances } = solve(watchers(Array.from({ length: n }, () => new Array(n).fill(value))), 3);
        const idle = chances[0];
        const active = chances[1];
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) expect(chances[i * n + j]).toBe(i === j ? idle : active);
      }),
    );
  });
  describe('with a memory', () => {
    const learning = { memory: 3, tolerance: 1e-10, sweeps: 60 };
    it('finds the equilibrium that plain steps find where responses are gentle, in fewer sweeps', () => {
      fc.assert(
        fc.property(worths, ({ worth }) => {
          const game = watchers(worth);
          const plain = solve(game, 0.5);
          const counted = countingCalls(game);
          const fast = solve(counted, 0.5, learning);
          expect([plain.converged, fast.converged]).toEqual([true, true]);
          expect(counted.calls).toBeLessThan(15);
          fast.chances.forEach((chance, a) => {
            expect(chance).toBeCloseTo(plain.chances[a]!, 8);
          });
        }),
      );
    });
    it('settles what chases itself', () => {
      const solution = solve(ochs, 20, { ...learning, tolerance: 1e-9 });
      expect(solve(ochs, 20, { step: 0.5, sweeps: 60, tolerance: 1e-3 }).converged).toBe(false);
      expect(solution.converged).toBe(true);
      const responses = responsesTo(ochs, 20, solution.chances);
      solution.chances.forEach((chance, a) => {
        expect(chance).toBeCloseTo(responses[a]!, 8);
      });
    });
    it('keeps chances chances, the same bits for players listed otherwise, and alike for those who are alike', () => {
      fc.assert(
        fc.property(worths, fc.double({ min: 0, max: 40, noNaN: true }), ({ worth, order }, lambda) => {
          const n = worth.length;
          const rule = { ...learning, sweeps: 12 };
          const before = solve(watchers(worth), lambda, rule);
          const after = solve(watchers(order.map((i) => order.map((j) => worth[i]![j]!))), lambda, rule);
          expect(after.residual).toBe(before.residual);
          for (let i = 0; i < n; i++) {
            const mine = before.chances.slice(i * n, (i + 1) * n);
            expect(Math.min(...mine)).toBeGreaterThanOrEqual(0);
            expect(mine.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
            for (let j = 0; j < n; j++)
              expect(after.chances[i * n + j]).toBe(before.chances[order[i]! * n + order[j]!]);
          }
        }),
      );
    });
    it('ends where it is close enough, else with a response to the chances before', () => {
      const counted = countingCalls(ochs);
      expect(solve(counted, 2, { ...learning, tolerance: 0.5 }).residual).toBeLessThanOrEqual(0.5);
      expect(counted.calls).toBe(1);
      let asked: Float64Array = new Float64Array(0);
      let before: Float64Array = asked;
      const watched: Game = {
        alternatives: ochs.alternatives,
        expected(chances, utilities) {
          before = asked;
          asked = chances.slice();
          ochs.expected(chances, utilities);
        },
      };
      const { chances, converged } = solve(watched, 200, { ...learning, sweeps: 4 });
      expect(converged).toBe(false);
      responsesTo(ochs, 200, [...before]).forEach((response, a) => {
        expect(chances[a]).toBeCloseTo(response, 12);
      });
      expect(() => solve(ochs, 1, { memory: 0.5 })).toThrow(/memory/);
    });
  });

  it('works in scratch larger than the game, whatever it held', () => {
    const scratch = responseScratch(50);
    for (const array of Object.values(scratch)) array.fill(NaN);
    const chances = evenChances(ochs, new Float64Array(4));
    quantalResponse(ochs, rule, chances, scratch);
    expect([...chances]).toEqual(solve(ochs, 1).chances);
  });
  it('refuses what does not fit', () => {
    const even = () => Float64Array.of(0.5, 0.5, 0.5, 0.5);
    const bad = (part: Partial<ResponseRule>) => () => quantalResponse(pennies, { ...rule, ...part }, even());
    for (const lambda of [-1, NaN, Infinity]) expect(bad({ lambda })).toThrow(/lambda/);
    for (const step of [0, 1.1, NaN]) expect(bad({ step })).toThrow(/step/);
    for (const sweeps of [-1, 1.5, NaN, Infinity]) expect(bad({ sweeps })).toThrow(/sweeps/);
    for (const tolerance of [-1, NaN]) expect(bad({ tolerance })).toThrow(/tolerance/);
    expect(() => quantalResponse(pennies, rule, new Float64Array(3))).toThrow(/3 chances/);
    expect(() => quantalResponse(pennies, rule, even(), responseScratch(3))).toThrow(/room for 3 of 4/);
    expect(() => quantalResponse(pennies, rule, Float64Array.of(0.5, 0.6, 0.5, 0.5))).toThrow(/player 0 sum/);
    expect(() => quantalResponse(pennies, rule, Float64Array.of(0.5, 0.5, NaN, 1))).toThrow(/chance 2/);
    expect(() => quantalResponse(pennies, rule, Float64Array.of(0.5, 0.5, -0.5, 1.5))).toThrow(/chance 2/);
    for (const value of [NaN, Infinity, -Infinity, 1e308]) {
      const wild: Game = { alternatives: [2], expected: (_, utilities) => utilities.fill(value) };
      const run = () => quantalResponse(wild, { ...rule, lambda: 10 }, Float64Array.of(0.5, 0.5));
      expect(run).toThrow(/alternative 0 to player 0/);
    }
    expect(() => tableGame([2, 0], () => 0)).toThrow(/player 1 has 0/);
    expect(() => tableGame([1.5], () => 0)).toThrow(/player 0 has 1.5/);
    expect(() => tableGame([2], () => NaN)).toThrow(/payoff of player 0/);
  });
});

describe('orderFreeSum', () => {
  it('is the sum, the same in any order', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.nat(), (values, turn) => {
        const turned = values.map((_, i) => values[(i + turn) % values.length]!);
        const sum = orderFreeSum(Float64Array.from(values));
        expect(orderFreeSum(Float64Array.from(turned))).toBe(sum);
        expect(sum).toBeCloseTo(
          values.reduce((a, b) => a + b, 0),
          6,
        );
      }),
    );
    expect(orderFreeSum(Float64Array.of(3, 1, 100), 2)).toBe(4);
  });
});
