import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tenure, TimeInPost } from './time-in-post.ts';

const ended = (...days: readonly number[]): readonly Tenure[] => days.map((one) => ({ days: one, ended: true }));
const lasting = (...days: readonly number[]): readonly Tenure[] => days.map((one) => ({ days: one, ended: false }));

describe('time in post', () => {
  it('counts those still in post for as long as they were seen: worked by hand', () => {
    // At 10, 1 of 5 leaves: 4/5. At 20 one goes out of sight. At 30, 1 of 3: 4/5 · 2/3 = 8/15. At 40, 1 of 2: 4/15.
    const held = new TimeInPost([...ended(30, 10, 40), ...lasting(50, 20)]);
    expect(held.shareLeft(9)).toBe(0);
    expect(held.shareLeft(10)).toBeCloseTo(1 / 5, 12);
    expect(held.shareLeft(29)).toBeCloseTo(1 / 5, 12);
    expect(held.shareLeft(35)).toBeCloseTo(7 / 15, 12);
    expect(held.shareLeft(50)).toBeCloseTo(11 / 15, 12);
    expect(held.median()).toBe(40);
  });

  it('takes who leaves on a day to have been at risk together with who goes out of sight on it', () => {
    expect(new TimeInPost([...lasting(10), ...ended(10)]).shareLeft(10)).toBe(0.5);
  });

  it('says nothing beyond what was seen, unless all have left', () => {
    expect(new TimeInPost([]).shareLeft(1)).toBeUndefined();
    expect(new TimeInPost([]).median()).toBeUndefined();
    expect(new TimeInPost([...ended(5), ...lasting(8)]).shareLeft(9)).toBeUndefined();
    expect(new TimeInPost(ended(5)).shareLeft(9)).toBe(1);
    expect(new TimeInPost(lasting(5, 6, 7)).median()).toBeUndefined();
  });

  it('is the plain share where everybody has left, in whatever order they are told', () => {
    const days = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 31 }), (list, at) => {
        const share = list.filter((one) => one <= at).length / list.length;
        expect(new TimeInPost(ended(...list)).shareLeft(at)).toBeCloseTo(share, 10);
        expect(new TimeInPost(ended(...list.toReversed())).median()).toBe(new TimeInPost(ended(...list)).median());
      }),
    );
  });
});
