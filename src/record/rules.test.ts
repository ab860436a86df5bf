/** The rules of resolution beside best-grade: prefer, majority, sample. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regime } from '../../tests/invented.ts';
import { anyClaims, type ClaimSpec, claim } from '../../tests/invented-claims.ts';
import type { Claim, SourceId } from './claim.ts';
import type { Finding } from './finding.ts';
import { type Credibility, credibilities, type Grade, reliabilities } from './grade.ts';
import { gradeWeight, weightTables } from './grade-weights.ts';
import { alternativesOf, resolve } from './resolve.ts';
import { parseRule, type ResolutionRule, ruleText } from './rule.ts';
import { drawVersions, type Lots } from './versions.ts';
import type { Sources } from './witnesses.ts';

const of = regime({
  persons: ['ada', 'bo', 'cy'],
  organs: { council: 'body', north: 'faction' },
  posts: { seat: { organ: 'council' }, head: { organ: 'council' } },
});
const sources: Sources = new Map(
  Object.entries({ book: [], letter: [], diary: [], copy: ['book'], second: ['copy'] }).map(([name, dependsOn]) => [
    name as SourceId,
    { dependsOn: dependsOn as readonly SourceId[] },
  ]),
);
const died = (source: string, from: string, grade = 'B2', more: Partial<ClaimSpec> = {}): Claim =>
  claim({
    id: `${source}-${from}`,
    predicate: 'died',
    subject: 'ada',
    source: source as SourceId,
    from,
    grade,
    ...more,
  });
const held = (source: string, from: string | undefined, to: string | undefined, grade = 'B2'): Claim =>
  claim({
    id: `${source}-${from}`,
    predicate: 'holds',
    subject: 'ada',
    object: 'seat',
    source: source as SourceId,
    grade,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
const textOf = (date: Finding['from']) => (date === undefined ? '?' : date === 'open' ? '..' : date.edtf);
const inShort = (rule: ResolutionRule, ...claims: readonly Claim[]) =>
  resolve(claims, rule, sources).map(
    ({ from, to, value }) => `${textOf(from)}${to ? `/${textOf(to)}` : ''}${value === undefined ? '' : ` ${value}`}`,
  );
const prefer = (...names: readonly string[]): ResolutionRule => ({
  rule: 'prefer',
  sources: names as readonly SourceId[],
});
const majority: ResolutionRule = { rule: 'majority' };
const sample: ResolutionRule = { rule: 'sample', weights: 'usual' };

describe('prefer', () => {
  const all = [died('book', '2003', 'A1'), died('letter', '2004', 'D4'), died('diary', '2005', 'E5')];
  it('believes the sources named first, in their order, then the best grade', () => {
    expect(inShort(prefer('diary'), ...all)).toEqual(['2005']);
    expect(inShort(prefer('letter', 'diary'), ...all)).toEqual(['2004']);
    expect(inShort(prefer('nobody'), ...all)).toEqual(['2003']);
  });
  it('fills what the preferred source leaves open from the others, but does not correct it', () => {
    expect(
      inShort(prefer('diary'), held('book', '2001', '2004', 'A1'), held('diary', '2002', undefined, 'E5')),
    ).toEqual(['2002/2004']);
    expect(inShort(prefer('diary'), died('book', '2003-05-01', 'A1'), died('diary', '2003', 'E5'))).toEqual(['2003']);
  });
  it('is best-grade where the sources say nothing', () => {
    fc.assert(
      fc.property(anyClaims(of), (claims) => {
        expect(resolve(claims, prefer('nobody'))).toEqual(resolve(claims, { rule: 'best-grade' }));
        expect(resolve(claims, prefer('chronicler'))).toEqual(resolve(claims, { rule: 'best-grade' }));
      }),
    );
  });
});

describe('majority', () => {
  it('counts independent sources: three copies are not three witnesses', () => {
    expect(
      inShort(majority, died('book', '2003', 'A1'), died('letter', '2004', 'D4'), died('diary', '2004', 'D4')),
    ).toEqual(['2004']);
    expect(
      inShort(
        majority,
        died('book', '2004', 'D4'),
        died('copy', '2004', 'D4'),
        died('second', '2004'),
        died('letter', '2003', 'A1'),
      ),
    ).toEqual(['2003']);
  });
  it('counts a source once, however often it says it', () => {
    expect(
      inShort(majority, died('book', '2003', 'A1'), died('letter', '2004'), died('letter', '2004', 'C3', { id: 'x' })),
    ).toEqual(['2003']);
  });
  it('takes the day that most allow, in the most exact words for it', () => {
    expect(
      inShort(majority, died('book', '2003-05'), died('letter', '2003', 'A1'), died('diary', '2003-06', 'A1')),
    ).toEqual(['2003-06']);
    expect(
      inShort(majority, died('book', '2003-05'), died('letter', '2003-05-09', 'E5'), died('diary', '2003-06', 'A1')),
    ).toEqual(['2003-05-09']);
  });
  it('decides each part for itself, and values by their number', () => {
    expect(
      inShort(
        majority,
        held('book', '2001', '2004', 'A1'),
        held('letter', '2001', '2005'),
        held('diary', '2002', '2005'),
      ),
    ).toEqual(['2001/2005']);
    const manner = (source: string, value: string, grade: string) => died(source, '2003', grade, { value });
    expect(
      inShort(
        majority,
        manner('book', 'killed', 'A1'),
        manner('letter', 'illness', 'C3'),
        manner('diary', 'illness', 'C3'),
      ),
    ).toEqual(['2003 illness']);
  });
  it('gives ties to the best grade, and alone is best-grade', () => {
    expect(inShort(majority, died('book', '2003', 'C3'), died('letter', '2004', 'A1'))).toEqual(['2004']);
    fc.assert(
      fc.property(anyClaims(of, 8), (claims) => {
        const apart = claims.map((one, i) => ({ ...one, subject: `${one.subject}-${i}` }));
        expect(resolve(apart, majority)).toEqual(resolve(apart, { rule: 'best-grade' }));
      }),
    );
  });
  it('a copy adds no vote', () => {
    const names = ['book', 'letter', 'diary'];
    fc.assert(
      fc.property(anyClaims(of), fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }), fc.nat(), (claims, who, at) => {
        const told = claims.map((one, i) => ({ ...one, source: names[who[i]!] as SourceId }));
        const original = told[at % Math.max(1, told.length)];
        fc.pre(original !== undefined);
        const copied: Claim = { ...original!, id: 'zz' as Claim['id'], source: 'copyist' as SourceId };
        const more = new Map(sources).set('copyist' as SourceId, { dependsOn: [original!.source] });
        const short = (findings: readonly Finding[]) =>
          findings.map(({ question, from, to, value }) => [question, from, to, value]);
        expect(short(resolve([...told, copied], majority, more))).toEqual(short(resolve(told, majority, more)));
      }),
    );
  });
});

describe('weights of grades', () => {
  it.each(weightTables)('%s: fall with credibility and with reliability', (table) => {
    const weight = (reliability: Grade['reliability'], credibility: Credibility) =>
      gradeWeight({ reliability, credibility }, table);
    for (const reliability of reliabilities)
      credibilities.slice(1).forEach((worse, i) => {
        expect(weight(reliability, worse)).toBeLessThanOrEqual(weight(reliability, credibilities[i]!));
      });
    for (const credibility of credibilities)
      reliabilities.slice(1).forEach((worse, i) => {
        expect(weight(worse, credibility)).toBeLessThanOrEqual(weight(reliabilities[i]!, credibility));
      });
  });
  it('the table lies between its ends', () => {
    const ratio = (table: (typeof weightTables)[number]) =>
      gradeWeight({ reliability: 'A', credibility: 1 }, table) /
      gradeWeight({ reliability: 'D', credibility: 4 }, table);
    expect(ratio('flat')).toBeLessThan(ratio('usual'));
    expect(ratio('usual')).toBeLessThan(ratio('steep'));
  });
});

/** Uniform numbers by address: FNV-1a, then the finaliser of MurmurHash3. */
const lotsOf = (seed: number): Lots => {
  const uniform = (address: string) => {
    let bits = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
    for (const unit of address) bits = Math.imul(bits ^ unit.codePointAt(0)!, 0x01000193);
    for (const [shift, factor] of [
      [16, 0x85ebca6b],
      [13, 0xc2b2ae35],
    ] as const)
      bits = Math.imul(bits ^ (bits >>> shift), factor);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
  return (address) => -Math.log(1 - uniform(address));
};

describe('sample', () => {
  const versions = (...claims: readonly Claim[]) => alternativesOf(claims, sample, sources);
  it('has a version for what each witness says, its chance in proportion to weight', () => {
    const [a, b, c] = [died('book', '2003', 'A1'), died('letter', '2004', 'C3'), died('diary', '2004', 'C3')];
    const [found] = versions(a, b, c);
    const [wa, wb] = [gradeWeight(a.grade), gradeWeight(b.grade)];
    expect(found!.map(({ finding, chance }) => [textOf(finding.from), chance])).toEqual([
      ['2003', wa / (wa + 2 * wb)],
      ['2004', (2 * wb) / (wa + 2 * wb)],
    ]);
  });
  it('a copy of what is better said weighs nothing', () => {
    const pair = [died('book', '2003', 'B2'), died('letter', '2004', 'B2')];
    const chances = (all: readonly Claim[]) => versions(...all)[0]!.map(({ chance }) => chance);
    expect(chances([...pair, died('copy', '2003', 'B2'), died('second', '2003', 'C3')])).toEqual(chances(pair));
    expect(chances([...pair, died('diary', '2003', 'B2')])).not.toEqual(chances(pair));
  });
  it('two wordings are one version, two codes are two', () => {
    const stated = (source: string, value: string) =>
      claim({
        id: `p-${source}`,
        predicate: 'policy',
        subject: 'toll',
        source: source as SourceId,
        from: '2003',
        to: '..',
        value,
      });
    const count = (one: string, other: string) =>
      versions(stated('book', one), stated('letter', other)).map((found) => found.length);
    expect(count('a toll on bridges', 'bridges pay')).toEqual([1]);
    expect(count('a toll on bridges; pence=2', 'pence=2 a head')).toEqual([1]);
    expect(count('a toll on bridges; pence=2', 'pence=3')).toEqual([2]);
  });
  it('chances add up to 1, and each version is what a witness says', () => {
    fc.assert(
      fc.property(anyClaims(of), (claims) => {
        for (const found of alternativesOf(claims, sample)) {
          expect(found.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
          for (const { finding, witnesses } of found)
            for (const { claim: id } of witnesses) expect(finding.supporting).toContain(id);
        }
      }),
    );
  });
  it('asks the same questions as best-grade', () => {
    fc.assert(
      fc.property(anyClaims(of), (claims) => {
        const asked = (rule: ResolutionRule) =>
          resolve(claims, rule, sources).map(({ question }) => `${question.key} ${question.occurrence}`);
        for (const rule of [sample, majority, prefer('book')])
          expect(asked(rule)).toEqual(asked({ rule: 'best-grade' }));
      }),
    );
  });
  it('draws versions as often as their chance', () => {
    const found = versions(died('book', '2003', 'B2'), died('letter', '2004', 'C3'), died('diary', '2005', 'B3'));
    const draws = 20_000;
    const counts = new Map<string, number>();
    for (let seed = 0; seed < draws; seed++) {
      const name = textOf(drawVersions(found, lotsOf(seed))[0]!.from);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const { finding, chance } of found[0]!) {
      const count = counts.get(textOf(finding.from)) ?? 0;
      expect(Math.abs(count - draws * chance)).toBeLessThan(4 * Math.sqrt(draws * chance * (1 - chance)));
    }
  });
  it('a claim that goes moves no draw but of those who would have believed it', () => {
    const all = [
      died('book', '2003'),
      died('letter', '2004'),
      died('diary', '2005', 'C3'),
      held('book', '2001', '2002'),
      held('letter', '2003', '2006'),
    ];
    for (let seed = 0; seed < 300; seed++) {
      const drawn = (claims: readonly Claim[]) =>
        new Map(
          drawVersions(versions(...claims), lotsOf(seed)).map((finding) => [
            `${finding.question.key} ${finding.question.occurrence}`,
            textOf(finding.from),
          ]),
        );
      const before = drawn(all);
      const after = drawn(all.filter(({ source, predicate }) => source !== 'letter' || predicate !== 'died'));
      for (const [question, date] of before)
        if (!(question.startsWith('died') && date === '2004')) expect(after.get(question)).toBe(date);
    }
  });
});

describe('names', () => {
  it('decide nothing: other subjects, posts and sources give the same answers and chances', () => {
    const others: Readonly<Record<string, string>> = { ada: 'cy', bo: 'ada', cy: 'bo', seat: 'head', head: 'seat' };
    const named = (name: string) => others[name] ?? name;
    const source = (name: string) => ({ book: 'diary', letter: 'book', diary: 'letter' })[name]!;
    fc.assert(
      fc.property(anyClaims(of), fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }), (claims, who) => {
        const told = claims.map((one, i) => ({ ...one, source: ['book', 'letter', 'diary'][who[i]!] as SourceId }));
        const renamed = told.map((one) => ({
          ...one,
          subject: named(one.subject),
          ...(one.object !== undefined && { object: named(one.object) }),
          source: source(one.source) as SourceId,
        }));
        const short = (all: readonly Claim[], rule: ResolutionRule) =>
          alternativesOf(all, rule)
            .map((versions) =>
              JSON.stringify(
                versions.map(({ finding, chance }) => [
                  finding.from,
                  finding.to,
                  finding.value,
                  finding.supporting,
                  chance,
                ]),
              ),
            )
            .sort();
        for (const rule of [majority, sample]) expect(short(renamed, rule)).toEqual(short(told, rule));
        expect(short(renamed, prefer(source('letter')))).toEqual(short(told, prefer('letter')));
      }),
    );
  });
});

describe('rules as text', () => {
  it.each(['best-grade', 'majority', 'sample', 'sample:flat', 'sample:steep', 'prefer:a', 'prefer:a,b'])(
    '%s',
    (text) => {
      const read = parseRule(text);
      expect(read.ok && ruleText(read.rule)).toBe(text);
    },
  );
  it.each([
    ['best', 0, 'best'],
    ['prefer', 0, 'prefer'],
    ['prefer:', 7, ''],
    ['prefer:a,,b', 9, ''],
    ['prefer:a, a', 10, 'a'],
    ['sample:half', 7, 'half'],
    ['majority:a', 0, 'majority:a'],
    ['', 0, ''],
  ])('refuses “%s” at %i', (text, at, found) => {
    expect(parseRule(text)).toMatchObject({ ok: false, at, found });
  });
});
