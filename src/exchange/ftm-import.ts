/** FollowTheMoney in: entities or statements become persons, organs, posts and claims. */
import { parseEdtf } from '../calendar/index.ts';
import { exitReasons, organKinds, statuses, tieKinds } from '../polity/index.ts';
import { type Predicate, predicates } from '../record/index.ts';
import type { Draft, NewClaim } from './draft.ts';
import { sourceOf } from './ftm-claims.ts';
import type { FtmEntity, FtmValue } from './ftm-read.ts';
import { ftmRequired, ftmSchemata, isFtmSchema } from './ftm-schema.ts';
import { isReversed } from './iso-date.ts';

/** Schemata that are kinds of organ; in the order of the model, the general one first. */
const organSchemata: ReadonlySet<string> = new Set(['LegalEntity', 'Organization', 'PublicBody', 'Company']);
const plainDate = /^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?(?=$|T)/;

type Said = Pick<NewClaim, 'id' | 'source' | 'from' | 'to' | 'calendar'>;

/** @param source the source of values whose dataset is not told */
export function draftFtm(entities: readonly FtmEntity[], draft: Draft, source: () => string): void {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const reader = new FtmReader(byId, draft, source);
  for (const entity of entities) reader.thing(entity);
  for (const entity of entities) reader.claims(entity);
}

class FtmReader {
  readonly #entities: ReadonlyMap<string, FtmEntity>;
  readonly #draft: Draft;
  readonly #unnamed: () => string;
  /** Organs being read, so that a circle of parents ends. */
  readonly #open = new Set<string>();

  constructor(entities: ReadonlyMap<string, FtmEntity>, draft: Draft, unnamed: () => string) {
    this.#entities = entities;
    this.#draft = draft;
    this.#unnamed = unnamed;
  }

  thing(entity: FtmEntity): void {
    const { schema, values } = entity;
    if (schema === 'Person') this.#person(entity);
    else if (organSchemata.has(schema)) this.#organ(entity);
    else if (schema === 'Position') this.#post(entity);
    else if (!isFtmSchema(schema)) {
      this.#draft.lost.add(`entities of the schema ${schema}`);
      return;
    }
    const known: Readonly<Record<string, string>> = isFtmSchema(schema)
      ? ftmSchemata[schema]
      : ftmSchemata.Organization;
    for (const [prop, list] of values)
      if (prop !== 'id' && !Object.hasOwn(known, prop))
        this.#draft.lost.add(`values of ${schema}.${prop}`, list.length);
    if (!isFtmSchema(schema)) return;
    for (const prop of ftmRequired[schema])
      if ((values.get(prop) ?? []).length === 0) entity.place.fail('structure', `the property “${prop}” of ${schema}`);
  }

  #person(entity: FtmEntity): string {
    return this.#draft.person(foreignOf(entity), {
      variants: [...all(entity, 'name').slice(1), ...all(entity, 'alias')],
    });
  }

  #organ(entity: FtmEntity): string {
    const kind = all(entity, 'classification').find((one) => (organKinds as readonly string[]).includes(one));
    const [parent] = entity.values.get('parent') ?? [];
    let above: string | undefined;
    if (parent !== undefined && !this.#open.has(entity.id)) {
      this.#open.add(entity.id);
      above = this.#organRef(parent);
      this.#open.delete(entity.id);
    }
    const usual = entity.schema === 'PublicBody' ? 'body' : 'agency';
    const own = this.#draft.find('organ', foreignOf(entity));
    return own ?? this.#draft.organ(foreignOf(entity), { kind: kind ?? usual, parent: above });
  }

  #post(entity: FtmEntity): string {
    const [organ] = entity.values.get('organization') ?? [];
    const body = organ === undefined ? undefined : this.#organRef(organ);
    const seats = Number(all(entity, 'numberOfSeats')[0]);
    return this.#draft.post(foreignOf(entity), body ?? this.#draft.nowhere(), {
      capacity: Number.isInteger(seats) && seats >= 1 && seats <= 10_000 ? seats : undefined,
    });
  }

  #organRef(value: FtmValue): string | undefined {
    const entity = this.#entities.get(value.value);
    if (entity !== undefined && organSchemata.has(entity.schema)) return this.#organ(entity);
    return this.#draft.find('organ', { id: value.value }) ?? this.#unknown(value, 'an organisation');
  }

  #ref(value: FtmValue | undefined, kind: 'person' | 'post'): string | undefined {
    if (value === undefined) return undefined;
    const entity = this.#entities.get(value.value);
    if (entity?.schema === 'Person' && kind === 'person') return this.#person(entity);
    if (entity?.schema === 'Position' && kind === 'post') return this.#post(entity);
    return (
      this.#draft.find(kind, { id: value.value }) ?? this.#unknown(value, kind === 'person' ? 'a person' : 'a position')
    );
  }

  #unknown(value: FtmValue, what: string): undefined {
    // An entity of another schema is there, only not of a kind that a claim can be about.
    if (this.#entities.has(value.value)) return undefined;
    return value.place.fail('unknown-reference', `the identifier of ${what} in the file or in the folder`);
  }

  claims(entity: FtmEntity): void {
    const one = (prop: string) => entity.values.get(prop)?.[0];
    const text = (prop: string) => one(prop)?.value;
    const person = (prop: string) => this.#ref(one(prop), 'person');
    switch (entity.schema) {
      case 'Person': {
        const subject = this.#person(entity);
        for (const said of this.#said(entity, 'birthDate')) this.#add(said, 'born', subject);
        for (const said of this.#said(entity, 'deathDate')) this.#add(said, 'died', subject);
        return;
      }
      case 'Position':
        for (const said of this.#said(entity, 'inceptionDate', 'dissolutionDate'))
          this.#add(said, 'exists', this.#post(entity));
        return;
      case 'Occupancy': {
        const [holder, post] = [person('holder'), this.#ref(one('post'), 'post')];
        const reason = (exitReasons as readonly string[]).includes(text('summary') ?? '') ? text('summary') : undefined;
        this.#link(entity, text('description') === 'acting' ? 'acting' : 'holds', holder, post, reason);
        return;
      }
      case 'Membership':
        this.#membership(entity, person('member'));
        return;
      case 'Family':
        this.#link(
          entity,
          'kin',
          person('relative'),
          person('person'),
          this.#among('relationship', entity, predicates.kin.value as readonly string[]),
        );
        return;
      case 'Associate': {
        const tie = this.#tie(entity, 'relationship');
        if (tie !== undefined) this.#link(entity, 'tie', person('person'), person('associate'), tie);
        return;
      }
      case 'UnknownLink': {
        const [object] = entity.values.get('object') ?? [];
        const isOrgan = object !== undefined && organSchemata.has(this.#entities.get(object.value)?.schema ?? '');
        const tie = this.#tie(entity, 'role');
        if (tie !== undefined && object !== undefined)
          this.#link(
            entity,
            'tie',
            person('subject'),
            isOrgan ? this.#organRef(object) : this.#ref(object, 'person'),
            tie,
          );
        return;
      }
      case 'Sanction': {
        const status = this.#among('program', entity, statuses);
        const [authority] = entity.values.get('authorityId') ?? [];
        const organ = authority === undefined ? undefined : this.#organRef(authority);
        if (status !== undefined) this.#link(entity, 'status', person('entity'), organ, status, true);
        return;
      }
      default:
        if (organSchemata.has(entity.schema))
          for (const said of this.#said(entity, 'incorporationDate', 'dissolutionDate'))
            this.#add(said, 'exists', this.#organ(entity));
    }
  }

  /** A member of a faction belongs to it; a member of any other organisation holds a post of members there. */
  #membership(entity: FtmEntity, member: string | undefined): void {
    const [organization] = entity.values.get('organization') ?? [];
    const organ = organization === undefined ? undefined : this.#organRef(organization);
    if (organ === undefined || member === undefined) return;
    if (this.#draft.isFaction(organ)) this.#link(entity, 'faction', member, organ, undefined);
    else {
      const name = `Member of ${all(this.#entities.get(organization!.value)!, 'name')[0] ?? organ}`;
      const post = this.#draft.post({ id: `member-of-${organ}`, name }, organ, { class: 'full' });
      this.#link(entity, 'holds', member, post, undefined);
    }
  }

  #tie(entity: FtmEntity, prop: string): string | undefined {
    const text = entity.values.get(prop)?.[0]?.value ?? '';
    const [kind, strength] = text.split(' ');
    const fits =
      (tieKinds as readonly string[]).includes(kind ?? '') && /^(?:0(?:\.[0-9]+)?|1(?:\.0+)?)$/.test(strength ?? '');
    if (fits) return text;
    this.#draft.lost.add(`${entity.schema} entities whose ${prop} is no kind of tie with a strength`);
    return undefined;
  }

  #among(prop: string, entity: FtmEntity, allowed: readonly string[]): string | undefined {
    const value = entity.values.get(prop)?.[0]?.value;
    if (value !== undefined && allowed.includes(value)) return value;
    this.#draft.lost.add(
      `${entity.schema} entities whose ${prop} is none of ${allowed.slice(0, 5).join(', ')}${allowed.length > 5 ? ' …' : ''}`,
    );
    return undefined;
  }

  #link(
    entity: FtmEntity,
    predicate: Predicate,
    subject: string | undefined,
    object: string | undefined,
    value: string | undefined,
    alone = false,
  ): void {
    const needsValue = predicate === 'kin' || predicate === 'tie' || predicate === 'status';
    if (subject === undefined || (object === undefined && !alone) || (needsValue && value === undefined)) return;
    const said = predicates[predicate].dates === 'none' ? [] : this.#said(entity, 'startDate', 'endDate');
    const first = [...entity.values.values()].flat().find(({ dataset }) => dataset !== undefined);
    const sole: Said = {
      source: this.#source(first?.dataset),
      ...(first?.origin !== undefined && { id: first.origin }),
    };
    const isOpen = [...all(entity, 'status'), ...all(entity, 'description')].includes('current');
    for (const one of said.length > 0 ? said : [sole]) {
      const to = one.to ?? (isOpen ? '..' : undefined);
      this.#add({ ...one, to }, predicate, subject, object, value, all(entity, 'recordId')[0]);
    }
  }

  #add(
    said: Said & { readonly to?: string | undefined },
    predicate: Predicate,
    subject: string,
    object?: string,
    value?: string,
    locator?: string,
  ): void {
    this.#draft.claim({ ...said, predicate, subject, object, value, locator });
  }

  #source(dataset: string | undefined): string {
    if (dataset === undefined) return this.#unnamed();
    return this.#draft.source(sourceOf(dataset), (id) => ({
      id,
      type: 'dataset',
      title: dataset,
      custom: { grade: 'F6' },
    }));
  }

  /** Dates that one source gives in one place belong together; several of one end are claims of their own. */
  #said(entity: FtmEntity, fromProp: string, toProp?: string): readonly Said[] {
    const groups = new Map<string, { from: FtmValue[]; to: FtmValue[] }>();
    const gather = (prop: string | undefined, end: 'from' | 'to') => {
      for (const value of (prop === undefined ? undefined : entity.values.get(prop)) ?? []) {
        const key = `${value.dataset ?? ''} ${value.origin ?? ''}`;
        const group = groups.get(key) ?? { from: [], to: [] };
        groups.set(key, group);
        group[end].push(value);
      }
    };
    gather(fromProp, 'from');
    gather(toProp, 'to');
    return [...groups.values()].flatMap(({ from, to }) =>
      from.length <= 1 && to.length <= 1
        ? [this.#dates(from[0], to[0])]
        : [...from.map((one) => this.#dates(one, undefined)), ...to.map((one) => this.#dates(undefined, one))],
    );
  }

  #dates(from: FtmValue | undefined, to: FtmValue | undefined): Said {
    const [first, last] = [dateOf(from), dateOf(to)];
    // One claim has one calendar: where the ends differ, the values, which are Gregorian, stand.
    const together = first === undefined || last === undefined || first.calendar === last.calendar;
    const calendar = together ? (first ?? last)?.calendar : undefined;
    const written = (value: FtmValue | undefined, date: DateRead | undefined) =>
      together ? date?.text : value === undefined ? undefined : plainDate.exec(value.value)?.[0];
    const { dataset, origin } = (from ?? to)!;
    if (isReversed(written(from, first), written(to, last), calendar))
      to!.place.fail('date', `a date that is not before the beginning, ${from!.value}`);
    return {
      source: this.#source(dataset),
      ...(origin !== undefined && { id: origin }),
      from: written(from, first),
      to: written(to, last),
      calendar,
    };
  }
}

interface DateRead {
  readonly text: string;
  readonly calendar: 'gregorian' | 'julian';
}

function dateOf(value: FtmValue | undefined): DateRead | undefined {
  if (value === undefined) return undefined;
  const plain = plainDate.exec(value.value)?.[0];
  if (plain === undefined || !parseEdtf(plain).ok)
    return value.place.fail('date', 'a date such as 1921, 1921-03 or 1921-03-16');
  const [edtf = '', calendar = 'gregorian'] = (value.original ?? '').split(' ');
  if (calendar !== 'gregorian' && calendar !== 'julian') return { text: plain, calendar: 'gregorian' };
  const original = edtf === '' ? undefined : parseEdtf(edtf, calendar);
  return original?.ok && original.date.kind === 'moment'
    ? { text: edtf, calendar }
    : { text: plain, calendar: 'gregorian' };
}

function foreignOf(entity: FtmEntity) {
  const wikidata = all(entity, 'wikidataId').find((one) => /^Q[1-9][0-9]*$/.test(one));
  return { id: entity.id, name: all(entity, 'name')[0] ?? entity.id, ...(wikidata !== undefined && { wikidata }) };
}

function all(entity: FtmEntity, prop: string): readonly string[] {
  return (entity.values.get(prop) ?? []).map(({ value }) => value);
}
