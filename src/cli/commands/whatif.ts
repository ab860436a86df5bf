/** `whatif`: paired histories that differ in one decision. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Effect, planOf, type Variant } from '../../experiment/index.ts';
import { ruleText } from '../../record/index.ts';
import { type Intervention, readInterventions, type Scenario } from '../../scenario/index.ts';
import { type Context, dayOption, givenOption, knownId, openScenario, wholeOption } from '../context.ts';
import { endingNames } from '../ending-names.ts';
import { Failure, problemsFailure } from '../failure.ts';
import { commonOptions, settingsOf } from '../plan-options.ts';
import { mostHistories, withRuns } from '../runs.ts';
import { columns, percent, wrap } from '../text.ts';
import type { EnsembleOptions } from './ensemble.ts';

export interface WhatifOptions extends Omit<EnsembleOptions, 'out' | 'variant'> {
  readonly variant: string;
  readonly fill?: readonly string[];
  readonly vacate?: readonly string[];
}

export async function whatifCommand(
  context: Context,
  name: string,
  file: string | undefined,
  options: WhatifOptions,
): Promise<number> {
  const { scenario, folder, path } = openScenario(context, name, options.resolution);
  if (options.variant !== 'free' && options.variant !== 'given')
    throw new Failure(`--variant: found “${options.variant}”, expected free or given`);
  const interventions = [
    ...(file === undefined ? [] : fromFile(scenario, path, file)),
    ...fromOptions(scenario, options),
  ];
  if (interventions.length === 0)
    throw new Failure(
      'nothing to do: name a file of interventions, or --fill POST=PERSON@DATE or --vacate POST=PERSON@DATE',
    );
  const histories = wholeOption(options.histories, '--histories', 1, mostHistories);
  const shared = {
    ...commonOptions(scenario, options, histories),
    variant: options.variant as Variant,
    ...(options.given !== undefined && { given: givenOption(options.given) }),
  };
  const plans = [planOf(scenario, shared), planOf(scenario, { ...shared, interventions })] as const;
  for (const { on } of interventions)
    if (on <= scenario.asOf || on > plans[0].to)
      throw new Failure('an intervention must lie after the as-of day and before the end');
  const [tally] = await withRuns(context, folder, options.threads, (runs) =>
    runs.contrasts(plans[0], [plans[1]], histories, 'pairs of histories'),
  );
  const result = compare(tally!);
  const { kind, ...rest } = result;
  context.out(
    options.json
      ? `${JSON.stringify({ kind, format: 1, scenario: { id: scenario.id, digest: scenario.digest }, variant: options.variant, ...settingsOf(plans[0]), ...rest }, undefined, 2)}\n`
      : `${screen(scenario, result)}\n`,
  );
  return 0;
}

function fromFile(scenario: Scenario, path: string, file: string): readonly Intervention[] {
  const places = [file, join(path, file), join(path, 'interventions', file)];
  for (const place of places) {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(readFileSync(place));
    } catch {
      continue;
    }
    const read = readInterventions(bytes, file, scenario);
    if (!read.ok) throw problemsFailure(read.problems, 2);
    return read.interventions;
  }
  throw new Failure(`there is no file of interventions ${file}`);
}

function fromOptions(scenario: Scenario, options: WhatifOptions): readonly Intervention[] {
  const parse =
    (what: 'fill' | 'vacate') =>
    (text: string): Intervention => {
      const match = /^([^=@]+)=([^=@]+)@(.+)$/.exec(text);
      if (!match) throw new Failure(`--${what}: found “${text}”, expected POST=PERSON@DATE`);
      return {
        do: what,
        post: knownId(match[1]!, scenario.cast.posts, 'post'),
        person: knownId(match[2]!, scenario.cast.persons, 'person'),
        on: dayOption(match[3]!, `--${what}`),
      };
    };
  return [...(options.fill ?? []).map(parse('fill')), ...(options.vacate ?? []).map(parse('vacate'))];
}

function screen(scenario: Scenario, result: ReturnType<typeof compare>): string {
  const points = (value: number) => `${value > 0 ? '+' : ''}${Math.round(100 * value)}`;
  const name = endingNames(scenario);
  const row = (about: string, { without, with: done, difference, low, high }: Effect) => [
    about,
    percent(without),
    percent(done),
    points(difference),
    `${points(low)} to ${points(high)}`,
  ];
  const head = (title: string) => [title, 'without', 'with', 'points', '95 % interval'];
  const first = result.firstDifference[0];
  return [
    columns([
      head('Who ends paramount'),
      ...result.endings.slice(0, 6).map((effect) => row(name(effect.about), effect)),
      head('Chief outcomes'),
      ...result.outcomes.map((effect) => row(effect.about!, effect)),
    ]),
    '',
    wrap(
      `${result.histories} pairs; ${percent(result.unchanged.share)} unchanged${first ? `; the first to differ does so in ${first.month}` : ''}${result.refused > 0 ? `; in ${result.refused} the intervention could not be done` : ''}. Pairs share every random draw except where the intervention reaches. Resolution: ${ruleText(scenario.resolution)}.`,
    ),
  ].join('\n');
}
