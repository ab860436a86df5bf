/** `record attach`: somebody's own copy of a source, verified by digests; nothing of its text enters the scenario. */
import { resolve } from 'node:path';
import { attach } from '../../host/index.ts';
import type { FoundPassage, PassageState, SourceId } from '../../record/index.ts';
import { attachmentKey, compareFile, inPlace, stateText } from '../attached-copy.ts';
import { type Context, knownId, openScenario } from '../context.ts';
import { Failure } from '../failure.ts';
import { hang } from '../text.ts';

export interface AttachOptions {
  readonly forget?: boolean;
  readonly json?: boolean;
}

const states: readonly PassageState[] = ['in-place', 'moved', 'retyped', 'changed', 'gone'];

export async function attachCommand(
  context: Context,
  name: string,
  sourceId: string,
  file: string | undefined,
  options: AttachOptions,
): Promise<number> {
  const { scenario } = openScenario(context, name);
  const source = scenario.sources.get(knownId(sourceId, scenario.sources, 'source') as SourceId)!;
  const key = attachmentKey(scenario, source);
  if (options.forget) {
    if (file !== undefined) throw new Failure('--forget: takes no file');
    await attach(key, undefined);
    if (options.json)
      context.out(
        `${JSON.stringify({ kind: 'attachment', format: 1, source: source.id, path: null }, undefined, 2)}\n`,
      );
    else context.out(`${source.id}: no copy is remembered any more\n`);
    return 0;
  }
  if (file === undefined)
    throw new Failure('record attach: found no file, expected your copy of the source as plain text');
  const path = resolve(file);
  const comparison = compareFile(scenario, source, path);
  const { passages, setAside, whole } = comparison;
  if (passages.length === 0 && whole === undefined)
    throw new Failure(`${source.id} has no digest of its text, and no claim one of a passage: nothing can be verified`);
  const counts = Object.fromEntries(
    states.map((state) => [state, passages.filter((one) => one.state === state).length]),
  );
  const lost = counts.changed! + counts.gone!;
  const strange = passages.length > 0 ? counts.gone === passages.length : whole === false;
  if (!strange) await attach(key, path);
  if (options.json) {
    const document = {
      ...{ kind: 'attachment', format: 1, source: source.id, path: strange ? null : path },
      ...{ whole: whole ?? null, setAside, counts, passages: passages.map(documentOf) },
    };
    context.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return lost > 0 || strange ? 1 : 0;
  }
  const say = (label: string, text: string) => context.out(`${hang(label, text, 12)}\n`);
  say('source', `${source.title} (${source.id})`);
  say('copy', strange ? `${path}: another text, as it seems; not remembered` : path);
  if (setAside.length > 0) say('set aside', setAside.join(', '));
  if (whole !== undefined)
    say('text', whole ? 'the one that was coded, by its digest' : 'not the one that was coded, to the letter');
  say(
    'passages',
    passages.length === 0
      ? 'none'
      : states
          .filter((state) => counts[state]! > 0)
          .map((state) => `${counts[state]} ${state}`)
          .join(', '),
  );
  if (!strange) {
    for (const [where, claims] of movedTogether(passages))
      context.out(`\n${hang('moved', `${where}: ${claims.join(', ')}`, 12)}\n`);
    for (const found of passages.filter(({ state }) => state !== 'in-place' && state !== 'moved')) {
      const shown = inPlace(comparison, found);
      context.out(`\n${hang(found.state, `${found.passage.claims.join(', ')}: ${stateText(found)}`, 12)}\n`);
      if (shown !== undefined) say('', shown);
    }
  }
  if (!strange && passages.length > 0) context.out('\nrecord show CLAIM now shows the passage behind a claim.\n');
  return lost > 0 || strange ? 1 : 0;
}

/** Claims whose passages moved by the same distance, by what is said of it. */
function movedTogether(passages: readonly FoundPassage[]): ReadonlyMap<string, readonly string[]> {
  const together = new Map<string, string[]>();
  for (const found of passages.filter(({ state }) => state === 'moved')) {
    const claims = together.get(stateText(found)) ?? [];
    together.set(stateText(found), claims);
    claims.push(...found.passage.claims);
  }
  return together;
}

/** Without any text. */
function documentOf({ passage, state, differs, at }: FoundPassage): object {
  const { claims, start, end } = passage;
  return { claims, start, end, state, differs, at: at ?? null };
}
