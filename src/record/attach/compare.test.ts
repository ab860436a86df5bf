import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareCopy, type Passage } from './compare.ts';
import { hexOf } from './copy.ts';

const digest = (text: string) => hexOf(sha256(new TextEncoder().encode(text)));

/** Invented, with what copies trip over: quotes of both kinds, dashes, a character of two units, composed letters. */
const text = `The council of Northmark

In the spring of 1921 the warden Ségolène Brandt said: "We shall not yield the tolls" - and the treasurer's men laughed.
Nobody wrote down what came after. The clerk kept a note 😀 of it, as clerks do.

By the autumn she had lost the wardenship; the council voted 10 to 2. It was, said some, a long time coming.
`.normalize('NFC');

const phrases = [
  'In the spring of 1921',
  '"We shall not yield the tolls" - and the treasurer\'s men laughed',
  'warden Ségolène Brandt',
  'The clerk kept a note 😀 of it',
  'By the autumn she had lost the wardenship',
  'the council voted 10 to 2',
  'a long time coming',
];

function passageOf(phrase: string, of = text): Passage {
  const start = [...of.slice(0, of.indexOf(phrase))].length;
  return { claims: [phrase as never], start, end: start + [...phrase].length, sha256: digest(phrase) };
}
const passages = phrases.map((phrase) => passageOf(phrase));
const compare = (copy: string, of: readonly Passage[] = passages) => compareCopy(copy, of, digest(text));
const statesOf = ({ passages: found }: Comparison) =>
  Object.fromEntries(found.map(({ passage, state }) => [passage.claims[0], state]));
const textOf = ({ copy, passages: found }: Comparison, phrase: string) => {
  const { at } = found.find(({ passage }) => (passage.claims as readonly string[]).includes(phrase))!;
  return at && copy.text(at.start, at.end);
};
const everywhere = (state: string) => Object.fromEntries(phrases.map((phrase) => [phrase, state]));

describe('a copy that is the text', () => {
  it.each([
    ['as it is', text, []],
    ['with a byte-order mark', `\ufeff${text}`, ['byte-order mark']],
    ['with CRLF', text.replaceAll('\n', '\r\n'), ['line ends']],
    ['with old line ends', text.replaceAll('\n', '\r'), ['line ends']],
    ['in decomposed letters', text.normalize('NFD'), ['Unicode composition']],
    [
      'with all of these',
      `\ufeff${text.normalize('NFD').replaceAll('\n', '\r\n')}`,
      ['byte-order mark', 'line ends', 'Unicode composition'],
    ],
    ['without its last line end', text.trimEnd(), ['end of the last line']],
  ])('%s is known by its digest', (_, copy, setAside) => {
    const compared = compare(copy);
    expect(compared.whole).toBe(true);
    expect([...compared.setAside].sort()).toEqual([...setAside].sort());
    expect(statesOf(compared)).toEqual(everywhere('in-place'));
    for (const phrase of phrases) expect(textOf(compared, phrase)).toBe(phrase);
  });

  it('tells a claim whose own digest or offsets are wrong', () => {
    const wrong: Passage = { ...passages[0]!, start: 0, end: 20 };
    const compared = compare(text, [wrong, ...passages.slice(1)]);
    expect(compared.whole).toBe(true);
    expect(compared.passages[0]!.state).not.toBe('in-place');
  });
});

describe('a copy that is another edition', () => {
  it('has passages moved by what was put before them', () => {
    const compared = compare(`A heading\n\n${text}`);
    expect(compared.whole).toBe(false);
    expect(statesOf(compared)).toEqual(everywhere('moved'));
    for (const phrase of phrases) expect(textOf(compared, phrase)).toBe(phrase);
  });

  it('has a paragraph moved past another', () => {
    const [head, first, second] = text.trimEnd().split('\n\n') as [string, string, string];
    const states = statesOf(compare([head, second, first].join('\n\n')));
    expect(states).toEqual(everywhere('moved'));
  });

  it.each([
    [
      'curled quotes',
      (one: string) => one.replace('"We', '“We').replace('tolls"', 'tolls”').replace("'s", '’s'),
      ['quotation marks'],
    ],
    ['a long dash', (one: string) => one.replace('" - and', '" – and'), ['dashes']],
    ['a broken line', (one: string) => one.replace('yield the', 'yield\n  the'), ['white space']],
    ['fixed spaces', (one: string) => one.replaceAll(' ', '\u00a0'), ['white space']],
    [
      'both',
      (one: string) =>
        one.replace('"We', '“We').replace('tolls"', 'tolls”').replace("'s", '’s').replace('yield the', 'yield  the'),
      ['quotation marks', 'white space'],
    ],
  ])('says that only %s differ', (_, edit, differs) => {
    const compared = compare(edit(text));
    const { state, differs: found } = compared.passages.find(
      ({ passage }) => passage.claims[0] === (phrases[1] as never),
    )!;
    expect([state, [...found].sort()]).toEqual(['retyped', differs]);
    expect(textOf(compared, phrases[1]!)).toBe(edit(text).match(/.We\s+shall[^.]*laughed/u)![0]);
    expect(compared.passages.some((one) => one.state === 'changed' || one.state === 'gone')).toBe(false);
  });

  it('finds a text coded with curled quotes in a copy with straight ones', () => {
    const coded = text.replace('"We', '“We').replace('tolls"', 'tolls”').replace("'s", '’s');
    const phrase = '“We shall not yield the tolls” - and the treasurer’s men laughed';
    const compared = compareCopy(text, [passageOf(phrase, coded)], digest(coded));
    expect(compared.passages[0]).toMatchObject({ state: 'retyped', differs: ['quotation marks'] });
  });

  it('tells words that changed from a passage that is gone', () => {
    const changed = compare(text.replace('she had lost the wardenship', 'he had quit the wardenship'));
    expect(statesOf(changed)).toMatchObject({ 'By the autumn she had lost the wardenship': 'changed' });
    expect(textOf(changed, 'By the autumn she had lost the wardenship')).toBe(
      'By the autumn he had quit the wardenship',
    );
    const gone = compare(text.replace('The clerk kept a note 😀 of it, as clerks do.', ''));
    expect(statesOf(gone)).toMatchObject({
      'The clerk kept a note 😀 of it': 'gone',
      'the council voted 10 to 2': 'moved',
    });
    expect(statesOf(compare(text.slice(0, text.indexOf('By the'))))).toMatchObject({
      'a long time coming': 'gone',
      'In the spring of 1921': 'in-place',
    });
  });

  it('of nothing at all has nothing', () => {
    for (const copy of ['', '\ufeff', 'Some other text. '.repeat(60)])
      expect(statesOf(compare(copy))).toEqual(everywhere('gone'));
    expect(compareCopy(text, []).passages).toEqual([]);
    expect(compareCopy(text, []).whole).toBeUndefined();
  });

  it('is never told to have a passage that is not there', () => {
    const edit = fc.tuple(
      fc.nat(text.length),
      fc.nat(12),
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '"', '’', 'é', '😀', '\r'), maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        let copy = text;
        for (const [at, size, put] of edits) copy = copy.slice(0, at) + put + copy.slice(at + size);
        const compared = compareCopy(Buffer.from(copy).toString(), passages, digest(text));
        expect(compared.passages.map(({ passage }) => passage)).toEqual(
          [...passages].sort((a, b) => a.start - b.start),
        );
        for (const { passage, state, at } of compared.passages) {
          const shown = at && compared.copy.text(at.start, at.end);
          if (state === 'in-place' || state === 'moved') expect(digest(shown!)).toBe(passage.sha256);
          if (state === 'in-place') expect(at!.start).toBe(passage.start);
          const letters = (one: string) => one.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
          if (state === 'retyped') expect(letters(shown!)).toBe(letters(String(passage.claims[0])));
          // What stands there as it was is found.
          if (copy.startsWith(text.slice(0, text.indexOf('\n\n', 30))) && passage.end < 120 && !copy.includes('\r'))
            expect(state).toBe('in-place');
        }
      }),
      { numRuns: 60 },
    );
  });
});
