import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@libs/event-store/json.js';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { BODY, inspected, LATE, late, logOf, told, version, year } from '../../test/assessment-examples.js';
import { happened, rowsOf } from '../../test/rows.js';
import type { Caller } from '../shared/rights.js';
import { assessmentDifferences } from './assessment-differences.view.js';
import { assessmentRegister } from './assessment-register.view.js';
import {
  assessmentRegisterPage,
  assessmentsCapability,
  schemesPage,
  scoreSheetsPage,
  waitingTimePage,
} from './assessments.capability.js';
import { schemesView } from './schemes.view.js';
import { scoreSheets } from './score-sheets.view.js';
import { daysByHolder, notWaiting, sharedDays, together, waited } from './waiting.js';
import { waitingTime } from './waiting-time.view.js';

const on = (type: string, data: object, at = '2027-01-08') => happened(type, '2026', data, 'bao-lan', at);
const sheet = (body: string, order: number, points: number) => ({
  body,
  name: body,
  zone: 'zone-1',
  order,
  points,
  dimensions: { quantity: 0, quality: 0, effect: points },
  scores: [],
});
const totals = [
  { body: 'a', name: 'a', points: 70 },
  { body: 'b', name: 'b', points: 90 },
];
const computed = [
  on('AssessmentOpened', { scheme: 'annual', version: 1, title: '办法', from: '2026-01-01', until: '2026-12-31' }),
  on('AssessmentComputed', { round: 1, position: '1', resultHash: 'h1', totals }),
  on('BodyAssessed', { round: 1, sheet: sheet('a', 1, 70) }),
  on('BodyAssessed', { round: 1, sheet: sheet('b', 2, 90) }),
];
const notified = [
  ...computed,
  on('ResultNotified', { body: 'a', name: 'a', points: 70, resultHash: 'h1', until: '2027-01-15' }),
];
const adjustment = { body: 'a', kind: 'exclude', indicator: 'not-recurring', record: 'issue/1', events: [], why: 'x' };
const difference = {
  body: 'a',
  name: 'a',
  before: 70,
  after: 80,
  indicators: [{ indicator: 'not-recurring', before: 0, after: 10 }],
};
const answered = [
  ...notified,
  on('ObjectionLodged', { body: 'a', grounds: '理由', events: ['issue/1@2'], answerBy: '2027-01-26' }, '2027-01-12'),
  on('ObjectionDecided', {
    body: 'a',
    outcome: 'upheld',
    reason: '属实',
    adjustments: [adjustment],
    deciders: ['x', 'y'],
  }),
  on('AssessmentRecomputed', {
    round: 2,
    before: 'h1',
    resultHash: 'h2',
    adjustments: [adjustment, { ...adjustment, body: 'b' }],
    differences: [difference],
    totals: [{ ...totals[0]!, points: 80 }, totals[1]!],
  }),
  on('BodyAssessed', { round: 2, sheet: sheet('a', 1, 80) }),
];

const caller = (post: string, of?: string): Caller =>
  ({ person: 'p', posts: [{ post, ...(of !== undefined && { of }) }] }) as unknown as Caller;

describe('the score sheets', () => {
  it('hold a row for each body, with its objection and the hash of the whole', () => {
    const rows = rowsOf(scoreSheets as never, answered) as Record<string, object>;
    expect(rows['2026-a']).toMatchObject({
      points: 80,
      round: 2,
      notified: true,
      until: '2027-01-15',
      resultHash: 'h2',
      objection: { is: 'decided', grounds: '理由', outcome: 'upheld', deciders: ['x', 'y'] },
    });
    expect(rows['2026-b']).toMatchObject({ points: 90, round: 1, notified: false, objection: null, published: false });
  });

  it('are all open to assessors, leaders and auditors, and to a body its own once it is told', () => {
    for (const post of ['general-office-head', 'office-official', 'principal-leader', 'auditor'])
      expect(scoreSheetsPage.only!(caller(post))).toBeUndefined();
    expect(scoreSheetsPage.only!(caller('township-secretary', 'a'))).toEqual({
      $and: [{ notified: true }, { body: { $in: ['a'] } }],
    });
    expect(scoreSheetsPage.only!(caller('zone-member', 'zone-1'))).toEqual({
      $and: [{ notified: true }, { body: { $in: [] } }],
    });
  });

  it('name each event by itself', () => {
    const scores = [
      { indicator: 'not-recurring', cases: [{ record: 'issue/1', events: ['issue/1@2,5', 'clue/2@0'] }] },
    ];
    expect(scoreSheetsPage.shows!({ scores }, caller('auditor'))['scores']).toMatchObject([
      { zh: expect.any(String), cases: [{ events: ['issue/1@2', 'issue/1@5', 'clue/2@0'] }] },
    ]);
  });

  it('are listed in the order of the zone table, cannot be asked for by points, and every reading is recorded', () => {
    expect(scoreSheetsPage.sort).toEqual({ year: -1, order: 1 });
    for (const page of assessmentsCapability.pages) expect(page.filters).not.toContain('points');
    const sensitive = assessmentsCapability.pages.filter(({ sensitive }) => sensitive?.(caller('principal-leader')));
    expect(sensitive.map(({ get }) => get)).toEqual(['score-sheets', 'assessment-differences', 'assessments']);
  });
});

describe('the differences', () => {
  it('show for a body what changed, and what that rests on', () => {
    expect(rowsOf(assessmentDifferences as never, answered)).toEqual({
      '2026-a-2': {
        year: '2026',
        round: 2,
        ...difference,
        adjustments: [adjustment],
        hashBefore: 'h1',
        hashAfter: 'h2',
        at: '2027-01-08T09:00:00+08:00',
      },
    });
  });
});

describe('the register', () => {
  it('tells how far the year has come', () => {
    const rows = (events: readonly DomainEvent[]) => rowsOf(assessmentRegister as never, events)['2026'];
    expect(rows(computed)).toMatchObject({ is: 'computed', round: 1, position: '1', resultHash: 'h1', totals });
    expect(rows(answered)).toMatchObject({
      is: 'notified',
      objections: 1,
      answered: 1,
      differences: 1,
      resultHash: 'h2',
    });
    const ending = [on('ResultApproved', {}), on('ResultPublished', { totals }), on('ResultFrozen', { reason: '查' })];
    expect(rows([...answered, ...ending])).toMatchObject({ is: 'published', frozen: '查' });
  });

  it('gives the assessed no points before publication', () => {
    const shown = (is: string, post: string) =>
      assessmentRegisterPage.shows!({ is, totals }, caller(post, 'a'))['totals'];
    expect(shown('notified', 'township-secretary')).toEqual([]);
    expect(shown('published', 'township-secretary')).toEqual(totals);
    expect(shown('notified', 'principal-leader')).toEqual(totals);
  });
});

describe('the schemes', () => {
  it('hold the draft until it is published, and then each version', () => {
    const { version: _version, instrument: _instrument, ...draft } = version;
    const drafted = happened('SchemeDrafted', 'annual', draft);
    const published = happened('SchemePublished', 'annual', version);
    const amended = happened('SchemeAmended', 'annual', { ...version, version: 2, from: '2027-01-01', reason: '调整' });
    const keys = (...events: DomainEvent[]) => Object.keys(rowsOf(schemesView as never, events));
    expect(keys(drafted)).toEqual(['annual-draft']);
    expect(keys(drafted, published)).toEqual(['annual-v1']);
    expect(keys(drafted, published, amended)).toEqual(['annual-v1', 'annual-v2']);
    expect(schemesPage.only!(caller('township-secretary', 'a'))).toEqual({ is: 'published' });
    const [row] = Object.values(rowsOf(schemesView as never, [drafted])) as [Record<string, unknown>];
    expect((schemesPage.shows!(row, caller('auditor'))['indicators'] as { zh: string }[])[0]!.zh).toMatch(/任务/);
  });
});

describe('waiting time by holder', () => {
  const rows = (events: typeof year) => rowsOf<JsonObject>(waitingTime as never, logOf(events));

  it('cuts the way of an issue into stretches that add up to the whole', () => {
    expect(rows(late)[`issue:${LATE}`]).toMatchObject({
      category: 'issue',
      body: BODY,
      open: false,
      holders: ['conduct-office', BODY],
      days: [
        { holder: 'conduct-office', days: 1 + 6 },
        { holder: BODY, days: 12 },
      ],
    });
    const { waits } = rows(late)[`issue:${LATE}`] as unknown as {
      waits: { for: string; days: number; given: string; taken: string }[];
    };
    expect(waits.map((wait) => [wait.for, wait.days])).toEqual([
      ['forwarding', 1],
      ['acceptance', 1],
      ['rectification-plan', 0],
      ['rectification', 11],
      ['verification', 5],
      ['closing', 1],
    ]);
    expect([waits[0]!.given, waits[0]!.taken]).toEqual([`issue/${LATE}@0`, `issue/${LATE}@1`]);
  });

  it('of a clue has its number, its holders and the dates, and nothing else', () => {
    const row = rows(year)['clue:2026-1-001'] as unknown as { waits: object[] };
    expect(row).toMatchObject({
      zone: 'zone-1',
      days: [
        { holder: 'zone-1', days: 0 },
        { holder: 'case-office', days: 9 },
      ],
    });
    expect(JSON.stringify(row)).not.toMatch(/not-a-clue|envelope|wu-min/);
  });

  it('of a task goes on through its inspection', () => {
    const row = rows(inspected)['task:check'] as unknown as { waits: { for: string }[] };
    expect(row).toMatchObject({
      open: false,
      days: [
        { holder: 'zone-1', days: 12 },
        { holder: 'conduct-office', days: 1 },
      ],
    });
    expect(row.waits.map((wait) => wait.for)).toEqual([
      'receipt',
      'work-plan',
      'review',
      'report',
      'review',
      'presentation',
      'closing',
    ]);
  });

  it('leaves open what lies with somebody now, and closes nothing by a report of progress', () => {
    const progress = told(`issue/${LATE}`, 'ProgressReported', { body: BODY, progress: '过半' }, { at: '2026-03-06' });
    const row = rows([...late.slice(0, 4), progress])[`issue:${LATE}`] as unknown as {
      waits: { days: number | null }[];
    };
    expect(row).toMatchObject({ open: true, holder: BODY });
    expect(row.waits.at(-1)).toMatchObject({ for: 'rectification', days: null });
  });

  it('is open to the county’s staff; others see that of their zones and bodies', () => {
    expect(waitingTimePage.only!(caller('case-office-head'))).toBeUndefined();
    const noClue = (...zones: string[]) => ({
      $or: [
        { $or: [{ category: null }, { category: { $lt: 'clue' } }, { category: { $gt: 'clue' } }] },
        { zone: { $in: zones } },
      ],
    });
    expect(waitingTimePage.only!(caller('township-secretary', 'a'))).toEqual({
      $and: [{ $or: [{ zone: { $in: [] } }, { body: { $in: ['a'] } }] }, noClue()],
    });
    // Which clues there are is not for the rest of the county, but for who keeps them; its own a zone knows.
    for (const post of ['conduct-office-head', 'general-office-official', 'office-head'] as const)
      expect(waitingTimePage.only!(caller(post, post === 'office-head' ? 'office-1' : undefined))).toEqual(noClue());
    expect(waitingTimePage.only!(caller('zone-member', 'zone-1'))).toMatchObject({ $and: [{}, noClue('zone-1')] });
  });
});

describe('places', () => {
  it('of one record are written together, each once and in order', () => {
    expect(together(['issue/1@4', 'clue/2@0', 'issue/1@2', 'issue/1@4'])).toEqual(['issue/1@2,4', 'clue/2@0']);
  });
});

describe('days', () => {
  it('are counted between business dates, and shared where two stretches meet', () => {
    const { waits } = logOf(late)
      .map(({ type, category, id, revision, data, meta }) => ({
        type,
        category,
        id,
        revision,
        data: data as unknown,
        occurredAt: meta.occurredAt,
      }))
      .reduce(waited, notWaiting);
    expect(daysByHolder(waits).reduce((sum, { days }) => sum + days, 0)).toBe(19);
    const span = (from: string, until: string) => ({
      from: `${from}T09:00:00+08:00`,
      until: `${until}T08:00:00+08:00`,
    });
    expect(sharedDays(span('2026-03-04', '2026-03-15'), span('2026-03-05', '2026-03-14'))).toBe(9);
    expect(sharedDays(span('2026-03-10', '2026-03-15'), span('2026-03-05', '2026-03-12'))).toBe(2);
    expect(sharedDays(span('2026-03-10', '2026-03-15'), span('2026-03-15', '2026-03-20'))).toBe(0);
  });
});
