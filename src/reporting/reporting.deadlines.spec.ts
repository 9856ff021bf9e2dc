import { describe, expect, it } from '@jest/globals';
import { addressedTo } from '../../test/report-examples.js';
import { happened } from '../../test/rows.js';
import { reportingDeadlines } from './reporting.deadlines.js';

describe('the deadline of a periodic report', () => {
  const [rule] = reportingDeadlines;
  const opens = (data: object) => rule!.opens['PeriodOpened']!(happened('PeriodOpened', 'r', data));

  it('reminds who hands it in, and then the head of the office', () => {
    expect(opens(addressedTo)).toEqual({
      title: addressedTo.title,
      due: '2026-02-25',
      zone: 'zone-1',
      office: 'office-1',
      posts: ['liaison-officer:office-1'],
      escalatesTo: ['office-head:office-1', 'conduct-office-head'],
    });
    expect(opens({ ...addressedTo, kind: 'quarter' })).toMatchObject({
      posts: ['zone-director:zone-1', 'deputy-zone-director:zone-1'],
    });
    expect(opens({ ...addressedTo, kind: 'half' })).toMatchObject({
      posts: ['office-head:office-1', 'office-official:office-1'],
    });
  });
  it('moves with the calendar, and ends when it is handed in, nothing, or waived', () => {
    const moved = { from: '2026-02-25', due: '2026-02-24', because: { calendar: 1, version: 0 } };
    expect(rule!.moves!['ReportDueMoved']!(happened('ReportDueMoved', 'r', moved))).toEqual({
      due: '2026-02-24',
      reason: '工作日历或期限参数已变更（日历第1版，参数第0版）',
    });
    expect(Object.keys(rule!.meets)).toEqual(['PeriodicReportSubmitted', 'ZeroReportDeclared']);
    expect(Object.keys(rule!.cancels!)).toEqual(['PeriodWaived']);
  });
});
