/** Popolo out: findings, since a thing of Popolo has one birth, one beginning and one end. */
import type { Moment } from '../calendar/index.ts';
import type { Cast } from '../polity/index.ts';
import { type Finding, predicates, type Source } from '../record/index.ts';
import { type Exported, type Exporting, Losses, oneFile } from './format.ts';
import { isoDateOf } from './iso-date.ts';
import { touches } from './selection.ts';

type Properties = Record<string, unknown>;
type DateCell = Moment | 'open' | undefined;

export function exportPopolo(given: Exporting): Exported {
  const lost = new Losses();
  return oneFile(`${JSON.stringify(new Writer(given, lost).document(), undefined, 2)}\n`, lost);
}

class Writer {
  readonly #given: Exporting;
  readonly #lost: Losses;
  readonly #persons = new Map<string, Properties>();
  readonly #organizations = new Map<string, Properties>();
  readonly #posts = new Map<string, Properties>();
  readonly #memberships: Properties[] = [];
  readonly #events = new Map<string, Properties>();
  readonly #motions: Properties[] = [];
  readonly #votes: Properties[] = [];

  constructor(given: Exporting, lost: Losses) {
    this.#given = given;
    this.#lost = lost;
  }

  document(): Properties {
    const { scenario, record, period } = this.#given;
    this.#cast(scenario.cast);
    const found = record.findings.filter((finding) =>
      touches(finding, period, predicates[finding.question.predicate].dates === 'span'),
    );
    this.#lost.add('findings outside the days asked for', record.findings.length - found.length);
    for (const finding of found) {
      if (!this.#finding(finding)) this.#lost.add(`findings with the predicate “${finding.question.predicate}”`);
    }
    const contrary = new Set(found.flatMap((finding) => finding.contrary));
    this.#lost.add('claims that the rule of resolution decided against', contrary.size);
    const counted = new Set(
      record.findings.flatMap(({ supporting, contrary: against }) => [...supporting, ...against]),
    );
    this.#lost.add('claims that no finding rests on: judgements, causes, orders', record.claims.size - counted.size);
    const behind = new Set(found.flatMap(({ supporting }) => supporting));
    this.#lost.add('locators, grades, modality and notes of claims', behind.size);
    return {
      persons: [...this.#persons.values()],
      organizations: [...this.#organizations.values()],
      posts: [...this.#posts.values()],
      memberships: this.#memberships,
      events: [...this.#events.values()],
      motions: this.#motions,
      vote_events: this.#votes,
    };
  }

  #cast({ persons, organs, posts }: Cast): void {
    const wikidata = (id: string | undefined) =>
      id === undefined ? {} : { identifiers: [{ scheme: 'wikidata', identifier: id }] };
    for (const { id, name, variants, wikidata: item } of persons.values())
      this.#persons.set(id, {
        id,
        name,
        ...(variants.length > 0 && { other_names: variants.map((one) => ({ name: one })) }),
        ...wikidata(item),
      });
    for (const { id, name, kind, parent, wikidata: item } of organs.values())
      this.#organizations.set(id, {
        id,
        name,
        classification: kind,
        ...(parent && { parent_id: parent }),
        ...wikidata(item),
      });
    for (const { id, name, class: role, organ } of posts.values())
      this.#posts.set(id, { id, label: name, role, organization_id: organ });
    this.#lost.add('capacities, functions and cadres of posts', posts.size);
  }

  /** Whether the finding has a place in Popolo. */
  #finding(finding: Finding): boolean {
    const { predicate, subject, object } = finding.question;
    const { cast } = this.#given.scenario;
    switch (predicate) {
      case 'born':
        return this.#set(this.#persons.get(subject), 'birth_date', finding.from, finding);
      case 'died':
        this.#lost.add('manners of death', finding.value === undefined ? 0 : 1);
        return this.#set(this.#persons.get(subject), 'death_date', finding.from, finding);
      case 'exists': {
        const organ = this.#organizations.get(subject);
        const target = organ ?? this.#posts.get(subject);
        const [from, to] = organ ? ['founding_date', 'dissolution_date'] : ['start_date', 'end_date'];
        if (target !== undefined && (from! in target || to! in target)) {
          this.#lost.add('times of existence after the first');
          return true;
        }
        this.#set(target, from!, finding.from, finding);
        this.#set(target, to!, finding.to, finding);
        return true;
      }
      case 'renamed': {
        const organ = this.#organizations.get(subject);
        if (organ === undefined) return false;
        const took = { name: finding.value, ...this.#dates(finding, 'start_date', undefined), note: 'took this name' };
        organ.other_names = [...listOf(organ.other_names), took];
        return true;
      }
      case 'holds':
      case 'acting':
      case 'faction': {
        const post = predicate === 'faction' ? undefined : cast.posts.get(object as never);
        this.#lost.add('reasons why a tenure ended', finding.value === undefined ? 0 : 1);
        this.#memberships.push({
          id: finding.supporting[0],
          person_id: subject,
          organization_id: post?.organ ?? object,
          ...(post && { post_id: post.id }),
          role: predicate === 'acting' ? 'acting' : (post?.name ?? 'member'),
          ...this.#dates(finding, 'start_date', 'end_date'),
          ...this.#sources(finding),
        });
        return true;
      }
      case 'event':
        return this.#event(finding);
      case 'vote':
        return this.#vote(finding);
      default:
        return false;
    }
  }

  #event(finding: Finding): boolean {
    const { cast } = this.#given.scenario;
    const { subject, object } = finding.question;
    const named = cast.events.get(subject as never);
    if (named === undefined) return false;
    const event: Properties = this.#events.get(subject) ?? {
      id: subject,
      name: named.name,
      classification: named.kind,
    };
    this.#events.set(subject, event);
    if (object === undefined)
      Object.assign(event, this.#dates(finding, 'start_date', 'end_date'), this.#sources(finding));
    else if (cast.persons.has(object as never)) event.attendees = [...listOf(event.attendees), { id: object }];
    else if (cast.organs.has(object as never) && event.organization_id === undefined) event.organization_id = object;
    else return false;
    this.#lost.add('what is said of an event', finding.value === undefined ? 0 : 1);
    return true;
  }

  /** A motion and the vote on it. A day is written as its midnight, since a time is asked for; nobody claims the hour. */
  #vote(finding: Finding): boolean {
    const { subject, object } = finding.question;
    const id = finding.supporting[0]!;
    const { start_date: day } = this.#dates(finding, 'start_date', undefined) as { start_date?: string };
    const isDay = day !== undefined && day.length === 10;
    if (day !== undefined && !isDay) this.#lost.add('dates of votes that are no day');
    const [yes, no, abstain] = (finding.value ?? '?-?-?').split('-');
    const counts = [
      ['yes', yes],
      ['no', no],
      ['abstain', abstain],
    ].flatMap(([option, count]) => (count === undefined || count === '?' ? [] : [{ option, value: Number(count) }]));
    this.#motions.push({ id: `${id}-motion`, organization_id: subject, ...(object !== undefined && { text: object }) });
    this.#votes.push({
      id,
      organization_id: subject,
      motion_id: `${id}-motion`,
      ...(isDay && { start_date: `${day}T00:00:00Z` }),
      counts,
      ...this.#sources(finding),
    });
    return true;
  }

  #set(target: Properties | undefined, property: string, date: DateCell, finding: Finding): boolean {
    const text = this.#date(date);
    if (target === undefined) return false;
    if (text === undefined) return true;
    target[property] = text;
    const sources = this.#sources(finding).sources ?? [];
    if (sources.length > 0) target.sources = unique([...((target.sources as Link[] | undefined) ?? []), ...sources]);
    return true;
  }

  #dates({ from, to }: Finding, first: string, last: string | undefined): Properties {
    const [begins, ends] = [this.#date(from), last === undefined ? undefined : this.#date(to)];
    return { ...(begins !== undefined && { [first]: begins }), ...(ends !== undefined && { [last!]: ends }) };
  }

  #date(date: DateCell): string | undefined {
    if (date === undefined) return undefined;
    if (date === 'open') {
      this.#lost.add('that a beginning or an end is stated to be open');
      return undefined;
    }
    const iso = isoDateOf(date);
    this.#lost.add(
      iso === undefined
        ? 'dates that no plain year, month or day covers'
        : 'dates written as the shortest plain date that covers them',
      iso?.exact === true ? 0 : 1,
    );
    return iso?.text;
  }

  /** Addresses of the sources behind a finding; Popolo has no place for a source without one. */
  #sources({ supporting }: Finding): { readonly sources?: readonly Link[] } {
    const { record, scenario } = this.#given;
    const ids = [...new Set(supporting.map((id) => record.claims.get(id)!.source))];
    const sources = ids.map((id) => scenario.sources.get(id)).filter((one): one is Source => one !== undefined);
    const links = sources.flatMap(({ url, title }) => (url === undefined ? [] : [{ url, note: title }]));
    this.#lost.add('sources without an address', sources.length - links.length);
    return links.length > 0 ? { sources: links } : {};
  }
}

interface Link {
  readonly url: string;
  readonly note: string;
}

function listOf(value: unknown): readonly Properties[] {
  return (value as readonly Properties[] | undefined) ?? [];
}

function unique(links: readonly Link[]): readonly Link[] {
  return [...new Map(links.map((one) => [one.url, one])).values()];
}
