/** The report on an invented scenario: escaping, determinism, completeness, titles that follow the numbers, prose. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../calendar/index.ts';
import { ensemble, type Plan, planOf, recordFor, runPlan, type Variant } from '../experiment/index.ts';
import type { Change, PersonId, PostId } from '../polity/index.ts';
import { recordOf } from '../record/index.ts';
import { readScenario, type Scenario } from '../scenario/index.ts';
import { nameOf } from './names.ts';
import { type ReportInput, reportPage } from './page.ts';
import { proseText, tellHistory } from './prose.ts';
import { sentenceOf, sentences } from './sentences.ts';

const evil = '<script>alert(1)</script>';

/** A council of five, its warden, two unnamed clerks; one source is set beside the model. */
const files: Readonly<Record<string, string>> = {
  'scenario.yaml': `title: "The council of ${evil}"
from: 1921-03-16
to: 1924-12-31
as-of: 1921-03-16
resolution: best-grade
root: league
given: [illness, natural-deaths, events-abroad, lifecycle]
issues:
  tolls: { name: Tolls, low: "-1 means no tolls", high: "1 means high tolls" }
mechanisms: { off: [] }
parameters: {}
questions:
  persons: [ada, bo]
  posts: [warden, councillor]
  source: pamphlet
  outcomes:
    - { text: "Does Ada give up the wardenship?", proposition: "ada loses warden by 1924" }
    - { text: "Is Bo paramount?", proposition: "bo is paramount on 1924" }
`,
  'rules.yaml': `bodies:
  council: { quorum: 1/2, majority: { of: present, share: 1/2, strict: true }, removal: { of: present, share: 1/2, strict: true }, meetings: 52 }
posts:
  warden: { filling: [{ nominate: council }, { elect: council }], requires: [councillor], incompatible: [clerk], certainty: 0.8 }
  councillor: { filling: [{ nominate: council }, { elect: council }], certainty: 1 }
  herald: { filling: [], ex-officio: [warden], certainty: 1 }
  clerk: { filling: [{ decree: warden }], certainty: 1 }
`,
  'persons.csv': `id,name,variants,wikidata\nada,Ada ${evil},,\nbo,=cmd Lind,,\ncleo,Cleo Rask,,\ndag,Dag Öst,,\neve,Eve Moor,,\nfinn,Finn Bay,,\n`,
  'organs.csv':
    'id,name,kind,parent,wikidata\nleague,The League,party,,\ncouncil,The Council,body,league,\nguild,The Guild,agency,league,\n',
  'posts.csv': `id,organ,name,class,capacity,function,cadres
warden,council,Warden,chair,1,appointments | agenda,0
councillor,council,Councillor,full,5,,0
clerk,league,Clerk,staff,2,press,2
herald,league,Herald,staff,1,,0
guild-master,guild,Guild master,chair,1,trade,0
`,
  'policies.csv': 'id,name,domain\n',
  'events.csv': 'id,kind,name\nfar-war,war,War far away\n',
  'series.csv': 'id,name,unit\n',
  'assessments.csv': 'person,attribute,low,mode,high,basis,evidence_date\n',
  'sources.json': `[{"id":"chronicle","type":"book","title":"The chronicle","custom":{"grade":"B2"}},{"id":"pamphlet","type":"book","title":"A pamphlet","custom":{"grade":"D4"}}]`,
  'claims.csv': `id,source,locator,start,end,sha256,subject,predicate,object,value,from,to,calendar,as_written,modality,grade,coder,note
${['league', 'council', 'guild', 'warden', 'councillor', 'clerk', 'herald', 'guild-master'].map((what, i) => `e${i},chronicle,page 1,,,,${what},exists,,,1900,${what === 'guild' ? '1922-05' : '..'},,,,,fixture,`).join('\n')}
h1,chronicle,page 2,,,,ada,holds,warden,removed,1920-05,1923-01-17,,,,,fixture,
${['ada', 'bo', 'cleo', 'dag', 'eve'].map((who) => `s-${who},chronicle,page 2,,,,${who},holds,councillor,,1920,..,,,,,fixture,`).join('\n')}
h2,chronicle,page 2,,,,finn,holds,guild-master,,1920,..,,,,,fixture,
d1,chronicle,page 3,,,,dag,died,,illness,1922-03-04,,,,,,fixture,
i1,chronicle,page 3,,,,bo,condition,,ill,1921-06-01,1921-08-01,,,,,fixture,
w1,chronicle,page 3,,,,far-war,event,,,1921-09-09,,,,,,fixture,
p1,pamphlet,paragraph 1,10,20,9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,ada,holds,warden,removed,,1924-02,,,,,fixture,
p2,pamphlet,paragraph 2,,,,dag,died,,illness,1922-03,,,,,,fixture,
p3,pamphlet,paragraph 3,,,,p1,because,p2,,,,,,judged,,fixture,
p4,pamphlet,paragraph 4,,,,bo,trait,,timid,1921,,,,judged,,fixture,
p4-b,pamphlet,paragraph 4,,,,cleo,trait,,bold,1921,,,,judged,,fixture,
`,
  'readings.csv': `claim,label,proposition,basis
p1,outcome,ada loses warden by 1924-02,the end of a tenure
p2,input,,taken as given
p3,causal,,one claim through another
p4,character,,nothing to count
`,
};

let scenario: Scenario;
let plan: Plan;
let input: ReportInput;
let page: string;

beforeAll(async () => {
  const folder = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const loaded = readScenario(folder, 'small');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 1));
  scenario = loaded.scenario;
  const summary = (variant: Variant) => ensemble(planOf(scenario, { variant, seed: 1 }), 12);
  plan = planOf(scenario, { variant: 'given', seed: 1 });
  input = {
    scenario,
    record: recordFor(scenario),
    independent: recordOf(
      scenario.cast,
      scenario.rules,
      scenario.claims.filter(({ source }) => source !== 'pamphlet'),
      scenario.resolution,
    ),
    summaries: {
      null: await summary('null'),
      free: await summary('free'),
      given: await summary('given'),
      record: await summary('record'),
    },
    plan,
    told: [
      { title: 'A given history', plan, told: runPlan(plan, 0) },
      { title: 'A second one', plan, told: runPlan(plan, 1) },
    ],
  };
  page = reportPage(input);
});

function document(text = page) {
  return parseHTML(text).document as unknown as {
    querySelectorAll(selector: string): ArrayLike<{ textContent: string; getAttribute(name: string): string | null }>;
    querySelector(selector: string): { textContent: string } | null;
  };
}

describe('reportPage', () => {
  it('lets no text become markup', () => {
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('keeps formulas out of spreadsheets', () => {
    const links = [...page.matchAll(/href="data:text\/csv;charset=utf-8,([^"]*)"/g)].map((match) =>
      decodeURIComponent(match[1]!),
    );
    expect(links).toHaveLength(9);
    expect(links.join('')).toContain("'=cmd Lind");
    for (const text of links) expect(text).not.toMatch(/(?:^|,|\n)"?=/);
  });

  it('is the same bytes for the same input', () => {
    expect(reportPage(input)).toBe(page);
  });

  it('asks for nothing from outside', () => {
    const addresses = [...page.matchAll(/(?:href|src|xlink:href)="([^"]*)"/g)].map((match) => match[1]!);
    expect(addresses.filter((address) => !/^(#|data:text\/csv)/.test(address))).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!#)/);
  });

  it('gives every identifier once, and every reference its target', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/(?:href="#|aria-labelledby="|url\(#)([\w-]+)/g)) expect(ids).toContain(id);
  });

  it('descends through headings one level at a time', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, i) => {
      expect(level).toBeLessThanOrEqual(levels[i]! + 1);
    });
  });

  it('has a row for every claim that is read, with its place and no text of the source', () => {
    const rows = [...Array.from(document().querySelectorAll('.claims tbody tr'))];
    expect(rows).toHaveLength(4);
    expect(rows[0]!.textContent).toContain('paragraph 1, characters 10–20, SHA-256 9f86d081…');
    expect(rows[0]!.textContent).toContain('held the post Warden until February 1924 (removed).');
    expect(rows[0]!.textContent).toContain('contradicts: May 1920 to 17 January 1923 (removed) h1');
    expect(rows[1]!.textContent).toContain('agrees: 4 March 1922 (illness) d1');
    expect(rows[2]!.textContent).toContain('not tested');
    expect(rows[3]!.textContent).toContain('silent');
    expect(rows[3]!.textContent).toContain('bold');
  });

  it('states findings that follow the numbers', () => {
    const { summaries } = input;
    const [some] = summaries.given.endings;
    const won = {
      ...summaries.given,
      endings: [{ ...some!, person: 'cleo', count: 9, of: 12, share: 0.75, low: 0.4, high: 0.9 }],
    };
    const other = document(reportPage({ ...input, summaries: { ...summaries, given: won } }));
    expect(other.querySelector('#paramount-title')!.textContent).toContain(
      'Rask is the person most often paramount, in 75\u00a0%',
    );
    expect(other.querySelector('.headline')!.textContent).toContain('Rask ends paramount most often, in 75\u00a0%');
    expect(document().querySelector('#paramount-title')!.textContent).not.toContain('75\u00a0%');
  });

  it('does without a source to set beside the model', () => {
    const { source: _source, ...questions } = scenario.questions;
    expect(reportPage({ ...input, scenario: { ...scenario, questions } })).not.toContain('id="claims"');
  });
});

describe('sentences', () => {
  it('has one for every change that histories tell', () => {
    const names = nameOf(scenario.cast);
    const fill = {
      do: 'fill',
      post: 'warden' as PostId,
      person: 'cleo' as PersonId,
      on: (scenario.asOf + 40) as Day,
    } as const;
    // So that motions are moved at all in so small a council.
    const lively = { 'coalition.inertia': 0, 'coalition.opportunities': 12, 'votes.threat-weight': 1.5 };
    const codes = new Set<string>();
    for (const variant of ['given', 'free', 'null', 'record'] as const)
      for (let history = 0; history < 8; history++) {
        const { chronicle } = runPlan(
          planOf(scenario, {
            variant,
            seed: 3,
            overrides: lively,
            ...(variant === 'free' && { interventions: [fill] }),
          }),
          history,
        );
        for (const change of chronicle) {
          codes.add(change.cause.code);
          expect(sentences, change.cause.code).toHaveProperty([change.cause.code]);
          expect(sentenceOf(change, names)).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    for (const code of [
      'mortality',
      'illness',
      'turnover',
      'election',
      'appointed',
      'motion',
      'intervention',
      'after-fills',
      'after-dies',
    ])
      expect(codes).toContain(code);
  });

  it('has one for every code that the sources of the program state', () => {
    const folders = ['../model', '../model/mechanisms', '../polity', '../experiment', '../record'];
    const texts = folders.flatMap((folder) => {
      const url = new URL(`${folder}/`, import.meta.url);
      return readdirSync(url)
        .filter((file) => /^(?!.*\.(test|properties)\.).*\.ts$/.test(file))
        .map((file) => readFileSync(new URL(file, url), 'utf8'));
    });
    const codes = texts.flatMap((text) =>
      [
        ...text.matchAll(/\bcode(?::| =)\s*(?:[^;\n?']*(?:'[^']*'[^;\n?']*)*\?\s*)?'([a-z-]+)'(?: : '([a-z-]+)')?/g),
      ].flatMap((match) => [match[1]!, match[2]]),
    );
    const stated = codes.filter((code): code is string => code !== undefined);
    expect(stated.length).toBeGreaterThan(10);
    for (const code of stated) expect(sentences).toHaveProperty([code]);
  });

  it('says what happened where a code is unknown, and names the code', () => {
    const change = {
      kind: 'recovers',
      person: 'cleo',
      earliest: 0,
      latest: 0,
      by: 'x',
      cause: { code: 'magic' },
    } as unknown as Change;
    expect(sentenceOf(change, nameOf(scenario.cast))).toBe('Rask recovered (cause: magic)');
  });
});

describe('tellHistory', () => {
  const on = 18_000 as Day;
  const vote = {
    kind: 'votes',
    body: 'council',
    motion: { on: 'remove', person: 'cleo', post: 'warden' },
    yes: 5,
    no: 2,
    abstain: 0,
    absent: 1,
    carried: true,
    earliest: on,
    latest: on,
    by: 'votes',
    cause: { code: 'motion', ids: { mover: 'eve' }, numbers: { chance: 0.61 } },
  } as unknown as Change;
  const out = {
    kind: 'vacates',
    person: 'cleo',
    post: 'warden',
    acting: false,
    reason: 'removed',
    earliest: on,
    latest: on,
    by: 'votes',
    cause: { code: 'voted-out' },
  } as unknown as Change;
  const after = {
    kind: 'vacates',
    person: 'cleo',
    post: 'herald',
    acting: false,
    reason: 'rule',
    earliest: on,
    latest: on,
    by: 'rule',
    cause: { code: 'after-vacates' },
  } as unknown as Change;
  const telling = (changes: readonly Change[]) => {
    const { told } = input.told[0]!;
    return tellHistory(plan, { ...told, history: { ...told.history, chronicle: changes } });
  };

  it('tells a vote, what it did and what followed in one sentence', () => {
    const year = telling([vote, out, after]).find(({ heading }) => heading === '2019')!;
    expect(year.text).toBe(
      'On 14 April The Council voted 5 to 2 (1 absent) to remove Rask as Warden (expected chance 61\u00a0%); moved by Moor; this left vacant Herald.'.replace(
        'The Council',
        'The Council',
      ),
    );
  });

  it('sums up what befalls others', () => {
    const routine = (person: string) =>
      ({
        ...out,
        person,
        post: 'clerk',
        reason: 'transferred',
        by: 'turnover',
        cause: { code: 'turnover' },
      }) as unknown as Change;
    const text = proseText(telling([routine('finn'), routine('cadre-clerk-start-0')]));
    expect(text).toContain('2019\nIn this year: 2 routine departures.');
  });

  it('tells every year, wraps at the width asked for', () => {
    const paragraphs = tellHistory(plan, input.told[0]!.told, { width: 60 });
    expect(paragraphs.map(({ heading }) => heading)).toEqual(['1921', '1922', '1923', '1924']);
    for (const { text } of paragraphs) for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
    expect(proseText(paragraphs).replace(/\s+/g, ' ')).toContain('War far away');
  });
});
