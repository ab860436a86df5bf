/** The errors of an ensemble over parameter sets, for a terminal. */
import type { Sampled, Summary, Uncertainty, Variant } from '../experiment/index.ts';
import type { PersonId } from '../polity/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { columns, percent, wrap } from './text.ts';

/** Rows a variant: the shares in which something is left to say. */
const most = 6;
/** Standard errors up to a one-sided 95 % bound. */
const oneSided = 1.645;

/** Empty where parameters were not drawn; begins with an empty line otherwise. */
export function uncertaintyText(scenario: Scenario, summaries: ReadonlyMap<Variant, Summary>): string {
  const blocks = [...summaries].flatMap(([variant, summary]) =>
    summary.sampled && variant !== 'record' ? [block(scenario, variant, summary, summary.sampled)] : [],
  );
  if (blocks.length === 0) return '';
  const note =
    'Standard deviation of each share, in percentage points. Monte-Carlo: from running so few histories; it falls with more. Parameters: of the share itself as parameters run over their priors, ± its standard error, or from 0 to what a one-sided 95 % bound leaves possible. Definitions, such as the thresholds of “paramount”, are not varied.';
  return `\n\n${blocks.join('\n\n')}\n\n${wrap(note)}`;
}

function block(
  scenario: Scenario,
  variant: Variant,
  summary: Summary,
  { sets, perSet, endings, truths }: Sampled,
): string {
  const points = (value: number) => (100 * value).toFixed(1);
  const doubt = ({ parameters, variance, varianceError }: Uncertainty) =>
    variance > 0
      ? `${points(parameters)} ±${points(varianceError / (2 * parameters))}`
      : `0 to ${points(Math.sqrt(oneSided * varianceError))}`;
  const name = (person: string | null) =>
    person === null ? 'nobody: collective' : (scenario.cast.persons.get(person as PersonId)?.name ?? person);
  const row = (about: string, share: number, one: Sampled['truths'][number]) => [
    about,
    percent(share),
    one ? points(one.monteCarlo) : '?',
    one ? doubt(one) : '?',
  ];
  const ofPerson = new Map(endings.map(({ person, uncertainty }) => [person, uncertainty]));
  return columns([
    [`${variant}: ${sets.length} parameter sets of ${perSet}`, 'share', 'Monte-Carlo', 'parameters'],
    ...summary.endings
      .slice(0, most)
      .map(({ person, share }) => row(`${name(person)} paramount`, share, ofPerson.get(person) ?? null)),
    ...scenario.questions.outcomes.slice(0, most).flatMap(({ text }, i) => {
      const truth = summary.truths[i];
      return truth ? [row(text, truth.share, truths[i] ?? null)] : [];
    }),
  ]);
}
