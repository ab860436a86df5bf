/** `ablate`: each mechanism off, what moves, and whether it is what was said beforehand. */
import { join } from 'node:path';
import { type Ablation, type JudgedSign, type PlanOptions, planOf, type Variant } from '../../experiment/index.ts';
import { mechanisms } from '../../model/index.ts';
import { ruleText } from '../../record/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Context, givenOption, nearest, openScenario, wholeOption } from '../context.ts';
import { endingNames } from '../ending-names.ts';
import { Failure } from '../failure.ts';
import { ablationJson, ablationsOf, signsIn } from '../judging.ts';
import { commonOptions, settingsOf } from '../plan-options.ts';
import { mostHistories, withRuns } from '../runs.ts';
import { columns, percent, wrap } from '../text.ts';
import type { EnsembleOptions } from './ensemble.ts';

export interface AblateOptions extends Omit<EnsembleOptions, 'out' | 'variant'> {
  readonly variant: string;
  readonly mechanism?: string;
}

export async function ablateCommand(context: Context, name: string, options: AblateOptions): Promise<number> {
  const { scenario, folder } = openScenario(context, name, options.resolution);
  if (options.variant !== 'free' && options.variant !== 'given')
    throw new Failure(`--variant: found “${options.variant}”, expected free or given`);
  const histories = wholeOption(options.histories, '--histories', 2, mostHistories);
  const shared: PlanOptions = {
    ...commonOptions(scenario, options, histories),
    variant: options.variant as Variant,
    ...(options.given !== undefined && { given: givenOption(options.given) }),
  };
  const plan = planOf(scenario, shared);
  const wanted = mechanismsWanted(options.mechanism, plan.settings.off);
  const signs = signsIn(join(context.packageRoot, 'preregistered'));
  const ablations = await withRuns(context, folder, options.threads, (runs) =>
    ablationsOf(runs, plan, wanted, signs, histories),
  );
  context.out(
    options.json
      ? `${JSON.stringify({ kind: 'ablation', format: 1, scenario: { id: scenario.id, digest: scenario.digest }, variant: options.variant, given: plan.given, histories, ...settingsOf(plan), mechanisms: ablations.map(ablationJson) }, undefined, 2)}\n`
      : `${screen(scenario, histories, options.variant, ablations)}\n`,
  );
  return 0;
}

function mechanismsWanted(text: string | undefined, off: readonly string[]): readonly string[] {
  const all = mechanisms.map(({ id }) => id);
  const asked = text === undefined ? all.filter((id) => !off.includes(id)) : text.split(',').map((id) => id.trim());
  for (const id of asked) {
    if (!all.includes(id)) {
      const near = nearest(id, all);
      throw new Failure(
        `--mechanism: found “${id}”, expected some of ${all.join(', ')}${near ? `; did you mean ${near}?` : ''}`,
      );
    }
    if (off.includes(id)) throw new Failure(`--mechanism: ${id} is off already`);
  }
  return [...new Set(asked)];
}

/** Lines of what moved, besides the signs, for each mechanism. */
const mostMoved = 4;

function screen(scenario: Scenario, histories: number, variant: string, ablations: readonly Ablation[]): string {
  const name = endingNames(scenario);
  const blocks = ablations.map((one) => {
    const moved = [
      ...one.endings.map((effect) => ({ ...effect, about: `${name(effect.about)} paramount` })),
      ...one.outcomes,
    ]
      .filter(({ low, high }) => low > 0 || high < 0)
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      .slice(0, mostMoved);
    const rows = [
      [`${one.mechanism} off`, 'full', 'changed', 'change', '95 % interval', 'said'],
      ...one.signs.map(signRow),
      ...moved.map(({ about, without, with: off, difference, low, high }) => [
        about!,
        percent(without),
        percent(off),
        points(difference),
        `${points(low)} to ${points(high)}`,
        '',
      ]),
    ];
    const note = one.movesNothing
      ? 'Moves nothing: no pair differs in anything that is followed or measured.'
      : `${percent(one.unchanged.share)} of pairs unchanged${one.signs.length === 0 ? '; no sign is registered for this variant' : ''}.`;
    return `${columns(rows)}\n${note}`;
  });
  return [
    wrap(
      `${scenario.title}: ${histories} ${variant} histories with each mechanism off, paired with the full model. Resolution: ${ruleText(scenario.resolution)}.`,
    ),
    '',
    blocks.join('\n\n'),
    '',
    wrap(
      'said: what was registered beforehand (preregistered/) against what was found. Shares change in percentage points. Each interval is for one comparison: of a hundred true nothings about five lie beyond theirs. Pairs share every random draw.',
    ),
  ].join('\n');
}

function signRow({ sign, full, changed, difference, low, high, verdict }: JudgedSign): readonly string[] {
  const what = sign.when === 'off' ? sign.measure : `${sign.measure}, ${sign.id}`;
  if (full === undefined) return [what, '', '', '', 'not measured', verdict];
  const change = (value: number) => (sign.relative ? `${points(value)} %` : signed(value));
  return [what, number(full), number(changed!), change(difference!), `${change(low!)} to ${change(high!)}`, verdict];
}

function points(value: number): string {
  const rounded = Math.round(100 * value);
  return `${rounded > 0 ? '+' : ''}${rounded === 0 ? 0 : rounded}`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${number(value)}`;
}

/** Two decimals, or two figures below a tenth. */
function number(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 0.1 ? String(Number(value.toPrecision(2))) : value.toFixed(2);
}
