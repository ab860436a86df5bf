/**
 * What an import adds to a folder: rows of its tables, not yet written. Things that the folder has already are found by
 * their identifier, by redirects.csv or by their `wikidata` column; whatever is new is proposed as a row of its own.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { idPattern, type OrganId } from '../polity/index.ts';
import type { Predicate } from '../record/index.ts';
import { type Scenario, slugOf } from '../scenario/index.ts';
import { Losses } from './format.ts';

export type Kind = 'person' | 'organ' | 'post' | 'event';
export type Row = Readonly<Record<string, string>>;

/** How something is called elsewhere. */
export interface Foreign {
  /** Its identifier there. */
  readonly id: string;
  readonly name: string;
  /** Its item in Wikidata, where that is known. */
  readonly wikidata?: string | undefined;
}

export interface NewClaim {
  /** Where it has one that may be kept. */
  readonly id?: string | undefined;
  readonly source: string;
  readonly subject: string;
  readonly predicate: Predicate;
  readonly object?: string | undefined;
  readonly value?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly calendar?: string | undefined;
  readonly locator?: string | undefined;
  readonly asWritten?: string | undefined;
  readonly modality?: string | undefined;
  readonly grade?: string | undefined;
  readonly note?: string | undefined;
}

const redirectable = /^[A-Za-z0-9]+(?:[-_.:][A-Za-z0-9]+)*$/;
const LONGEST_ID = 80;
/** Of a post whose places nobody counted: enough that none of its holders is one too many. */
const UNCOUNTED = 10_000;

export class Draft {
  readonly lost = new Losses();
  /** By file. */
  readonly rows = new Map<string, Row[]>();
  /** Entries of sources.json. */
  readonly sources: Readonly<Record<string, unknown>>[] = [];
  /** What a scenario.yaml that is made says of issues. */
  issues = '';
  readonly #known: Scenario | undefined;
  readonly #taken: Set<string>;
  readonly #sourceIds: Set<string>;
  readonly #ids = new Map<string, string>();
  readonly #byWikidata = new Map<string, string>();
  readonly #claims = new Map<string, string>();

  /** @param known the scenario of the folder, where there is one */
  constructor(known: Scenario | undefined) {
    this.#known = known;
    const cast = known?.cast;
    this.#taken = new Set([
      ...(cast ? Object.values(cast).flatMap((map) => [...(map as ReadonlyMap<string, unknown>).keys()]) : []),
      ...(known ? [...known.series.keys(), ...known.redirects.keys()] : []),
      ...(known?.claims.map(({ id }) => id as string) ?? []),
    ]);
    this.#sourceIds = new Set(known?.sources.keys() ?? []);
    for (const [kind, map] of [
      ['person', cast?.persons],
      ['organ', cast?.organs],
    ] as const)
      for (const { id, wikidata } of map?.values() ?? [])
        if (wikidata !== undefined) this.#byWikidata.set(`${kind} ${wikidata}`, id);
    for (const claim of known?.claims ?? [])
      this.#claims.set(
        keyOf({
          ...claim,
          locator: claim.locator.text,
          from: claim.from === 'open' ? '..' : claim.from?.edtf,
          to: claim.to === 'open' ? '..' : claim.to?.edtf,
          modality: claim.modality,
          calendar: claim.calendar,
        }),
        claim.id,
      );
  }

  /** Whether the folder names persons or posts already. */
  get isInto(): boolean {
    return this.#known !== undefined && this.#known.cast.persons.size + this.#known.cast.posts.size > 0;
  }

  /** An organ for posts of which nobody says where they belong. */
  nowhere(): string {
    return this.organ({ id: 'not-stated', name: 'Not stated' });
  }

  /** What stands for the thing already; undefined where nothing does. */
  find(kind: Kind, { id, wikidata }: Pick<Foreign, 'id' | 'wikidata'>): string | undefined {
    const before = this.#ids.get(`${kind} ${id}`);
    if (before !== undefined) return before;
    const redirected = this.#known?.redirects.get(id);
    if (redirected !== undefined && this.#has(kind, redirected)) return redirected;
    if (wikidata !== undefined) {
      const marked = this.#byWikidata.get(`${kind} ${wikidata}`);
      if (marked !== undefined) return marked;
    }
    return this.#has(kind, id) ? id : undefined;
  }

  person(foreign: Foreign, more: { readonly variants?: readonly string[] } = {}): string {
    const variants = [...new Set(more.variants ?? [])].map(cellOf).filter((one) => one !== '' && one !== foreign.name);
    return this.#name('person', foreign, 'persons.csv', (id) => ({
      id,
      name: nameOf(foreign),
      variants: variants.map((one) => one.replaceAll('|', '/')).join(' | '),
      wikidata: foreign.wikidata ?? '',
    }));
  }

  /** @param parent an identifier of an organ of the folder or the draft */
  organ(foreign: Foreign, more: { readonly kind?: string; readonly parent?: string | undefined } = {}): string {
    return this.#name('organ', foreign, 'organs.csv', (id) => ({
      id,
      name: nameOf(foreign),
      kind: more.kind ?? 'agency',
      parent: more.parent ?? '',
      wikidata: foreign.wikidata ?? '',
    }));
  }

  /** @param organ an identifier of the folder or the draft */
  post(
    foreign: Foreign,
    organ: string,
    more: { readonly class?: string | undefined; readonly capacity?: number | undefined } = {},
  ): string {
    return this.#name('post', foreign, 'posts.csv', (id) => ({
      id,
      organ,
      name: nameOf(foreign),
      class: more.class ?? 'staff',
      capacity: String(more.capacity ?? UNCOUNTED),
      function: '',
      cadres: '0',
    }));
  }

  /** Whether an organ of the folder or the draft is a faction. */
  isFaction(organ: string): boolean {
    const own = this.rows.get('organs.csv')?.find(({ id }) => id === organ)?.kind;
    return (own ?? this.#known?.cast.organs.get(organ as OrganId)?.kind) === 'faction';
  }

  event(foreign: Foreign, kind = 'other'): string {
    return this.#name('event', foreign, 'events.csv', (id) => ({ id, kind, name: nameOf(foreign) }));
  }

  hasSource(id: string): boolean {
    return this.#sourceIds.has(id);
  }

  /** A source by its identifier, proposed with the entry made where the folder has none. */
  source(foreign: string, entry: (id: string) => Readonly<Record<string, unknown>>): string {
    const key = `source ${foreign}`;
    const before = this.#ids.get(key);
    if (before !== undefined) return before;
    if (this.#known?.sources.has(foreign as never)) return foreign;
    const id = fresh(foreign, foreign, 'source', this.#sourceIds);
    this.#ids.set(key, id);
    this.sources.push(entry(id));
    return id;
  }

  /** Adds a claim unless the folder or the draft has one that says the same from the same place. */
  claim(claim: NewClaim): string {
    const key = keyOf(claim);
    const before = this.#claims.get(key);
    if (before !== undefined) {
      this.lost.add('claims that were there already');
      return before;
    }
    const content = `${claim.predicate}-${digest(key)}`;
    const id = fresh(claim.id ?? content, content, 'claim', this.#taken);
    this.#claims.set(key, id);
    this.add('claims.csv', {
      id,
      source: claim.source,
      locator: cellOf(claim.locator),
      subject: claim.subject,
      predicate: claim.predicate,
      object: claim.object ?? '',
      value: cellOf(claim.value),
      from: claim.from ?? '',
      to: claim.to ?? '',
      calendar: claim.calendar === 'gregorian' ? '' : (claim.calendar ?? ''),
      as_written: cellOf(claim.asWritten),
      modality: claim.modality === 'asserted' ? '' : (claim.modality ?? ''),
      grade: claim.grade ?? '',
      coder: 'import',
      note: cellOf(claim.note),
    });
    return id;
  }

  add(file: string, row: Row): void {
    const rows = this.rows.get(file);
    if (rows) rows.push(row);
    else this.rows.set(file, [row]);
  }

  #has(kind: Kind, id: string): boolean {
    const cast = this.#known?.cast;
    if (cast === undefined) return false;
    const table = { person: cast.persons, organ: cast.organs, post: cast.posts, event: cast.events }[kind];
    return (table as ReadonlyMap<string, unknown>).has(id);
  }

  #name(kind: Kind, foreign: Foreign, file: string, row: (id: string) => Row): string {
    const found = this.find(kind, foreign);
    const id = found ?? fresh(foreign.id, foreign.name, kind, this.#taken);
    this.#ids.set(`${kind} ${foreign.id}`, id);
    if (found !== undefined) return found;
    this.add(file, row(id));
    // Another import of the same thing finds it again.
    const hasColumn = foreign.wikidata === foreign.id && kind !== 'post' && kind !== 'event';
    if (
      kind !== 'event' &&
      foreign.id !== id &&
      !hasColumn &&
      redirectable.test(foreign.id) &&
      !this.#taken.has(foreign.id)
    ) {
      if (foreign.id.length <= LONGEST_ID) this.add('redirects.csv', { from: foreign.id, to: id });
      this.#taken.add(foreign.id);
    }
    return id;
  }
}

/** The foreign identifier where it may be kept, else one made of the name; never one that is taken. */
function fresh(foreign: string, name: string, kind: string, taken: Set<string>): string {
  const slug = slugOf(name.slice(0, 60));
  const other = slugOf(foreign.slice(0, 40)) ?? digest(foreign);
  const candidates = [
    ...(idPattern.test(foreign) ? [foreign] : []),
    ...(slug === undefined ? [] : [slug]),
    `${(slug ?? kind).slice(0, 35).replace(/-+$/, '')}-${other.slice(0, 40).replace(/-+$/, '')}`,
  ];
  let id = candidates.find((one) => idPattern.test(one) && !taken.has(one));
  for (let n = 2; id === undefined; n += 1) {
    const numbered = `${kind}-${digest(foreign)}-${n}`;
    if (!taken.has(numbered)) id = numbered;
  }
  taken.add(id);
  return id;
}

/** What makes two claims one: the same said in the same place. */
function keyOf({
  source,
  locator,
  subject,
  predicate,
  object,
  value,
  from,
  to,
  calendar,
  modality,
}: Omit<NewClaim, 'grade'>): string {
  const cells = [source, locator, subject, predicate, object, value, from, to, calendar ?? 'gregorian'];
  return JSON.stringify([...cells.map((cell) => cell ?? ''), modality ?? 'asserted']);
}

function digest(text: string): string {
  return [...sha256(new TextEncoder().encode(text)).subarray(0, 6)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function nameOf({ id, name }: Foreign): string {
  return cellOf(name) || id;
}

/** A cell on one line without surrounding blanks, control characters replaced. */
function cellOf(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .trim();
}
