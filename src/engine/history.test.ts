import { describe, expect, it } from 'vitest';
import { blank, define, from, inShort, type Kind, key, outside, run, to, type View } from '../../tests/toy-world.ts';
import { type Day, dayOf, lastDayOf, monthOf } from '../calendar/index.ts';
import { column } from './column.ts';
import { Cancelled, type Glance, RefusedChange } from './history.ts';
import { MechanismSetError } from './mechanism-set.ts';
import { stableKey } from './random/index.ts';

describe('the contract', () => {
  it('hands over inputs, parameters, columns, roster and what may be asked', () => {
    const heat = column('heat', 'person', 1, '', '');
    const seen: unknown[] = [];
    const owner = define({
      ...blank,
      id: 'rated',
      owns: { heat },
      params: ['rate'],
      init: ({ own, inputs, params, roster }) => {
        for (let row = 0; row < roster.size; row++) own.heat.set(row, row + params.rate);
        seen.push(
          inputs.greeting,
          params,
          roster.size,
          roster.row('b'),
          roster.id(2),
          roster.key(0),
          roster.has('zed'),
        );
        expect(() => roster.row('zed')).toThrow(RangeError);
      },
    });
    const reader = define({
      ...blank,
      id: 'reader',
      reads: { warmth: heat },
      init: ({ read }) => {
        seen.push(read.warmth.get(1));
      },
    });
    const { latents } = run([owner, reader]);
    expect(seen).toEqual(['hello', { rate: 0.5 }, 3, 1, 'mute', stableKey('person', 'a'), false, 1.5]);
    expect(Object.fromEntries(latents())).toEqual({ heat: '0.5 1.5 2.5' });
  });

  it('rows grow when a change brings somebody into being', () => {
    const heat = column('heat', 'person', 1, '', '');
    const owner = define({
      ...blank,
      id: 'own',
      owns: { heat },
      hears: ['comes'],
      hear: (change, { own, roster }) => own.heat.set(roster.row(change.what), 9),
    });
    const { latents } = run([owner], { outside: [outside('comes', 'new', from)] });
    expect(latents().get('heat')).toBe('1 1 1 9');
  });

  it('one switched off is silent, and its columns keep their initial value', () => {
    const heat = column('heat', 'person', 1, '', '');
    const owner = define({
      ...blank,
      id: 'own',
      owns: { heat },
      hears: ['marks'],
      tells: ['marks'],
      init: ({ own }) => own.heat.set(0, 2),
      hear: (_, { own }) => own.heat.set(0, 3),
      plan: ({ from, book }) => book(from, key('k'), { what: 'a' }),
      occur: (_, { tell }) => tell({ kind: 'marks', what: 'a' }),
      drift: ({ own }) => own.heat.set(0, 4),
    });
    const { chronicle, latents } = run([owner], { outside: [outside('marks', 'b', from)] }, new Set(['own']));
    expect([inShort(chronicle), latents().get('heat')]).toEqual([['0 record marks b'], '1 1 1']);
  });

  it('before decideFrom mechanisms hear and drift but decide nothing; in that month they plan the days that are left', () => {
    const log: string[] = [];
    const toy = define({
      ...blank,
      id: 'toy',
      hears: ['marks'],
      tells: ['marks'],
      hear: ({ what }) => {
        log.push(`hears ${what}`);
      },
      plan: ({ from: first, share, book }) => {
        log.push(`plan ${first - from} ${share.toFixed(3)}`);
        book(first, key('k'), { what: 'own' });
      },
      occur: ({ what }, { tell }) => tell({ kind: 'marks', what }),
      drift: ({ share }) => {
        log.push(`drift ${share.toFixed(3)}`);
      },
    });
    const { chronicle } = run([toy], {
      outside: [outside('marks', 'told', from)],
      decideFrom: dayOf(2001, 2, 15),
      to: dayOf(2001, 2, 20),
    });
    expect(log).toEqual(['hears told', 'drift 0.710', 'plan 36 0.500', 'hears own', 'drift 1.000']);
    expect(inShort(chronicle)).toEqual(['0 record marks told', '36 toy marks own']);
  });

  it('an occasion may book a later one of the month, which runs; none before today or after the month', () => {
    const toy = (later: (today: Day) => Day) =>
      define({
        ...blank,
        id: 'toy',
        tells: ['marks'],
        plan: ({ from: first, month, book }) => {
          if (month === monthOf(from)) book(first, key('k'), { what: 'a' });
        },
        occur: ({ what }, { tell, book, day }) => {
          tell({ kind: 'marks', what });
          if (what === 'a') book(later(day), key('k'), { what: 'b' });
        },
      });
    expect(inShort(run([toy((day) => day)]).chronicle)).toEqual(['0 toy marks a', '0 toy marks b']);
    expect(inShort(run([toy(() => lastDayOf(monthOf(from)))]).chronicle)).toEqual(['0 toy marks a', '21 toy marks b']);
    expect(() => run([toy((day) => (day - 1) as Day)])).toThrow(RangeError);
    expect(() => run([toy(() => (lastDayOf(monthOf(from)) + 1) as Day)])).toThrow(RangeError);
    const early = define({
      ...blank,
      id: 'early',
      plan: ({ from: first, book }) => book((first - 1) as Day, key('k'), { what: 'a' }),
    });
    expect(() => run([early])).toThrow(RangeError);
  });

  it('occasions past the end of the span do not run', () => {
    const toy = define({
      ...blank,
      id: 'toy',
      tells: ['marks'],
      plan: ({ to: last, book }) => book(last, key('k'), { what: 'a' }),
      occur: (_, { tell }) => tell({ kind: 'marks', what: 'a' }),
    });
    expect(inShort(run([toy]).chronicle)).toEqual(['21 toy marks a', '49 toy marks a']);
  });

  const telling = (fact: { kind: Kind; what: string }, tells: readonly Kind[]) =>
    define({
      ...blank,
      id: 'toy',
      tells,
      plan: ({ from: first, book }) => book(first, key('k'), { what: 'a' }),
      occur: (_, { tell, refusal }) => {
        refusal(fact as never);
        tell(fact as never);
      },
    });

  it('telling what is not declared, or what cannot be, is a fault; asking is not', () => {
    expect(() => run([telling({ kind: 'falls', what: 'b' }, ['marks'])])).toThrow(RefusedChange);
    expect(() => run([telling({ kind: 'falls', what: 'b' }, ['marks'])])).toThrow(
      'toy does not declare that it tells falls',
    );
    expect(() =>
      run([telling({ kind: 'marks', what: 'a' }, ['marks'])], { outside: [outside('falls', 'a', from)] }),
    ).toThrow(/refused: fallen/);
    expect(run([telling({ kind: 'marks', what: 'b' }, ['marks'])]).chronicle).toHaveLength(3);
  });

  it('what is told from outside and cannot be is kept with its code', () => {
    const twice = [outside('falls', 'mute', from), outside('falls', 'mute', (from + 1) as Day, 'intervention')];
    const { chronicle, refused } = run([], { outside: twice });
    expect([chronicle.length, refused]).toEqual([1, [{ change: twice[1], code: 'fallen' }]]);
  });

  it.each([
    ['before the span', outside('marks', 'a', (from - 1) as Day)],
    ['after the span', outside('marks', 'a', (to + 1) as Day)],
    ['on no known day', { ...outside('marks', 'a', from), latest: (from + 1) as Day }],
    ['on no day', outside('marks', 'a', Number.NaN as Day)],
  ])('a change from outside %s is refused with a RangeError', (_, change) => {
    expect(() => run([], { outside: [change] })).toThrow(RangeError);
    expect(run([], { outside: [{ ...change, by: 'rule' }] }).chronicle).toEqual([]);
  });

  it('changes of the first and the last day enter', () => {
    expect(run([], { outside: [outside('marks', 'a', from), outside('marks', 'b', to)] }).chronicle).toHaveLength(2);
  });

  it('stops when cancelled, before it starts or in between', () => {
    expect(() => run([], { signal: { aborted: true } })).toThrow(Cancelled);
    const signal = { aborted: false };
    const months: number[] = [];
    const observe = ({ month }: Glance<View>) => {
      months.push(month);
      signal.aborted = true;
    };
    expect(() => run([], { signal, observe })).toThrow(Cancelled);
    expect(months).toHaveLength(1);
  });

  it('shows each month after its drift, and charges time to mechanisms', () => {
    const heat = column('heat', 'person', 0, '', '');
    const toy = define({
      ...blank,
      id: 'toy',
      owns: { heat },
      drift: ({ own }) => own.heat.set(0, own.heat.get(0) + 1),
    });
    const seen: unknown[] = [];
    let time = 0;
    const { spent } = run([toy], {
      clock: () => time++,
      observe: ({ day, column, roster }) => {
        seen.push([day - from, column(heat).get(roster.row('a'))]);
      },
    });
    expect(seen).toEqual([
      [21, 1],
      [49, 2],
      [80, 3],
    ]);
    expect([...spent]).toEqual([['toy', 3]]);
  });

  it('a set that does not fit together is not built', () => {
    expect(() =>
      run([telling({ kind: 'marks', what: 'a' }, ['marks']), telling({ kind: 'marks', what: 'a' }, ['marks'])]),
    ).toThrow(MechanismSetError);
  });
});
