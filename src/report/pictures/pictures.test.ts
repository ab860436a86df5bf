/** Every picture, on random records and on one with names that try to become markup: structure, links, bytes. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { organ, post, regime, who } from '../../../tests/invented.ts';
import { anyClaims, claim } from '../../../tests/invented-claims.ts';
import { addDays, type Day, dayOf } from '../../calendar/index.ts';
import { type Cast, readingOn, tieKinds } from '../../polity/index.ts';
import {
  type Claim,
  findConflicts,
  type HistoricalRecord,
  holdersOn,
  type Predicate,
  recordOf,
  type SourceId,
} from '../../record/index.ts';
import { nameOf } from '../names.ts';
import { conflictsPicture } from './conflicts.ts';
import { type Archive, otherwise } from './evidence.ts';
import { networkPicture } from './network.ts';
import { directed, networkOn, tiesEach } from './network-day.ts';
import { organisationPicture } from './organisation.ts';
import { allOf, organisationOn } from './organisation-day.ts';
import { narrow, type Picture, picturePage, pictureSvg, wide } from './picture.ts';
import { tenuresPicture } from './tenures.ts';

const evil = `<script>alert("1")</script> & 'co'`;
const plain = regime({
  persons: ['ada', 'bo', 'cy', 'dee', 'eli'],
  organs: { league: 'party', council: 'body', north: 'faction' },
  posts: { seat: { organ: 'council', capacity: 3 }, chair: { organ: 'council' }, clerk: { organ: 'league' } },
});
const cast: Cast = {
  ...plain.cast,
  persons: new Map([...plain.cast.persons].map(([id, one]) => [id, { ...one, name: `${id} ${evil}\u0007` }])),
  organs: new Map(
    [...plain.cast.organs].map(([id, one]) => [
      id,
      { ...one, name: `the ${id} ${evil}`, ...(id !== 'league' && { parent: organ('league') }) },
    ]),
  ),
  posts: new Map([...plain.cast.posts].map(([id, one]) => [id, { ...one, name: `${id} ${evil}` }])),
};
const of = { cast, rules: plain.rules };
const names = nameOf(cast);
const shown = { from: dayOf(2000, 6, 1), until: dayOf(2010, 1, 1) };
const told: readonly Predicate[] = ['holds', 'acting', 'exists', 'died', 'tie', 'faction', 'renamed'];
const record = (claims: readonly Claim[]) => recordOf(cast, of.rules, claims, { rule: 'best-grade' });
const archiveOf = (made: HistoricalRecord): Archive => ({
  claims: made.claims,
  sources: new Map([
    [
      'chronicler' as SourceId,
      {
        id: 'chronicler' as SourceId,
        title: `Chronicle ${evil}`,
        grade: { reliability: 'B', credibility: 2 },
        dependsOn: [],
      },
    ],
  ]),
  names,
});
const pictures = (made: HistoricalRecord, day: Day): readonly Picture[] => [
  tenuresPicture(made, { posts: [...cast.posts.keys()] }, 'all posts', shown, names),
  tenuresPicture(made, { posts: [...cast.posts.keys()], person: who('ada') }, 'all posts', shown, names),
  organisationPicture(made, day, names),
  organisationPicture(made, day, names, organ('council')),
  conflictsPicture(
    findConflicts([...made.claims.values()], cast, archiveOf(made).sources),
    made.claims.size,
    '',
    names,
  ),
  networkPicture(made, day, { most: 4 }, '', names),
  networkPicture(made, day, { most: 4, around: who('bo') }, ' around bo', names),
];
const anyDay = fc.integer({ min: 0, max: 3400 }).map((days) => addDays(shown.from, days));
const claims = anyClaims(of, 40, told);

/** Tags that are opened and not closed, or closed and not opened; entities XML does not know. */
function faultsOfXml(text: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [tag, closing, name, selfClosing] of text.matchAll(
    /<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (closing) {
      if (open.pop() !== name) faults.push(tag);
    } else if (!selfClosing) open.push(name!);
  }
  // Whatever is left of a tag that is none.
  const rest = text.replace(/<\?xml[^>]*\?>|<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  if (/[<]|&(?!(?:amp|lt|gt|quot|#39);)/.test(rest.replace(/<style>[^<]*<\/style>/, ''))) faults.push('bare < or &');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) faults.push('control character');
  return [...faults, ...open];
}

describe('pictures of random records', () => {
  it('link every mark to an entry, and every entry to claims that exist', () => {
    fc.assert(
      fc.property(claims, anyDay, (made, day) => {
        const one = record(made);
        const archive = archiveOf(one);
        for (const picture of pictures(one, day)) {
          for (const text of [picturePage(picture, archive, evil), pictureSvg(picture, archive, evil)]) {
            const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
            expect(new Set(ids).size).toBe(ids.length);
            for (const [, id] of text.matchAll(/(?:href="#|aria-labelledby="|url\(#)([\w-]+)/g))
              expect(ids).toContain(id);
          }
          for (const entry of picture.evidence) {
            expect(entry.claims.length).toBeGreaterThan(0);
            for (const { id } of entry.claims) expect(one.claims.has(id)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('let no name become markup, and are well-formed as SVG', () => {
    fc.assert(
      fc.property(claims, anyDay, (made, day) => {
        const one = record(made);
        for (const picture of pictures(one, day)) {
          const page = picturePage(picture, archiveOf(one), evil);
          const svg = pictureSvg(picture, archiveOf(one), evil);
          expect(page + svg).not.toMatch(/<script|NaN|undefined|Infinity|\[object/);
          expect(faultsOfXml(svg)).toEqual([]);
          expect(page).not.toMatch(/(?:href|src)="(?!#|data:text\/csv)/);
          expect(page + svg).not.toMatch(/@import|url\((?!#)/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same bytes whatever the order of claims', () => {
    fc.assert(
      fc.property(claims, anyDay, (made, day) => {
        const text = (list: readonly Claim[]) => {
          const one = record(list);
          return pictures(one, day).map((picture) => pictureSvg(picture, archiveOf(one), evil));
        };
        expect(text([...made].reverse())).toEqual(text(made));
      }),
      { numRuns: 30 },
    );
  });

  it('show the organisation that the record has: each organ at most once, holders as `record holders` tells them', () => {
    fc.assert(
      fc.property(claims, anyDay, (made, day) => {
        const one = record(made);
        const { roots, absent } = organisationOn(one, day);
        const organs = roots.flatMap(allOf);
        expect([...organs.map(({ organ: id }) => id), ...absent].sort()).toEqual([...cast.organs.keys()].sort());
        const drawn = organs.flatMap(({ posts }) => posts);
        for (const where of cast.posts.keys()) {
          const holders = drawn.find((shownPost) => shownPost.post === where)?.holders ?? [];
          const regular = holders
            .filter(({ acting }) => !acting)
            .map(({ person, certain }) => `${person} ${certain}`)
            .sort();
          expect(regular).toEqual(
            holdersOn(one, where, day)
              .map(({ person, held }) => `${person} ${held === 'true'}`)
              .sort(),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('have a cell for every conflict, which leads to the claims of all its sides', () => {
    fc.assert(
      fc.property(claims, (made) => {
        // Copies, so that a side has several claims.
        const one = record([...made, ...made.map((each) => ({ ...each, id: `${each.id}-copy` as Claim['id'] }))]);
        const found = findConflicts([...one.claims.values()], cast, archiveOf(one).sources);
        const picture = conflictsPicture(found, made.length, '', names);
        const listed = (lists: readonly (readonly string[])[]) => lists.map((list) => [...list].sort().join()).sort();
        expect(listed(picture.evidence.map((entry) => entry.claims.map(({ id }) => id)))).toEqual(
          listed(found.map((conflict) => conflict.claims)),
        );
        for (const width of [wide, narrow])
          expect(pictureText(picture, width).match(/<a href="#conflicts-/g) ?? []).toHaveLength(found.length);
        if (found.length > 0) expect(picture.title).toMatch(new RegExp(`^${found.length} conflicts? `));
      }),
      { numRuns: 60 },
    );
  });

  it('count every tie that the record has between the living, shown or not, and no other', () => {
    fc.assert(
      fc.property(anyClaims(of, 40, ['tie', 'died']), anyDay, fc.integer({ min: 2, max: 5 }), (made, day, most) => {
        const one = record(made);
        const { necessarily, possibly } = readingOn(cast, of.rules, one.chronicle, day);
        const persons = [...cast.persons.keys()].filter((person) => !necessarily.isDead(person));
        const all = persons.flatMap((from) =>
          persons.flatMap((to) =>
            tieKinds
              .filter((kind) => from !== to && (directed.has(kind) || from < to) && possibly.isTied(from, to, kind))
              .map((kind) => `${from} ${kind} ${to} ${necessarily.isTied(from, to, kind)}`),
          ),
        );
        const shownTies = networkOn(one, day, { most });
        expect(shownTies.of.ties).toBe(all.length);
        expect(shownTies.persons.length).toBeLessThanOrEqual(most);
        expect(shownTies.ties.length).toBeLessThanOrEqual(tiesEach * most);
        for (const { from, to, kind, certain } of shownTies.ties) {
          expect(all).toContain(`${from} ${kind} ${to} ${certain}`);
          for (const person of [from, to]) expect(shownTies.persons).toContain(person);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a picture of tenures', () => {
  const made = record([
    claim({
      id: 'a',
      predicate: 'holds',
      subject: 'ada',
      object: 'chair',
      from: '2003-05',
      to: '2005-01-01',
      grade: 'A1',
    }),
    claim({
      id: 'b',
      predicate: 'holds',
      subject: 'ada',
      object: 'chair',
      from: '2003-05',
      to: '2006-03-04',
      grade: 'D4',
    }),
    claim({ id: 'c', predicate: 'died', subject: 'ada', from: '2007-02-01' }),
  ]);
  const picture = tenuresPicture(made, { posts: [post('chair')] }, 'the chair', shown, names);

  it('states in its title what follows from the record', () => {
    expect(picture.title).toContain('1 person held the chair, 1 June 2000 to 31 December 2009');
    expect(picture.title).toContain('the dates leave 30 of 611 days in post open (5\u00a0%)');
    expect(picture.title).toContain('claims disagree on the dates of 1 of 1 tenure');
  });

  it('has solid, hatched and disputed marks, and the death, in both widths', () => {
    for (const width of [wide, narrow]) {
      const { document } = parseHTML(`<svg>${String(pictureText(picture, width))}</svg>`) as unknown as {
        document: { querySelectorAll(selector: string): ArrayLike<{ textContent: string }> };
      };
      for (const [name, count] of [
        ['a', 1],
        ['.held', 1],
        ['.open', 1],
        ['a .other', 2],
      ] as const)
        expect(document.querySelectorAll(name).length, name).toBe(count);
      expect([...Array.from(document.querySelectorAll('text'))].map(({ textContent }) => textContent).join()).toContain(
        '†',
      );
    }
  });

  it('tells the claims of the tenure with place, grade and date, those that say otherwise marked', () => {
    expect(picture.evidence.map((entry) => entry.claims)).toEqual([[{ id: 'a' }, { id: 'b', mark: otherwise }]]);
    const svg = pictureSvg(picture, archiveOf(made), 'x');
    expect(svg).toContain('a: ');
    expect(svg).toContain('says otherwise: ');
    expect(svg).toContain('D4; Chronicle');
    expect(svg).toContain('p. 1; date as coded 2003-05/2006-03-04');
  });

  it('says so where nobody is named', () => {
    const empty = tenuresPicture(made, { posts: [post('clerk')] }, 'the clerkship', shown, names);
    expect(empty.title).toContain('names nobody in the clerkship');
    expect(pictureSvg(empty, archiveOf(made), 'x')).toContain('</svg>');
  });
});

function pictureText(picture: Picture, width: number): string {
  const svg = pictureSvg(
    { ...picture, legend: [], draw: () => picture.draw(width) },
    { claims: new Map(), sources: new Map(), names },
    '',
  );
  return svg.slice(svg.indexOf('<rect width="100%"'));
}
