/** What the commands that judge the model share: registered signs read from their folder, and results as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDay } from '../calendar/index.ts';
import {
  type Ablation,
  ablation,
  BadSign,
  type Effect,
  judged,
  type MeasureEffect,
  type Plan,
  planOf,
  readSigns,
  type Score,
  type Sign,
  signsFor,
  withoutMechanism,
  withSign,
} from '../experiment/index.ts';
import { Failure } from './failure.ts';
import type { Runs } from './runs.ts';

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

/** Each mechanism off, and what registered signs speak of done, beside the full model: all on the same histories. */
export async function ablationsOf(
  runs: Pick<Runs, 'contrasts'>,
  plan: Plan,
  wanted: readonly string[],
  signs: ReadonlyMap<string, readonly Sign[]>,
  histories: number,
): Promise<readonly Ablation[]> {
  const { scenario, options } = plan;
  const off = wanted.map((mechanism) => planOf(scenario, withoutMechanism(options, mechanism)));
  const said = wanted.flatMap((mechanism) =>
    signsFor(signs.get(mechanism) ?? [], options.variant).map((sign) => ({ mechanism, sign })),
  );
  // Signs of a mechanism switched off share its histories.
  const set = said.filter(({ sign }) => sign.when !== 'off');
  const changed = set.map(({ mechanism, sign }) => planOf(scenario, withSign(options, mechanism, sign)));
  const others = [...off, ...changed];
  const tallies = await runs.contrasts(plan, others, histories, `histories under ${others.length + 1} settings`);
  return wanted.map((mechanism, i) => {
    const found = said
      .filter((one) => one.mechanism === mechanism)
      .map((one) => judged(one.sign, tallies[one.sign.when === 'off' ? i : off.length + set.indexOf(one)]!));
    return ablation(mechanism, tallies[i]!, found);
  });
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
