/** A plan's propositions, compiled once for a start and followed by each of its histories. */
import type { Start } from '../model/index.ts';
import { type CompiledPropositions, compilePropositions, type Follower, type Proposition } from '../polity/index.ts';
import type { Plan } from './plan.ts';

/** By start and list; forgotten with the start. */
const compiled = new WeakMap<Start, Map<readonly Proposition[], CompiledPropositions>>();

export function followerOf({ start, propositions }: Pick<Plan, 'start' | 'propositions'>): Follower {
  const ofStart = compiled.get(start) ?? new Map<readonly Proposition[], CompiledPropositions>();
  compiled.set(start, ofStart);
  const known =
    ofStart.get(propositions) ?? compilePropositions(propositions, { chronicle: start.chronicle, start: start.day });
  ofStart.set(propositions, known);
  return known.follow();
}
