/** Popolo in: persons, organizations, posts, memberships and votes become rows and claims. */
import { parseEdtf } from '../calendar/index.ts';
import { eventKinds, organKinds, postClasses } from '../polity/index.ts';
import { openText, parseJson, type Session, type Site, shapes, words } from '../scenario/index.ts';
import type { Draft, NewClaim } from './draft.ts';
import { isReversed } from './iso-date.ts';

const { list, located, object, optional, scalar } = shapes;

const text = optional(scalar(words));
const placed = optional(located(scalar(words)));
const otherNames = optional(list(object({ name: text }, true)));
const identifiers = optional(list(object({ identifier: text, scheme: text }, true)));
const membershipFields = {
  id: text,
  role: text,
  person_id: placed,
  organization_id: placed,
  post_id: placed,
  start_date: placed,
  end_date: placed,
};
const membership = object(membershipFields, true);

const documentShape = object(
  {
    persons: optional(
      list(
        object(
          {
            id: placed,
            name: text,
            other_names: otherNames,
            identifiers,
            birth_date: placed,
            death_date: placed,
            memberships: optional(list(membership)),
          },
          true,
        ),
      ),
    ),
    organizations: optional(
      list(
        object(
          {
            id: placed,
            name: text,
            other_names: otherNames,
            identifiers,
            classification: text,
            parent_id: placed,
            founding_date: placed,
            dissolution_date: placed,
          },
          true,
        ),
      ),
    ),
    posts: optional(
      list(
        object(
          { id: placed, label: text, role: text, organization_id: placed, start_date: placed, end_date: placed },
          true,
        ),
      ),
    ),
    memberships: optional(list(membership)),
    events: optional(
      list(
        object(
          {
            id: placed,
            name: text,
            classification: text,
            start_date: placed,
            end_date: placed,
            organization_id: placed,
            attendees: optional(list(object({ id: placed }, true))),
          },
          true,
        ),
      ),
    ),
    motions: optional(list(object({ id: placed, text }, true))),
    vote_events: optional(
      list(
        object(
          {
            id: text,
            organization_id: placed,
            motion_id: text,
            start_date: placed,
            counts: optional(list(object({ option: text, value: text }, true))),
          },
          true,
        ),
      ),
    ),
  },
  true,
);

type Document = NonNullable<ReturnType<typeof documentShape.read>>;
type Placed = { readonly value: string; readonly site: Site } | undefined;
type Membership = NonNullable<Document['memberships']>[number];

/** @param source what stands behind all its claims */
export function draftPopolo(name: string, bytes: Uint8Array, draft: Draft, source: () => string): Session {
  const file = openText(name, bytes);
  const root = parseJson(file);
  const read = root === undefined ? undefined : documentShape.read(root, file);
  if (read !== undefined) new Reader(read, draft, source).all();
  return file.session;
}

class Reader {
  readonly #document: Document;
  readonly #draft: Draft;
  readonly #source: () => string;
  readonly #organs = new Map<string, NonNullable<Document['organizations']>[number]>();
  readonly #open = new Set<string>();

  constructor(document: Document, draft: Draft, source: () => string) {
    this.#document = document;
    this.#draft = draft;
    this.#source = source;
  }

  all(): void {
    const { persons = [], organizations = [], posts = [], memberships = [], events = [] } = this.#document;
    for (const organ of organizations) if (this.#id(organ) !== undefined) this.#organs.set(organ.id!.value, organ);
    for (const organ of this.#organs.values()) {
      const id = this.#organ(organ);
      this.#span('exists', id, undefined, organ.founding_date, organ.dissolution_date);
      this.#draft.lost.add('other names of organizations', organ.other_names?.length ?? 0);
    }
    for (const one of persons) {
      if (this.#id(one) === undefined) continue;
      const wikidata = one.identifiers?.find(
        ({ scheme, identifier }) => scheme === 'wikidata' && /^Q[1-9][0-9]*$/.test(identifier ?? ''),
      )?.identifier;
      const foreign = { id: one.id!.value, name: one.name ?? one.id!.value, ...(wikidata && { wikidata }) };
      const id = this.#draft.person(foreign, {
        variants: (one.other_names ?? []).flatMap((other) => other.name ?? []),
      });
      this.#span('born', id, undefined, one.birth_date, undefined);
      this.#span('died', id, undefined, one.death_date, undefined);
    }
    for (const one of posts) {
      if (this.#id(one) === undefined) continue;
      const organ = this.#ref('organ', one.organization_id) ?? this.#draft.nowhere();
      const isClass = (postClasses as readonly string[]).includes(one.role ?? '');
      const id = this.#draft.post({ id: one.id!.value, name: one.label ?? one.role ?? one.id!.value }, organ, {
        class: isClass ? one.role : undefined,
      });
      this.#span('exists', id, undefined, one.start_date, one.end_date);
    }
    for (const one of memberships) this.#membership(one, undefined);
    for (const person of persons) for (const one of person.memberships ?? []) this.#membership(one, person.id);
    for (const one of events) this.#event(one);
    this.#votes();
  }

  #id(one: { readonly id: Placed; readonly site: Site }): string | undefined {
    return one.id?.value ?? one.site.fail('structure', 'the key “id”', { found: '' });
  }

  #organ(organ: NonNullable<Document['organizations']>[number]): string {
    const id = organ.id!.value;
    const wikidata = organ.identifiers?.find(
      ({ scheme, identifier }) => scheme === 'wikidata' && /^Q[1-9][0-9]*$/.test(identifier ?? ''),
    )?.identifier;
    const foreign = { id, name: organ.name ?? id, ...(wikidata && { wikidata }) };
    const known = this.#draft.find('organ', foreign);
    if (known !== undefined) return known;
    let parent: string | undefined;
    if (!this.#open.has(id)) {
      this.#open.add(id);
      parent = this.#ref('organ', organ.parent_id);
      this.#open.delete(id);
    }
    const kind = organ.classification ?? '';
    const isKind = (organKinds as readonly string[]).includes(kind);
    return (
      this.#draft.find('organ', foreign) ??
      this.#draft.organ(foreign, { kind: isKind ? kind : kind === 'party' ? 'party' : 'agency', parent })
    );
  }

  #ref(kind: 'person' | 'organ' | 'post', place: Placed): string | undefined {
    if (place === undefined) return undefined;
    const own = kind === 'organ' ? this.#organs.get(place.value) : undefined;
    if (own !== undefined) return this.#organ(own);
    const what = { person: 'a person', organ: 'an organization', post: 'a post' }[kind];
    return (
      this.#draft.find(kind, { id: place.value }) ??
      place.site.fail('unknown-reference', `the id of ${what} of the file or the folder`)
    );
  }

  #membership(one: Membership, within: Placed): void {
    const person = this.#ref('person', one.person_id ?? within);
    const [organ, post] = [this.#ref('organ', one.organization_id), this.#ref('post', one.post_id)];
    if (one.person_id === undefined && within === undefined)
      one.site.fail('structure', 'the key “person_id”', { found: '' });
    if (one.organization_id === undefined && one.post_id === undefined)
      one.site.fail('structure', 'the key “organization_id” or “post_id”', { found: '' });
    if (person === undefined) return;
    if (post !== undefined)
      this.#span(one.role === 'acting' ? 'acting' : 'holds', person, post, one.start_date, one.end_date, one.id);
    else if (organ === undefined) return;
    else if (this.#draft.isFaction(organ)) this.#span('faction', person, organ, one.start_date, one.end_date, one.id);
    else {
      const role = one.role ?? 'Member';
      const made = this.#draft.post(
        {
          id: `${role} of ${organ}`,
          name: `${role} of ${this.#organs.get(one.organization_id!.value)?.name ?? organ}`,
        },
        organ,
        {
          class: /^members?$/i.test(role) ? 'full' : undefined,
        },
      );
      this.#span('holds', person, made, one.start_date, one.end_date, one.id);
    }
  }

  #event(one: NonNullable<Document['events']>[number]): void {
    if (this.#id(one) === undefined) return;
    const isKind = (eventKinds as readonly string[]).includes(one.classification ?? '');
    const id = this.#draft.event(
      { id: one.id!.value, name: one.name ?? one.id!.value },
      isKind ? one.classification : undefined,
    );
    if (one.start_date === undefined) {
      this.#draft.lost.add('events without a date');
      return;
    }
    this.#span('event', id, undefined, one.start_date, one.end_date);
    for (const attendee of one.attendees ?? []) {
      const person = this.#ref('person', attendee.id);
      if (person !== undefined) this.#span('event', id, person, one.start_date, one.end_date);
    }
    const organ = this.#ref('organ', one.organization_id);
    if (organ !== undefined) this.#span('event', id, organ, one.start_date, one.end_date);
  }

  #votes(): void {
    const texts = new Map((this.#document.motions ?? []).map((motion) => [motion.id?.value, motion.text]));
    for (const one of this.#document.vote_events ?? []) {
      const body = this.#ref('organ', one.organization_id);
      if (one.organization_id === undefined) one.site.fail('structure', 'the key “organization_id”', { found: '' });
      if (body === undefined) continue;
      const count = (option: string) => one.counts?.find((each) => each.option === option)?.value ?? '?';
      const about = texts.get(one.motion_id) ?? '';
      const kinds = ['person', 'post', 'event'] as const;
      const object = kinds.map((kind) => this.#draft.find(kind, { id: about })).find((found) => found !== undefined);
      if (one.start_date === undefined) {
        this.#draft.lost.add('votes without a date');
        continue;
      }
      const value = [count('yes'), count('no'), count('abstain')].join('-');
      if (!/^(?:[0-9]{1,7}|\?)(?:-(?:[0-9]{1,7}|\?)){2}$/.test(value)) {
        one.site.fail('value', 'counts that are whole numbers', { found: value });
        continue;
      }
      const note = object === undefined && about !== '' ? about : undefined;
      this.#span('vote', body, object, one.start_date, undefined, one.id, { value, ...(note && { note }) });
    }
  }

  /** A claim, if any of its dates is stated or its predicate says something without one. */
  #span(
    predicate: NewClaim['predicate'],
    subject: string,
    object: string | undefined,
    from: Placed,
    to: Placed,
    id?: string,
    more: Partial<NewClaim> = {},
  ): void {
    const [first, last] = [dateOf(from), dateOf(to)];
    const isLink = predicate === 'holds' || predicate === 'acting' || predicate === 'faction';
    if (first === undefined && last === undefined && !isLink) return;
    if (isReversed(first, last)) {
      to!.site.fail('date', `a date that is not before the beginning, ${first}`);
      return;
    }
    this.#draft.claim({ id, source: this.#source(), predicate, subject, object, from: first, to: last, ...more });
  }
}

/** A plain date; of a date with a time of day the day. */
function dateOf(place: Placed): string | undefined {
  if (place === undefined) return undefined;
  const plain = /^([0-9]{4}(?:-[0-9]{2}){0,2})(?:T.*)?$/.exec(place.value)?.[1];
  if (plain !== undefined && /^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?$/.test(plain) && parseEdtf(plain).ok)
    return plain;
  return place.site.fail('date', 'a date such as 1921, 1921-03 or 1921-03-16');
}
