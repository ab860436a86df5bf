/** What of the past the measures of a history ask for: since when posts are held, who is whose rival, and who is whose man. */
import type { Day } from '../calendar/index.ts';
import type { Change, Chronicle } from '../polity/index.ts';

/** Something by two identifiers; what is not its own it has from another, which must not change afterwards. */
class ByPair<V> {
  private readonly of = new Map<string, Map<string, V>>();
  private readonly before: ByPair<V> | undefined;

  constructor(before?: ByPair<V>) {
    this.before = before;
  }
  get(a: string, b: string): V | undefined {
    return this.about(a)?.get(b);
  }
  has(a: string, b: string): boolean {
    return this.about(a)?.has(b) ?? false;
  }
  set(a: string, b: string, value: V): void {
    this.own(a).set(b, value);
  }
  delete(a: string, b: string): void {
    if (this.has(a, b)) this.own(a).delete(b);
  }
  private about(a: string): Map<string, V> | undefined {
    return this.of.get(a) ?? this.before?.about(a);
  }
  private own(a: string): Map<string, V> {
    const own = this.of.get(a) ?? new Map(this.before?.about(a));
    this.of.set(a, own);
    return own;
  }
}

export class SoFar {
  /** First days of tenures, by person and post. */
  readonly since: ByPair<Day>;
  /** Whose rival is whom. */
  readonly rivals: ByPair<true>;
  /** Who has named whom, or is his patron. */
  readonly men: ByPair<true>;

  constructor(of?: SoFar) {
    this.since = new ByPair(of?.since);
    this.rivals = new ByPair(of?.rivals);
    this.men = new ByPair(of?.men);
  }

  /** To be changed apart; the original must not change afterwards. */
  copy(): SoFar {
    return new SoFar(this);
  }

  follow(change: Change): void {
    if (change.kind === 'fills') {
      if (!change.acting) this.since.set(change.person, change.post, change.earliest);
      if (change.sponsor !== undefined) this.men.set(change.sponsor, change.person, true);
    } else if (change.kind === 'ties') {
      if (change.tie === 'rival') this.rivals.set(change.from, change.to, true);
      else if (change.tie === 'patron') this.men.set(change.from, change.to, true);
    } else if (change.kind === 'unties' && change.tie === 'rival') this.rivals.delete(change.from, change.to);
  }
}

/** All histories of a plan have one start: gone through once. */
const starts = new WeakMap<Chronicle, SoFar>();

export function soFar(start: Chronicle): SoFar {
  const before = starts.get(start);
  if (before) return before;
  const known = new SoFar();
  for (const change of start) known.follow(change);
  starts.set(start, known);
  return known;
}
