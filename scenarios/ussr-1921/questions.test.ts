/** What one asks of this record, by names that are known here. */
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/host/index.ts';
import { indexNames, namedThings, searchNames } from '../../src/record/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { json, run } from '../../tests/command.ts';

const here = import.meta.dirname;
const loaded = readScenario(readFolder(here), 'ussr-1921');
if (!loaded.ok) throw new Error('the scenario does not load');
const index = indexNames(namedThings(loaded.scenario));
const first = (text: string) => {
  const { hits, first: many } = searchNames(index, text);
  return hits.slice(0, many).map(({ thing }) => thing.id);
};
const ussr = here;

describe('search', () => {
  const spellings: Readonly<Record<string, string>> = {
    trotsky: 'Троцкий|Trotskii|Trotzki|Bronstein|Trotskiy|Trockij|Leon Trotsky|Бронштейн|L. D. Trotsky|Bronschtejn',
    stalin: 'Сталин|Djougachvili|Dschugaschwili|Stalin|Coba',
    zinoviev: 'Зиновьев|Sinowjew|Zinovieff|Zinovyev|Sinowiew',
    bukharin: 'Bucharin|Boukharine|Бухарин',
    dzerzhinsky: 'Dserschinski|Dzerjinski|Дзержинский',
    chicherin: 'Tschitscherin|Tchitcherine|Čičerin',
    tukhachevsky: 'Tuchatschewski|Toukhatchevski|Tukhachevskii',
    'war-commissar': 'nkvm|war-commissar',
    cheka: 'OGPU',
  };
  const cases = Object.entries(spellings).flatMap(([id, texts]) => texts.split('|').map((text) => ({ id, text })));

  it.each(cases)('finds by “$text” first and alone $id', ({ id, text }) => {
    expect(first(text)).toEqual([id]);
  });

  it('lists namesakes together', () => {
    expect(first('Смирнов')).toEqual(['smirnov-ap', 'smirnov-in', 'smirnov-vm']);
    expect(first('Kamenev')).toEqual(['kamenev', 'kamenev-ss']);
    expect(first('Kossior')).toEqual(['kosior-s', 'kosior-v']);
  });
});

describe('answers', () => {
  it('lead from a name in any spelling to the evidence', async () => {
    const posts = await json('record', 'posts', ussr, 'Троцкий', '--on', '1923-10-01');
    expect(posts.posts.map(({ post }: { post: string }) => post)).toEqual(
      expect.arrayContaining(['war-commissar', 'politburo-full']),
    );
    const died = await json('record', 'evidence', ussr, 'lenin is dead by 1923-12-31');
    expect(died).toMatchObject({ truth: 'false', sentences: [{ supporting: ['gs-035'] }] });
    expect(died.sentences[0].contrary).toContain('died-lenin-snk-wp');
    const removed = await json('record', 'evidence', ussr, 'trotsky loses war-commissar by 1925-05-31');
    expect(removed.truth).toBe('true');
    expect(removed.sentences[0].supporting).toEqual(expect.arrayContaining(['gs-060', 'gs-068', 't205-time2501']));
  });

  it('show the organisation, what changed in it, and the purges', async () => {
    const chart = await json('record', 'organ', ussr, 'Politburo of the Central Committee', '--on', '1922-01-01');
    const full = chart.posts.find(({ post }: { post: string }) => post === 'politburo-full');
    expect(full.holders.map(({ person }: { person: string }) => person).sort()).toEqual([
      'kamenev',
      'lenin',
      'stalin',
      'trotsky',
      'zinoviev',
    ]);
    const { changes } = await json('record', 'organ', ussr, 'secretariat', '--diff', '1922-01-01', '1922-12-31');
    const found = (what: string, id: string) =>
      changes.some(
        (one: { what: readonly string[]; post: string; person: string }) =>
          one.what.includes(what) && (one.person ?? one.post) === id,
      );
    expect([
      found('created', 'general-secretary'),
      found('came', 'stalin'),
      found('abolished', 'responsible-secretary'),
      found('went', 'molotov'),
    ]).toEqual([true, true, true, true]);
    const { occasions } = await json('record', 'purges', ussr, '--from', '1927-11-14', '--to', '1927-11-14');
    expect(
      occasions[0].blows.map(({ person, status }: { person: string; status: string }) => `${person} ${status}`),
    ).toEqual(expect.arrayContaining(['trotsky expelled', 'zinoviev expelled']));
  });

  it('name the candidates where a name is not one person’s', async () => {
    const { code, err } = await run('record', 'person', ussr, 'Smirnov');
    expect(code).toBe(2);
    for (const id of ['smirnov-ap', 'smirnov-in', 'smirnov-vm']) expect(err).toContain(id);
  });
});
