import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actors, invented, openWithInventedTownship, task, tellUntilFieldwork } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

const NUMBER = '2026-3-016';
const ENVELOPE = createHash('sha256').update('no envelope').digest('hex');
const FACTS = '值班登记簿缺页两处';

interface Hit {
  readonly page: string;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly matched: string;
}

describe.each(stages)('looking for a record by words, on $name', (stage: Stage) => {
  let story: Story;
  let who: ReturnType<typeof actors>;
  const asks = async (person: string, q: string): Promise<readonly Hit[]> => {
    const { status, body } = await story.as(person).get(`search?q=${encodeURIComponent(q)}`);
    expect(status).toBe(200);
    return body.hits;
  };
  const finds = async (person: string, q: string) => (await asks(person, q)).map(({ kind, id }) => `${kind} ${id}`);

  beforeAll(async () => {
    story = await openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00');
    who = actors(story);
    await tellUntilFieldwork(story);
    await story.as(who.secretary).does(`inspections/${task}/findings`, {
      problem: { unit: invented.township, place: '值班室', kind: 'other', facts: FACTS },
    });
    await story.as(who.director).does('clues', {
      ...{ number: NUMBER, source: 'found-in-work', zone: 'zone-3', envelope: ENVELOPE, noticedAt: story.now },
    });
    await story.as(who.director).sees('inspections');
    await story.as(who.caseHead).sees('clue-custody');
  });
  afterAll(() => story.close());

  it('finds one character of Chinese, two, and several words at once', async () => {
    const all = [
      'task 2026-spring-festival-zone-3',
      'inspection 2026-spring-festival-zone-3',
      'plan-item 2026-spring-festival',
    ];
    for (const q of ['春', '春节', ' 春节  八项 '])
      expect(await finds(who.conduct, q)).toEqual(expect.arrayContaining(all));
    expect(await finds(who.conduct, '春节 夏至')).toEqual([]);
    expect(await finds(who.conduct, '云杉')).toEqual(
      expect.arrayContaining([`unit ${invented.township}`, `unit ${invented.commission}`]),
    );
  });

  it('puts first what is asked for by its whole name, then what begins so, whatever the case of its letters', async () => {
    const hits = await asks(who.conduct, task.toUpperCase());
    expect(hits.slice(0, 2).map(({ id }) => id)).toEqual([task, task]);
    expect(hits[0]).toEqual({
      ...{ page: 'task-board', id: task, kind: 'task' },
      ...{ title: '春节期间落实中央八项规定精神检查', matched: 'id' },
    });
    const [first] = await asks(who.conduct, '2026-spring');
    expect(first).toMatchObject({ id: expect.stringMatching(/^2026-spring/) });
  });

  it('finds persons by name, and what rests on a document by its number', async () => {
    expect(await finds(who.conduct, '白秋月')).toContain('supervisor bai-qiuyue');
    const terms = { title: '治酒驾', level: 'region', reference: '宁纪发〔2026〕3号', from: '2026-03-01' };
    await story.as(who.conduct).does('campaigns/drink-2026/open', terms);
    await story.as(who.conduct).sees('campaigns');
    expect((await asks(who.conduct, '宁纪发〔2026〕3号'))[0]).toMatchObject({ id: 'drink-2026', matched: 'reference' });
    expect(await finds(who.conduct, '〔2026〕3号')).toEqual(['campaign drink-2026']);
  });

  it('finds for nobody what is not his to see', async () => {
    expect(await finds(who.director, task)).toContain(`task ${task}`);
    expect(await finds(who.directorOf4, task)).toEqual([]);
    expect(await finds(who.directorOf4, '春节期间')).not.toContain(`task ${task}`);
  });

  it('finds nothing by what a row holds and does not show: it cannot be guessed at', async () => {
    expect(await finds(who.director, FACTS)).toEqual([`inspection ${task}`]);
    const outside = story.cast.of('township-official', 'commission-gaoren');
    const row = await story.as(outside).seesOne(`inspections/${task}`);
    expect(row).toBeDefined();
    expect(JSON.stringify(row)).not.toContain(FACTS);
    expect(await finds(outside, task)).toContain(`inspection ${task}`);
    for (const part of [FACTS, FACTS.slice(0, 2), FACTS[0]!])
      expect(await finds(outside, part)).not.toContain(`inspection ${task}`);
  });

  it('of a clue finds the number, whole, for those who are cleared, and puts it on record', async () => {
    const looked = async () =>
      (await story.as(who.auditor).sees('access-history?what=SensitiveRecordViewed')).filter(
        ({ person, record }) => person === who.caseOfficial && record === `clue-custody/${NUMBER}`,
      ).length;
    expect(await asks(who.caseOfficial, NUMBER)).toEqual([
      { page: 'clue-custody', id: NUMBER, kind: 'clue', title: NUMBER, matched: 'id' },
    ]);
    expect(await looked()).toBe(1);
    expect(await finds(who.caseOfficial, NUMBER.slice(0, -1))).toEqual([]);
    expect(await looked()).toBe(1);
    // Its own zone knows the number and nothing else.
    expect(await finds(who.director, NUMBER)).toEqual([`clue ${NUMBER}`]);
    for (const person of [who.conduct, who.directorOf4, who.supervisor, story.cast.of('system-administrator')])
      for (const q of [NUMBER, NUMBER.slice(0, 8), ENVELOPE, '016'])
        expect([person, q, await finds(person, q)]).toEqual([person, q, []]);
  });

  it('is told what is wrong with a question', async () => {
    const faulty = async (query: string) => {
      const { status, body } = await story.as(who.conduct).get(`search${query}`);
      return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];
    };
    expect(await faulty('')).toEqual([400, 'q', 'missing']);
    expect(await faulty('?q=%20')).toEqual([400, 'q', 'length']);
    expect(await faulty(`?q=${'a'.repeat(101)}`)).toEqual([400, 'q', 'length']);
    expect(await faulty('?q=a&q=b')).toEqual([400, 'q', 'text']);
    expect(await faulty('?q=a&page=clues')).toEqual([400, 'page', 'unknown-field']);
  });
});
