/** Who forecasts: the model, the model with something taken from it, and rules that need no model. */
import type { Proposition } from '../../polity/index.ts';
import type { PlanOptions } from '../plan.ts';
import { expectation } from './expectations.ts';
import { type Standpoint, truthAsThingsStand } from './standpoint.ts';

/** Those that count histories, with what makes their plan another than the free model's. */
export const simulated = {
  model: { variant: 'free' },
  'null-engine': { variant: 'null' },
  'shuffled-assessments': { variant: 'free', shuffle: 'assessments' },
  'shuffled-ties': { variant: 'free', shuffle: 'ties' },
} as const satisfies Readonly<Record<string, Pick<PlanOptions, 'variant' | 'shuffle'>>>;

/** Those that follow a rule: a chance, or undefined for what the rule does not cover. */
export const ruled = {
  /** Nothing changes. */
  'status-quo': (standpoint, proposition) => {
    const truth = truthAsThingsStand(standpoint, proposition);
    return truth === 'unknown' ? undefined : Number(truth === 'true');
  },
  /** Everybody leaves and dies at the cross-national rate; all who hold a post are as likely to take a free place. */
  'base-rate': (standpoint, proposition) =>
    expectation(standpoint, { weight: () => 1, openLeadership: false }, proposition),
  /** The same; free places and the lead go by what a person's posts are worth. */
  'formal-rank': (standpoint, proposition) => {
    const { now, plan } = standpoint;
    const worth = plan.model.posts.worth;
    const weight = (person: Parameters<typeof now.postsOf>[0]) =>
      now.postsOf(person).reduce((sum, post) => sum + worth.get(post)!, 0);
    return expectation(standpoint, { weight, openLeadership: true }, proposition);
  },
  /** The same; they go by perceived control, which counts clients. */
  'largest-bloc': (standpoint, proposition) =>
    expectation(standpoint, { weight: standpoint.perceived, openLeadership: true }, proposition),
} as const satisfies Readonly<Record<string, (standpoint: Standpoint, proposition: Proposition) => number | undefined>>;

export type SimulatedId = keyof typeof simulated;
export type RuleId = keyof typeof ruled;
export type ForecasterId = SimulatedId | RuleId;
/** The model, then its baselines in the order in which they are shown. */
export const forecasters: readonly ForecasterId[] = [
  'model',
  'status-quo',
  'base-rate',
  'formal-rank',
  'largest-bloc',
  'null-engine',
  'shuffled-assessments',
  'shuffled-ties',
];
