import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGrades, credibilities, type Grade, gradeText, parseGrade, reliabilities } from './grade.ts';

const all: readonly Grade[] = reliabilities.flatMap((reliability) =>
  credibilities.map((credibility) => ({ reliability, credibility })),
);

describe('grades', () => {
  it('are read and written in one way only', () => {
    expect(all).toHaveLength(36);
    for (const grade of all) expect(parseGrade(gradeText(grade))).toEqual(grade);
    expect(parseGrade('B2')).toEqual({ reliability: 'B', credibility: 2 });
    for (const text of ['', 'B', '2', 'b2', 'B0', 'B7', 'G1', 'B2 ', ' B2', 'B22', 'BB2', '2B', 'B2\n'])
      expect(parseGrade(text), JSON.stringify(text)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => parseGrade(text) === undefined || gradeText(parseGrade(text)!) === text),
    );
  });

  it('stand in one order: what is said before who says it, what cannot be judged last', () => {
    const sorted = [...all].sort(compareGrades).map(gradeText);
    const wanted = [1, 2, 3, 4, 5, 6].flatMap((credibility) =>
      [...'ABCDEF'].map((reliability) => `${reliability}${credibility}`),
    );
    expect(sorted).toEqual(wanted);
    for (const a of all)
      for (const b of all) {
        expect(Math.sign(compareGrades(a, b))).toBe(-Math.sign(compareGrades(b, a)) + 0);
        expect(compareGrades(a, b) === 0).toBe(gradeText(a) === gradeText(b));
      }
  });
});
