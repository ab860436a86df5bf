/** policies.csv: what a body may adopt. */
import type { Policy, PolicyId } from '../../polity/index.ts';
import { identifier, words } from '../scalars.ts';
import type { SourceFile } from '../session.ts';
import { filled, readTable } from '../table.ts';

export const policiesTable = {
  file: 'policies.csv',
  names: 'policy',
  columns: { id: filled(identifier), name: filled(words), domain: filled(words) },
} as const;

export function readPolicies(file: SourceFile): ReadonlyMap<PolicyId, Policy> {
  const policies = new Map<PolicyId, Policy>();
  readTable(policiesTable, file, ({ id, name = '', domain = '' }) => {
    if (id !== undefined) policies.set(id as PolicyId, { id: id as PolicyId, name, domain });
  });
  return policies;
}
