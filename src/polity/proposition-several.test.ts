/** What propositions about several persons, and several sentences together, mean on chronicles told by hand. */
import { describe, expect, it } from 'vitest';
import { between, d, dies, fills, regime, told, vacates, who } from '../../tests/invented.ts';
import { isoDay } from '../calendar/index.ts';
import type { Chronicle } from './change.ts';
import type { Truth } from './fold.ts';
import { evaluate } from './proposition.ts';
import { parseProposition } from './proposition-parse.ts';

const { cast } = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', office: 'agency' },
  posts: { seat: { organ: 'council' }, head: { organ: 'office' } },
});

function truths(text: string, chronicle: Chronicle, start = 0): Truth {
  const written = text.replace(/@(\d+)/g, (_, n) => isoDay(d(Number(n))));
  const read = parseProposition(written, cast);
  if (!read.ok) throw new Error(`${written}: ${JSON.stringify(read)}`);
  return evaluate(read.proposition, { chronicle, start: d(start) });
}

describe('of several persons', () => {
  const seated = (person: string, begin: number, end?: readonly [number, number]): Chronicle => [
    told(fills(person, 'seat'), d(begin), { spell: person }),
    ...(end ? [told(vacates(person, 'seat'), between(...end), { spell: person })] : []),
  ];
  const three = [...seated('ada', 1), ...seated('bo', 1, [6, 6]), ...seated('cy', 1, [6, 8])];

  it.each<[text: string, truth: Truth]>([
    ['any of ada|bo holds seat on @5', 'true'],
    ['all of ada|bo holds seat on @5', 'true'],
    ['all of ada|bo holds seat on @6', 'false'],
    ['any of bo|cy holds seat on @8', 'false'],
    ['most of ada|bo|cy holds seat on @7', 'unknown'],
    ['most of ada|bo|cy holds seat on @8', 'false'],
    ['most of ada|bo holds seat on @7', 'false'],
    ['most members of seat loses seat by @8', 'true'],
    ['any members of head holds seat on @5', 'false'],
    ['all members of head holds seat on @5', 'true'],
    ['most members of head holds seat on @5', 'false'],
    ['any of members of council is never dead until @9', 'true'],
  ])('%s: %s', (text, truth) => {
    expect(truths(text, three, 3)).toBe(truth);
  });

  it('members are those of the start, as far as the record knows them', () => {
    expect(truths('any members of seat loses seat by @9', three, 0)).toBe('false');
    expect(truths('all members of seat loses seat by @9', [...seated('bo', 1, [2, 6])], 4)).toBe('unknown');
    const perhaps = [told(fills('bo', 'seat'), between(2, 6))];
    expect(truths('any members of seat holds seat on @9', perhaps, 4)).toBe('unknown');
    expect(truths('most members of seat is dead by @9', perhaps, 4)).toBe('false');
  });

  it('associates are tied at the start, whoever holds the tie, and alive; rivals are none', () => {
    const tie = (from: string, to: string, kind: 'patron' | 'ally' | 'rival', on: number) =>
      told({ kind: 'ties', from: who(from), to: who(to), tie: kind, strength: 0.5 }, d(on));
    const chronicle = [tie('ada', 'bo', 'patron', 1), tie('cy', 'bo', 'ally', 5), ...three];
    expect(truths('any associates of bo holds seat on @9', chronicle, 3)).toBe('true');
    expect(truths('all associates of ada holds seat on @9', chronicle, 3)).toBe('false');
    expect(truths('any associates of cy holds seat on @3', chronicle, 3)).toBe('false');
    expect(truths('any associates of cy holds seat on @5', chronicle, 5)).toBe('true');
    expect(truths('any associates of ada holds seat on @4', [tie('ada', 'bo', 'rival', 1), ...three], 3)).toBe('false');
    const dead = [...chronicle, told(dies('bo'), d(2))];
    expect(truths('any associates of ada holds seat on @4', dead, 3)).toBe('false');
    const untied = told({ kind: 'unties', from: who('ada'), to: who('bo'), tie: 'patron' }, d(2));
    expect(truths('any associates of ada holds seat on @4', [...chronicle, untied], 3)).toBe('false');
  });
});

describe('of several sentences', () => {
  it('joins sentences, three-valued', () => {
    const unsure = 'ada holds seat on @8';
    const yes = 'ada holds seat on @6';
    const no = 'ada holds seat on @2';
    const vague = [
      told(fills('ada', 'seat'), between(3, 5), { spell: 's' }),
      told(vacates('ada', 'seat'), between(8, 10), { spell: 's' }),
    ];
    const of = (text: string) => truths(text, vague);
    expect(
      [`${yes} and ${unsure}`, `${no} and ${unsure}`, `${yes} or ${unsure}`, `${no} or ${unsure}`].map(of),
    ).toEqual(['unknown', 'false', 'true', 'unknown']);
    expect(of(`not (${yes} and ${no}) and (${no} or ${yes})`)).toBe('true');
    // `and` binds closer than `or`.
    expect([of(`${yes} or ${yes} and ${no}`), of(`(${yes} or ${yes}) and ${no}`)]).toEqual(['true', 'false']);
  });
});
