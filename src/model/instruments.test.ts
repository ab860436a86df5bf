import { describe, expect, it } from 'vitest';
import { court, usual } from '../../tests/court.ts';
import { day, id } from '../../tests/world.ts';
import type { OrganId, PersonId, PostId } from '../polity/index.ts';
import {
  bestInstrument,
  bestMeans,
  decreeChance,
  dismissers,
  forRemoval,
  hasVoice,
  meansAgainst,
} from './instruments.ts';
import { prospectOf } from './voting.ts';

const palace = () =>
  court({
    council: ['ada', 'bo', 'cy', 'dee'],
    crown: 'eli',
    marshal: 'bo',
    clerks: ['fay'],
    control: { ada: 0.2, bo: 0.3, cy: 0.1, dee: 0.1, eli: 0.25, fay: 0.05 },
  });
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe('who may take a post away', () => {
  it('is whom the rule names, else the last body that approves, else the post that decrees', () => {
    const { now } = court({
      council: ['ada'],
      control: {},
      rules: {
        seat: { dismissal: [{ post: id('crown') }] },
        crown: {
          filling: [
            { step: 'nominate', by: { body: id('council') } },
            { step: 'consent', by: { post: id('marshal') } },
          ],
        },
        marshal: {
          filling: [
            { step: 'nominate', by: { post: id('crown') } },
            { step: 'confirm', by: { body: id('council') } },
          ],
        },
      },
    });
    expect(dismissers(now, id('seat'))).toEqual([{ post: 'crown' }]);
    expect(dismissers(now, id('marshal'))).toEqual([{ body: 'council' }]);
    expect(dismissers(now, id('clerk'))).toEqual([{ post: 'marshal' }]);
    expect(dismissers(now, id('crown'))).toEqual([]);
  });

  it('never is the holder himself, nor an empty post, nor a body without anybody else', () => {
    const alone = court({ council: ['ada'], marshal: 'ada', control: { ada: 1 } });
    expect(meansAgainst(alone.now, id('ada'), id('seat'))).toEqual([]);
    expect(meansAgainst(alone.now, id('ada'), id('marshal'))).toEqual([]);
    const own = court({ crown: 'ada', marshal: 'ada', control: { ada: 1 } });
    expect(meansAgainst(own.now, id('ada'), id('marshal'))).toEqual([]);
  });

  it('leaves out a motion that is on the table already', () => {
    const { now } = palace();
    const motion = { on: 'remove', person: id<PersonId>('ada'), post: id<PostId>('seat') } as const;
    expect(meansAgainst(now, id('ada'), id('seat'))).toHaveLength(1);
    const told = { earliest: day(1), latest: day(1), by: 'test', cause: { code: 't' } };
    now.apply({ kind: 'moves', person: id('cy'), body: id('council'), motion, backers: [], opponents: [], ...told });
    expect(meansAgainst(now, id('ada'), id('seat'))).toEqual([]);
  });
});

describe('the best instrument', () => {
  it('aims at the most valuable post that can be taken', () => {
    const { arena } = palace();
    expect(bestMeans(arena, id('bo'))).toEqual([{ by: 'decree', person: 'bo', post: 'marshal', actor: 'eli' }]);
    expect(bestMeans(arena, id('ada'))[0]).toMatchObject({ by: 'motion', post: 'seat', body: 'council' });
    expect(bestMeans(arena, id('eli'))).toEqual([]);
  });

  it('is at hand only for those who have declared themselves', () => {
    const { arena, row } = palace();
    const said = (who: Record<string, number>) => (r: number) => who[arena.roster.id(r)] ?? 0;
    const find = (target: string, who: Record<string, number>) => bestInstrument(arena, usual, row(target), said(who));
    expect(find('bo', { ada: 1 })).toBeUndefined();
    expect(find('bo', { eli: 1 })).toMatchObject({ by: 'decree', actor: 'eli' });
    expect(find('ada', { eli: 1 })).toBeUndefined();
    expect(find('ada', { cy: -1 })).toBeUndefined();
    const motion = find('ada', { cy: 1, dee: 1 })!;
    expect(motion).toMatchObject({ by: 'motion', body: 'council' });
    const charge = {
      body: id<OrganId>('council'),
      motion: { on: 'remove', person: id<PersonId>('ada'), post: id<PostId>('seat') },
    } as const;
    const declared = said({ cy: 1, dee: 1 });
    expect(motion.chance).toBe(prospectOf(arena, forRemoval(usual), { ...charge, declared })!.chance);
  });

  it('is reckoned with by what those who count heads take everybody for; without an error as it is', () => {
    const { arena, row } = palace();
    const said = (r: number) => (r === row('cy') ? 1 : 0);
    const chance = (error: number) =>
      bestInstrument({ ...arena, sounding: () => error }, usual, row('ada'), said)!.chance;
    expect(chance(0)).toBe(bestInstrument(arena, usual, row('ada'), said)!.chance);
    const charge = {
      body: id<OrganId>('council'),
      motion: { on: 'remove', person: id<PersonId>('ada'), post: id<PostId>('seat') },
      declared: said,
    } as const;
    for (const error of [-2, -0.5, 1]) {
      const plain = prospectOf(arena, forRemoval(usual), charge)!;
      const seen = prospectOf(arena, forRemoval(usual), { ...charge, error })!;
      expect(chance(error)).toBe(seen.chance);
      expect(Math.sign(seen.chance - plain.chance)).toBe(Math.sign(error));
    }
    // Whom a decree is about is known well enough.
    const decree = (error: number) =>
      bestInstrument({ ...arena, sounding: () => error }, usual, row('bo'), (r) => (r === row('eli') ? 1 : 0))!.chance;
    expect(decree(2)).toBe(decree(0));
  });

  it('a decree is obeyed by the log odds of its page', () => {
    const { arena, row } = palace();
    (arena.legalism as { set(row: number, value: number): void } & typeof arena.legalism).set(row('bo'), 0.5);
    const [eli, bo] = [row('eli'), row('bo')];
    const odds = usual.obedience + usual.legality * 0.5;
    expect(decreeChance(arena, usual, eli, bo, () => 0)).toBeCloseTo(
      logistic(odds - usual.defiance * Math.log(0.3 / 0.25)),
      12,
    );
    const said = (r: number) => (r === row('ada') ? 1 : r === row('cy') ? -0.5 : 0);
    expect(decreeChance(arena, usual, eli, bo, said)).toBeCloseTo(
      logistic(odds - usual.defiance * Math.log((0.3 + 0.05) / (0.25 + 0.2))),
      12,
    );
  });

  it('against somebody who commands nothing a decree is sure, by somebody who commands nothing it is vain', () => {
    const weak = court({ crown: 'ada', marshal: 'bo', control: { ada: 1 } });
    expect(decreeChance(weak.arena, usual, weak.row('ada'), weak.row('bo'), () => 0)).toBe(1);
    const vain = court({ crown: 'ada', marshal: 'bo', control: { bo: 1 } });
    expect(decreeChance(vain.arena, usual, vain.row('ada'), vain.row('bo'), () => 0)).toBe(0);
    const even = court({ crown: 'ada', marshal: 'bo', control: {} });
    expect(decreeChance(even.arena, usual, 0, 1, () => 0)).toBeCloseTo(logistic(usual.obedience), 12);
  });

  it('gives the absent no voice', () => {
    const { now } = court({ council: ['ada', 'bo'], absent: ['ada'], control: { ada: 0.5, bo: 0.5 } });
    expect([hasVoice(now, id('council'), id('ada')), hasVoice(now, id('council'), id('bo'))]).toEqual([false, true]);
    expect(meansAgainst(now, id('bo'), id('seat'))).toEqual([]);
  });
});
