import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { claim, council, on } from '../../tests/world.ts';
import type { Claim, SourceId } from '../record/index.ts';
import { nameOf } from './names.ts';
import { rulesTable } from './rules-table.ts';

const from = (source: string, credibility: 1 | 3, one: Claim): Claim => ({
  ...one,
  source: source as SourceId,
  grade: { reliability: 'B', credibility },
});
const died = (name: string, day: number) => claim(name, 'ada', 'died', { from: on(day), value: 'illness' });
const scenario = council({
  claims: [from('one', 1, died('a', 5)), from('two', 3, died('b', 9)), from('three', 3, died('c', 9))],
});

describe('the table of rules', () => {
  it('shows the questions on which rules differ, and those alone', () => {
    const { document } = parseHTML(`<body>${rulesTable(scenario, nameOf(scenario.cast))!.text}</body>`);
    const cells = [...document.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim().replaceAll(/\s+/g, ' ')),
    );
    expect(cells).toEqual([
      [
        'Ada died.',
        '21 March 2001; illness',
        '25 March 2001; illness',
        '21 March 2001; illness 90 % 25 March 2001; illness 10 %',
      ],
    ]);
    const heads = [...document.querySelectorAll('thead th')].map((cell) => cell.textContent);
    expect(heads).toEqual(['Question', 'best-grade in force', 'majority', 'sample']);
  });

  it('is not there where none differ', () => {
    expect(rulesTable(council(), nameOf(scenario.cast))).toBeUndefined();
  });

  it('shows the rule in force, whatever it is', () => {
    const preferring = { ...scenario, resolution: { rule: 'prefer', sources: ['two' as SourceId] } } as const;
    expect(rulesTable(preferring, nameOf(scenario.cast))!.text).toContain('prefer:two');
  });
});
