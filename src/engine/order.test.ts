import { describe, expect, it } from 'vitest';
import { blank, define, from, inShort, key, outside, run } from '../../tests/toy-world.ts';
import { type Day, dayOf, monthOf } from '../calendar/index.ts';

describe('the order of things', () => {
  it('occasions run by day, mechanism and key, whoever booked first; what is from outside comes before them', () => {
    const keys = ['x', 'y', 'z'].map(key).sort((a, b) => a.hi - b.hi || a.lo - b.lo);
    const toy = (id: string) =>
      define({
        ...blank,
        id,
        tells: ['marks'],
        plan: ({ from, book, month }) => {
          if (month !== monthOf(dayOf(2001, 1, 10))) return;
          for (const at of [2, 0, 1]) book((from + 5) as Day, keys[at]!, { what: `key ${at}` });
          book((from + 4) as Day, keys[2]!, { what: 'day' });
        },
        occur: ({ what }, { tell, day }) => tell({ kind: 'marks', what: `${what} ${day - from}` }),
      });
    const { chronicle } = run([toy('one'), toy('two')], { outside: [outside('marks', 'out', (from + 5) as Day)] });
    expect(inShort(chronicle)).toEqual([
      '4 one marks day 4',
      '4 two marks day 4',
      '5 record marks out',
      '5 one marks key 0 5',
      '5 one marks key 1 5',
      '5 one marks key 2 5',
      '5 two marks key 0 5',
      '5 two marks key 1 5',
      '5 two marks key 2 5',
    ]);
  });

  it('parts run init, plan, occur with what is heard of it, drift, month by month, each in the order of mechanisms', () => {
    const log: string[] = [];
    const toy = (id: string) =>
      define({
        ...blank,
        id,
        hears: ['marks'],
        tells: ['marks'],
        init: ({ day }) => {
          log.push(`${id} init ${day - from}`);
        },
        hear: (change) => {
          log.push(`${id} hears ${change.by}`);
        },
        plan: ({ month, from: first, to: last, share, book }) => {
          log.push(`${id} plan ${first - from}..${last - from} ${share.toFixed(3)}`);
          if (month === monthOf(from)) book(last, key('k'), { what: 'a' });
        },
        occur: (_, { tell }) => {
          log.push(`${id} occurs`);
          tell({ kind: 'marks', what: 'a' });
        },
        drift: ({ share }) => {
          log.push(`${id} drift ${share.toFixed(3)}`);
        },
      });
    run([toy('one'), toy('two')], { to: dayOf(2001, 2, 3) });
    // The first month has 22 of its 31 days left; months are planned and drift whole to their last day.
    expect(log).toEqual([
      'one init 0',
      'two init 0',
      'one plan 0..21 0.710',
      'two plan 0..21 0.710',
      'one occurs',
      'one hears one',
      'two hears one',
      'two occurs',
      'one hears two',
      'two hears two',
      'one drift 0.710',
      'two drift 0.710',
      'one plan 22..49 1.000',
      'two plan 22..49 1.000',
      'one drift 1.000',
      'two drift 1.000',
    ]);
  });

  it('what follows of itself comes right after its cause, is heard, and is no refusal when it cannot be', () => {
    const heard: string[] = [];
    const toy = define({
      ...blank,
      id: 'ear',
      hears: ['falls', 'echoes'],
      hear: (change, { now }) => {
        heard.push(`${change.kind} ${now.fallen.size}`);
      },
    });
    const changes = [
      outside('falls', 'a', from),
      outside('falls', 'mute', (from + 1) as Day),
      outside('marks', 'b', (from + 1) as Day),
    ];
    const { chronicle, refused } = run([toy], { outside: changes });
    expect(inShort(chronicle)).toEqual([
      '0 record falls a',
      '0 rule echoes a',
      '1 record falls mute',
      '1 record marks b',
    ]);
    expect(heard).toEqual(['falls 1', 'echoes 1', 'falls 2']);
    expect(refused).toEqual([]);
  });
});
