/** The rules of resolution, and how they are written. */
import type { SourceId } from './claim.ts';
import { type WeightTable, weightTables } from './grade-weights.ts';

export type ResolutionRule =
  | { readonly rule: 'best-grade' }
  /** The claims of these sources first, in this order, then by grade. */
  | { readonly rule: 'prefer'; readonly sources: readonly SourceId[] }
  /** What most independent sources say. */
  | { readonly rule: 'majority' }
  /** Each history draws its own version. */
  | { readonly rule: 'sample'; readonly weights: WeightTable };

/** What may be written for a rule. */
export const ruleForms = 'best-grade, prefer:SOURCE[,SOURCE...], majority, sample, sample:flat or sample:steep';

/** A rule as it is written: `best-grade`, `prefer:a,b`, `majority`, `sample`, `sample:flat`. */
export function ruleText(rule: ResolutionRule): string {
  if (rule.rule === 'prefer') return `prefer:${rule.sources.join(',')}`;
  return rule.rule === 'sample' && rule.weights !== 'usual' ? `sample:${rule.weights}` : rule.rule;
}

export type RuleRead =
  | { readonly ok: true; readonly rule: ResolutionRule }
  /** `at`: where in the text `found` begins, in UTF-16 units. */
  | { readonly ok: false; readonly found: string; readonly at: number; readonly expected: string };

/** Reads what {@link ruleText} writes. Whether the sources exist is for the caller to check, with {@link preferredAt} for the place. */
export function parseRule(text: string): RuleRead {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? undefined : text.slice(colon + 1);
  if (rest === undefined) {
    if (name === 'best-grade' || name === 'majority') return { ok: true, rule: { rule: name } };
    if (name === 'sample') return { ok: true, rule: { rule: 'sample', weights: 'usual' } };
    if (name === 'prefer')
      return { ok: false, found: text, at: 0, expected: 'prefer: and the sources to be believed first' };
  } else if (name === 'sample') {
    const weights = weightTables.find((table) => table === rest);
    if (weights) return { ok: true, rule: { rule: 'sample', weights } };
    return { ok: false, found: rest, at: colon + 1, expected: `one of ${weightTables.join(', ')}` };
  } else if (name === 'prefer') {
    const sources = preferredAt(text).map(({ source }) => source);
    const twice = preferredAt(text).find(({ source }, i) => source === '' || sources.indexOf(source) < i);
    if (!twice) return { ok: true, rule: { rule: 'prefer', sources } };
    const expected = twice.source === '' ? 'a source' : 'each source once';
    return { ok: false, found: twice.source, at: twice.at, expected };
  }
  return { ok: false, found: text, at: 0, expected: ruleForms };
}

/** The sources that `prefer:…` names, each with its place in the text. */
export function preferredAt(text: string): readonly { readonly source: SourceId; readonly at: number }[] {
  let at = text.indexOf(':') + 1;
  return text
    .slice(at)
    .split(',')
    .map((part) => {
      const place = at + (part.length - part.trimStart().length);
      at += part.length + 1;
      return { source: part.trim() as SourceId, at: place };
    });
}
