import { expect } from '@jest/globals';
import { exportLog } from '@libs/event-store/export.js';
import { epochOf, instant } from '@libs/event-sourcing/time.js';
import { actors, invented, taskOf, team, untilFieldwork } from '../spring-festival.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

const NUMBER = '2026-3-018';
const CHECK = { item: 'spring-visits', supervisor: 'mu-chunlan', supervisorName: '木春兰' };
const task = taskOf(CHECK);
const ENVELOPE = 'c4'.repeat(32);
const SEALED = '2026-02-10T16:40:00.000+08:00';
const SENT = '2026-02-11T08:50:00.000+08:00';
const RECEIVED = '2026-02-11T10:05:00.000+08:00';
const NOTICED = '2026-02-10T15:20:00+08:00';
const AT_MOST = ['id', 'number', 'noticedAt', 'sealedAt', 'sentAt', 'receivedAt', 'returnedAt'];

/** What must be nowhere afterwards, once as free text and once in the shape of a name. */
const CANARY = '金丝雀收受礼金';
const CANARY_ID = 'canary-took-gift-money';
const CANARY_KEY = 'canary-key-names-the-giver';

const asOf = (moment: string) => `asOf=recorded:${moment.replace('+', '%2B')}`;

export function theClue({ begins, at, it, alone }: Teller): void {
  let story: Story;
  let who: ReturnType<typeof actors>;
  begins((told) => {
    story = told;
    who = actors(story, CHECK);
  });
  const ofClue = <T extends { number?: string; record?: string; step?: string }>(rows: readonly T[]) =>
    rows.filter(({ number, record }) => [number, record].includes(NUMBER));

  for (const [moment, tell] of untilFieldwork(CHECK)) {
    at(moment);
    it('follows a festival check', async () => void (await tell(story)));
  }
  it('follows a problem that was found there', async () => {
    const problem = { unit: invented.township, place: '值班室', kind: '登记不全', facts: '值班表缺交接签名。' };
    await story.as(who.official).does(`inspections/${task}/findings`, { problem });
  });

  const clue = {
    number: NUMBER,
    source: 'found-in-work',
    zone: 'zone-3',
    inspection: task,
    envelope: ENVELOPE,
    noticedAt: NOTICED,
  };

  at('2026-02-10T16:30:00+08:00');
  it('has no place for its content when it is found and sealed: every field that could hold text is refused', async () => {
    const secretary = story.as(who.secretary);
    const findings = `inspections/${task}/findings`;
    const found = { number: NUMBER, envelope: ENVELOPE };
    // Not even a name may stand there that could be a code for something; a text is no name at all.
    for (const beside of [{ basis: CANARY }, { onBehalfOf: 'somebody-else' }])
      await secretary.isRefused('inspection.clue-in-words', findings, { clue: found, ...beside });
    for (const faulty of [
      { clue: { ...found, facts: CANARY } },
      { clue: found, facts: CANARY },
      { clue: { ...found, number: CANARY_ID } },
      { clue: { ...found, number: `${NUMBER}-${CANARY_ID}` } },
      { clue: { ...found, envelope: CANARY_ID } },
    ])
      await secretary.isRefused('body.faulty', findings, faulty);
    await secretary.does(findings, { clue: found });
  });

  at(SEALED);
  it('has no place for it either when it is sealed', async () => {
    const secretary = story.as(who.secretary);
    for (const faulty of [
      { basis: CANARY },
      { onBehalfOf: CANARY },
      { content: CANARY },
      { number: CANARY_ID },
      { source: CANARY },
      { envelope: CANARY },
      { noticedAt: CANARY },
      { zone: CANARY },
      { inspection: CANARY },
    ])
      await secretary.isRefused('body.faulty', 'clues', { ...clue, ...faulty });
    await secretary.isRefused('clue.inspection-unknown', 'clues', { ...clue, inspection: CANARY_ID });
    expect(await story.as(who.caseHead).seesOne(`clue-custody/${NUMBER}`)).toBeUndefined();
  });

  it('is sealed at 16:40', async () => {
    const secretary = story.as(who.secretary);
    const sealed = await secretary.post('clues', clue, { 'idempotency-key': CANARY_KEY });
    expect([sealed.status, sealed.body.events]).toEqual([201, ['ClueSealed']]);
  });

  at(SENT);
  it('is transferred next morning by two persons', async () => {
    const secretary = story.as(who.secretary);
    const transfer = `clues/${NUMBER}/transfer`;
    await story.as(who.official).isRefused('clue.not-the-holder', transfer, { witness: who.secretary });
    await secretary.isRefused('body.faulty', transfer, {});
    await secretary.isRefused('body.faulty', transfer, { witness: who.official, basis: CANARY });
    await secretary.isRefused('body.faulty', transfer, { witness: CANARY });
    await secretary.isRefused('clue.witness-without-post', transfer, { witness: CANARY_ID });
    await secretary.isRefused('clue.signs-twice', transfer, { witness: who.secretary });
    const early = { second: who.caseHead, envelope: ENVELOPE };
    await story.as(who.caseOfficial).isRefused('clue.not-under-way', `clues/${NUMBER}/acknowledge`, early);
    await secretary.does(transfer, { witness: who.official });
    expect(ofClue(await story.as(who.caseHead).sees('to-do')).map(({ step, record }) => [step, record])).toEqual([
      ['acknowledge-clue', NUMBER],
    ]);
    expect(ofClue(await secretary.sees('to-do?category=clue'))).toEqual([]);
  });

  at(RECEIVED);
  it('is received at 10:05 by the Case Office with two signatures, and by nobody else', async () => {
    const path = `clues/${NUMBER}/acknowledge`;
    const desk = story.as(who.caseOfficial);
    const two = { second: who.caseHead, envelope: ENVELOPE };
    for (const stranger of [who.secretary, who.director, who.conduct, who.leader])
      await story.as(stranger).isRefused('access.denied', path, two);
    await desk.isRefused('body.faulty', path, { envelope: ENVELOPE });
    await desk.isRefused('body.faulty', path, { ...two, basis: CANARY });
    await desk.isRefused('clue.signs-twice', path, { ...two, second: who.caseOfficial });
    await desk.isRefused('clue.second-not-of-case-office', path, { ...two, second: who.conduct });
    await desk.isRefused('clue.second-not-of-case-office', path, { ...two, second: CANARY_ID });
    await desk.isRefused('clue.envelope-differs', path, { ...two, envelope: 'd5'.repeat(32) });
    await desk.isRefused('body.faulty', `clues/${NUMBER}/return`, { reason: CANARY });
    await desk.isRefused('clue.unknown', `clues/${CANARY_ID}/acknowledge`, two);
    await desk.does(path, two);
    await story.as(who.caseHead).isRefused('clue.received-already', path, { ...two, second: who.caseOfficial });
    expect(await desk.seesOne(`clue-custody/${NUMBER}`)).toMatchObject({
      is: 'received',
      custodian: who.caseOfficial,
      receipt: `${NUMBER}-1`,
      sealedAt: SEALED,
      sentAt: SENT,
      receivedAt: RECEIVED,
      chain: [
        { what: 'sealed', at: SEALED, by: who.secretary, envelope: ENVELOPE },
        { what: 'sent', at: SENT, by: who.secretary, with: who.official },
        { what: 'received', at: RECEIVED, by: who.caseOfficial, with: who.caseHead, envelope: ENVELOPE },
      ],
    });
  });

  it('has exactly one holder at each minute from the sealing on, and none before', async () => {
    const desk = story.as(who.caseOfficial);
    const holders: string[] = [];
    // Where the log is that of all stories, fewer minutes are asked for, always those at which it changes hands.
    const minutes = alone ? 1 : 43;
    const [first, last] = [epochOf(SEALED)! - 60_000, epochOf(RECEIVED)! + 60_000];
    for (let ms = first; ms <= last; ms += 60_000) {
      if (!alone && first + 3 * 60_000 < ms && ms < last - 3 * 60_000 && ((ms - first) / 60_000) % minutes !== 0)
        continue;
      const { status, body } = await desk.get(`clue-custody/${NUMBER}?${asOf(instant(ms))}`);
      holders.push(status === 404 ? '' : `${status} ${body.number} ${body.custodian}`);
    }
    const spans = holders.filter((holder, nth) => holder !== holders[nth - 1]);
    expect(spans).toEqual(['', `200 ${NUMBER} ${who.secretary}`, `200 ${NUMBER} ${who.caseOfficial}`]);
    expect([holders[0], ...holders.slice(-3)]).toEqual(['', spans[1], spans[2], spans[2]]);
    if (alone) expect(holders).toHaveLength(1048);
    const history = await desk.get(`history/records/clue/${NUMBER}?${asOf('2026-02-11T09:30:00.000+08:00')}`);
    expect(history.body.state).toMatchObject({
      is: 'under-way',
      custody: [{ person: who.secretary, from: SEALED }],
      witness: who.official,
    });
  });

  it('shows the zone its number and dates, now and at any past moment, and other zones nothing', async () => {
    for (const person of [who.director, who.deputy, who.secretary, who.official]) {
      const of = story.as(person);
      expect(ofClue(await of.sees('clue-custody'))).toEqual([
        { id: NUMBER, number: NUMBER, noticedAt: NOTICED, sealedAt: SEALED, sentAt: SENT, receivedAt: RECEIVED },
      ]);
      const one = await of.seesOne(`clue-custody/${NUMBER}`);
      expect(Object.keys(one).filter((field) => !AT_MOST.includes(field))).toEqual([]);
      const past = await of.get(`clue-custody?${asOf('2026-02-11T09:30:00.000+08:00')}`);
      expect(ofClue(past.body.rows)).toEqual([
        { id: NUMBER, number: NUMBER, noticedAt: NOTICED, sealedAt: SEALED, sentAt: SENT },
      ]);
      for (const hidden of [`custodian=${who.caseOfficial}`, `envelope=${ENVELOPE}`, 'source=found-in-work']) {
        const asked = await of.get(`clue-custody?${hidden}`);
        expect([asked.status, asked.body.errors?.[0].code]).toEqual([400, 'unknown-field']);
      }
      await of.isTurnedAway(`history/records/clue/${NUMBER}`);
    }
    const elsewhere = story.as(who.directorOf4);
    expect(ofClue(await elsewhere.sees('clue-custody'))).toEqual([]);
    expect(await elsewhere.seesOne(`clue-custody/${NUMBER}`)).toBeUndefined();
    for (const none of [who.conduct, who.supervisor]) {
      await story.as(none).isTurnedAway('clue-custody');
      await story.as(none).isTurnedAway(`history/records/clue/${NUMBER}`);
    }
  });

  it('was transferred on the next working day and received within one, each with a last day of its own', async () => {
    await story.settles();
    const rows = await story.as(who.caseHead).sees(`deadlines?record=${NUMBER}`);
    expect(rows.map(({ rule, due, state, late, title }) => [rule, due, state, late, title])).toEqual([
      ['clue-transfer', '2026-02-11', 'met', false, NUMBER],
      ['clue-receipt', '2026-02-12', 'met', false, NUMBER],
    ]);
  });

  it('is in the report as a number', async () => {
    const secretary = story.as(who.secretary);
    await secretary.does(`inspections/${task}/complete`);
    const report = {
      members: team(story, CHECK).members,
      otherProblems: 1,
      clues: [NUMBER],
      situation: '走访三个单位，发现登记方面的其他问题一个。',
    };
    await secretary.isRefused('body.faulty', `inspections/${task}/report`, { ...report, clues: [CANARY] });
    await secretary.isRefused('body.faulty', `inspections/${task}/report`, { ...report, clueContent: CANARY });
    await secretary.isRefused('inspection.report-clues-differ', `inspections/${task}/report`, {
      ...report,
      clues: [NUMBER, CANARY_ID],
    });
    await secretary.does(`inspections/${task}/report`, report);
    await story.as(who.director).does(`inspections/${task}/report/review`, { opinion: '同意报送。' });
    await story.as(who.deputy).does(`inspections/${task}/report/present`);
    const row = await story.as(who.leader).seesOne(`inspections/${task}`);
    expect(row.report).toEqual({
      round: 1,
      ...report,
      authors: [who.secretary],
      proposals: null,
      document: null,
    });
  });

  it('is told by no event, page, history or export', async () => {
    const told: Record<string, string> = {};
    const lines: string[] = [];
    for await (const line of exportLog(story.county.store, { streamPrefixes: [`${story.name}/`] })) lines.push(line);
    told['export'] = lines.join('\n');
    for (const page of story.county.pages.values()) {
      if (page.view.name === 'chain') continue;
      for (const person of Object.values(who)) {
        const { status, body } = await story.as(person).get(`${page.get}?limit=1000`);
        if (status === 200) told[`${page.get} ${person}`] = JSON.stringify(body);
      }
    }
    for (const [category, record] of [
      ['clue', NUMBER],
      ['inspection', task],
      ['task', task],
    ]) {
      const { status, body } = await story.as(who.auditor).get(`history/records/${category}/${record}`);
      expect(status).toBe(200);
      told[`history of ${category}`] = JSON.stringify(body);
    }
    const [sealed] = (await story.as(who.auditor).get(`history/records/clue/${NUMBER}`)).body.events;
    const chain = await story.as(who.auditor).get(`history/chains/${sealed.correlationId}`);
    expect(chain.body.rows.map(({ type }: { type: string }) => type)).toEqual(['ClueSealed', 'DeadlineSet']);
    told['chain'] = JSON.stringify(chain.body);

    // The search finds what is there,
    expect(lines.some((line) => line.includes(ENVELOPE))).toBe(true);
    expect(told[`inspections ${who.leader}`]).toContain(NUMBER);
    expect(Object.keys(told).length).toBeGreaterThan(60);
    // and nothing of what was tried.
    const found = Object.entries(told).flatMap(([where, text]) =>
      [CANARY, CANARY_ID, CANARY_KEY].filter((canary) => text.includes(canary)).map((canary) => [where, canary]),
    );
    expect(found).toEqual([]);
    expect(story.faults).toEqual([]);
  }, 300_000);
}
