/** Tenures on the record as bars: solid where they held for certain, hatched where the dates leave it open. */
import type { Day } from '../../calendar/index.ts';
import type { Chronicle, PersonId, PostId } from '../../polity/index.ts';
import { tenures } from '../../polity/index.ts';

export interface Bar {
  readonly lane: string;
  readonly from: Day;
  /** The first day after it. */
  readonly until: Day;
  readonly certain: boolean;
}

/** The bars of one person in one post within the days shown, certain ones and possible ones. */
export function barsOf(
  chronicle: Chronicle,
  person: PersonId,
  post: PostId,
  lane: string,
  shown: readonly [Day, Day],
): readonly Bar[] {
  const bars: Bar[] = [];
  const add = (from: number, until: number, certain: boolean) => {
    const [a, b] = [Math.max(from, shown[0]), Math.min(until, shown[1])];
    if (a < b) bars.push({ lane, from: a as Day, until: b as Day, certain });
  };
  for (const { begin, end } of tenures(chronicle, person, post)) {
    const ends = end ?? { earliest: shown[1], latest: shown[1] };
    if (begin.latest < ends.earliest) {
      add(begin.earliest, begin.latest, false);
      add(begin.latest, ends.earliest, true);
      add(ends.earliest, ends.latest, false);
    } else add(begin.earliest, ends.latest, false);
  }
  return bars;
}

/** Everybody who has held the post within the days shown, by first day. */
export function holdersRecorded(
  chronicle: Chronicle,
  post: PostId,
  shown: readonly [Day, Day],
  name: (person: string) => string,
) {
  const persons = new Set<PersonId>();
  for (const change of chronicle)
    if (change.kind === 'fills' && change.post === post && !change.acting) persons.add(change.person);
  return [...persons]
    .map((person) => ({ person, bars: barsOf(chronicle, person, post, name(person), shown) }))
    .filter(({ bars }) => bars.length > 0)
    .sort((a, b) => a.bars[0]!.from - b.bars[0]!.from || (a.person < b.person ? -1 : 1));
}

/** Days held, certain or possible. */
export function daysHeld(bars: readonly Bar[]): number {
  return bars.reduce((sum, { from, until }) => sum + until - from, 0);
}
