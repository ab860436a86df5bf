/** Wikidata in: what it says of persons, their posts, births, deaths and kin, becomes claims with the statement as locator. */
import { newSession, type Session } from '../scenario/index.ts';
import type { Draft, NewClaim } from './draft.ts';
import type { Input } from './format.ts';
import { isReversed } from './iso-date.ts';
import { circa, endCauses, human, manners, noted, properties, qualifiers } from './wikidata-facts.ts';
import {
  type Item,
  type ItemStatement,
  isDump,
  itemIn,
  itemOrNone,
  itemsOf,
  type Snak,
  timeIn,
  wordsOf,
} from './wikidata-read.ts';
import { between, edtfOf, gregorian, type ReadTime } from './wikidata-time.ts';

const asked = new Set<string>(Object.values(properties));
const kin = [
  [properties.father, 'parent', true],
  [properties.mother, 'parent', true],
  [properties.spouse, 'spouse', false],
  [properties.sibling, 'sibling', false],
  [properties.child, 'child', true],
] as const;

/**
 * Reads every person. Of a dump into a folder that names persons or posts, only those it names and those who hold its posts.
 * @returns the session with what is wrong in the input
 */
export async function draftWikidata(input: Input, draft: Draft): Promise<Session> {
  const session = newSession();
  const dump = await isDump(input);
  const persons: Item[] = [];
  const named = new Set<string>();
  for await (const item of itemsOf(input, session, asked, mayBeHuman)) {
    if (!itemsAt(item, properties.isA).includes(human)) continue;
    const posts = itemsAt(item, properties.positionHeld);
    const known = draft.find('person', { id: item.id, wikidata: item.id }) !== undefined;
    if (dump && draft.isInto && !known && !posts.some((id) => draft.find('post', { id }) !== undefined)) {
      draft.lost.add('persons of the dump whom the folder does not name and who hold none of its posts');
      continue;
    }
    persons.push(item);
    for (const id of namedBy(item)) named.add(id);
  }
  const others = await gathered(input, named);
  const wholes = [...others.values()].flatMap((item) => itemsAt(item, properties.partOf));
  for (const [id, item] of await gathered(input, new Set(wholes.filter((id) => !others.has(id))))) others.set(id, item);
  const reader = new Reader(draft, others);
  for (const item of persons) reader.person(item);
  for (const item of persons) reader.statements(item);
  if (persons.length === 0 && session.problems.count === 0)
    session.problems.add(
      'value',
      input.name,
      { line: 1, column: 1 },
      '',
      `a person: an entity whose ${properties.isA} is ${human}`,
    );
  return session;
}

/** A line of a dump that may be a person's; most are not, and are not parsed. */
const mayBeHuman = (text: string) => text.includes(`"${human}"`) || /"numeric-id":\s*5\b/.test(text);

/** The items with these identifiers, as far as the input has them. What is wrong in it has been reported. */
async function gathered(input: Input, ids: ReadonlySet<string>): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  if (ids.size === 0) return found;
  const own = (text: string) => ids.has(/"id"\s*:\s*"(Q[0-9]+)"/.exec(text)?.[1] ?? '');
  for await (const item of itemsOf(input, newSession(), asked, own)) if (ids.has(item.id)) found.set(item.id, item);
  return found;
}

/** Items whose names the import needs: posts, and what they are posts of. */
function namedBy(item: Item): readonly string[] {
  return (item.statements.get(properties.positionHeld) ?? []).flatMap(({ main, qualifiers: with_ }) =>
    [main, ...(with_.get(qualifiers.of) ?? [])].flatMap((snak) => itemOrNone(snak) ?? []),
  );
}

function itemsAt(item: Item, property: string): readonly string[] {
  return (item.statements.get(property) ?? []).flatMap(({ main }) => itemOrNone(main) ?? []);
}

class Reader {
  readonly #draft: Draft;
  readonly #others: ReadonlyMap<string, Item>;

  constructor(draft: Draft, others: ReadonlyMap<string, Item>) {
    this.#draft = draft;
    this.#others = others;
  }

  person(item: Item): string {
    return this.#draft.person(this.#foreign(item.id, item), { variants: item.names });
  }

  statements(item: Item): void {
    const subject = this.person(item);
    const manner = itemsAt(item, properties.mannerOfDeath)
      .map((id) => manners[id])
      .find((one) => one !== undefined);
    for (const one of item.statements.get(properties.born) ?? []) this.#point(one, 'born', subject, undefined);
    for (const one of item.statements.get(properties.died) ?? []) this.#point(one, 'died', subject, manner);
    for (const one of item.statements.get(properties.positionHeld) ?? []) this.#tenure(one, subject);
    for (const [property, value, isOther] of kin)
      for (const one of item.statements.get(property) ?? []) this.#kin(one, subject, value, isOther);
    this.#draft.lost.add('statements of other properties', item.others);
  }

  #foreign(id: string, item: Item | undefined) {
    return { id, name: item?.label ?? id, wikidata: id };
  }

  #point(statement: ItemStatement, predicate: 'born' | 'died', subject: string, value: string | undefined): void {
    const { main, qualifiers: with_ } = statement;
    if (main.type === 'novalue') {
      this.#draft.lost.add('statements that there is no such date: a claim cannot say that somebody has not died');
      return;
    }
    const stated = this.#time(main);
    const bounds = between(
      this.#time(with_.get(qualifiers.earliest)?.[0]),
      this.#time(with_.get(qualifiers.latest)?.[0]),
    );
    const when = bounds !== undefined ? { edtf: bounds, calendar: 'gregorian' as const } : stated;
    if (when === undefined) {
      this.#draft.lost.add(
        `statements that somebody ${predicate === 'born' ? 'was born' : 'died'} on a day that is not known`,
      );
      return;
    }
    this.#claim(statement, { predicate, subject, value, from: about(when.edtf, with_), calendar: when.calendar });
  }

  #tenure(statement: ItemStatement, subject: string): void {
    const { main, qualifiers: with_ } = statement;
    const position = main.type === 'value' ? itemIn(main) : undefined;
    if (position === undefined) {
      this.#draft.lost.add('posts that are not named');
      return;
    }
    const [start, end] = [with_.get(qualifiers.start) ?? [], with_.get(qualifiers.end) ?? []];
    this.#draft.lost.add(
      'further beginnings or ends of one tenure',
      Math.max(0, start.length - 1) + Math.max(0, end.length - 1),
    );
    let [from, to] = [this.#time(start[0]), this.#time(end[0])];
    if (from !== undefined && to !== undefined && from.calendar !== to.calendar) {
      from = { edtf: gregorian(from), calendar: 'gregorian' };
      to = { edtf: gregorian(to), calendar: 'gregorian' };
    }
    let crossed: string | undefined;
    if (from !== undefined && to !== undefined && isReversed(from.edtf, to.edtf, from.calendar)) {
      this.#draft.lost.add('tenures that end before they begin: the end stands in the note');
      crossed = `ends ${to.edtf}`;
      to = undefined;
    }
    const cause = (with_.get(qualifiers.endCause) ?? [])
      .map(wordsOf)
      .map((id) => endCauses[id])
      .find((one) => one !== undefined);
    this.#claim(
      statement,
      {
        predicate: 'holds',
        subject,
        object: this.#post(position, with_.get(qualifiers.of)?.[0]),
        value: end[0]?.type === 'novalue' ? undefined : cause,
        from: from === undefined ? undefined : about(from.edtf, with_),
        to: end[0]?.type === 'novalue' ? '..' : to === undefined ? undefined : about(to.edtf, with_),
        calendar: (from ?? to)?.calendar,
      },
      crossed,
    );
  }

  /** A post is what the item says, or the item and what it is a post of. */
  #post(position: string, of: Snak | undefined): string {
    const whole = of?.type === 'value' ? itemIn(of) : undefined;
    const item = this.#others.get(position);
    const body = whole ?? (item === undefined ? undefined : itemsAt(item, properties.partOf)[0]);
    const known = this.#draft.find('post', { id: whole === undefined ? position : `${position}-of-${whole}` });
    if (known !== undefined) return known;
    const organ =
      body === undefined ? this.#draft.nowhere() : this.#draft.organ(this.#foreign(body, this.#others.get(body)));
    const name = item?.label ?? position;
    return whole === undefined
      ? this.#draft.post({ id: position, name }, organ)
      : this.#draft.post(
          { id: `${position}-of-${whole}`, name: `${name} of ${this.#others.get(whole)?.label ?? whole}` },
          organ,
        );
  }

  #kin(statement: ItemStatement, subject: string, value: string, isOther: boolean): void {
    const id = statement.main.type === 'value' ? itemIn(statement.main) : undefined;
    const other = id === undefined ? undefined : this.#draft.find('person', { id, wikidata: id });
    if (other === undefined || other === subject) {
      this.#draft.lost.add('kin who are neither in the input nor in the folder');
      return;
    }
    // Of the other person the property says what he is to this one.
    const [first, second] = isOther ? [other, subject] : [subject, other];
    this.#claim(statement, { predicate: 'kin', subject: first, object: second, value });
  }

  #claim(statement: ItemStatement, claim: Omit<NewClaim, 'source'>, more?: string): void {
    const source = this.#draft.source('wikidata', (id) => ({
      id,
      type: 'dataset',
      title: 'Wikidata',
      URL: 'https://www.wikidata.org/',
      custom: { grade: 'F6' },
    }));
    // What Wikidata keeps as known to be wrong is no assertion of it.
    const modality = statement.rank === 'deprecated' ? 'denied' : undefined;
    const note = [noteOf(statement), more].filter(Boolean).join('; ');
    this.#draft.claim({ ...claim, source, locator: statement.id, modality, ...(note !== '' && { note }) });
  }

  #time(snak: Snak | undefined): ReadTime | undefined {
    if (snak === undefined || snak.type !== 'value') return undefined;
    const time = timeIn(snak);
    if (time === undefined) return undefined;
    const read = edtfOf(time);
    if (typeof read !== 'string') return read;
    return snak.site.fail('date', read, { found: `${time.time} with precision ${time.precision}` });
  }
}

function noteOf({ rank, qualifiers: with_, references }: ItemStatement): string {
  const parts = [
    ...(rank === 'normal' ? [] : [`rank ${rank}`]),
    ...Object.entries(noted).flatMap(([property, words]) =>
      with_.has(property) ? [`${words} ${with_.get(property)!.map(wordsOf).join(', ')}`] : [],
    ),
    ...(with_.get(qualifiers.circumstances) ?? []).map((snak) => `circumstances ${wordsOf(snak)}`),
    ...(with_.get(qualifiers.endCause) ?? []).map((snak) => `end cause ${wordsOf(snak)}`),
  ];
  const cited = references.map((reference) =>
    ['P248', 'P854', 'P143'].flatMap((property) => (reference.get(property) ?? []).map(wordsOf)).join(' '),
  );
  if (references.length > 0) parts.push(`references: ${cited.map((one) => one || 'without a source').join(', ')}`);
  return parts.join('; ');
}

/** A plain date marked as approximate where the circumstances say circa. */
function about(edtf: string, with_: ReadonlyMap<string, readonly Snak[]>): string {
  const isCirca = (with_.get(qualifiers.circumstances) ?? []).some((snak) => wordsOf(snak) === circa);
  return isCirca && /^-?[0-9]{4}(?:-[0-9]{2}){0,2}$/.test(edtf) ? `${edtf}~` : edtf;
}
