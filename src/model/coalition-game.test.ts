import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CourtSpec, court, settingIn, usual } from '../../tests/court.ts';
import { half } from '../../tests/world.ts';
import { candidatesIn } from './coalition-circle.ts';
import { fine, members, solved, specs } from './coalition-game.properties.ts';
import { type GameParameters, play, type Tastes } from './coalition-game.ts';

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
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

describe('worked by hand', () => {
  /** No fear, no bandwagon, nobody instructed, no abstention to speak of: a vote is what each thinks. */
  const plain: GameParameters = {
    ...usual,
    'fear-weight': 0,
    'bandwagon-weight': 0,
    'instruction-weight': 0,
    'threat-weight': 0,
    'authority-weight': 0,
    abstention: -50,
    inertia: 1,
  };

  it('a crown and its marshal: one can dismiss, the other can do nothing', () => {
    const two = court({
      crown: 'ada',
      marshal: 'bo',
      control: { ada: 0.4, bo: 0.6 },
      ambition: { ada: 0.5, bo: 1 },
      legalism: { bo: 0.25 },
      affinity: [['ada', 'bo', -0.8]],
    });
    const { by, solution } = solved(settingIn(two, plain));
    const wish = 0.8 * plain['sympathy-weight'];
    const obeyed = logistic(plain.obedience + plain.legality * 0.25 - plain.defiance * Math.log(0.6 / 0.4));
    const strength = 0.6 / 0.5;
    const stake =
      plain.gain * wish * obeyed + plain.spoils * 0.5 * 1 * obeyed - plain.retaliation * strength * (1 - obeyed);
    expect(Object.keys(by)).toEqual(['ada attack bo']);
    expect(by['ada attack bo']).toBeCloseTo(logistic(stake - plain.inertia), 9);
    expect(solution.converged).toBe(true);
  });

  it('three of a council, two of whom can bring down the third only together', () => {
    const spec: CourtSpec = {
      council: ['ada', 'bo', 'cy'],
      control: { ada: 0.3, bo: 0.3, cy: 0.4 },
      ambition: { ada: 0.6, bo: 0.6 },
      affinity: [
        ['ada', 'cy', -0.5],
        ['bo', 'cy', -0.5],
      ],
    };
    const { by } = solved(settingIn(court(spec), plain));
    // Of three present more than half must vote yes: both of the two who may vote.
    const wish = 0.5 * plain['sympathy-weight'];
    const undeclared = logistic(wish);
    const strength = 0.4 / (1 / 3);
    const utility = (q: number) => {
      const other = q + (1 - q) * undeclared;
      const [chance, without] = [other, q * undeclared * other];
      const hope = 0.3 / (0.3 + q * 0.3);
      return (
        plain.gain * wish * (chance - without) +
        plain.spoils * 0.6 * 0.35 * hope * chance -
        plain.retaliation * strength * (1 - chance) -
        plain.inertia
      );
    };
    const q = crossing((p) => logistic(utility(p)) - p);
    expect(by['ada attack cy']).toBeCloseTo(q, 8);
    expect(by['bo attack cy']).toBeCloseTo(q, 8);
    expect(Object.keys(by)).toHaveLength(2);
  });

  it('five, two of whom stand by the target: whoever would see him stay lowers the chance, and expects to pay for it', () => {
    const spec: CourtSpec = {
      council: members,
      control: { ada: 0.3, bo: 0.2, cy: 0.2, dee: 0.15, eli: 0.15 },
      affinity: [
        ['bo', 'ada', -1],
        ['cy', 'ada', -1],
        ['dee', 'ada', 0.4],
        ['eli', 'ada', 0.4],
      ],
    };
    const { by } = solved(settingIn(court(spec), plain));
    const wish = plain['sympathy-weight'];
    const care = 0.4 * wish;
    // Bo and Cy: nothing to hope for but his fall. Dee and Eli: nothing but that he stays. All alike in their pair.
    const pass = (yes: readonly number[]): number => {
      // Ada attends without a vote: three of five must vote yes.
      let sum = 0;
      for (let set = 0; set < 16; set++) {
        const picked = yes.map((_, i) => (set >> i) & 1);
        if (picked.reduce((a, b) => a + b, 0) < 3) continue;
        sum += yes.reduce((chance, p, i) => chance * (picked[i] ? p : 1 - p), 1);
      }
      return sum;
    };
    const vote = (likes: number, says: number) => (1 - Math.abs(says)) * logistic(likes) + Math.max(0, says);
    /** Chance that Ada falls; `own`: what Bo (or Dee) says for sure. */
    const fall = (q: number, d: number, own: { readonly bo?: number; readonly dee?: number }) => {
      const yes = [vote(wish, own.bo ?? q), vote(wish, q), vote(-care, own.dee ?? -d), vote(-care, -d)];
      const somebody = 1 - (1 - Math.max(0, own.bo ?? q)) * (1 - q);
      return somebody * pass(yes);
    };
    const strength = (control: number) => control / 0.2;
    const attack = (q: number, d: number) => {
      const chance = fall(q, d, { bo: 1 });
      const gained = plain.gain * wish * (chance - fall(q, d, { bo: 0 }));
      return logistic(gained - plain.retaliation * strength(0.3) * (1 - chance) - plain.inertia);
    };
    const defend = (q: number, d: number) => {
      const chance = fall(q, d, { dee: -1 });
      const kept = plain.gain * care * (fall(q, d, { dee: 0 }) - chance);
      return logistic(kept - plain.retaliation * 2 * q * strength(0.2) * chance - plain.inertia);
    };
    const q = by['bo attack ada']!;
    const d = by['dee defend ada']!;
    expect([by['cy attack ada'], by['eli defend ada']]).toEqual([q, d]);
    expect(attack(q, d)).toBeCloseTo(q, 9);
    expect(defend(q, d)).toBeCloseTo(d, 9);
  });
});

describe('the game', () => {
  it('treats alike those who are alike', () => {
    const all = members.flatMap((a) => members.filter((b) => b !== a).map((b) => [a, b, -0.6] as const));
    const spec: CourtSpec = {
      council: members,
      control: Object.fromEntries(members.map((name) => [name, 0.2])),
      ambition: Object.fromEntries(members.map((name) => [name, 0.5])),
      affinity: all,
    };
    const chances = Object.values(solved(settingIn(court(spec))).by);
    expect(chances).toHaveLength(20);
    for (const chance of chances) expect(chance).toBeCloseTo(chances[0]!, 12);
  });

  it('does not depend on what persons are called nor on the order in which they stand', () => {
    const swap: Record<string, string> = { ada: 'eli', bo: 'ada', cy: 'dee', dee: 'bo', eli: 'cy' };
    const renamed = <V>(all: Readonly<Record<string, V>> = {}) =>
      Object.fromEntries(Object.entries(all).map(([name, value]) => [swap[name]!, value]));
    fc.assert(
      fc.property(specs, (spec) => {
        const before = solved(settingIn(court(spec)), { ...fine, sweeps: 12 }).by;
        const pairs = (list: CourtSpec['affinity'] = []) =>
          list.map(([a, b, value]) => [swap[a]!, swap[b]!, value] as const);
        const list = (some: readonly string[] = []) => some.map((name) => swap[name]!);
        const other: CourtSpec = {
          ...spec,
          council: list(spec.council),
          clerks: list(spec.clerks),
          absent: list(spec.absent),
          crown: swap[spec.crown!]!,
          marshal: swap[spec.marshal!]!,
          control: renamed(spec.control),
          ambition: renamed(spec.ambition),
          legalism: renamed(spec.legalism),
          affinity: pairs(spec.affinity),
          patronage: pairs(spec.patronage),
        };
        const after = solved(settingIn(court(other)), { ...fine, sweeps: 12 }).by;
        const expected = Object.entries(before).map(([key, chance]) => {
          const [i, does, t] = key.split(' ') as [string, string, string];
          return [`${swap[i]} ${does} ${swap[t]}`, chance] as const;
        });
        expect(Object.keys(after).sort()).toEqual(expected.map(([key]) => key).sort());
        for (const [key, chance] of expected) expect(after[key]).toBeCloseTo(chance, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is passed over exactly where solving it would move nobody to attack', () => {
    let passedOver = 0;
    let attacked = 0;
    fc.assert(
      fc.property(
        specs,
        fc.array(fc.double({ min: -1, max: 4, noNaN: true }), { minLength: 55, maxLength: 55 }),
        (spec, list) => {
          const setting = settingIn(court(spec), { ...usual, inertia: 0.5, retaliation: 0.3 });
          const rule = { ...fine, sweeps: 8, step: 0.7 };
          const tastes: Tastes = {
            out: (i) => list[i]!,
            attack: (i, t) => list[5 + 5 * i + t]!,
            attackBound: (i, t) => list[5 + 5 * i + t]! + 0.1,
            defend: (i, t) => list[30 + 5 * i + t]!,
          };
          const { arena, circle, params, temper } = setting;
          const played = play(setting, candidatesIn(arena, circle, params, temper.cost), rule, tastes);
          const { game, utilities } = solved(setting, rule);
          const actions = circle.rows.map((_, i) => {
            let [best, value] = ['keeps-out', tastes.out(i)];
            game.each(i, (at, t, does) => {
              const mine = utilities[at]! + (does === 'attack' ? tastes.attack(i, t) : tastes.defend(i, t));
              if (mine > value) [best, value] = [`${does} ${t}`, mine];
            });
            return best;
          });
          if (played === undefined) {
            passedOver++;
            expect(actions.filter((one) => one.startsWith('attack'))).toEqual([]);
          } else {
            const told = played.actions.map((one) => (one.does === 'keeps-out' ? one.does : `${one.does} ${one.t}`));
            expect(told).toEqual(actions);
            if (told.some((one) => one.startsWith('attack'))) attacked++;
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    );
    expect(passedOver).toBeGreaterThan(50);
    expect(attacked).toBeGreaterThan(20);
  });

  const eager: Tastes = { out: () => -20, attack: () => 20, attackBound: () => 20, defend: () => 20 };
  const playWith = (spec: CourtSpec, params: GameParameters = usual, tastes = eager) => {
    const setting = settingIn(court(spec), params);
    return play(setting, candidatesIn(setting.arena, setting.circle, params, setting.temper.cost), fine, tastes);
  };
  const even = Object.fromEntries(members.map((name) => [name, 0.2]));

  it('without ambition and without enmity nobody moves, whatever his taste', () => {
    expect(playWith({ council: members, control: even })).toBeUndefined();
    expect(playWith({ council: members, crown: 'ada', marshal: 'bo', control: even })).toBeUndefined();
  });

  it('where no stake is worth more than keeping out nobody moves, whatever his taste', () => {
    const ring = members.map((name, i) => [name, members[(i + 1) % 5]!, -0.3] as const);
    const spec: CourtSpec = { council: members, control: even, ambition: even, affinity: ring };
    const least = usual.gain * 0.3 * usual['sympathy-weight'] + usual.spoils * 0.2 * 0.35;
    const bold = { ...usual, retaliation: 0 };
    expect(playWith(spec, { ...bold, inertia: least + 0.01 })).toBeUndefined();
    expect(playWith(spec, { ...bold, inertia: least / 4 })).toBeDefined();
  });

  it('nobody attacks a man who has nothing that could be taken', () => {
    const rules = { seat: { dismissal: [] }, marshal: {}, clerk: {} };
    const enemies = members.flatMap((a) => members.map((b) => [a, b, -1] as const)).filter(([a, b]) => a !== b);
    expect(playWith({ council: members, control: even, affinity: enemies, rules })).toBeUndefined();
  });

  it('leaves out the absent, and whoever neither sits in a body nor commands anything', () => {
    const { arena, ambition } = court({
      council: ['ada', 'bo', 'cy'],
      clerks: ['dee'],
      absent: ['bo'],
      control: { ada: 0.3, bo: 0.3, cy: 0.2, dee: 0.1, eli: 0.1 },
      more: { persons: members },
    });
    const { circle } = settingIn({ arena, ambition } as never);
    expect(circle.rows.map((row) => arena.roster.id(row))).toEqual(['ada', 'cy', 'dee']);
    expect(circle.strength.reduce((a, b) => a + b, 0)).toBeCloseTo(3, 12);
  });

  it('shields those whom authority protects', () => {
    const spec: CourtSpec = {
      council: members,
      control: even,
      affinity: members.slice(1).map((a) => [a, 'ada', -0.5]),
    };
    expect(playWith(spec)).toBeDefined();
    expect(playWith({ ...spec, authority: { ada: 1 } })).toBeUndefined();
  });
  it('says when the sweeps did not settle it', () => {
    const enemies = members.flatMap((a) => members.map((b) => [a, b, -1] as const)).filter(([a, b]) => a !== b);
    const { solution } = solved(settingIn(court({ council: members, control: even, affinity: enemies })), {
      ...fine,
      sweeps: 0,
    });
    expect(solution.converged).toBe(false);
    expect(solution.residual).toBeGreaterThan(0.01);
  });
  it('needs the majority of its body', () => {
    const spec: CourtSpec = { council: members, control: even, affinity: [['bo', 'ada', -1]] };
    const bold = { ...usual, retaliation: 0, inertia: 0.5 };
    const all = { of: 'all', share: { num: 1, den: 1 }, strict: false } as const;
    const chance = (removal: typeof half) =>
      solved(settingIn(court({ ...spec, rule: { removal } }), bold)).by['bo attack ada'] ?? 0;
    expect(chance(half)).toBeGreaterThan(0.2);
    // Ada attends without a vote, so nothing is ever carried by all.
    expect(chance(all)).toBe(0);
  });
});
