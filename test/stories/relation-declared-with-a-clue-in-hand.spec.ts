import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportLog } from '@libs/event-store/export.js';
import { type Cast9, cast9, openInApril, tellUntilEntrusted } from './clue-from-above.js';
import { invented } from './spring-festival.js';
import { type Stage, stages, type Story } from './story.js';

const NUMBER = '2026-0-001';

describe.each(stages)('a relation declared with a clue in hand, on $name', (stage: Stage) => {
  let story: Story;
  let who: Cast9;
  const as = (role: keyof Cast9) => story.as(who[role]);
  const declare = (role: keyof Cast9, unit: string) =>
    as(role).does(`relations/${who[role]}/declare`, { kind: 'near-relative', unit, counterpart: '某科长（虚构）' });

  beforeAll(async () => {
    story = await openInApril(stage);
    who = cast9(story);
    await tellUntilEntrusted(story, NUMBER);
  });
  afterAll(() => story.close());

  it('has the Case Office and the leaders asked, and nobody who may not know who works on it', async () => {
    await declare('two', invented.township);
    await story.settles();
    for (const role of ['caseHead', 'leader', 'inCharge'] as const)
      expect((await as(role).sees('to-do?step=decide-recusal')).map(({ record }) => record)).toEqual([who.two]);
    for (const role of ['conduct', 'director'] as const) {
      expect(await as(role).sees('to-do?step=decide-recusal')).toEqual([]);
      expect(await as(role).sees('recusals')).toEqual([]);
    }
    expect(await as('caseHead').sees('recusals')).toMatchObject([
      {
        person: who.two,
        kind: 'clue',
        matter: NUMBER,
        ground: 'near-relative',
        relation: '1',
        state: 'asked',
        zone: null,
      },
    ]);
    expect(await as('caseHead').seesOne(`recusal-register/${who.two}-1`)).toMatchObject({ unit: invented.township });
  });

  it('holds his next step there until it is decided, and nobody else’s', async () => {
    const report = { outcome: 'close', report: 'ab'.repeat(32) };
    await as('two').isRefused('recusal.request-open', `clues/${NUMBER}/verification/report`, report);
    await as('three').isRefused('clue.not-at-this-step', `clues/${NUMBER}/verification/report`, report);
  });

  it('closes the clue to him when it touches him, and lets him go on when it does not', async () => {
    const decide = (role: keyof Cast9, person: string, request: string, outcome: 'recused' | 'stays') =>
      as(role).does(`recusals/${person}/${request}/decide`, { outcome });
    await decide('caseHead', who.two, '1', 'recused');
    await story.settles();
    expect(await as('two').sees('sealed-cases')).toEqual([]);
    expect(await as('caseHead').sees('to-do?step=decide-recusal')).toEqual([]);

    await declare('handler', 'education-bureau');
    await story.settles();
    const opinion = { disposal: 'preliminary-verification' };
    await as('handler').isRefused('recusal.request-open', `clues/${NUMBER}/disposal`, opinion);
    await decide('leader', who.handler, '1', 'stays');
    await as('handler').does(`clues/${NUMBER}/disposal`, opinion);
  });

  it('writes nowhere beside the clue’s number what the relation is with', async () => {
    const lines: string[] = [];
    for await (const line of exportLog(story.county.store, { streamPrefixes: [`${story.name}/recusal/`] }))
      lines.push(line);
    expect(lines.some((line) => line.includes(NUMBER))).toBe(true);
    expect(lines.filter((line) => line.includes(invented.township))).toEqual([]);
    expect(story.faults).toEqual([]);
  });
});
