// Of S9, the verification that is pleaded about, only its number matters here; it has a story of its own.
import { expect } from '@jest/globals';
import { queriesOf } from '@libs/read-models/index.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

/** Must never be found where the register of interference is not. */
const CANARY = '金丝雀之语七三一';
const CANARY_KEY = 'canary-731';
const VERIFIED = '2026-2-031';

export function interference({ begins, at, it }: Teller): void {
  let story: Story;
  let who: Record<
    | 'member'
    | 'mate'
    | 'director'
    | 'deputy'
    | 'leader'
    | 'inCharge'
    | 'conduct'
    | 'caseHead'
    | 'general'
    | 'auditor'
    | 'inside'
    | 'security',
    string
  >;
  let record: string;
  let correlation: string;
  const as = (role: keyof typeof who) => story.as(who[role]);
  const told = {
    kind: 'pleading',
    way: 'telephone',
    at: '2026-04-16T10:20:00+08:00',
    by: `柳溪镇副镇长（${CANARY}）`,
    what: `来电询问核查进度，并请求从轻。${CANARY}`,
    about: 'clue',
    matter: VERIFIED,
    answered: `当即说明不得过问。${CANARY}`,
  };

  begins((opened) => {
    story = opened;
    const { cast } = story;
    who = {
      member: cast.of('group-official', 'group-1'),
      mate: cast.of('group-official', 'group-5'),
      director: cast.director('zone-2'),
      deputy: cast.deputy('zone-2'),
      leader: cast.of('principal-leader'),
      inCharge: cast.of('leader-in-charge'),
      conduct: cast.of('conduct-office-head'),
      caseHead: cast.of('case-office-head'),
      general: cast.of('general-office-head'),
      auditor: cast.of('auditor'),
      inside: cast.of('internal-supervision'),
      security: cast.of('security-administrator'),
    };
  });

  at('2026-04-16T10:40:00+08:00');
  it('is put on record by the member who was telephoned, and by nobody of the General Office or of the administrators', async () => {
    for (const role of ['general', 'auditor', 'security'] as const)
      await as(role).isRefused('access.denied', 'interference', told);
    const faulty = await as('member').isRefused('body.faulty', 'interference', { ...told, way: CANARY, [CANARY]: 1 });
    expect(faulty.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toContainEqual([
      '/way',
      'one-of',
    ]);
    const inWords = await as('member').isRefused('interference.in-words', 'interference', { ...told, basis: CANARY });
    expect(JSON.stringify(inWords)).not.toContain(CANARY);
    await as('member').isRefused('interference.not-yet-tried', 'interference', {
      ...told,
      at: '2026-04-16T23:00:00+08:00',
    });

    correlation = '5b0cf1b6-39a8-4b6e-9a52-8a4f2c1f0d10';
    const sent = await as('member').post('interference', told, {
      'correlation-id': correlation,
      'idempotency-key': CANARY_KEY,
    });
    expect(sent.status).toBe(201);
    record = sent.body.id;
    const again = await as('member').post('interference', told, {
      'correlation-id': correlation,
      'idempotency-key': CANARY_KEY,
    });
    expect([again.body.id, again.body.repeated]).toEqual([record, true]);
  });

  it('is seen by internal supervision, and by the member himself', async () => {
    const seen = (await as('inside').sees('interference'))[0];
    expect(seen).toMatchObject({ ...told, registrar: who.member, id: record });
    expect((await as('member').sees('interference')).map(({ id }) => id)).toEqual([record]);
    expect(await as('inside').seesOne(`interference/${record}`)).toMatchObject({ what: told.what });
  });

  it('is seen by nobody else: not the director, not the leaders, not a colleague', async () => {
    for (const role of ['director', 'deputy', 'leader', 'inCharge', 'mate', 'conduct', 'caseHead'] as const) {
      expect(await as(role).sees('interference')).toEqual([]);
      expect(await as(role).seesOne(`interference/${record}`)).toBeUndefined();
      const past = await as(role).get(`interference?asOf=position:${await story.county.store.head()}`);
      expect([role, past.body.rows]).toEqual([role, []]);
    }
    for (const role of ['general', 'auditor', 'security'] as const) await as(role).isTurnedAway('interference');
  });

  it('has a history without a word of it, for auditors alone, and stands in no chain', async () => {
    for (const role of ['director', 'leader', 'inCharge', 'member', 'mate', 'conduct', 'general', 'security'] as const)
      await as(role).isTurnedAway(`history/records/interference/${record}`);
    for (const role of ['auditor', 'inside'] as const) {
      const { body } = await as(role).get(`history/records/interference/${record}`);
      expect(body.sealed).toBe(true);
      expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['InterferenceRecorded']);
      expect(JSON.stringify(body)).not.toContain(CANARY);
      const chain = await as(role).get(`history/chains/${correlation}`);
      expect(chain.body.rows).toEqual([]);
    }
  });

  it('leaves its words in no other page of anybody, and in no other rows of the store', async () => {
    const { county } = story;
    const pages = [...county.pages.values()].filter(({ get }) => !['interference', 'history/chains'].includes(get));
    expect(pages.length).toBeGreaterThan(20);
    for (const role of Object.keys(who) as (keyof typeof who)[])
      for (const { get } of pages) {
        const answer = await as(role).get(`${get}?limit=1000`);
        expect([role, get, JSON.stringify(answer.body).includes(CANARY)]).toEqual([role, get, false]);
      }
    for (const { name } of county.views.filter((view) => view.name !== 'interference-register')) {
      const { rows } = await queriesOf(county.readModels, name).find({ limit: 1000 });
      expect([name, JSON.stringify(rows).includes(CANARY)]).toEqual([name, false]);
    }
    // Every page as everybody sees it: some hundreds of questions, which a slow store answers slowly.
  }, 300_000);

  it('puts on record whoever looked, for those who audit', async () => {
    const looks = await as('auditor').sees('access-history?what=SensitiveRecordViewed&action=interference');
    const by = (person: string) => looks.filter((row) => row.person === person).map(({ record: at }) => String(at));
    expect(by(who.inside).some((at) => at.startsWith('interference'))).toBe(true);
    expect(by(who.inside)).toContain(`interference/${record}`);
    expect(by(who.member).length).toBeGreaterThan(0);
    expect(await as('security').sees('access-history?action=interference')).toEqual([]);
    expect(story.faults).toEqual([]);
  });
}
