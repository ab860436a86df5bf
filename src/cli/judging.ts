/** What the commands that judge the model share: registered signs read from their folder, and results as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDay } from '../calendar/index.ts';
import {
  type Ablation,
  BadSign,
  type Effect,
  type MeasureEffect,
  readSigns,
  type Score,
  type Sign,
} from '../experiment/index.ts';
import { Failure } from './failure.ts';

/** By mechanism. @throws Failure where a file is not as it should be */
export function signsIn(folder: string): ReadonlyMap<string, readonly Sign[]> {
  try {
    return new Map(
      readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => readSigns(readFileSync(join(folder, file), 'utf8'), `preregistered/${file}`))
        .map(({ mechanism, signs }) => [mechanism, signs]),
    );
  } catch (error) {
    if (error instanceof BadSign) throw new Failure(error.message);
    throw new Failure(`cannot read the preregistered signs: ${(error as Error).message}`);
  }
}

/** `full` and `off` instead of without and with: what is left out here is the mechanism. */
export function ablationJson({ endings, outcomes, measures, ...rest }: Ablation): object {
  const renamed = ({ without, with: off, ...effect }: Effect | MeasureEffect) => ({ ...effect, full: without, off });
  return {
    ...rest,
    endings: endings.map(renamed),
    outcomes: outcomes.map(renamed),
    measures: measures.map(renamed),
  };
}

/** Days as ISO text; what is undefined becomes null, so that every field is there. */
export function scoreJson({ answered, ordered, ...rest }: Score): object {
  return JSON.parse(
    JSON.stringify(
      {
        ...rest,
        questions: answered.map(({ question, truth, chances }) => ({
          id: question.id,
          date: isoDay(question.date),
          horizon: question.horizon,
          kind: question.kind,
          person: question.person,
          truth,
          chances,
        })),
        ordered: ordered.map((one) => ({ ...one, date: isoDay(one.date) })),
      },
      (_, value) => (value === undefined ? null : value),
    ),
  );
}
