/** `check`: every error of a scenario folder in one pass. */
import { folderId } from '../../host/index.ts';
import { problemText, readScenario } from '../../scenario/index.ts';
import { type Context, folderOf } from '../context.ts';

export function checkCommand(context: Context, name: string, options: { readonly json?: boolean }): number {
  const { path, folder } = folderOf(context, name);
  const loaded = readScenario(folder, folderId(path));
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  if (options.json) {
    context.out(`${JSON.stringify({ kind: 'check', format: 1, ok: loaded.ok, problems }, undefined, 2)}\n`);
    return loaded.ok ? 0 : 1;
  }
  for (const problem of problems) context.out(`${problemText(problem)}\n`);
  if (!loaded.ok) {
    context.out(`${problems.length} ${problems.length === 1 ? 'error' : 'errors'}\n`);
    return 1;
  }
  const { scenario } = loaded;
  context.out(
    `${scenario.id}: ${scenario.cast.persons.size} persons, ${scenario.cast.organs.size} organs, ${scenario.cast.posts.size} posts, ${scenario.claims.length} claims from ${scenario.sources.size} sources, ${scenario.assessments.length} assessments; no errors${problems.length > 0 ? `, ${problems.length} warnings` : ''}\n`,
  );
  return 0;
}
