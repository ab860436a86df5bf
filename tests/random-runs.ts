/** One history of a scenario, with what each mechanism told, and the invariants that no history may break. */
import { planOf, runPlan, type Variant } from '../src/experiment/index.ts';
import type { ModelGlance } from '../src/model/index.ts';
import type { Change, Chronicle, Institutions, PersonId } from '../src/polity/index.ts';
import type { Scenario } from '../src/scenario/index.ts';

export interface Acted {
  readonly start: Institutions;
  readonly chronicle: Chronicle;
  /** Changes by `mechanism kind`. */
  readonly acts: ReadonlyMap<string, number>;
  /** Sums of control at the months' ends. */
  readonly control: readonly number[];
}

export function actsOf(scenario: Scenario, variant: Variant, seed: number): Acted {
  const plan = planOf(scenario, { variant, seed });
  const control: number[] = [];
  const observe = (glance: ModelGlance) => {
    control.push(glance.control.reduce((sum, share) => sum + share, 0));
  };
  const { history } = runPlan(plan, 0, { observe });
  const acts = new Map<string, number>();
  for (const { by, kind } of history.chronicle) acts.set(`${by} ${kind}`, (acts.get(`${by} ${kind}`) ?? 0) + 1);
  return { start: plan.start.institutions.copy(), chronicle: history.chronicle, acts, control };
}

/** What is wrong with a history, in words; nothing in a sound one. */
export function brokenInvariants({ start, chronicle, control }: Acted): readonly string[] {
  const now = start;
  const broken: string[] = [];
  const modelled = new Set(['record', 'given', 'rule', 'intervention']);
  control.forEach((sum, month) => {
    if (sum !== 0 && Math.abs(sum - 1) > 1e-9) broken.push(`control sums to ${sum} in month ${month}`);
  });
  for (const change of chronicle) {
    if (!modelled.has(change.by))
      for (const person of actors(change)) {
        if (now.isDead(person)) broken.push(`the dead act: ${JSON.stringify(change)}`);
        else if (!now.isPresent(person)) broken.push(`the absent act: ${JSON.stringify(change)}`);
      }
    if (change.kind === 'votes' && change.by !== 'record') {
      const cast = (change.yes ?? 0) + (change.no ?? 0) + (change.abstain ?? 0) + (change.absent ?? 0);
      const members = Math.max(now.voters(change.body).length, now.judges(change.body).length);
      if (change.by === 'votes' && cast > members) broken.push(`more votes than members: ${JSON.stringify(change)}`);
    }
    const room = change.kind === 'fills' && !change.acting && !modelled.has(change.by) ? now.vacancies(change.post) : 1;
    if (room === 0) broken.push(`over capacity: ${JSON.stringify(change)}`);
    now.apply(change);
  }
  return broken;
}

/** Whoever votes, moves, names or strikes in a change. */
function actors(change: Change): readonly PersonId[] {
  switch (change.kind) {
    case 'votes':
      return [...(change.voters?.yes ?? []), ...(change.voters?.no ?? [])];
    case 'moves':
      return [change.person, ...change.backers];
    case 'fills':
      return change.sponsor === undefined ? [] : [change.sponsor];
    case 'strikes':
      return [change.person];
    default:
      return [];
  }
}
