import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './context.ts';
import { progressOn } from './progress.ts';
import { columns, percent, wrap } from './text.ts';

const width = (line: string) => [...line].length;

describe('columns', () => {
  it('cuts only the first cell, and keeps within the width where the others leave room', () => {
    const cell = fc.string({ unit: 'grapheme-ascii', maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 120 }), cell, cell), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const lines = columns(rows).split('\n');
          for (const line of lines) expect(width(line)).toBeLessThanOrEqual(80);
        },
      ),
    );
    expect(
      columns([
        ['a', '1'],
        ['bcd', '22'],
      ]),
    ).toBe('a     1\nbcd  22');
    expect(columns([['ä'.repeat(100), '50 %']])).toBe(`${'ä'.repeat(73)}…  50 %`);
    expect(columns([])).toBe('');
  });
});

describe('wrap', () => {
  it('loses no word and no line is too long that could be shorter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé]{1,20}$/), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 24, max: 80 }),
        (words, limit) => {
          const lines = wrap(words.join(' '), limit, '  ').split('\n');
          expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words);
          for (const line of lines) expect(width(line)).toBeLessThanOrEqual(limit);
          for (const [i, line] of lines.slice(1).entries())
            expect(width(lines[i]!) + 1 + line.trim().split(' ')[0]!.length).toBeGreaterThan(limit - 2);
        },
      ),
    );
  });
});

describe('percent', () => {
  it('never says none or all of what is some', () => {
    expect([0, 0.001, 0.005, 0.5, 0.994, 0.999, 1].map(percent)).toEqual([
      '0 %',
      '<1 %',
      '1 %',
      '50 %',
      '99 %',
      '>99 %',
      '100 %',
    ]);
  });
});

describe('nearest', () => {
  it('offers a slip of the pen, and nothing far off', () => {
    expect(nearest('tresurer', ['treasurer', 'warden'])).toBe('treasurer');
    expect(nearest('xyz', ['treasurer', 'warden'])).toBeUndefined();
    expect(nearest('a', [])).toBeUndefined();
  });
});

describe('progressOn', () => {
  function drawn(interactive: boolean, ticks: readonly number[]): string {
    let now = 0;
    let text = '';
    const terminal = {
      interactive,
      out: () => {},
      err: (more: string) => {
        text += more;
      },
      signal: { aborted: false },
    };
    const progress = progressOn(terminal, 'free histories', () => now);
    ticks.forEach((at, i) => {
      now = at;
      progress.report(i + 1, ticks.length);
    });
    progress.clear();
    return text;
  }

  it('is silent within the first second, and where nobody watches', () => {
    expect(drawn(true, [100, 500, 999])).toBe('');
    expect(drawn(false, [100, 5000, 9000])).toBe('');
  });

  it('tells how far and how long after that, at most ten times a second, and wipes its line', () => {
    const text = drawn(true, [1000, 1050, 1500, 4000]);
    expect(text.match(/free histories/g)).toHaveLength(3);
    expect(text).toContain('1 of 4, 3 s left');
    expect(text.endsWith('\r\u001b[2K')).toBe(true);
  });
});
