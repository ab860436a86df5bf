/** What propositions mean, on chronicles told by hand. */
import { describe, expect, it } from 'vitest';
import { between, d, dies, fills, regime, told, vacates, who } from '../../tests/invented.ts';
import { type Day, isoDay } from '../calendar/index.ts';
import type { Chronicle } from './change.ts';
import type { Truth } from './fold.ts';
import type { PersonId } from './ids.ts';
import { asksMeasure, type Course, evaluate, type Proposition } from './proposition.ts';
import { parseProposition } from './proposition-parse.ts';

const { cast } = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', office: 'agency', empty: 'body' },
  posts: {
    chair: { organ: 'council', class: 'chair' },
    seat: { organ: 'council' },
    junior: { organ: 'council', class: 'candidate' },
    head: { organ: 'office' },
  },
});

function parsed(text: string): Proposition {
  const result = parseProposition(text, cast);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result)}`);
  return result.proposition;
}

describe('evaluate', () => {
  const truths = (text: string, chronicle: Chronicle, start = 0): Truth =>
    evaluate(parsed(text.replace(/@(\d+)/g, (_, n) => isoDay(d(Number(n))))), { chronicle, start: d(start) });
  const tenure = (
    where: string,
    begin: readonly [number, number],
    end?: readonly [number, number],
    reason: 'removed' | 'death' = 'removed',
  ): Chronicle => {
    const spell = `${where} ${begin}`;
    return [
      told(fills('ada', where), between(...begin), { spell }),
      ...(end ? [told(vacates('ada', where, reason), between(...end), { spell })] : []),
    ];
  };

  const known = tenure('seat', [3, 3], [6, 6]);
  const vague = tenure('seat', [3, 5], [8, 10]);
  it.each<[text: string, chronicle: Chronicle, truth: Truth]>([
    ['ada holds seat on @2', known, 'false'],
    ['ada holds seat on @3', known, 'true'],
    ['ada holds seat on @5', known, 'true'],
    ['ada holds seat on @6', known, 'false'],
    ['ada holds head on @4', known, 'false'],
    ['bo holds seat on @4', known, 'false'],
    ['ada holds head|seat on @4', known, 'true'],
    ['ada holds council on @4', known, 'true'],
    ['not ada holds seat on @4', known, 'false'],
    ['ada holds seat on @2', vague, 'false'],
    ['ada holds seat on @3', vague, 'unknown'],
    ['ada holds seat on @5', vague, 'true'],
    ['ada holds seat on @8', vague, 'unknown'],
    ['not ada holds seat on @8', vague, 'unknown'],
    ['ada holds seat on @10', vague, 'false'],
    ['ada gains seat by @2', known, 'false'],
    ['ada gains seat by @3', known, 'true'],
    ['ada gains seat by @9', known, 'true'],
    ['ada gains seat by @2', vague, 'false'],
    ['ada gains seat by @3', vague, 'unknown'],
    ['ada gains seat by @5', vague, 'true'],
    ['ada gains head by @9', known, 'false'],
    ['ada loses seat by @5', known, 'false'],
    ['ada loses seat by @6', known, 'true'],
    ['ada loses head by @6', known, 'false'],
    ['ada loses seat by @7', vague, 'false'],
    ['ada loses seat by @8', vague, 'unknown'],
    ['ada loses seat by @10', vague, 'true'],
  ])('%s', (text, chronicle, truth) => {
    expect(truths(text, chronicle)).toBe(truth);
  });

  it('acting is not holding', () => {
    expect(truths('ada holds seat on @4', [told(fills('ada', 'seat', true), d(3))])).toBe('false');
  });

  it('who had a post at the start gains none of them later', () => {
    const chronicle = [...tenure('seat', [3, 3], [6, 6]), ...tenure('head', [7, 7])];
    expect([truths('ada gains seat|head by @9', chronicle, 4), truths('ada gains head by @9', chronicle, 4)]).toEqual([
      'false',
      'true',
    ]);
    const perhaps = [...tenure('seat', [3, 5]), ...tenure('head', [7, 7])];
    expect(truths('ada gains seat|head by @9', perhaps, 4)).toBe('unknown');
  });

  it('what was given up before the start or at it is not lost', () => {
    expect([5, 6, 7].map((start) => truths('ada loses seat by @9', known, start))).toEqual(['true', 'false', 'false']);
    expect(truths('ada loses seat by @12', vague, 9)).toBe('unknown');
  });

  it('loses means having none of them left', () => {
    const moved = [...known, ...tenure('head', [5, 5])];
    expect([truths('ada loses seat by @9', moved), truths('ada loses seat|head by @9', moved)]).toEqual([
      'true',
      'false',
    ]);
    const returned = [...known, ...tenure('seat', [8, 8])];
    expect([7, 8].map((on) => truths(`ada loses seat by @${on}`, returned))).toEqual(['true', 'false']);
  });

  it('whoever dies in a post loses nothing but his life', () => {
    const died = [...tenure('seat', [3, 3], [6, 6], 'death'), told(dies('ada'), d(6))];
    expect(truths('ada loses seat by @9', died)).toBe('false');
    const movedAndDied = [...tenure('seat', [3, 3], [6, 6]), ...tenure('head', [6, 6], [9, 9], 'death')];
    expect([truths('ada loses seat|head by @9', movedAndDied), truths('ada loses seat by @9', movedAndDied)]).toEqual([
      'false',
      'true',
    ]);
    const outAndDied = [...tenure('seat', [3, 3], [6, 6]), told(dies('ada'), d(8))];
    expect(truths('ada loses seat by @9', outAndDied)).toBe('true');
  });

  it('is unknown where the removal may have come before or after a death', () => {
    const chronicle = [...tenure('seat', [0, 0], [3, 12]), ...tenure('head', [2, 2], [8, 8], 'death')];
    expect(truths('ada loses seat|head by @15', chronicle, 1)).toBe('unknown');
    expect(truths('ada loses seat by @15', chronicle, 1)).toBe('true');
  });

  it('does not depend on the order in which posts are named', () => {
    const chronicle = [...tenure('seat', [0, 0], [8, 8]), ...tenure('head', [2, 2], [8, 8], 'death')];
    expect([
      truths('ada loses seat|head by @9', chronicle, 1),
      truths('ada loses head|seat by @9', chronicle, 1),
    ]).toEqual(['false', 'false']);
  });

  it('has come under a status, or died, or fallen ill', () => {
    const chronicle: Chronicle = [
      told({ kind: 'falls-ill', person: who('ada') }, d(1)),
      told({ kind: 'recovers', person: who('ada') }, d(2)),
      told({ kind: 'sanctioned', person: who('ada'), status: 'expelled' }, between(3, 5)),
      told(dies('ada'), d(8)),
    ];
    const asked = [
      'ada is ill by @0',
      'ada is ill by @1',
      'ada is ill by @9',
      'ada is expelled by @2',
      'ada is expelled by @3',
      'ada is expelled by @5',
      'ada is arrested by @9',
      'ada is dead by @7',
      'ada is dead by @8',
      'bo is dead by @9',
    ];
    expect(asked.map((text) => truths(text, chronicle))).toEqual([
      'false',
      'true',
      'true',
      'false',
      'unknown',
      'true',
      'false',
      'false',
      'true',
      'false',
    ]);
  });

  it('a tenure of the record that a model ended is over', () => {
    const chronicle = [
      told(fills('ada', 'seat'), d(-9), { spell: 'record' }),
      told(vacates('ada', 'seat'), d(3), { by: 'removal' }),
    ];
    expect([truths('ada holds seat on @5', chronicle), truths('ada loses seat by @5', chronicle)]).toEqual([
      'false',
      'true',
    ]);
  });

  it('asks the measure who is paramount; without one it is unknown', () => {
    const proposition = parsed('ada is paramount on 2001-01-05');
    const course = { chronicle: [], start: d(0) };
    const measured = (found: 'ada' | 'bo' | 'collective' | undefined) =>
      evaluate(proposition, { ...course, paramount: (on) => (on === d(4) ? (found as never) : undefined) });
    expect([measured('ada'), measured('bo'), measured('collective'), measured(undefined)]).toEqual([
      'true',
      'false',
      'false',
      'unknown',
    ]);
    expect([evaluate(proposition, course), evaluate({ says: 'not', of: proposition }, course)]).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('ever and never are of the days from the start on', () => {
    expect([2, 3, 9].map((on) => truths(`ada ever holds seat by @${on}`, known))).toEqual(['false', 'true', 'true']);
    expect([5, 6].map((start) => truths('ada ever holds seat by @9', known, start))).toEqual(['true', 'false']);
    expect(truths('ada never holds seat until @9', known, 6)).toBe('true');
    expect(truths('ada never loses seat until @9', known)).toBe('false');
    expect([3, 4].map((on) => truths(`ada ever holds seat by @${on}`, vague))).toEqual(['unknown', 'unknown']);
    expect(truths('ada ever holds seat by @2', vague)).toBe('false');
    expect(truths('ada ever holds seat by @5', vague)).toBe('true');
    // Taken up and given up on one day: on no day did he have it.
    expect(truths('ada ever holds seat by @9', tenure('seat', [3, 3], [3, 3]))).toBe('false');
  });

  it('keeps what was held at the start and on every day since', () => {
    expect([5, 6].map((until) => truths(`ada keeps seat until @${until}`, known, 3))).toEqual(['true', 'false']);
    expect(truths('ada keeps seat until @5', known, 2)).toBe('false');
    const swapped = [...tenure('seat', [3, 3], [6, 6]), ...tenure('head', [6, 6])];
    expect(truths('ada keeps seat|head until @9', swapped, 4)).toBe('true');
    const late = [...tenure('seat', [3, 3], [6, 6]), ...tenure('head', [7, 7])];
    expect(truths('ada keeps seat|head until @9', late, 4)).toBe('false');
    expect([7, 8, 10].map((until) => truths(`ada keeps seat until @${until}`, vague, 5))).toEqual([
      'true',
      'unknown',
      'false',
    ]);
  });

  it('except death: whoever dies in a post has kept it, and who lost it before has not', () => {
    const died = [...tenure('seat', [3, 3], [6, 6], 'death'), told(dies('ada'), d(6))];
    const asked = ['keeps seat until', 'holds seat on'].flatMap((what) => [
      truths(`ada ${what} @9`, died, 4),
      truths(`ada ${what} @9 except death`, died, 4),
    ]);
    expect(asked).toEqual(['false', 'true', 'false', 'true']);
    const lost = [...known, told(dies('ada'), d(8))];
    expect(truths('ada keeps seat until @9 except death', lost, 4)).toBe('false');
    const vagueDeath = [...tenure('seat', [3, 3], [6, 8], 'death'), told(dies('ada'), between(6, 8))];
    expect(truths('ada keeps seat until @7 except death', vagueDeath, 4)).toBe('true');
    expect(truths('ada loses seat by @9 except death', died, 4)).toBe(truths('ada loses seat by @9', died, 4));
  });

  it('becomes full: had no seat that votes and takes one', () => {
    const promoted = [...tenure('junior', [1, 1], [6, 6]), ...tenure('seat', [6, 6])];
    expect(truths('ada becomes full in council by @5', promoted, 3)).toBe('false');
    expect(truths('ada becomes full in council by @6', promoted, 3)).toBe('true');
    expect(truths('ada gains council by @6', promoted, 3)).toBe('false');
    expect(truths('ada holds council as candidate on @4', promoted)).toBe('true');
    expect(truths('ada holds council as full on @4', promoted)).toBe('false');
    const chair = [...tenure('chair', [1, 1]), ...tenure('seat', [6, 6])];
    expect(truths('ada becomes full in council by @6', chair, 3)).toBe('false');
  });

  it('is under a status on the days between its beginning and its end', () => {
    const chronicle: Chronicle = [
      told({ kind: 'sanctioned', person: who('ada'), status: 'exiled' }, d(3)),
      told({ kind: 'falls-ill', person: who('ada') }, between(4, 5)),
      told({ kind: 'lifted', person: who('ada'), status: 'exiled' }, d(6)),
      told({ kind: 'recovers', person: who('ada') }, d(7)),
      told(dies('ada'), d(8)),
    ];
    const on = (status: string, ...days: readonly number[]) =>
      days.map((day) => truths(`ada is ${status} on @${day}`, chronicle));
    expect(on('exiled', 2, 3, 5, 6)).toEqual(['false', 'true', 'true', 'false']);
    expect(on('ill', 3, 4, 5, 7)).toEqual(['false', 'unknown', 'true', 'false']);
    expect(on('dead', 7, 8, 9)).toEqual(['false', 'true', 'true']);
    expect(truths('ada is never exiled until @2', chronicle)).toBe('true');
    expect(truths('ada is never exiled until @9', chronicle)).toBe('false');
  });

  it('reads measures at the ends of months', () => {
    const asked: string[] = [];
    const course: Course = {
      chronicle: [],
      start: d(0),
      paramount: (day: Day) => {
        asked.push(isoDay(day));
        return (isoDay(day).startsWith('2001-02') ? 'bo' : 'collective') as PersonId;
      },
      control: (person, day) => (person === 'ada' && isoDay(day) >= '2001-03' ? 0.25 : 0.1),
    };
    const truth = (text: string) => evaluate(parsed(text), course);
    expect(truth('bo is ever paramount by 2001-01')).toBe('false');
    expect(asked).toEqual(['2001-01-31']);
    expect(truth('bo is ever paramount by 2001-02-01')).toBe('true');
    expect(truth('bo is never paramount until 2001-03')).toBe('false');
    expect(truth('control of ada at least 0.25 on 2001-03-02')).toBe('true');
    expect(truth('control of ada ever at least 0.2 by 2001-02')).toBe('false');
    expect(truth('control of any of bo|ada at least 0.2 on 2001-04')).toBe('true');
    const bare = { chronicle: [], start: d(0) };
    expect(evaluate(parsed('control of ada at least 0.1 on 2001-03'), bare)).toBe('unknown');
    expect(evaluate(parsed('ada is ever paramount by 2001-03'), bare)).toBe('unknown');
  });

  it('knows which propositions ask a measure', () => {
    const texts = [
      'ada holds seat on 2001',
      'any of ada|bo is paramount on 2001',
      'ada is dead by 2001 or ada is paramount on 2001',
      'not control of ada at least 0.5 on 2001',
    ];
    expect(texts.map((text) => asksMeasure(parsed(text)))).toEqual([false, true, true, true]);
  });
});
