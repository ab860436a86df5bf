/** Spells: from when to when something held, read off a chronicle with its uncertain ends. */
import type { Day, Span } from '../calendar/index.ts';
import type { Change, Chronicle, ExitReason } from './change.ts';
import type { Truth } from './fold.ts';
import type { PersonId, PostId } from './ids.ts';

export interface Spell {
  readonly begin: Span;
  /** Absent while it lasts. */
  readonly end?: Span;
  readonly beginning: Change;
  readonly ending?: Change;
}

/** Pairs each change that begins something with the one that ends it: of the same spell where the ending says so, else the next. */
export function spells(
  chronicle: Chronicle,
  begins: (change: Change) => boolean,
  ends: (change: Change) => boolean,
): readonly Spell[] {
  const found: Spell[] = [];
  const open: number[] = [];
  for (const change of chronicle) {
    if (begins(change)) open.push(found.push({ begin: change, beginning: change }) - 1);
  }
  for (const change of chronicle) {
    if (!ends(change)) continue;
    const fitting = open.findIndex((at) => {
      const { beginning } = found[at]!;
      return change.spell === undefined ? beginning.earliest <= change.earliest : beginning.spell === change.spell;
    });
    if (fitting < 0) continue;
    const [at] = open.splice(fitting, 1);
    found[at!] = { ...found[at!]!, end: change, ending: change };
  }
  return found;
}

/** The tenures of a person in a post, acting ones left out. */
export function tenures(chronicle: Chronicle, person: PersonId, post: PostId): readonly Spell[] {
  return spells(
    chronicle,
    (change) => change.kind === 'fills' && !change.acting && change.person === person && change.post === post,
    (change) => change.kind === 'vacates' && !change.acting && change.person === person && change.post === post,
  );
}

export function exitReason(spell: Spell): ExitReason | undefined {
  return spell.ending?.kind === 'vacates' ? spell.ending.reason : undefined;
}

/** Whether a spell covers a day; its last day is the day before the one on which it ended. */
export function covers(spell: Spell, day: Day): Truth {
  const certain = spell.end === undefined || spell.end.earliest > spell.begin.latest;
  if (certain && spell.begin.latest <= day && (spell.end === undefined || spell.end.earliest > day)) return 'true';
  return spell.begin.earliest <= day && (spell.end === undefined || spell.end.latest > day) ? 'unknown' : 'false';
}
