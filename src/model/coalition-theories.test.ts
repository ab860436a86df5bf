import { describe, expect, it } from 'vitest';
import { type CourtSpec, court, settingIn, usual } from '../../tests/court.ts';
import { Stream, stableKey } from '../engine/index.ts';
import { attacksUnder, firstPossible } from './coalition-theories.ts';

const members = ['ada', 'bo', 'cy', 'dee', 'eli'];
const draw = (u = 1) => new Stream(u, 0).at(0, stableKey('test'), stableKey('draw'), 0);

/** Attacks as `attackers > target`. */
function attacks(theory: Parameters<typeof attacksUnder>[0], spec: CourtSpec, params = usual as never) {
  const made = court(spec);
  const { arena } = made;
  const name = (row: number) => arena.roster.id(row);
  const list = attacksUnder(theory, arena, params, settingIn(made).circle, draw());
  return {
    list: list.map(({ attackers, target }) => `${attackers.map(name).join('+')} > ${name(target)}`),
    first: firstPossible(arena, list),
    name,
  };
}

describe('ruling coalitions', () => {
  const triad = { council: ['ada', 'bo', 'cy'], control: { ada: 3, bo: 4, cy: 5 } };

  it('of powers 3, 4 and 5 move nothing: any two could put out the third, and then the stronger of them the other', () => {
    expect(attacks('ruling-coalition', triad).list).toEqual([]);
  });

  it('of powers 3, 4, 5 and 10: the three put out the strongest, for among themselves they are safe', () => {
    const spec = { council: ['ada', 'bo', 'cy', 'dee'], control: { ada: 3, bo: 4, cy: 5, dee: 10 } };
    expect(attacks('ruling-coalition', spec).list).toEqual(['cy+bo+ada > dee']);
  });

  it('leave a dominant man alone with himself: he puts out the others, the stronger first', () => {
    const spec = { ...triad, control: { ada: 3, bo: 4, cy: 9 } };
    expect(attacks('ruling-coalition', spec).list).toEqual(['cy > bo', 'cy > ada']);
  });

  it('leave two even men in peace', () => {
    expect(attacks('ruling-coalition', { council: ['ada', 'bo'], control: { ada: 1, bo: 1 } }).list).toEqual([]);
  });

  it('see power and nothing else', () => {
    const spec = { ...triad, control: { ada: 3, bo: 4, cy: 9 } };
    const loving = { ...spec, affinity: [['ada', 'cy', 1] as const, ['cy', 'bo', 1] as const] };
    expect(attacks('ruling-coalition', loving).list).toEqual(attacks('ruling-coalition', spec).list);
  });
});

describe('the largest bloc', () => {
  it('attacks the strongest outsider, then the next', () => {
    const spec: CourtSpec = {
      council: members,
      control: { ada: 0.3, bo: 0.25, cy: 0.2, dee: 0.15, eli: 0.1 },
      patronage: [
        ['cy', 'bo', 0.5],
        ['dee', 'bo', 0.3],
        ['eli', 'ada', 0.1],
      ],
    };
    // Eli hangs on Ada by too little.
    expect(attacks('largest-bloc', spec).list).toEqual(['bo+cy+dee > ada', 'bo+cy+dee > eli']);
  });

  it('is held together by liking too, and never by enmity', () => {
    const spec = (bond: number): CourtSpec => ({
      council: ['ada', 'bo', 'cy'],
      control: { ada: 0.4, bo: 0.35, cy: 0.25 },
      affinity: [['cy', 'bo', bond]],
    });
    expect(attacks('largest-bloc', spec(0.5)).list).toEqual(['bo+cy > ada']);
    expect(attacks('largest-bloc', spec(-0.5)).list).toEqual(['ada > bo', 'ada > cy']);
  });
});

describe('encirclement', () => {
  const spec: CourtSpec = {
    council: members,
    clerks: ['fay'],
    control: { ada: 0.3, bo: 0.25, cy: 0.15, dee: 0.15, eli: 0.1, fay: 0.05 },
    patronage: [
      ['dee', 'bo', 0.5],
      ['fay', 'dee', 0.6],
      ['eli', 'bo', 0.4],
      ['cy', 'ada', 0.5],
    ],
  };

  it('begins at the edge of the rival’s following and ends with him', () => {
    const { list, name } = attacks('encirclement', spec);
    expect(list).toEqual(['ada+cy > fay', 'ada+cy > dee', 'ada+cy > eli', 'ada+cy > bo']);
    expect(name(0)).toBe('ada');
  });

  it('passes over whoever has nothing that could be taken', () => {
    const idle = { ...spec, rules: { clerk: {} } };
    const { first, name } = attacks('encirclement', idle);
    expect(name(first!.target)).toBe('dee');
  });

  it('finds no rival where all are the strongest man’s own', () => {
    const own = members.slice(1).map((name) => [name, 'ada', 0.6] as const);
    expect(attacks('encirclement', { ...spec, clerks: [], patronage: own }).list).toEqual([]);
  });
});

it('no theory makes a coalition of one or of nobody', () => {
  for (const theory of ['ruling-coalition', 'largest-bloc', 'encirclement'] as const) {
    expect(attacks(theory, { council: ['ada'], control: { ada: 1 } }).list).toEqual([]);
    expect(attacks(theory, { council: ['ada'], absent: ['ada'], control: { ada: 1 } }).list).toEqual([]);
  }
});
