/** The errors of an ensemble over sets of parameters or rules, for a terminal. */
import type { Sampled, Summary, Uncertainty, Variant } from '../experiment/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { endingNames } from './ending-names.ts';
import { columns, percent, wrap } from './text.ts';

/** Rows a variant: the shares in which something is left to say. */
const most = 6;
/** Standard errors up to a one-sided 95 % bound. */
const oneSided = 1.645;

/** Empty where nothing was drawn; begins with an empty line otherwise. */
export function uncertaintyText(scenario: Scenario, summaries: ReadonlyMap<Variant, Summary>): string {
  const blocks = [...summaries].flatMap(([variant, summary]) =>
    summary.sampled && variant !== 'record' ? [block(scenario, variant, summary, summary.sampled)] : [],
  );
  if (blocks.length === 0) return '';
  const drawn = [...summaries.values()].find(({ sampled }) => sampled)!.sampled!.drawn;
  const runs = {
    parameters: 'parameters run over their priors,',
    rules: 'contested rules hold or their alternatives,',
  };
  const what = drawn.map((one) => runs[one]).join(' and ');
  const definitions = drawn.includes('parameters')
    ? ' Definitions, such as the thresholds of “paramount”, are not varied.'
    : '';
  const note = `Standard deviation of each share, in percentage points. Monte-Carlo: from running so few histories; it falls with more. Drawn: of the share itself as ${what} ± its standard error, or from 0 to what a one-sided 95 % bound leaves possible.${definitions}`;
  return `\n\n${blocks.join('\n\n')}\n\n${wrap(note)}`;
}

function block(
  scenario: Scenario,
  variant: Variant,
  summary: Summary,
  { sets, perSet, drawn, endings, truths }: Sampled,
): string {
  const points = (value: number) => (100 * value).toFixed(1);
  const doubt = ({ parameters, variance, varianceError }: Uncertainty) =>
    variance > 0
      ? `${points(parameters)} ±${points(varianceError / (2 * parameters))}`
      : `0 to ${points(Math.sqrt(oneSided * varianceError))}`;
  const name = endingNames(scenario);
  const row = (about: string, share: number, one: Sampled['truths'][number]) => [
    about,
    percent(share),
    one ? points(one.monteCarlo) : '?',
    one ? doubt(one) : '?',
  ];
  const ofPerson = new Map(endings.map(({ person, uncertainty }) => [person, uncertainty]));
  return columns([
    [`${variant}: ${sets.length} sets of ${perSet}`, 'share', 'Monte-Carlo', drawn.join(' and ')],
    ...summary.endings
      .slice(0, most)
      .map(({ person, share }) => row(`${name(person)} paramount`, share, ofPerson.get(person) ?? null)),
    ...scenario.questions.outcomes.slice(0, most).flatMap(({ text }, i) => {
      const truth = summary.truths[i];
      return truth ? [row(text, truth.share, truths[i] ?? null)] : [];
    }),
  ]);
}
