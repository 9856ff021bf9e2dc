import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { actors, invented } from '../spring-festival.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const NUMBER = '2026-3-016';
const ENVELOPE = createHash('sha256').update('no envelope').digest('hex');

/** Everything known by the end of that day, and everything true by then. */
const known = 'asOf=recorded:2026-05-31T23:59:59%2B08:00';
const happened = 'asOf=occurred:2026-05-31T23:59:59%2B08:00';

/** S9’s, where that is told too. */
const VERIFIED = '2026-0-001';

export function theAuditor({ begins, at, it, alone }: Teller): void {
  let story: Story;
  let who: ReturnType<typeof actors>;
  let inCharge: string;
  let task: string;
  let replay: string;

  begins((told) => {
    story = told;
    who = actors(story);
    inCharge = story.cast.of('leader-in-charge');
  });

  at('2026-05-20T14:30:00+08:00');
  it('is asked about a task', async () => {
    const handed = await story.as(inCharge).does('tasks/designated', {
      ...{ kind: 'other', title: '五月专项检查', zone: 'zone-3', units: [invented.township] },
      ...{ due: '2026-05-31', reason: '领导交办' },
    });
    task = String(handed.id);
    await story.as(who.deputy).does(`tasks/${task}/receive`);
  });

  at('2026-05-26T09:00:00+08:00');
  it('is asked about a clue of zone 3 too', async () => {
    await story.as(who.director).does('clues', {
      ...{ number: NUMBER, source: 'found-in-work', zone: 'zone-3', envelope: ENVELOPE },
      noticedAt: '2026-05-26T08:30:00+08:00',
    });
    await story.as(who.director).does(`clues/${NUMBER}/transfer`, { witness: who.secretary });
    await story.as(who.caseHead).does(`clues/${NUMBER}/acknowledge`, { second: who.caseOfficial, envelope: ENVELOPE });
  });

  // Decided on the 29th, entered on the 2nd of June.
  at('2026-06-02T09:00:00+08:00');
  it('is asked about a term that was extended, and entered late', async () => {
    await story
      .as(inCharge)
      .does(`tasks/${task}/extend`, { until: '2026-06-15', reason: '汛期', occurredAt: '2026-05-29T16:00:00+08:00' });
  });

  const board = async (when: string) => {
    const { status, body } = await story.as(who.auditor).get(`task-board/${task}?${when}`);
    expect(status).toBe(200);
    return body as { due: string; state: string };
  };

  at('2026-07-15T09:00:00+08:00');
  it('opens the replay on record, and says what for', async () => {
    const opened = await story.as(who.auditor).does('replays', {
      ...{ purpose: '核对五月下旬看板所示', axis: 'recorded' },
      ...{ from: '2026-05-25T00:00:00+08:00', to: '2026-05-31T23:59:59+08:00' },
    });
    replay = String(opened.id);
    for (const person of [who.director, who.conduct, who.leader])
      await story.as(person).isRefused('access.denied', 'replays', {
        ...{ purpose: 'x', axis: 'recorded' },
        ...{ from: '2026-05-25T00:00:00+08:00', to: '2026-05-31T23:59:59+08:00' },
      });
  });

  it('finds on the board of 31 May what was known then, and what was true then: two days, both right', async () => {
    expect((await board(known)).due).toBe('2026-05-31');
    expect((await board(happened)).due).toBe('2026-06-15');
    expect((await board(`minPosition=${await story.county.store.head()}`)).due).toBe('2026-06-15');
  });

  it('finds in the history why the two differ', async () => {
    const { body } = await story.as(who.auditor).get(`history/records/task/${task}`);
    const events = (body as { events: { type: string; occurredAt: string; recordedAt: string }[] }).events;
    expect(events.find(({ type }) => type === 'TaskExtended')).toMatchObject({
      occurredAt: '2026-05-29T16:00:00.000+08:00',
      recordedAt: expect.stringMatching(/^2026-06-02T09:00/),
    });
  });

  it('sees of a clue its shape: number, dates, holders, and no content, for there is none', async () => {
    const row = await story.as(who.auditor).seesOne(`clue-custody/${NUMBER}`);
    expect(row).toMatchObject({ number: NUMBER, custodian: who.caseHead });
    expect(Object.keys(row as object).filter((field) => /content|facts|text|summary/i.test(field))).toEqual([]);
  });

  it('finds what zone 4 knew of it: nothing, then or now, and that nobody there has looked', async () => {
    for (const number of alone ? [NUMBER] : [NUMBER, VERIFIED]) {
      const shape = await story.as(who.auditor).get(`clue-custody/${number}?${known}`);
      expect([shape.status, shape.body.number]).toEqual([200, number]);
      for (const when of [known, happened, `minPosition=${await story.county.store.head()}`]) {
        const { status, body } = await story.as(who.directorOf4).get(`clue-custody?limit=1000&${when}`);
        expect([status, JSON.stringify(body.rows).includes(number)]).toEqual([200, false]);
        expect((await story.as(who.directorOf4).get(`clue-custody/${number}?${when}`)).status).toBe(404);
      }
      const viewed = await story.as(who.auditor).sees(`access-history?record=clue-custody/${number}&limit=1000`);
      expect(viewed.map(({ person }) => person)).toContain(who.auditor);
      expect(viewed.map(({ person }) => person)).not.toContain(who.directorOf4);
    }
  });

  it('saves a paper that anybody with the right can ask again: same question, same answer, same hash', async () => {
    const query = `task-board/${task}?${known}`;
    const answer = async () => {
      const { body } = await story.as(who.auditor).get(query);
      return createHash('sha256').update(JSON.stringify(body)).digest('hex');
    };
    const hash = await answer();
    const position = await story.county.store.head();
    await story.as(who.auditor).does(`replays/${replay}/papers`, {
      paper: 'board',
      query,
      position,
      hash,
      conclusion: '当日看板所示期限为5月31日',
    });
    expect(await answer()).toBe(hash);
    await story.as(who.auditor).does(`replays/${replay}/close`, { conclusion: '延期系次月补录' });
    expect(await story.as(who.auditor).sees('replays')).toMatchObject([
      { auditor: who.auditor, state: 'closed', papers: [{ paper: 'board', hash }] },
    ]);
    await story.as(who.director).isTurnedAway('replays');
    const { body } = await story.as(who.auditor).get(`history/records/replay/${replay}`);
    expect(body.events).toMatchObject([
      { type: 'ReplayOpened', person: who.auditor, data: { purpose: '核对五月下旬看板所示', axis: 'recorded' } },
      { type: 'ReplayPaperSaved', person: who.auditor, data: { query, position, hash } },
      { type: 'ReplayClosed', person: who.auditor },
    ]);
  });

  it('leaves the auditor unable to change what was looked at', async () => {
    await story.as(who.auditor).isRefused('access.denied', `tasks/${task}/close`);
  });
}
