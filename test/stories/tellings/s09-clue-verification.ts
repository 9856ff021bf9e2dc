import { expect } from '@jest/globals';
import { exportLog } from '@libs/event-store/export.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import { isWorkingDay } from '@libs/calendar/index.js';
import { calendarIn, firstRulebook } from '@county/instruments/rulebook.state.js';
import { asking, type Cast9, cast9, ENVELOPE, clueNumbered, five, verificationBy } from '../clue-from-above.js';
import { invented } from '../spring-festival.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const NUMBER = '2026-0-001';
const clue = clueNumbered(NUMBER);
const asOf = (moment: string) => `asOf=recorded:${moment.replace('+', '%2B')}`;

export function clueVerification({ begins, at, it }: Teller): void {
  let story: Story;
  let who: Cast9;
  const as = (role: keyof Cast9) => story.as(who[role]);
  const path = (step: string) => `clues/${NUMBER}/${step}`;

  begins((told) => {
    story = told;
    who = cast9(story);
  });

  const ofClue = <T extends { record?: string }>(rows: readonly T[]) => rows.filter(({ record }) => record === NUMBER);

  at('2026-04-08T15:40:00+08:00');
  it('comes from the autonomous region to the Case Office alone', async () => {
    const sealed = {
      number: NUMBER,
      source: 'other-body',
      envelope: ENVELOPE,
      noticedAt: '2026-04-08T15:30:00+08:00',
    };
    await as('director').isRefused('clue.taken-in-centrally', 'clues', { ...sealed, zone: 'zone-2' });
    await as('director').isRefused('access.denied', 'clues', sealed);
    await clue.arrives(story, '2026-04-08T15:30:00+08:00');
  });

  at('2026-04-09T08:30:00+08:00');
  it('is received there the next morning', async () => {
    await clue.isReceived(story);
    const waiting = ofClue(await as('caseHead').sees('to-do?category=clue'));
    expect(waiting.map(({ step }: { step?: string }) => step)).toEqual(['propose-distribution']);
  });

  it('is distributed on the Case Office’s proposal, with the principal leader’s consent and nobody else’s', async () => {
    const propose = { body: 'office-2', ...asking };
    for (const role of ['leader', 'director', 'deputy', 'conduct', 'handler'] as const)
      await as(role).isRefused('access.denied', path('distribution'), propose);
    await as('caseHead').isRefused('body.faulty', path('distribution'), { ...propose, reason: '某某' });
    await as('caseHead').isRefused('clue.body-of-the-unit', path('distribution'), {
      ...propose,
      body: invented.commission,
    });
    await as('caseHead').isRefused('clue.no-such-body', path('distribution'), { ...propose, body: 'zone-2' });
    const hand = { handler: who.handler, witness: who.caseOfficial, ...asking };
    await as('caseHead').isRefused('clue.not-at-this-step', path('hand-over'), hand);
    await as('caseHead').isRefused('clue.not-at-this-step', path('verification'), verificationBy(who));
    await clue.isDistributed(story);
  });

  at('2026-04-09T09:30:00+08:00');
  it('is handed over to Office 2', () => clue.isHandedOver(story));

  at('2026-04-09T09:45:00+08:00');
  it('is accepted there', async () => {
    await clue.isAccepted(story);
    for (const role of ['inCharge', 'caseHead', 'director'] as const)
      await as(role).isRefused('access.denied', path('distribution/approve'), {});
    expect(await as('caseHead').seesOne(`clue-ledger/${NUMBER}`)).toMatchObject({
      is: 'with-handler',
      body: 'office-2',
      open: true,
    });
  });

  it('is due on 9 May: one calendar month from the receipt, a Saturday that is worked', async () => {
    await story.settles();
    const [due] = await as('caseHead').sees(`deadlines?rule=clue-disposal&record=${NUMBER}`);
    expect(due).toMatchObject({
      state: 'open',
      start: '2026-04-09',
      due: '2026-05-09',
      counts: true,
      title: NUMBER,
      persons: [who.handler],
      because: { rule: 'clue-disposal', start: '2026-04-09' },
    });
    expect(new Date('2026-05-09T12:00:00Z').getUTCDay()).toBe(6);
    expect(isWorkingDay(calendarIn(firstRulebook), '2026-05-09')).toBe(true);
    expect(await as('caseHead').seesOne(`clue-ledger/${NUMBER}`)).toMatchObject({
      due: '2026-05-09',
      dueOf: 'clue-disposal',
      missed: [],
    });
    expect(ofClue(await as('handler').sees('deadlines'))).toHaveLength(1);
    for (const role of ['conduct', 'general', 'director', 'lead'] as const)
      expect((await as(role).sees(`deadlines?category=clue`)).map(({ record }) => record)).toEqual([]);
  });

  it('is entrusted to five people of zone 2, whom nothing bars, by a sealed list', async () => {
    const list = verificationBy(who);
    for (const role of ['leader', 'director', 'conduct'] as const)
      await as(role).isRefused('access.denied', path('verification'), list);
    await as('handler').isRefused('clue.entrusted-by-the-case-office', path('verification'), list);
    const { kind: _kind, ...without } = list;
    for (const [code, body] of [
      ['clue.not-of-the-four-kinds', without],
      ['clue.verified-by-two', { ...list, persons: [who.lead] }],
      ['clue.leader-not-on-the-list', { ...list, leader: who.director }],
      ['clue.verifier-from-elsewhere', { ...list, persons: [...five(who), who.ofYunshan] }],
      ['clue.unit-unknown', { ...list, units: ['nowhere'] }],
      ['body.faulty', { ...list, kind: 'because-it-is-simple' }],
    ] as const)
      await as('caseHead').isRefused(code, path('verification'), body);

    // The Gaozhuang secretary’s own township is another matter; of Yunshan he knows a deputy mayor.
    await as('lead').does(`relations/${who.lead}/declare`, {
      kind: 'near-relative',
      unit: invented.township,
      counterpart: '副镇长（表兄，虚构）',
    });
    const refusal = await as('caseHead').isRefused('clue.conflict', path('verification'), list);
    expect(refusal.facts).toEqual({ grounds: [`${who.lead}: near-relative`] });
    await as('lead').does(`relations/${who.lead}/1/withdraw`, { reason: '同名，并非亲属' });
    await as('conduct').does(`relations/${who.lead}/1/confirm-withdrawal`);

    await as('caseHead').does(path('verification'), list);
    expect(await as('lead').sees('sealed-cases')).toEqual([]);
    expect((await as('leader').sees('to-do?step=approve-verification')).map(({ record }) => record)).toEqual([NUMBER]);
    for (const role of ['caseHead', 'inCharge', 'director', 'lead'] as const)
      await as(role).isRefused('access.denied', path('verification/entrust'), {});
    await as('leader').does(path('verification/entrust'));
  });

  it('shows itself to those who are named, and to nobody else of the zone or the Commission', async () => {
    for (const person of five(who)) {
      expect(await story.as(person).sees('sealed-cases')).toMatchObject([
        { number: NUMBER, zone: 'zone-2', state: 'entrusted', leader: who.lead, persons: five(who) },
      ]);
      expect((await story.as(person).sees('to-do?category=clue')).map(({ step, record }) => [step, record])).toEqual([
        ['report-verification', NUMBER],
      ]);
      await story.as(person).isTurnedAway(`history/records/clue/${NUMBER}`);
      await story.as(person).isTurnedAway('clue-ledger');
    }
    for (const role of ['director', 'deputy', 'outsider', 'handler'] as const) {
      expect(await as(role).sees('sealed-cases')).toEqual([]);
      expect(await as(role).seesOne(`sealed-cases/${NUMBER}`)).toBeUndefined();
    }
    for (const role of ['inCharge', 'conduct', 'general'] as const) {
      await as(role).isTurnedAway('sealed-cases');
      await as(role).isTurnedAway(`history/records/clue/${NUMBER}`);
    }
    expect(await as('director').sees('clue-custody')).toEqual([]);
    // What everybody of the county’s staff may know: how many.
    for (const role of ['conduct', 'general'] as const)
      expect((await as(role).sees('clue-counts')).filter(({ month }) => month === '2026-04')).toMatchObject([
        { month: '2026-04', zone: 'county', sealed: 1, transferred: 1, received: 1, accepted: 1 },
      ]);
  });

  it('has every view of it on record, with who looked', async () => {
    await as('three').seesOne(`sealed-cases/${NUMBER}`);
    await as('caseHead').seesOne(`clue-custody/${NUMBER}`);
    await as('leader').get(`history/records/clue/${NUMBER}`);
    const views = await as('auditor').sees('access-history?what=SensitiveRecordViewed&limit=1000');
    const looked = views.map(({ by, action }: { by: string; action: string }) => `${by} ${action}`);
    for (const person of five(who)) expect(looked).toContain(`${person} sealed-cases`);
    expect(views).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ by: who.three, record: `sealed-cases/${NUMBER}` }),
        expect.objectContaining({ by: who.caseHead, record: `clue-custody/${NUMBER}` }),
        expect.objectContaining({ by: who.leader, action: 'history', record: `clue/${NUMBER}` }),
        expect.objectContaining({ by: who.caseHead, record: expect.stringContaining('clue-ledger') }),
      ]),
    );
  });

  it('cannot be reported before its disposal is approved, nor by the zone beside the list', async () => {
    const report = { outcome: 'close', report: 'ab'.repeat(32) };
    await as('lead').isRefused('clue.not-at-this-step', path('verification/report'), report);
    for (const role of ['director', 'outsider'] as const)
      await as(role).isRefused('access.denied', path('verification/report'), report);
    // Nor has the zone any other part in it.
    for (const step of ['disposal', 'close', 'shelve', 'file-case', 'archive', 'join', 'recuse'])
      await as('director').isRefused('access.denied', path(step), {
        ...(step === 'disposal' && { disposal: 'closed' }),
        ...(step === 'join' && { to: '2026-0-002' }),
        ...(step === 'recuse' && { person: who.two, ground: 'witness' }),
      });
  });

  it('is closed at once to somebody named who must recuse; the others wait for another list', async () => {
    await as('two').isRefused('clue.recusal-of-another', path('recuse'), { person: who.four, ground: 'witness' });
    await as('two').does(path('recuse'), { person: who.two, ground: 'near-relative' });
    expect(await as('two').sees('sealed-cases')).toEqual([]);
    expect(await as('two').sees('to-do?category=clue')).toEqual([]);
    await as('two').isRefused('access.denied', path('verification/report'), {
      outcome: 'close',
      report: 'ab'.repeat(32),
    });
    const before = await as('two').get(`sealed-cases?${asOf('2026-04-09T09:50:00.000+08:00')}`);
    expect(JSON.stringify(before.body)).not.toContain(who.four);
    const others = [who.lead, who.three, who.four, who.five, who.outsider];
    await as('caseHead').isRefused('clue.conflict', path('verification'), verificationBy(who));
    await as('caseHead').does(path('verification'), { ...verificationBy(who), persons: others });
    await as('leader').does(path('verification/entrust'));
    expect(await as('outsider').seesOne(`sealed-cases/${NUMBER}`)).toMatchObject({ persons: others });
  });

  it('has exactly one holder at each minute, through all of it', async () => {
    const from = epochOf('2026-04-09T08:20:00+08:00')!;
    const holders: string[] = [];
    for (let ms = from; ms <= from + 100 * 60_000; ms += 60_000) {
      const { body } = await as('caseHead').get(`clue-custody/${NUMBER}?${asOf(instant(ms))}`);
      holders.push(body.custodian as string);
    }
    const spans = holders.filter((holder, nth) => holder !== holders[nth - 1]);
    expect(spans).toEqual([who.caseOfficial, who.caseHead, who.handler]);
    expect(holders.indexOf(who.caseHead)).toBe(10);
    expect(holders.indexOf(who.handler)).toBe(85);
  }, 60_000);

  it('is written nowhere by what it is about', async () => {
    const lines: string[] = [];
    for await (const line of exportLog(story.county.store, { streamPrefixes: [`${story.name}/clue/`] }))
      lines.push(line);
    expect(lines.some((line) => line.includes(ENVELOPE))).toBe(true);
    expect(lines.filter((line) => line.includes(invented.township) || line.includes(asking.blind))).toEqual([]);
    expect(story.faults).toEqual([]);
  });
}
