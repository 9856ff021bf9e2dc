import { expect } from '@jest/globals';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import { asking, type Cast9, cast9, clueNumbered, ENVELOPE } from '../clue-from-above.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

/** Another clue than S9's, which is still with those who verify it when the year ends. */
const NUMBER = '2026-0-007';
const clue = clueNumbered(NUMBER);
const OTHERS = { direct: '2026-0-002', talk: '2026-0-003', late: '2026-0-004', out: '2026-0-005', twin: '2026-0-006' };
const PAPER = 'ab'.repeat(32);
const asOf = (moment: string) => `asOf=recorded:${moment.replace('+', '%2B')}`;

export function closing({ begins, at, it }: Teller): void {
  let story: Story;
  let who: Cast9;
  const as = (role: keyof Cast9) => story.as(who[role]);
  const does = (role: keyof Cast9, step: string, body: object = {}, number = NUMBER) =>
    as(role).does(`clues/${number}/${step}`, body);
  const isRefused = (code: string, role: keyof Cast9, step: string, body: object = {}, number = NUMBER) =>
    as(role).isRefused(code, `clues/${number}/${step}`, body);
  const numbers = [NUMBER, ...Object.values(OTHERS)];
  const steps = async (role: keyof Cast9) =>
    (await as(role).sees('to-do?category=clue'))
      .filter(({ record }) => numbers.includes(record as string))
      .map(({ step, record }) => `${step} ${record}`)
      .sort();
  const countedIn = async (month: string) => {
    const {
      sealed = 0,
      transferred = 0,
      received = 0,
      accepted = 0,
    } = (await as('conduct').sees('clue-counts')).find((row) => row.month === month && row.zone === 'county') ?? {};
    return [sealed, transferred, received, accepted] as number[];
  };
  let before: readonly number[];
  const back = () => ({ reason: 'concluded', witness: who.second });

  /** From a petition to the Case Office’s desk. */
  async function arrives(number: string): Promise<void> {
    await as('caseOfficial').does('clues', {
      number,
      source: 'petition',
      envelope: ENVELOPE,
      noticedAt: instant(epochOf(story.now)! - 60_000),
    });
    await does('caseOfficial', 'transfer', { witness: who.general }, number);
    await does('caseHead', 'acknowledge', { second: who.colleague, envelope: ENVELOPE }, number);
  }
  async function isHandedOver(number: string): Promise<void> {
    await does('caseHead', 'distribution', { body: 'office-2', ...asking }, number);
    await does('leader', 'distribution/approve', {}, number);
    await does('caseHead', 'hand-over', { handler: who.handler, witness: who.caseOfficial, ...asking }, number);
    await does('handler', 'accept', { second: who.second, envelope: ENVELOPE }, number);
  }
  async function isDecided(disposal: string, number: string): Promise<void> {
    await does('handler', 'disposal', { disposal }, number);
    await does('leader', 'disposal/approve', {}, number);
  }

  begins((told) => {
    story = told;
    who = cast9(story);
  });

  at('2026-04-09T11:00:00+08:00');
  it('begins with a clue from above', async () => {
    before = await countedIn('2026-04');
    await clue.arrives(story, '2026-04-09T10:30:00+08:00');
  });

  at('2026-04-09T14:30:00+08:00');
  it('is received', () => clue.isReceived(story));

  at('2026-04-09T15:30:00+08:00');
  it('is handed over to Office 2', async () => {
    await clue.isDistributed(story);
    await clue.isHandedOver(story);
  });

  at('2026-04-09T15:45:00+08:00');
  it('is entrusted to five people of zone 2, and another waits beside it', async () => {
    await clue.isAccepted(story);
    await clue.isEntrusted(story);
    await arrives(OTHERS.late);
    await isHandedOver(OTHERS.late);
    await story.settles();
  });

  at('2026-05-08T09:00:00+08:00');
  it('is due on a Saturday that is worked', async () => {
    await story.wakes();
    expect((await as('caseHead').seesOne(`clue-ledger/${NUMBER}`)).due).toBe('2026-05-09');
  });

  at('2026-05-09T16:30:00+08:00');
  it('has its opinion proposed on the last day, a Saturday that is worked, and approved the same day', async () => {
    const opinion = { disposal: 'preliminary-verification' };
    for (const role of ['lead', 'director', 'caseHead', 'leader'] as const) {
      const answer = await as(role).post(`clues/${NUMBER}/disposal`, opinion);
      expect([403, 409]).toContain(answer.status);
    }
    await does('handler', 'disposal', opinion);
    expect(await steps('leader')).toEqual([`approve-disposal ${NUMBER}`]);
    await isRefused('access.denied', 'handler', 'disposal/approve');
    await does('leader', 'disposal/approve');
    await story.settles();
    expect(await as('caseHead').sees(`deadlines?rule=clue-disposal&record=${NUMBER}`)).toMatchObject([
      { state: 'met', due: '2026-05-09', doneOn: '2026-05-09', late: false, missed: [] },
    ]);
  });

  at('2026-05-10T09:00:00+08:00');
  it('counts as missed where no opinion was proposed by then', async () => {
    await story.wakes();
    expect(await as('caseHead').sees(`deadlines?rule=clue-disposal&record=${OTHERS.late}`)).toMatchObject([
      { state: 'open', due: '2026-05-09', missed: ['2026-05-09'], counts: true, body: 'office-2' },
    ]);
    expect(await as('caseHead').seesOne(`clue-ledger/${OTHERS.late}`)).toMatchObject({ missed: ['clue-disposal'] });
    // The opinion not agreed to does not stop the month either.
    await does('handler', 'disposal', { disposal: 'shelved' }, OTHERS.late);
    await does('leader', 'disposal/reject', { reason: 'facts-not-clear' }, OTHERS.late);
    await story.settles();
    expect(await as('caseHead').sees(`deadlines?rule=clue-disposal&record=${OTHERS.late}`)).toMatchObject([
      { state: 'open', due: '2026-05-09' },
    ]);
  });

  at('2026-06-01T09:00:00+08:00');
  it('is verified by the named five, and the principal leader approves the result too', async () => {
    const report = { outcome: 'close', report: PAPER };
    await isRefused('clue.not-on-the-sealed-list', 'handler', 'verification/report', report);
    await isRefused('body.faulty', 'lead', 'verification/report', { ...report, findings: '某某' });
    await does('lead', 'verification/report', report);
    await isRefused('clue.not-what-was-approved', 'handler', 'close');
    for (const role of ['lead', 'caseHead', 'inCharge', 'director'] as const)
      await isRefused('access.denied', role, 'verification/approve');
    await does('leader', 'verification/return', { reason: 'facts-not-clear' });
    expect(await steps('three')).toEqual([`report-verification ${NUMBER}`]);
    await does('three', 'verification/report', report);
    await does('leader', 'verification/approve');
    expect(await steps('three')).toEqual([]);
    await story.settles();
    expect(await as('caseHead').sees(`deadlines?rule=clue-verification&record=${NUMBER}`)).toMatchObject([
      { state: 'met', start: '2026-05-09', due: '2026-08-09', persons: [] },
    ]);
  });

  it('is closed after verification', async () => {
    expect(await steps('handler')).toContain(`close-clue ${NUMBER}`);
    await does('handler', 'close');
    expect(await steps('handler')).toContain(`clarify-to-unit ${NUMBER}`);
    expect(await as('caseHead').seesOne(`clue-ledger/${NUMBER}`)).toMatchObject({
      is: 'closed',
      closing: 'after-verification',
      open: true,
    });
    await isRefused('clue.not-at-this-step', 'handler', 'send-back', back());
  });

  at('2026-06-08T09:00:00+08:00');
  it('leaves the clarification to the unit as a task of its own', async () => {
    await isRefused('body.faulty', 'handler', 'after-work', {});
    await does('handler', 'after-work', { document: PAPER });
    expect(await steps('handler')).toContain(`send-clue-back ${NUMBER}`);
    expect(await as('caseHead').seesOne(`clue-ledger/${NUMBER}`)).toMatchObject({ is: 'settled', open: false });
    await does('handler', 'send-back', back());
  });

  at('2026-06-08T10:00:00+08:00');
  it('goes back to the Case Office and into the archive', async () => {
    await does('caseOfficial', 'accept', { second: who.caseHead, envelope: ENVELOPE });
    await does('caseOfficial', 'archive');
    expect(await as('caseHead').seesOne(`clue-custody/${NUMBER}`)).toMatchObject({ custodian: who.caseOfficial });
  });

  it('is one of three closings, which are told apart', async () => {
    await arrives(OTHERS.direct);
    await isHandedOver(OTHERS.direct);
    await isDecided('closed', OTHERS.direct);
    await does('handler', 'close', {}, OTHERS.direct);
    await arrives(OTHERS.talk);
    await isHandedOver(OTHERS.talk);
    await isDecided('talk-or-inquiry', OTHERS.talk);
    await isRefused('clue.not-what-was-approved', 'handler', 'close', {}, OTHERS.talk);
    await isRefused('clue.disposal-cannot-follow', 'handler', 'disposal', { disposal: 'talk-or-inquiry' }, OTHERS.talk);
    await isDecided('closed', OTHERS.talk);
    await does('handler', 'close', {}, OTHERS.talk);
    expect(await steps('handler')).toEqual([
      `explain-at-life-meeting ${OTHERS.talk}`,
      `propose-disposal ${OTHERS.late}`,
      `send-reply-letter ${OTHERS.direct}`,
    ]);
    for (const [closing, number] of [
      ['direct', OTHERS.direct],
      ['after-talk', OTHERS.talk],
      ['after-verification', NUMBER],
    ] as const)
      expect((await as('caseHead').sees(`clue-ledger?closing=${closing}`)).map((row) => row.number as string)).toEqual([
        number,
      ]);
  });

  it('recusal of the Case Office’s officer: he hands it to a colleague and sees it no more', async () => {
    await arrives(OTHERS.out);
    await does('caseHead', 'distribution', { body: 'office-2', ...asking }, OTHERS.out);
    await does('caseHead', 'recuse', { person: who.caseHead, ground: 'near-relative' }, OTHERS.out);
    await isRefused('clue.not-at-this-step', 'leader', 'distribution/approve', {}, OTHERS.out);
    await isRefused('clue.recused', 'caseHead', 'distribution', { body: 'office-1', ...asking }, OTHERS.out);
    expect(await steps('caseHead')).toContain(`pass-clue-on ${OTHERS.out}`);
    await does('caseHead', 'pass-on', { receiver: who.colleague, witness: who.general, ...asking }, OTHERS.out);
    await does('colleague', 'accept', { second: who.caseOfficial, envelope: ENVELOPE }, OTHERS.out);
    await isRefused('access.denied', 'caseHead', 'distribution', { body: 'office-1', ...asking }, OTHERS.out);
    await as('caseHead').isTurnedAway(`history/records/clue/${OTHERS.out}`);
    expect(Object.keys(await as('caseHead').seesOne(`clue-ledger/${OTHERS.out}`)).sort()).toEqual([
      'id',
      'number',
      'receivedAt',
      'sealedAt',
    ]);
    expect(await as('caseHead').seesOne(`clue-custody/${OTHERS.out}`)).not.toHaveProperty('custodian');
    expect(await as('colleague').seesOne(`clue-custody/${OTHERS.out}`)).toMatchObject({ custodian: who.colleague });
  });

  it('out of jurisdiction: it has five working days from its receipt', async () => {
    await does('colleague', 'out-of-jurisdiction', { to: 'public-security' }, OTHERS.out);
    await story.settles();
    // Monday 8 June, and no holiday before the next Monday.
    expect(await as('leader').sees(`deadlines?rule=clue-out-of-jurisdiction&record=${OTHERS.out}`)).toMatchObject([
      { state: 'open', start: '2026-06-08', due: '2026-06-15' },
    ]);
  });

  at('2026-06-15T17:00:00+08:00');
  it('leaves the county by the last of them', async () => {
    await does('colleague', 'transfer-out', { witness: who.caseOfficial }, OTHERS.out);
    expect(await as('leader').seesOne(`clue-custody/${OTHERS.out}`)).toMatchObject({ custodian: who.colleague });
    await isRefused('access.denied', 'caseHead', 'outside-receipt', { document: PAPER }, OTHERS.out);
    await does('caseOfficial', 'outside-receipt', { document: PAPER }, OTHERS.out);
    await story.settles();
    expect(await as('leader').sees(`deadlines?rule=clue-out-of-jurisdiction&record=${OTHERS.out}`)).toMatchObject([
      { state: 'met', late: false },
    ]);
    expect(await as('leader').seesOne(`clue-ledger/${OTHERS.out}`)).toMatchObject({
      is: 'transferred-out',
      open: false,
    });
  });

  it('a duplicate is joined to the clue that tells the same, and keeps its number as a stub', async () => {
    await arrives(OTHERS.twin);
    await isRefused('clue.cannot-be-joined-to', 'caseHead', 'join', { to: NUMBER }, OTHERS.twin);
    await does('caseHead', 'join', { to: OTHERS.late }, OTHERS.twin);
    expect(await as('caseHead').seesOne(`clue-ledger/${OTHERS.twin}`)).toMatchObject({
      number: OTHERS.twin,
      is: 'joined',
      joinedTo: OTHERS.late,
      open: false,
    });
    // What is still open, the oldest first: for clearing and spot checks.
    const open = (await as('colleague').sees('clue-ledger?open=true')).filter(({ number }) =>
      numbers.includes(number as string),
    );
    expect(open.map(({ number, is }) => [number, is])).toEqual([
      [OTHERS.late, 'with-handler'],
      [OTHERS.direct, 'closed'],
      [OTHERS.talk, 'closed'],
    ]);
    expect(await countedIn('2026-06')).toEqual([4, 4, 4, 2]);
    expect((await countedIn('2026-04')).map((count, nth) => count - before[nth]!)).toEqual([2, 2, 2, 2]);
  });

  it('recusal decided of the handler: the matter is closed to him at once, and a colleague fetches the envelope', async () => {
    const of = { kind: 'clue', matter: OTHERS.late, ground: 'interest' };
    await as('leader').does(`recusals/${who.handler}/order`, of);
    const opinion = { disposal: 'closed' };
    await isRefused('access.denied', 'handler', 'disposal', opinion, OTHERS.late);
    await story.settles();
    const fetch = { receiver: who.second, witness: who.general, ...asking };
    await isRefused('clue.no-colleague', 'second', 'pass-on', fetch, OTHERS.late);
    await isRefused('access.denied', 'lead', 'pass-on', fetch, OTHERS.late);
    await does('deputy', 'pass-on', fetch, OTHERS.late);
    await does('second', 'accept', { second: who.five, envelope: ENVELOPE }, OTHERS.late);
    expect(await as('caseOfficial').seesOne(`clue-custody/${OTHERS.late}`)).toMatchObject({ custodian: who.second });
    await does('second', 'disposal', opinion, OTHERS.late);
    expect(await steps('second')).not.toContain(`propose-disposal ${OTHERS.late}`);
  });

  it('had one holder at each instant at which it changed hands, to the archive', async () => {
    const moments = [
      ['2026-04-09T14:29:00+08:00', who.caseOfficial],
      ['2026-04-09T14:31:00+08:00', who.caseHead],
      ['2026-04-09T15:29:00+08:00', who.caseHead],
      ['2026-04-09T15:46:00+08:00', who.handler],
      ['2026-06-08T09:59:00+08:00', who.handler],
      ['2026-06-08T10:01:00+08:00', who.caseOfficial],
    ] as const;
    for (const [moment, holder] of moments) {
      const { body } = await as('auditor').get(`clue-custody/${NUMBER}?${asOf(moment)}`);
      expect([moment, body.custodian]).toEqual([moment, holder]);
    }
    expect(story.faults).toEqual([]);
  });
}
