/**
 * A made-up record of any size: a world without contradictions, told by several sources with dates of all precisions, and
 * conflicts of every kind planted in it, each with the claims that make it. Same size and seed, same bytes.
 */
import { addDays, civil, dayOf, isoDay } from '../src/calendar/index.ts';
import type { ConflictKind } from '../src/record/index.ts';
import type { Folder } from '../src/scenario/index.ts';
import { type Draw, type Row, templates, town } from '../tests/conflict-cases.ts';
import { drawing } from '../tests/conflict-records.ts';

export interface Planted {
  readonly kind: ConflictKind;
  readonly claims: readonly string[];
}

export interface MadeUp {
  readonly folder: Folder;
  readonly claims: number;
  readonly planted: readonly Planted[];
  /** A post with many holders, for a question. */
  readonly post: string;
}

const epoch = dayOf(1900, 1, 1);
const lastDay = 30_000;
/** Adult years in which somebody may act, from so many days after birth to so many. */
const [youth, age] = [20 * 365, 55 * 365];
const sources = 400;

/** Claims per thousand that planted conflicts take. */
const plantedShare = 0.02;

export function madeUpRecord(size: number, seed = 1): MadeUp {
  const world = new World(size, drawing(seed));
  world.people();
  world.bodies();
  world.plant(size * plantedShare);
  while (world.rows.length < size) world.tell();
  return world.done();
}

interface Made {
  readonly id: string;
  readonly begin: number;
  readonly end: number;
}

class World {
  readonly rows: string[] = [];
  readonly #draw: Draw;
  readonly #size: number;
  readonly #planted: Planted[] = [];
  readonly #persons: Made[] = [];
  /** Persons by the decade in which they may act. */
  readonly #active: Made[][] = Array.from({ length: 10 }, () => []);
  readonly #tables = {
    persons: [] as string[],
    organs: [] as string[],
    posts: [] as string[],
    events: [] as string[],
    policies: [] as string[],
    series: [] as string[],
  };
  readonly #posts: {
    readonly id: string;
    readonly organ: string;
    readonly single: boolean;
    next: number;
    readonly held: Set<string>;
  }[] = [];
  readonly #events: { readonly claim: string; readonly at: number }[] = [];
  #next = 0;
  #things = 0;

  constructor(size: number, draw: Draw) {
    this.#size = size;
    this.#draw = draw;
  }

  people(): void {
    const count = Math.max(20, Math.round(this.#size / 40));
    for (let i = 0; i < count; i++) {
      const begin = this.#draw(lastDay) - youth;
      const end = begin + age + this.#draw(20 * 365);
      const person = { id: `person-${i}`, begin, end };
      this.#persons.push(person);
      this.#tables.persons.push(`${person.id},Person ${i},,`);
      for (let at = 0; at < 10; at++)
        if (person.begin + youth <= at * 3000 && person.begin + age >= (at + 1) * 3000) this.#active[at]!.push(person);
      this.#several({ predicate: 'born', subject: person.id }, begin);
      if (this.#draw(3) > 0) this.#several({ predicate: 'died', subject: person.id, value: 'natural' }, end);
    }
    for (const group of this.#active) if (group.length === 0) group.push(...this.#persons.slice(0, 0));
  }

  bodies(): void {
    const organs = Math.max(4, Math.round(this.#size / 800));
    for (let i = 0; i < organs; i++) {
      const organ = `organ-${i}`;
      this.#tables.organs.push(`${organ},Organ ${i},${i === 0 ? 'party' : 'body'},${i === 0 ? '' : 'organ-0'},`);
      this.#lasting({ predicate: 'exists', subject: organ }, -9000, undefined);
      for (let j = 0; j < 1 + this.#skewed(20); j++) {
        const single = this.#draw(10) < 7;
        const post = { id: `post-${i}-${j}`, organ, single, next: this.#draw(500), held: new Set<string>() };
        this.#posts.push(post);
        this.#tables.posts.push(`${post.id},${organ},Post ${i} ${j},full,${single ? 1 : 12},,0`);
        this.#lasting({ predicate: 'exists', subject: post.id }, -9000, undefined);
      }
    }
  }

  /** Conflicts and near misses, each among things of its own, until conflicts have so many claims; some in events of the world. */
  plant(claims: number): void {
    for (let told = 0; told < claims; ) {
      if (this.#draw(10) === 0) {
        const before = this.rows.length;
        const ids = this.#event(true);
        this.#planted.push({ kind: 'dates', claims: ids });
        told += this.rows.length - before;
        continue;
      }
      const { kind, rows, among } = templates[this.#draw(templates.length)]!(this.#draw);
      const own = `-t${this.#things++}`;
      const ids = new Map(rows.map(({ id }) => [id, `c${this.#next++}`]));
      const rename = (id: string) => ids.get(id) ?? `${id}${own}`;
      for (const row of rows)
        this.#row(
          { ...row, subject: rename(row.subject), ...(row.object !== undefined && { object: rename(row.object) }) },
          ids.get(row.id)!,
        );
      this.#town(rename);
      if (kind === undefined) continue;
      this.#planted.push({ kind, claims: (among ?? [...ids.keys()]).map((id) => ids.get(id)!) });
      told += rows.length;
    }
  }

  /** One more thing that happened, as some sources tell it. */
  tell(): void {
    const chance = this.#draw(100);
    if (chance < 50) this.#tenure();
    else if (chance < 65) this.#event(false);
    else if (chance < 85) this.#tie();
    else if (chance < 90) this.#measure();
    else if (chance < 94) this.#vote();
    else if (chance < 96) this.#status();
    else if (chance < 97) this.#policy();
    else this.#order();
  }

  #town(rename: (id: string) => string): void {
    const { persons, organs, posts, policies, events, series } = this.#tables;
    for (const id of town.persons) persons.push(`${rename(id)},${id},,`);
    for (const [id, organ] of Object.entries(town.organs))
      organs.push(`${rename(id)},"${organ.name}",${organ.kind},${'parent' in organ ? rename(organ.parent) : ''},`);
    for (const [id, post] of Object.entries(town.posts))
      posts.push(`${rename(id)},${rename(post.organ)},${id},full,${post.capacity},,0`);
    for (const id of town.policies) policies.push(`${rename(id)},${id},economy`);
    for (const id of town.events) events.push(`${rename(id)},other,${id}`);
    for (const id of town.series) series.push(`${rename(id)},${id},mm`);
  }

  #tenure(): void {
    const post = this.#posts[this.#skewed(this.#posts.length)]!;
    const [begin, long] = [post.single ? post.next : this.#draw(lastDay - 1500), 60 + this.#draw(1400)];
    if (begin + long >= lastDay) {
      this.#event(false);
      return;
    }
    const person = this.#whoActs(begin, begin + long);
    if (person === undefined || post.held.has(person.id)) {
      post.next += 30;
      return;
    }
    post.held.add(person.id);
    if (post.single) post.next = begin + long;
    this.#lasting({ predicate: 'holds', subject: person.id, object: post.id }, begin, begin + long);
  }

  #event(conflict: boolean): readonly string[] {
    const event = `event-${this.#things++}`;
    this.#tables.events.push(`${event},meeting,Event`);
    const at = this.#draw(lastDay);
    const ids = this.#several({ predicate: 'event', subject: event }, at);
    for (let i = this.#skewed(6); i > 0; i--) {
      const person = this.#whoActs(at, at);
      if (person) ids.push(...this.#several({ predicate: 'event', subject: event, object: person.id }, at, 2));
    }
    if (conflict)
      ids.push(
        this.#row({ predicate: 'event', subject: event, from: isoDay(addDays(epoch, at + 800 + this.#draw(900))) }),
      );
    else if (this.#draw(4) === 0) this.#events.push({ claim: ids[0]!, at });
    return ids;
  }

  #tie(): void {
    const at = this.#draw(lastDay - 500);
    const [one, other] = [this.#whoActs(at, at + 400), this.#whoActs(at, at + 400)];
    if (one && other && one !== other)
      this.#lasting({ predicate: 'tie', subject: one.id, object: other.id, value: 'ally 0.5' }, at, at + 400);
  }

  #measure(): void {
    const series = `series-${this.#things++}`;
    this.#tables.series.push(`${series},Series,mm`);
    const value = String(this.#draw(10_000));
    for (let i = 0; i < 4; i++)
      this.#row({ predicate: 'series', subject: series, value, from: String(1900 + this.#draw(80)) });
  }

  #vote(): void {
    const at = isoDay(addDays(epoch, this.#draw(lastDay)));
    const organ = `organ-${this.#skewed(this.#tables.organs.length > 4 ? 4 : 1)}`;
    const event = `event-${this.#things++}`;
    this.#tables.events.push(`${event},decision,Event`);
    const yes = this.#draw(90);
    for (let i = 1 + this.#skewed(4); i > 0; i--)
      this.#row({
        predicate: 'vote',
        subject: organ,
        object: event,
        value: i % 2 ? `${yes}-4-?` : `${yes}-?-1`,
        from: at,
      });
  }

  #status(): void {
    const at = this.#draw(lastDay - 500);
    const person = this.#whoActs(at, at + 400);
    if (person) this.#several({ predicate: 'status', subject: person.id, object: 'organ-0', value: 'censured' }, at);
  }

  #policy(): void {
    const policy = `policy-${this.#things++}`;
    this.#tables.policies.push(`${policy},Policy,economy`);
    const at = this.#draw(lastDay - 5000);
    this.#lasting(
      { predicate: 'policy', subject: policy, object: 'organ-0', value: `words; limit=${this.#draw(30)}` },
      at,
      at + 4000,
    );
  }

  #order(): void {
    if (this.#events.length < 2) return;
    const [one, other] = [
      this.#events[this.#draw(this.#events.length)]!,
      this.#events[this.#draw(this.#events.length)]!,
    ];
    if (one.at < other.at) this.#row({ predicate: 'before', subject: one.claim, object: other.claim });
    else if (one.at > other.at) this.#row({ predicate: 'because', subject: one.claim, object: other.claim });
  }

  #whoActs(from: number, to: number): Made | undefined {
    const group = this.#active[Math.min(9, Math.floor(from / 3000))]!;
    for (let i = 0; i < 20 && group.length > 0; i++) {
      const person = group[this.#skewed(group.length)]!;
      if (person.begin + 400 < from && person.end - 400 > to) return person;
    }
    return undefined;
  }

  /** A number below a bound, small ones far more often: ranks of claims a person or post follow about a power law. */
  #skewed(below: number): number {
    const u = (1 + this.#draw(1_000_000)) / 1_000_001;
    return Math.min(below - 1, Math.floor(below ** u) - 1);
  }

  /** A point of time as one to some sources tell it. */
  #several(about: Omit<Row, 'id'>, at: number, most = 6): string[] {
    const ids: string[] = [];
    for (let i = 1 + this.#skewed(most); i > 0; i--) ids.push(this.#row({ ...about, from: this.#dated(at) }));
    return ids;
  }

  /** A span as some sources tell it: the first in full, others perhaps one end alone. */
  #lasting(about: Omit<Row, 'id'>, begin: number, end: number | undefined): void {
    for (let i = this.#skewed(8); i >= 0; i--) {
      const part = i === 0 || end === undefined ? 2 : this.#draw(4);
      this.#row({
        ...about,
        ...(part > 0 && { from: this.#dated(begin) }),
        ...(part !== 1 && { to: end === undefined ? '..' : this.#dated(end) }),
      });
    }
  }

  /** A date that holds the day, to the day, the month or the year. */
  #dated(at: number): string {
    const iso = isoDay(addDays(epoch, at));
    const fine = this.#draw(10);
    return fine < 6 ? iso : fine < 9 ? iso.slice(0, 7) : iso.slice(0, 4);
  }

  #row(
    {
      predicate,
      subject,
      object = '',
      value = '',
      from = '',
      to = '',
      modality = 'asserted',
      called = '',
    }: Omit<Row, 'id'>,
    id = `c${this.#next++}`,
  ): string {
    const source = `source-${this.#skewed(sources)}`;
    const page = 1 + this.#draw(600);
    const quoted = value.includes(',') ? `"${value}"` : value;
    const date = (text: string) => (text.includes(',') ? `"${text}"` : text);
    this.rows.push(
      `${id},${source},page ${page},${subject},${predicate},${object},${quoted},${date(from)},${date(to)},${modality},,made-up,${called},`,
    );
    return id;
  }

  done(): MadeUp {
    // Sources tell what they tell in no order of ours.
    for (let i = this.rows.length - 1; i > 0; i--) {
      const j = this.#draw(i + 1);
      [this.rows[i], this.rows[j]] = [this.rows[j]!, this.rows[i]!];
    }
    const encoder = new TextEncoder();
    const { persons, organs, posts, events, policies, series } = this.#tables;
    const table = (head: string, rows: readonly string[]) => encoder.encode(`${head}\n${rows.join('\n')}\n`);
    const bibliography = Array.from({ length: sources }, (_, i) => ({
      id: `source-${i}`,
      type: 'book',
      title: `Source ${i}`,
      custom: { grade: `${'ABCD'[i % 4]}${1 + (i % 5)}`, ...(i % 7 === 3 && { 'depends-on': [`source-${i - 1}`] }) },
    }));
    const { year } = civil(epoch);
    const scenario = `title: Made up\nfrom: ${year}-01-01\nto: ${year + 80}-12-31\nas-of: ${year + 40}-01-01\n`;
    const folder: Folder = new Map([
      ['scenario.yaml', encoder.encode(scenario)],
      ['persons.csv', table('id,name,variants,wikidata', persons)],
      ['organs.csv', table('id,name,kind,parent,wikidata', organs)],
      ['posts.csv', table('id,organ,name,class,capacity,function,cadres', posts)],
      ['events.csv', table('id,kind,name', events)],
      ['policies.csv', table('id,name,domain', policies)],
      ['series.csv', table('id,name,unit', series)],
      ['sources.json', encoder.encode(JSON.stringify(bibliography))],
      [
        'claims.csv',
        table('id,source,locator,subject,predicate,object,value,from,to,modality,grade,coder,called,note', this.rows),
      ],
    ]);
    return {
      folder,
      claims: this.rows.length,
      planted: this.#planted,
      post: this.#posts.find(({ single }) => single)!.id,
    };
  }
}
