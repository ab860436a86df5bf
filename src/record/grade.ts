/** Grades: how far a claim is trusted, after the Admiralty code (NATO STANAG 2511): source reliability A-F, information credibility 1-6. */

export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** A completely reliable … E unreliable, F cannot be judged. */
export type Reliability = (typeof reliabilities)[number];
export const credibilities = [1, 2, 3, 4, 5, 6] as const;
/** 1 confirmed by other sources … 5 improbable, 6 cannot be judged. */
export type Credibility = (typeof credibilities)[number];

export interface Grade {
  readonly reliability: Reliability;
  readonly credibility: Credibility;
}

const pattern = /^([A-F])([1-6])$/;

export function parseGrade(text: string): Grade | undefined {
  const match = pattern.exec(text);
  return match ? { reliability: match[1] as Reliability, credibility: Number(match[2]) as Credibility } : undefined;
}

export function gradeText(grade: Grade): string {
  return `${grade.reliability}${grade.credibility}`;
}

/**
 * Order of trust, smaller first: by credibility of what is said, then by reliability of who says it. "Cannot be judged"
 * (F, 6) comes last: what nobody could judge never outweighs what somebody did.
 */
export function compareGrades(a: Grade, b: Grade): number {
  return a.credibility - b.credibility || a.reliability.charCodeAt(0) - b.reliability.charCodeAt(0);
}
