import { describe, expect, it } from '@jest/globals';
import { offeredTo, readsHistory, stepsDone, stepsOf } from './acts.js';
import { boardOf, reportBefore } from './board.js';
import { changesOf } from './changes.js';
import { dayShown, standingOf } from './standing.js';

describe('how a report stands', () => {
  const open = { state: 'opened', standing: 'open', due: '2026-11-25', zero: false } as const;

  it('is not begun, open, due soon, or missing, by the day', () => {
    expect(standingOf({ ...open, state: 'scheduled' }, '2026-10-01')).toBe('not-begun');
    expect(standingOf(open, '2026-11-01')).toBe('open');
    expect(standingOf(open, '2026-11-18')).toBe('due-soon');
    expect(standingOf(open, '2026-11-25')).toBe('due-soon');
    expect(standingOf(open, '2026-11-26')).toBe('missing');
  });

  it('tells late, in time, zero, returned and waived apart', () => {
    expect(standingOf({ ...open, state: 'filed', standing: 'in-time' }, '2026-12-01')).toBe('filed');
    expect(standingOf({ ...open, state: 'filed', standing: 'late' }, '2026-12-01')).toBe('late');
    expect(standingOf({ ...open, state: 'filed', standing: 'in-time', zero: true }, '2026-12-01')).toBe('zero');
    expect(standingOf({ ...open, state: 'submitted', standing: 'in-time' }, '2026-12-01')).toBe('handed-in');
    expect(standingOf({ ...open, state: 'returned', standing: 'in-time' }, '2026-12-01')).toBe('returned');
    expect(standingOf({ ...open, state: 'waived', standing: 'waived' }, '2026-12-01')).toBe('waived');
  });

  it('is that of the day shown', () => {
    expect(dayShown('recorded:2026-03-05T10:00:00+08:00', '2026-11-26')).toBe('2026-03-05');
    expect(dayShown('position:4711', '2026-11-26')).toBe('2026-11-26');
    expect(dayShown(undefined, '2026-11-26')).toBe('2026-11-26');
  });
});

describe('the board of a year', () => {
  const row = (kind: 'month' | 'quarter' | 'half' | 'year', body: string, period: string) => ({
    id: `${kind}-${body}-${period}`,
    kind,
    body,
    zone: 'zone-3',
    period,
  });

  it('puts each report into the months that it is of', () => {
    const board = boardOf([
      row('year', 'office-3', '2026'),
      row('month', 'office-3', '2026-10'),
      row('quarter', 'zone-3', '2026-q4'),
      row('half', 'office-3', '2026-h2'),
    ]);
    expect(board.map(({ kind, body }) => [kind, body])).toEqual([
      ['month', 'office-3'],
      ['quarter', 'zone-3'],
      ['half', 'office-3'],
      ['year', 'office-3'],
    ]);
    expect(board.map(({ cells }) => [cells.length, cells.findIndex((cell) => cell !== undefined)])).toEqual([
      [12, 9],
      [4, 3],
      [2, 1],
      [1, 0],
    ]);
  });

  it('knows the report before', () => {
    const before = (kind: 'month' | 'quarter' | 'half' | 'year', period: string) =>
      reportBefore({ kind, body: 'office-3', period });
    expect(before('month', '2026-10')).toBe('month-office-3-2026-09');
    expect(before('month', '2026-01')).toBe('month-office-3-2025-12');
    expect(before('quarter', '2026-q1')).toBe('quarter-office-3-2025-q4');
    expect(before('half', '2026-h2')).toBe('half-office-3-2026-h1');
    expect(before('year', '2026')).toBe('year-office-3-2025');
  });
});

describe('what has changed in a text', () => {
  it('is told clause by clause', () => {
    expect(changesOf('组建1个，检查2次。', '组建1个，检查3次。配合顺畅。')).toEqual([
      { is: 'same', text: '组建1个，' },
      { is: 'gone', text: '检查2次。' },
      { is: 'new', text: '检查3次。配合顺畅。' },
    ]);
  });

  it('is nothing between equal texts, and all of it beside an empty one', () => {
    expect(changesOf('无。', '无。')).toEqual([{ is: 'same', text: '无。' }]);
    expect(changesOf('', '有。')).toEqual([{ is: 'new', text: '有。' }]);
    expect(changesOf('', '')).toEqual([]);
  });
});

describe('what may be done next with a report', () => {
  const report = {
    kind: 'month',
    state: 'drafted',
    zone: 'zone-3',
    office: 'office-3',
    reasonAsked: false,
    reason: null,
  } as const;
  const liaison = { post: 'liaison-officer', of: 'office-3' };
  const official = { post: 'office-official', of: 'office-3' };
  const acts = (...[of, posts, as]: Parameters<typeof offeredTo>) =>
    offeredTo(of, posts, as).map(({ act, as: { post } }) => `${act} as ${post}`);

  it('names the post in which each act is done', () => {
    expect(acts(report, [official, liaison], official)).toEqual([
      'GenerateReportDraft as office-official',
      'EditReportDraft as office-official',
      'SubmitPeriodicReport as liaison-officer',
      'DeclareZeroReport as liaison-officer',
    ]);
  });

  it('is nothing for another office', () => {
    expect(acts(report, [{ post: 'liaison-officer', of: 'office-1' }], null)).toEqual([]);
  });

  it('is the Conduct Office’s with a report of a month, and the director’s with a summary', () => {
    const conduct = { post: 'conduct-office-head' };
    const director = { post: 'zone-director', of: 'zone-3' };
    const handedIn = { ...report, state: 'submitted' } as const;
    expect(acts(handedIn, [conduct], conduct)).toEqual([
      'FilePeriodicReport as conduct-office-head',
      'ReturnPeriodicReport as conduct-office-head',
    ]);
    expect(acts({ ...handedIn, kind: 'half' }, [director], director)).toEqual([
      'ReviewPeriodicReport as zone-director',
      'ReturnPeriodicReport as zone-director',
    ]);
    expect(acts({ ...handedIn, kind: 'half' }, [conduct], conduct)).toEqual([]);
  });

  it('is the reason for lateness once it is asked, and only once', () => {
    expect(acts({ ...report, state: 'filed', reasonAsked: true }, [liaison], liaison)).toEqual([
      'GiveReasonForLateness as liaison-officer',
    ]);
    expect(acts({ ...report, state: 'filed', reasonAsked: true, reason: '休假' }, [liaison], liaison)).toEqual([]);
  });
});

describe('the course of a report', () => {
  it('is read by posts of the county, and of a zone’s own reports by its director and deputy', () => {
    const quarterly = { kind: 'quarter', zone: 'zone-3' } as const;
    expect(readsHistory(quarterly, [{ post: 'auditor' }])).toBe(true);
    expect(readsHistory(quarterly, [{ post: 'deputy-zone-director', of: 'zone-3' }])).toBe(true);
    expect(readsHistory(quarterly, [{ post: 'zone-director', of: 'zone-1' }])).toBe(false);
    expect(readsHistory({ ...quarterly, kind: 'month' }, [{ post: 'zone-director', of: 'zone-3' }])).toBe(false);
    expect(readsHistory(quarterly, [{ post: 'liaison-officer', of: 'office-3' }])).toBe(false);
  });
});

describe('the way of a report', () => {
  it('has a review only where there is one', () => {
    expect(stepsOf('month')).toEqual(['scheduled', 'drafted', 'submitted', 'filed']);
    expect(stepsOf('year')).toContain('reviewed');
  });

  it('goes back by one when it is returned', () => {
    expect(stepsDone({ kind: 'month', state: 'opened' })).toBe(1);
    expect(stepsDone({ kind: 'month', state: 'submitted' })).toBe(3);
    expect(stepsDone({ kind: 'month', state: 'returned' })).toBe(2);
    expect(stepsDone({ kind: 'month', state: 'filed' })).toBe(4);
    expect(stepsDone({ kind: 'half', state: 'reviewed' })).toBe(4);
  });
});
