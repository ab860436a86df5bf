import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTown, back, exporting, refused, text, town } from '../../tests/exchange.ts';
import type { Claim, Finding } from '../record/index.ts';
import { isoDateOf } from './iso-date.ts';
import { exportPopolo } from './popolo.ts';
import { popoloSchema } from './popolo-schema.ts';

const validate = new Ajv2020({ allErrors: true, validateFormats: false, allowUnionTypes: true }).compile(popoloSchema);
const carried = new Set(['born', 'died', 'holds', 'acting', 'faction', 'vote', 'exists', 'event']);

type Dated = Pick<Claim, 'from' | 'to'>;
const iso = (date: Dated['from']) => (date === undefined || date === 'open' ? '' : (isoDateOf(date)?.text ?? ''));

/** What a file can say of a finding, and nothing else. */
function said(
  subject: string,
  predicate: string,
  object: string | undefined,
  value: string | undefined,
  dates: Dated,
): string | undefined {
  const [from, to] = [iso(dates.from), iso(dates.to)];
  if (predicate === 'vote')
    return from.length === 10 ? JSON.stringify([subject, predicate, value ?? '?-?-?', from]) : undefined;
  const link = predicate === 'holds' || predicate === 'acting' || predicate === 'faction';
  if (from === '' && to === '' && !link) return undefined;
  const ended = predicate === 'born' || predicate === 'died' ? '' : to;
  return JSON.stringify([subject, predicate, link ? object : '', from, ended]);
}

describe('Popolo', () => {
  it('keeps the published schemas', () => {
    fc.assert(
      fc.property(anyTown, (folder) => {
        const document = JSON.parse(text(exportPopolo(exporting(folder)).files.get('')));
        expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('the schema refuses what Popolo refuses', () => {
    for (const bad of [
      { persons: [{ birth_date: '1901-2' }] },
      { persons: [{ name: 4 }] },
      { vote_events: [{ counts: [{ option: 'yes' }] }] },
      { vote_events: [{ start_date: '1921-03-08' }] },
      { organizations: [{ other_names: [{}] }] },
    ])
      expect(validate(bad), JSON.stringify(bad)).toBe(false);
  });

  it('gives back one claim for each finding that it can carry', async () => {
    await fc.assert(
      fc.asyncProperty(anyTown, async (folder) => {
        const given = exporting(folder);
        const again = await back('popolo', exportPopolo(given));
        const seen = new Set<string>();
        const first = (finding: Finding) => {
          const { predicate, subject } = finding.question;
          const once = predicate === 'exists' && (iso(finding.from) !== '' || iso(finding.to) !== '');
          if (once && seen.has(subject)) return false;
          if (once) seen.add(subject);
          return carried.has(predicate) && !(predicate === 'event' && finding.question.object !== undefined);
        };
        const found = given.record.findings
          .filter(first)
          .map(({ question: { subject, predicate, object }, value, ...dates }) =>
            said(subject, predicate, object, value, dates),
          );
        const claims = again.claims
          .filter(({ predicate, object }) => !(predicate === 'event' && object !== undefined))
          .map(({ subject, predicate, object, value, ...dates }) => said(subject, predicate, object, value, dates));
        const sorted = (all: readonly (string | undefined)[]) =>
          [...new Set(all.filter((one) => one !== undefined))].sort();
        expect(sorted(claims)).toEqual(sorted(found));
      }),
      { numRuns: 150 },
    );
  });

  it('lists contradictions among what is lost', () => {
    const row = (id: string, source: string, year: string) => [
      id,
      source,
      '',
      'ada',
      'born',
      '',
      '',
      year,
      '',
      '',
      'asserted',
      '',
      'me',
      '',
    ];
    const { lost } = exportPopolo(exporting(town([row('a', 'chronicler', '1901'), row('b', 'old-letters', '1905')])));
    expect(lost).toContainEqual({ what: 'claims that the rule of resolution decided against', count: 1 });
    expect(lost).toContainEqual({ what: 'locators, grades, modality and notes of claims', count: 1 });
  });

  it('refuses what it cannot use, all at once and where it stands', async () => {
    const document = `{"persons": [{"id": "p", "name": "P", "birth_date": "1901/02"}, {"name": "Q"}],
"organizations": [{"id": "o", "parent_id": "nowhere"}],
"memberships": [{"person_id": "p", "post_id": "none"},
 {"person_id": "p", "organization_id": "o", "start_date": "2003", "end_date": "2001"}, {"person_id": "p"}],
"vote_events": [{"organization_id": "o", "start_date": "1921-03-08T00:00:00Z", "counts": [{"option": "yes", "value": 1.5}]}, {}]}`;
    const found = await refused('popolo', document);
    const lines = document.split('\n');
    const at = (line: number, what: string) => `bad:${line}:${lines[line - 1]!.lastIndexOf(what) + 1}`;
    expect(found).toEqual([
      `${at(1, '"1901/02"')} a date such as 1921, 1921-03 or 1921-03-16`,
      `${at(1, '{"name": "Q"}')} the key “id”`,
      `${at(2, '"nowhere"')} the id of an organization of the file or the folder`,
      `${at(3, '"none"')} the id of a post of the file or the folder`,
      `${at(4, '"2001"')} a date that is not before the beginning, 2003`,
      `${at(4, '{"person_id": "p"}')} the key “organization_id” or “post_id”`,
      `${at(5, '{"organization_id"')} counts that are whole numbers`,
      `${at(5, '{}')} the key “organization_id”`,
    ]);
    expect(await refused('popolo', '{"persons": [}')).toEqual(['bad:1:14 a JSON value']);
    expect(await refused('popolo', '[]')).toEqual([expect.stringMatching(/^bad:1:1 a map with the keys persons/)]);
  });

  it('a membership of an organisation is a post there, unless it is a faction', async () => {
    const exported = {
      files: new Map([
        [
          '',
          new TextEncoder().encode(
            JSON.stringify({
              persons: [
                {
                  id: 'p1',
                  name: 'Pia',
                  other_names: [{ name: 'P.' }],
                  memberships: [{ organization_id: 'o1', role: 'Member', start_date: '2001-02' }],
                },
              ],
              organizations: [
                { id: 'o1', name: 'Guild', classification: 'guild' },
                { id: 'f', name: 'Blues', classification: 'faction' },
              ],
              memberships: [{ person_id: 'p1', organization_id: 'f', end_date: '2004' }],
            }),
          ),
        ],
      ]),
      lost: [],
    };
    const { claims, cast } = await back('popolo', exported);
    expect([...cast.posts.values()]).toMatchObject([{ organ: 'o1', name: 'Member of Guild', class: 'full' }]);
    expect(claims.map(({ predicate, object }) => [predicate, object])).toEqual([
      ['faction', 'f'],
      ['holds', [...cast.posts.keys()][0]],
    ]);
  });
});
