import { expect } from '@jest/globals';
import { hashOf, sheetsOf } from '@county/assessments/computing.js';
import { MATERIAL, materialFact, upTo } from '@county/assessments/material.facts.js';
import type { SchemeVersion } from '@county/assessments/scheme.state.js';
import { commissionOf, countyTable, type Township } from '../county-table.js';
import type { Story } from '../story.js';
import type { Teller } from '../telling.js';

/** In the place of one of zone 1, so that what is told against somebody is told of nobody, and the bodies are still twenty-one. */
export const YUNHE: Township = { unit: 'yunhe', name: '云禾乡', zone: 'zone-1', insteadOf: 'lingsha' };
const SEAT = YUNHE.unit;
const BODY = commissionOf(YUNHE);

/** Whose people inspect it, and do nothing else in the year. */
interface Inspectors {
  readonly lead: { readonly post: string; readonly of: string };
  readonly helper: { readonly of: string };
  /** Every body of the county, in the order in which it came to be known. */
  readonly bodies: readonly string[];
}
const ALONE: Inspectors = {
  lead: { post: 'group-official', of: 'group-court' },
  helper: { of: 'commission-baofeng' },
  bodies: countyTable({ townships: [YUNHE] }).zones.flatMap(({ bodies }) => bodies.map(({ id }) => id)),
};

const ITEM = 'vehicle-approvals';
const TASK = `2026-${ITEM}-zone-1`;
const LATE = `${TASK}-1`;
const PROMPT = `${TASK}-2`;
const CLUE = '2026-1-001';
const ENVELOPE = 'c4'.repeat(32);
const SCHEME = 'annual';

const cites = { instrument: 'implementing-opinions' };
const indicators = [
  { indicator: 'tasks-completed', weight: 10 },
  { indicator: 'units-covered', weight: 5, full: 1 },
  { indicator: 'cross-inspections', weight: 5 },
  { indicator: 'dispatch-days', weight: 10, full: 20 },
  { indicator: 'reports-not-returned', weight: 10 },
  { indicator: 'clues-accepted', weight: 5 },
  { indicator: 'deadlines-kept', weight: 5 },
  { indicator: 'evidence-complete', weight: 10 },
  { indicator: 'rectified-on-time', weight: 16 },
  { indicator: 'not-recurring', weight: 10 },
  { indicator: 'recheck-passed', weight: 4 },
  { indicator: 'responsibility-fixed', weight: 10 },
];
const draft = { title: '2026年度监督检查协作区工作考核办法', from: '2026-02-01', indicators };

interface Score {
  readonly indicator: string;
  readonly amount: number;
  readonly of: number;
  readonly points: number | null;
  readonly cases: readonly { record: string; amount: number; own?: number; allowed?: number; events: string[] }[];
}

export function annualAssessment({ begins, at, it, alone }: Teller, { lead, helper, bodies } = ALONE): void {
  let story: Story;
  let who: Record<
    | 'leader'
    | 'inCharge'
    | 'internal'
    | 'general'
    | 'conduct'
    | 'caseHead'
    | 'caseOfficial'
    | 'director'
    | 'deputy'
    | 'secretary'
    | 'official'
    | 'other'
    | 'lead'
    | 'helper'
    | 'office2'
    | 'office3',
    string
  >;
  let highlight: string;
  let indicatorsOf: (sheet: { scores: readonly Score[] }) => Record<string, Score>;
  const as = (role: keyof typeof who) => story.as(who[role]);

  /** The sheet as computed outside the program, from nothing but the log up to a position. */
  const replayed = async (
    position: string,
    version: SchemeVersion,
    adjustments: object[] = [],
    marks: object[] = [],
  ) => {
    const material = await story.county.facts.ofLog(materialFact([]), story.name);
    const inputs = { events: upTo(material, position), version, year: '2026', adjustments, marks };
    return hashOf(version, '2026', sheetsOf(inputs as unknown as Parameters<typeof sheetsOf>[0]));
  };
  const published = async (): Promise<SchemeVersion> => {
    const history = await as('general').get(`history/records/assessment-scheme/${SCHEME}`);
    return history.body.state.versions[0] as SchemeVersion;
  };
  const members = () => [who.lead, who.helper];
  const register = () => as('leader').seesOne('assessments/2026');

  begins((told) => {
    story = told;
    const { cast } = story;
    who = {
      leader: cast.of('principal-leader'),
      inCharge: cast.of('leader-in-charge'),
      internal: cast.of('internal-supervision'),
      general: cast.of('general-office-head'),
      conduct: cast.of('conduct-office-head'),
      caseHead: cast.of('case-office-head'),
      caseOfficial: cast.of('case-office-official'),
      director: cast.director('zone-1'),
      deputy: cast.deputy('zone-1'),
      secretary: cast.of('township-secretary', BODY),
      official: cast.of('township-official', BODY),
      other: cast.of('township-secretary', helper.of),
      lead: cast.of(lead.post, lead.of),
      helper: cast.of('township-official', helper.of),
      office2: cast.of('office-official', 'office-2'),
      office3: cast.of('office-official', 'office-3'),
    };
    indicatorsOf = ({ scores }) => Object.fromEntries(scores.map((score) => [score.indicator, score]));
  });

  at('2026-01-20T09:00:00+08:00');
  it('has its scheme published before the period, and takes into it nothing that may not be scored', async () => {
    const path = `assessment-schemes/${SCHEME}/draft`;
    for (const source of ['highlights', 'leaders-notes', 'media', 'log-ins', 'photos', 'hours-online', 'entries']) {
      const forbidden = [...indicators.slice(1), { indicator: source, weight: 10 }];
      const refusal = await as('general').isRefused('scheme.forbidden-source', path, {
        ...draft,
        indicators: forbidden,
      });
      expect(refusal.detail).toMatch(/不得作为考核指标：《.+》/);
    }
    await as('general').isRefused('scheme.weights-not-100', path, { ...draft, indicators: indicators.slice(1) });
    await as('general').does(path, draft);
    await as('general').does('instruments', {
      instrument: 'implementing-opinions',
      title: '关于推行监督检查协作区的实施意见',
      issuer: '县纪委监委',
      from: '2026-01-01',
    });
    await as('general').isRefused('access.denied', `assessment-schemes/${SCHEME}/publish`, cites);
    await as('inCharge').isRefused('scheme.instrument-not-in-force', `assessment-schemes/${SCHEME}/publish`, {
      instrument: 'nothing',
    });
    await as('inCharge').does(`assessment-schemes/${SCHEME}/publish`, cites);

    const [row] = await as('secretary').sees('assessment-schemes');
    expect(row).toMatchObject({
      is: 'published',
      version: 1,
      instrument: 'implementing-opinions',
      from: '2026-02-01',
    });
    expect(row.indicators[0]).toMatchObject({ dimension: 'quantity', weight: 10, zh: expect.any(String) });
  });

  at('2026-02-02T09:00:00+08:00');
  it('has begun, and then takes no change', async () => {
    await as('inCharge').isRefused('scheme.period-has-begun', `assessment-schemes/${SCHEME}/amend`, {
      ...draft,
      ...cites,
      title: '改后',
      reason: '中途修改',
    });
  });

  it('is preceded by a year of work', async () => {
    await as('conduct').does('plans/2026/open');
    await as('conduct').does('plans/2026/items', {
      item: ITEM,
      kind: 'other',
      title: '公务用车检查',
      reason: '年度安排',
      units: [],
      zones: [],
    });
    await as('leader').does(`plans/2026/items/${ITEM}/approve`);
    await as('conduct').does('tasks', {
      plan: '2026',
      item: ITEM,
      zone: 'zone-1',
      units: [SEAT],
      due: '2026-03-31',
    });
    await as('deputy').does(`tasks/${TASK}/receive`);
    await as('director').does(`inspections/${TASK}/team`, { leader: who.lead, members: members() });
    await as('director').does(`inspections/${TASK}/work-plan`, {
      tasks: '核对台账',
      limit: '2026-03-31',
      methods: '查阅',
      requirements: '如实登记',
    });
  });

  at('2026-02-09T09:00:00+08:00');
  it('is preceded by an inspection', async () => {
    await as('lead').does(`inspections/${TASK}/start`);
    for (const facts of ['派车单缺审批十二次。', '钥匙登记簿缺页码。'])
      await as('helper').does(`inspections/${TASK}/findings`, {
        problem: { unit: SEAT, place: '车库', kind: '公务用车', facts },
      });
    await as('lead').does(`inspections/${TASK}/complete`);
    const report = { members: members(), otherProblems: 2, clues: [], situation: '登记不全。' };
    await as('lead').does(`inspections/${TASK}/report`, report);
    await as('director').does(`inspections/${TASK}/report/return`, { reason: '请写明次数。' });
    await as('lead').does(`inspections/${TASK}/report`, { ...report, situation: '十二次缺审批，登记簿缺页码。' });
    await as('director').does(`inspections/${TASK}/report/review`, { opinion: '同意。' });
    await as('director').does(`inspections/${TASK}/report/present`);
    await as('conduct').does(`tasks/${TASK}/close`);
  });

  at('2026-03-03T09:00:00+08:00');
  it('is preceded by two issues', async () => {
    for (const finding of ['1', '2']) {
      await as('lead').does('issues', { zone: 'zone-1', inspection: TASK, finding });
      await as('conduct').does(`issues/${TASK}-${finding}/forward`);
      await as('secretary').does(`issues/${TASK}-${finding}/accept`);
      await as('secretary').does(`issues/${TASK}-${finding}/plan`, { measures: ['补办审批'], due: '2026-03-13' });
    }
    // In the first of them the body meets what may be a clue, and may not go on before the Case Office has answered.
  });

  at('2026-03-05T09:00:00+08:00');
  it('is preceded by a clue', async () => {
    const wishes = `zone-member:zone-1`;
    await story.as(who.secretary, wishes).does('clues', {
      number: CLUE,
      source: 'found-in-work',
      zone: 'zone-1',
      envelope: ENVELOPE,
      noticedAt: '2026-03-05T08:30:00+08:00',
    });
    await story.as(who.secretary, wishes).does(`clues/${CLUE}/transfer`, { witness: who.official });
  });

  at('2026-03-10T09:00:00+08:00');
  it('is preceded by one issue rectified', async () => {
    await as('secretary').does(`issues/${PROMPT}/claim`, { disposal: '页码已补。' });
  });

  at('2026-03-14T09:00:00+08:00');
  it('is preceded by an answer of the Case Office', async () => {
    await as('caseOfficial').does(`clues/${CLUE}/return`, { reason: 'not-a-clue' });
  });

  at('2026-03-15T09:00:00+08:00');
  it('is preceded by the other issue rectified', async () => {
    await as('secretary').does(`issues/${LATE}/claim`, { disposal: '审批已补办。' });
  });

  at('2026-03-17T09:00:00+08:00');
  it('is preceded by both issues verified', async () => {
    for (const issue of [LATE, PROMPT]) {
      await as('conduct').does(`issues/${issue}/verify`, { result: 'passed', seen: '现场查看' });
      await as('conduct').does(`issues/${issue}/close`);
    }
  });

  at('2026-06-15T09:00:00+08:00');
  it('is preceded by a recheck', async () => {
    const shining = { title: '公务用车管理经验', text: '云禾乡的做法值得推广。' };
    highlight = (await as('conduct').does('highlights', shining)).id as string;
    await as('conduct').does(`issues/${PROMPT}/recheck`, { result: 'holds', seen: '登记簿完整' });
    await as('office3').does(`relations/${who.office3}/declare`, {
      kind: 'near-relative',
      unit: SEAT,
      counterpart: '表兄（虚构）',
    });
    await story.settles();
  });

  at('2026-12-31T17:00:00+08:00');
  it('is not computed while the year runs', async () => {
    await as('general').isRefused('assessment.period-not-over', 'assessments/2026/open', { scheme: SCHEME });
  });

  at('2027-01-05T09:00:00+08:00');
  it('is computed at the position of 31 December, once the year is over', async () => {
    await as('general').does('assessments/2026/open', { scheme: SCHEME });
    expect(await as('general').sees('to-do?step=compute-assessment')).toHaveLength(1);
    await as('general').does('assessments/2026/compute');

    const row = await register();
    expect(row).toMatchObject({ is: 'computed', round: 1, scheme: SCHEME, version: 1, from: '2026-02-01' });
    // What was entered in the new year stands after the position.
    const opened = await as('general').get('history/records/assessment/2026');
    expect(row.position < opened.body.events[0].position).toBe(true);
    expect(row.resultHash).toBe(await replayed(row.position, await published()));

    // Twenty-one, in the order of the zone table and never by points.
    if (alone) expect(bodies).toHaveLength(21);
    const sheets = await as('leader').sees('score-sheets?year=2026');
    expect(sheets.map(({ body }) => body)).toEqual(bodies);
    expect(JSON.stringify(sheets)).not.toContain(highlight);
    expect(row.totals.map(({ body }: { body: string }) => body)).toEqual(bodies);
  });

  it('opens for every point the events it came from', async () => {
    const sheet = await as('leader').seesOne(`score-sheets/2026-${BODY}`);
    const late = indicatorsOf(sheet)['rectified-on-time']!;
    expect(late).toMatchObject({ amount: 1, of: 2, points: 8 });
    expect(late.cases.map(({ record, amount, own, allowed }) => [record, amount, own, allowed])).toEqual([
      [`issue/${LATE}`, 0, 12, 10],
      [`issue/${PROMPT}`, 1, 7, 10],
    ]);
    for (const place of late.cases.flatMap(({ events }) => events)) {
      const [, category, record, revision] = /^(.+)\/(.+)@(\d+)$/.exec(place)!;
      const history = await as('leader').get(`history/records/${category}/${record}`);
      expect(history.body.events[Number(revision)].type).toMatch(/^(Issue|Rectification)/);
    }
    expect(indicatorsOf(sheet)['not-recurring']).toMatchObject({ amount: 2, of: 2, points: 10 });
    expect(indicatorsOf(sheet)['recheck-passed']).toMatchObject({ amount: 1, of: 1, points: 4 });
    expect(indicatorsOf(sheet)['clues-accepted']).toMatchObject({ amount: 0, of: 1, points: 0 });
    // Nobody of the body was on a team: what there was no occasion for weighs nothing.
    expect(indicatorsOf(sheet)['dispatch-days']).toMatchObject({ points: null });

    const helped = indicatorsOf(await as('leader').seesOne(`score-sheets/2026-${helper.of}`));
    expect(helped['tasks-completed']).toMatchObject({ amount: 1, of: 1, points: 10 });
    expect(helped['units-covered']).toMatchObject({ amount: 1, of: 1, points: 5 });
    expect(helped['dispatch-days']).toMatchObject({ amount: 8, of: 20, points: 4 });
    const led = indicatorsOf(await as('leader').seesOne(`score-sheets/2026-${lead.of}`));
    expect(led['reports-not-returned']).toMatchObject({ amount: 1, of: 2, points: 5 });
    expect(led['rectified-on-time']).toMatchObject({ points: null, cases: [] });
  });

  it('gives the same hash for the same inputs, whatever else is in the log, and after a restart', async () => {
    const before = await register();
    // A year of entries that weigh nothing: highlights sent, people registered, duties denied.
    await as('conduct').does('highlights', { title: '又一条经验', text: '云禾乡再获肯定。' });
    for (const n of [1, 2, 3]) await as('general').does('people', { person: `newcomer-${n}`, name: `新人${n}` });
    await as('secretary').isTurnedAway('history/records/assessment/2026');
    expect((await as('general').does('assessments/2026/compute')).events).toEqual([]);
    expect(await replayed(before.position, await published())).toBe(before.resultHash);
    // Nor does a fact of the year that is entered after it: the inputs are the log as it stood on 31 December.
    const late = {
      result: 'holds',
      seen: '审批齐全',
      occurredAt: '2026-12-30T09:00:00+08:00',
      basis: '补录：回头看记录',
    };
    await as('conduct').does(`issues/${LATE}/recheck`, late);
    expect((await as('general').does('assessments/2026/compute')).events).toEqual([]);
    expect(await replayed(before.position, await published())).toBe(before.resultHash);
    expect(await replayed(await story.county.store.head(), await published())).not.toBe(before.resultHash);
    expect(MATERIAL.filter((type) => /Highlight|Commend|SensitiveRecord|Interference/.test(type))).toEqual([]);
    await story.restart();
    expect((await as('general').does('assessments/2026/compute')).events).toEqual([]);
    expect(await register()).toMatchObject({ round: 1, resultHash: before.resultHash, position: before.position });
    const lighter = { ...(await published()), version: 2 };
    expect(await replayed(before.position, lighter)).not.toBe(before.resultHash);
  });

  it('takes marks with a reason and evidence, of persons whom nothing ties to the body', async () => {
    const path = 'assessments/2026/indicators/responsibility-fixed/score';
    const evidence = [`issue/${LATE}@6`];
    const mark = { body: BODY, mark: 8, reason: '责任到人，措施落实。', evidence };
    await as('office3').isRefused('assessment.assessor-conflict', path, { marks: [mark] });
    await as('office2').isRefused('assessment.mark-out-of-range', path, { marks: [{ ...mark, mark: 11 }] });
    await as('office2').isRefused('assessment.event-not-in-material', path, {
      marks: [{ ...mark, evidence: [`highlight/${highlight}@0`] }],
    });
    await as('office2').isRefused(
      'assessment.indicator-is-computed',
      'assessments/2026/indicators/rectified-on-time/score',
      { marks: [mark] },
    );
    await as('caseHead').isRefused('access.denied', path, { marks: [mark] });
    expect((await as('office2').post(path, { marks: [{ ...mark, reason: undefined }] })).status).toBe(400);
    await as('office2').does(path, { marks: [mark] });
    await as('conduct').does('assessments/2026/indicators/responsibility-fixed/judgements', {
      ...mark,
      mark: 7,
      reason: '一项先迟后补。',
    });
    await as('general').isRefused('assessment.marks-not-computed', 'assessments/2026/notify');
    await as('general').does('assessments/2026/compute');
    const sheet = await as('leader').seesOne(`score-sheets/2026-${BODY}`);
    expect(indicatorsOf(sheet)['responsibility-fixed']).toMatchObject({ amount: 15, of: 2, points: 7.5 });
  });

  at('2027-01-08T09:00:00+08:00');
  it('notifies every body, each of its own sheet and of no other', async () => {
    expect(await as('secretary').sees('score-sheets')).toEqual([]);
    const told = await as('general').does('assessments/2026/notify');
    expect(told.events).toEqual(bodies.map(() => 'ResultNotified'));
    expect((await as('secretary').sees('score-sheets')).map(({ body, until }) => [body, until])).toEqual([
      [BODY, '2027-01-15'],
    ]);
    expect(await as('secretary').seesOne(`score-sheets/2026-${helper.of}`)).toBeUndefined();
    expect((await as('secretary').seesOne('assessments/2026')).totals).toEqual([]);
    expect((await as('secretary').sees('to-do?step=read-result')).map(({ body }) => body)).toEqual([BODY]);
    const reads = await as('internal').sees('access-history');
    expect(JSON.stringify(reads)).toContain('score-sheets');
    await as('leader').isRefused('assessment.window-open', 'assessments/2026/approve');
  });

  at('2027-01-12T09:00:00+08:00');
  it('hears the objection once and in time, of the body’s own head', async () => {
    const path = `assessments/2026/objections/${BODY}`;
    const objection = {
      grounds: '其中一项整改期间须待案件监督管理室答复，九天不是我乡的时间。',
      events: [`clue/${CLUE}@1`, `clue/${CLUE}@2`],
    };
    await as('official').isRefused('access.denied', path, objection);
    await as('other').isRefused('access.denied', path, objection);
    await as('secretary').isRefused('assessment.event-not-in-material', path, { ...objection, events: ['clue/x@1'] });
    await as('secretary').does(path, objection);
    await as('secretary').isRefused('assessment.objected-already', path, { ...objection, grounds: '再提一次。' });
    expect(await as('secretary').seesOne(`score-sheets/2026-${BODY}`)).toMatchObject({
      objection: { is: 'lodged', answerBy: '2027-01-26' },
    });
  });

  at('2027-01-18T09:00:00+08:00');
  it('hears nobody else’s after its term', async () => {
    await as('other').isRefused('assessment.objection-too-late', `assessments/2026/objections/${helper.of}`, {
      grounds: '迟了。',
      events: [],
    });
    await as('leader').isRefused('assessment.objection-open', 'assessments/2026/approve');
  });

  it('shows by replay who waited for whom: 9 of the 12 days were the Case Office’s', async () => {
    const issue = await as('inCharge').seesOne(`waiting-time/issue:${LATE}`);
    expect(issue.days).toEqual([
      { holder: 'conduct-office', days: 2 },
      { holder: BODY, days: 12 },
    ]);
    const clue = await as('inCharge').seesOne(`waiting-time/clue:${CLUE}`);
    expect(clue.days).toEqual([
      { holder: 'zone-1', days: 0 },
      { holder: 'case-office', days: 9 },
    ]);
    expect(clue.waits.at(-1)).toMatchObject({
      holder: 'case-office',
      for: 'acknowledgement',
      given: `clue/${CLUE}@1`,
      taken: `clue/${CLUE}@2`,
      days: 9,
    });
    // The year is read as it was: what the page said on 12 March.
    const then = await as('inCharge').get(`waiting-time/clue:${CLUE}?asOf=recorded:2026-03-12T09:00:00%2B08:00`);
    expect(then.body.waits.at(-1)).toMatchObject({ holder: 'case-office', days: null });
  });

  it('is decided by persons who did not score, on events and not on typed numbers', async () => {
    const path = `assessments/2026/objections/${BODY}/decide`;
    const charge = {
      kind: 'charge',
      indicator: 'rectified-on-time',
      record: `issue/${LATE}`,
      holder: 'case-office',
      events: [`clue/${CLUE}@1`, `clue/${CLUE}@2`],
      why: '等待案件监督管理室答复。',
    };
    const decision = {
      outcome: 'upheld-in-part',
      reason: '九天属案件监督管理室，其余三天属该乡纪委。',
      adjustments: [charge],
      together: [who.internal],
    };
    await as('conduct').isRefused('access.denied', path, decision);
    await as('inCharge').isRefused('assessment.decider-scored', path, { ...decision, together: [who.general] });
    await as('inCharge').isRefused('assessment.decided-alone', path, { ...decision, together: [who.inCharge] });
    await as('inCharge').isRefused('assessment.decider-runs-the-zone', path, {
      ...decision,
      together: [who.director],
    });
    await as('inCharge').isRefused('assessment.no-such-case', path, {
      ...decision,
      adjustments: [{ ...charge, record: 'issue/nothing' }],
    });
    await as('inCharge').isRefused('assessment.charge-runs-backwards', path, {
      ...decision,
      adjustments: [{ ...charge, events: [...charge.events].reverse() }],
    });
    await as('inCharge').does(path, decision);
    const { events } = (await as('general').get('history/records/assessment/2026')).body;
    const decided = events.at(-1);
    expect(decided.data).toMatchObject({
      deciders: [who.inCharge, who.internal],
      adjustments: [{ holder: 'case-office', days: 9 }],
    });
    await as('leader').isRefused('assessment.not-recomputed', 'assessments/2026/approve');
  });

  it('is computed again, and the difference shown', async () => {
    const before = await register();
    expect(await as('general').sees('to-do?step=recompute-assessment')).toHaveLength(1);
    await as('general').does('assessments/2026/recompute');
    expect((await as('general').does('assessments/2026/recompute')).events).toEqual([]);
    const after = await register();
    expect(after.position).toBe(before.position);
    expect(after.resultHash).not.toBe(before.resultHash);
    const differences = await as('secretary').sees('assessment-differences');
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({
      body: BODY,
      indicators: [{ indicator: 'rectified-on-time', before: 8, after: 16 }],
      adjustments: [{ kind: 'charge', holder: 'case-office', days: 9 }],
      hashBefore: before.resultHash,
      hashAfter: after.resultHash,
    });
    expect(differences[0].after).toBeGreaterThan(differences[0].before);
    expect(await as('other').sees('assessment-differences')).toEqual([]);
    const { cases } = indicatorsOf(await as('secretary').seesOne(`score-sheets/2026-${BODY}`))['rectified-on-time']!;
    expect(cases[0]).toMatchObject({
      record: `issue/${LATE}`,
      amount: 1,
      own: 3,
      allowed: 10,
      charged: [{ holder: 'case-office', days: 9 }],
    });
  });

  at('2027-01-29T09:00:00+08:00');
  it('is approved, and published with the hash that anybody can compute again', async () => {
    await as('general').isRefused('access.denied', 'assessments/2026/approve');
    await as('leader').does('assessments/2026/approve');
    await as('general').does('assessments/2026/publish');
    const row = await as('secretary').seesOne('assessments/2026');
    expect(row).toMatchObject({
      is: 'published',
      notified: bodies.length,
      objections: 1,
      answered: 1,
      differences: 1,
    });
    expect(row.totals).toHaveLength(bodies.length);
    const history = (await as('general').get('history/records/assessment/2026')).body;
    const { marks, adjustments } = history.state;
    expect(row.resultHash).toBe(await replayed(row.position, await published(), adjustments, marks));
    const last = history.events.at(-1);
    expect(last).toMatchObject({
      type: 'ResultPublished',
      data: { resultHash: row.resultHash, scheme: SCHEME, version: 1 },
    });
    await as('secretary').isRefused('assessment.not-at-this-step', `assessments/2026/objections/${BODY}`, {
      grounds: '再提。',
      events: [],
    });
    for (const step of ['compute', 'recompute', 'publish'])
      expect((await as('general').post(`assessments/2026/${step}`)).body).toMatchObject(
        step === 'publish' ? { events: [] } : { code: 'assessment.not-at-this-step' },
      );
    expect((await as('secretary').seesOne('assessments/2026')).resultHash).toBe(row.resultHash);
    expect(await as('general').sees('to-do?category=assessment')).toEqual([]);
    expect(story.faults).toEqual([]);
  });
}
