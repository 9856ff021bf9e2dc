import { describe, expect, it } from '@jest/globals';
import { versionsIn } from './report-versions.js';

const happened = (type: string, data: object, day: number) => ({
  type,
  data,
  person: 'li-na',
  occurredAt: `2026-03-0${day}T09:00:00+08:00`,
});

describe('the versions of a report', () => {
  it('are its submissions, each with the reason for which it was returned', () => {
    expect(
      versionsIn([
        happened('FieldworkCompleted', {}, 1),
        happened('InspectionReportSubmitted', { round: 1, situation: '初稿' }, 2),
        happened('InspectionReportReturned', { round: 1, reason: '补充依据' }, 3),
        happened('InspectionReportSubmitted', { round: 2, situation: '二稿', proposals: '建章立制' }, 4),
      ]),
    ).toEqual([
      {
        round: 1,
        situation: '初稿',
        proposals: '',
        at: '2026-03-02T09:00:00+08:00',
        by: 'li-na',
        returned: '补充依据',
      },
      { round: 2, situation: '二稿', proposals: '建章立制', at: '2026-03-04T09:00:00+08:00', by: 'li-na' },
    ]);
  });

  it('are none before one was submitted', () => {
    expect(versionsIn([happened('FieldworkStarted', {}, 1)])).toEqual([]);
  });
});
