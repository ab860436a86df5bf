/** `--propositions FILE`: the questions of a file, and how often histories make each true. */
import { readFileSync } from 'node:fs';
import { recordFor, type Share, type Summary, standardErrorOf, type Variant } from '../experiment/index.ts';
import { asksMeasure, evaluate, propositionText, type Truth } from '../polity/index.ts';
import { majority } from '../report/index.ts';
import { type AskedProposition, problemText, readPropositions, type Scenario } from '../scenario/index.ts';
import type { Terminal } from './context.ts';
import { Failure, problemsFailure } from './failure.ts';
import { columns, percent } from './text.ts';

/** How often the histories of one variant make a proposition true. */
export interface Answer {
  readonly id: string;
  /** As it was understood, in the grammar of propositions. */
  readonly proposition: string;
  /** Share of histories. */
  readonly p: number;
  /** Monte-Carlo standard error of `p`: half its Wilson interval over 1.96, so that it is above 0 even where `p` is 0 or 1. */
  readonly se: number;
  /** Histories in which it is true, and all. */
  readonly count: number;
  readonly n: number;
  /** 95 % interval of `p` from Monte-Carlo error alone. */
  readonly low: number;
  readonly high: number;
  /** Of who is paramount and of control: in most replays of the record, where it was replayed. */
  readonly record: Truth;
}

/** @throws Failure with every problem of the file */
export function readPropositionFile(
  { err }: Terminal,
  path: string,
  scenario: Scenario,
  asked: Parameters<typeof readPropositions>[3],
): readonly AskedProposition[] {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new Failure(`--propositions: cannot read ${path}: ${(error as Error).message}`);
  }
  const read = readPropositions(bytes, path, scenario, asked);
  if (!read.ok) throw problemsFailure(read.problems, 2);
  for (const warning of read.warnings) err(`warning: ${problemText(warning)}\n`);
  return read.propositions;
}

/**
 * The answers of each variant.
 * @param first where the file's propositions begin among those of the plan
 */
export function answersOf(
  scenario: Scenario,
  asked: readonly AskedProposition[],
  summaries: ReadonlyMap<Variant, Summary>,
  first: number,
): ReadonlyMap<Variant, readonly Answer[]> {
  const { chronicle } = recordFor(scenario);
  const replayed = summaries.get('record');
  const truths = asked.map(({ proposition }, i) =>
    replayed && asksMeasure(proposition)
      ? majority(replayed, first + i)
      : evaluate(proposition, { chronicle, start: scenario.asOf }),
  );
  const texts = asked.map(({ proposition }) => propositionText(proposition));
  return new Map(
    [...summaries].map(([variant, summary]) => [
      variant,
      asked.map(({ id }, i): Answer => {
        const { count, of, share, low, high } = summary.truths[first + i]!;
        const se = standardError(summary, first + i);
        return { id, proposition: texts[i]!, p: share, se, count, n: of, low, high, record: truths[i]! };
      }),
    ]),
  );
}

/** Where something is drawn for sets of histories, those of one set are alike, and the error is the one within sets. */
function standardError({ truths, sampled }: Summary, at: number): number {
  const { count, of } = truths[at] as Share;
  const within = count === 0 || count === of ? undefined : sampled?.truths[at]?.monteCarlo;
  return within ?? standardErrorOf(count, of);
}

/** A line a question: its share in each variant, with the standard error in percentage points, and the record. */
export function answersText(answers: ReadonlyMap<Variant, readonly Answer[]>): string {
  const variants = [...answers.keys()].filter((variant) => variant !== 'record' || answers.size === 1);
  const [any = []] = answers.values();
  const rows = any.map(({ id, record }, i) => [
    id,
    ...variants.map((variant) => {
      const { p, se } = answers.get(variant)![i]!;
      return `${percent(p)} ±${(100 * se).toFixed(1)}`;
    }),
    record === 'true' ? 'yes' : record === 'false' ? 'no' : '?',
  ]);
  return columns([['Proposition', ...variants, 'record'], ...rows]);
}
