import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../calendar/index.ts';
import { Agenda, type Entry } from './agenda.ts';

const entry = fc.record({ day: fc.nat(3), order: fc.integer({ min: -1, max: 2 }), hi: fc.nat(2), lo: fc.nat(2) });
const rank = ({ day, order, key, sequence }: Entry<number>) => [day, order, key.hi, key.lo, sequence];

describe('agenda', () => {
  it('is empty at first, and again when all is taken', () => {
    const agenda = new Agenda<string>();
    expect([agenda.size, agenda.peek(), agenda.take()]).toEqual([0, undefined, undefined]);
    agenda.book(3 as Day, 0, { hi: 0, lo: 0 }, 'a');
    expect([agenda.size, agenda.peek()?.about, agenda.take()?.about, agenda.size]).toEqual([1, 'a', 'a', 0]);
  });

  it('gives entries by day, mechanism, key and booking, however they were booked and taken', () => {
    // A number books that entry; undefined takes one.
    fc.assert(
      fc.property(fc.array(fc.option(entry, { nil: undefined, freq: 3 }), { maxLength: 80 }), (steps) => {
        const agenda = new Agenda<number>();
        let waiting: Entry<number>[] = [];
        const takeOne = () => {
          const sorted = waiting.sort((a, b) => {
            const at = rank(a).findIndex((part, i) => part !== rank(b)[i]);
            return at < 0 ? 0 : rank(a)[at]! - rank(b)[at]!;
          });
          const [least, ...rest] = sorted;
          expect(agenda.peek()?.about).toBe(least?.about);
          expect(agenda.take()?.about).toBe(least?.about);
          waiting = rest;
        };
        steps.forEach((step, i) => {
          if (!step) {
            takeOne();
            return;
          }
          const key = { hi: step.hi, lo: step.lo };
          agenda.book(step.day as Day, step.order, key, i);
          waiting.push({ day: step.day as Day, order: step.order, key, sequence: i, about: i });
          expect(agenda.size).toBe(waiting.length);
        });
        while (waiting.length > 0) takeOne();
        expect(agenda.take()).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('compares keys as unsigned words', () => {
    const agenda = new Agenda<string>();
    agenda.book(1 as Day, 0, { hi: 0xffffffff, lo: 0 }, 'last');
    agenda.book(1 as Day, 0, { hi: 0, lo: 0xffffffff }, 'second');
    agenda.book(1 as Day, 0, { hi: 0, lo: 1 }, 'first');
    expect([agenda.take(), agenda.take(), agenda.take()].map((taken) => taken?.about)).toEqual([
      'first',
      'second',
      'last',
    ]);
  });
});
