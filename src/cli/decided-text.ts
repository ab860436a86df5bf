/** What was decided about a claim or person since it was coded, in words, so that no decision is silent. */
import { isoDay } from '../calendar/index.ts';
import type { PersonId } from '../polity/index.ts';
import type { Claim } from '../record/index.ts';
import type { Merge, Scenario, Withdrawal } from '../scenario/index.ts';

type Label = readonly [label: string, text: string];

/** Lines for the page of a claim: under which identifiers it was coded, and whether it was withdrawn. */
export function decidedOfClaim(scenario: Scenario, claim: Claim): readonly Label[] {
  const lines: Label[] = [];
  for (const id of new Set([claim.coded?.subject, claim.coded?.object]))
    if (id !== undefined) lines.push(['coded as', mergedText(scenario, id as PersonId)]);
  const withdrawal = scenario.withdrawals.find((one) => one.undone === undefined && one.claim === claim.id);
  if (withdrawal !== undefined) lines.push(['withdrawn', byText(withdrawal)]);
  else if (scenario.withheld.includes(claim)) lines.push(['withheld', 'it is about a claim that is withdrawn']);
  for (const undone of scenario.withdrawals)
    if (undone.claim === claim.id && undone.undone !== undefined)
      lines.push(['restored', `${isoDay(undone.undone)}; withdrawn ${byText(undone)}`]);
  return lines;
}

/** Lines for the page of a person: who is taken to be the same, and who no longer is. */
export function decidedOfPerson(scenario: Scenario, person: PersonId): readonly Label[] {
  const merged = (scenario.cast.persons.get(person)?.merged ?? []).map(
    (id): Label => ['merged', mergedText(scenario, id)],
  );
  const undone = scenario.merges
    .filter(({ from, into, undone }) => undone !== undefined && (from === person || into === person))
    .map(
      (merge): Label => [
        'kept apart',
        `${merge.from} and ${merge.into}, since ${isoDay(merge.undone!)}; merged ${byText(merge)}`,
      ],
    );
  return [...merged, ...undone];
}

/** A merged identifier with each decision that leads to the person it stands for. */
function mergedText(scenario: Scenario, id: PersonId): string {
  const steps: string[] = [];
  let at: PersonId | undefined = id;
  while (at !== undefined) {
    const step: Merge | undefined = scenario.merges.find(({ from, undone }) => undone === undefined && from === at);
    if (step !== undefined) steps.push(`merged into ${step.into} ${byText(step)}`);
    at = step?.into;
  }
  return [id, ...steps].join(', ');
}

function byText({ day, coder, reason, line }: Merge | Withdrawal): string {
  return `on ${isoDay(day)} by ${coder}: ${reason} (line ${line})`;
}
