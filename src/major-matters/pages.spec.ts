import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { urgentMattersPage } from './major-matters.capability.js';
import { urgentMatters } from './urgent-matters.view.js';

const reported = {
  subject: 'safety',
  title: '事项',
  facts: '情况',
  clues: [],
  zone: 'zone-1',
  office: 'office-1',
  reporter: 'zhou-ping',
  knownAt: '2026-03-02T14:00:00.000+08:00',
  toldAt: '2026-03-02T14:20:00.000+08:00',
  toldTo: 'zhao-qiang',
  writtenAt: '2026-03-03T15:00:00.000+08:00',
  limitHours: 24,
  lateByMinutes: 60,
};

describe('the urgent list', () => {
  it('tells a report from a request, and says whether it was late', () => {
    const rows = rowsOf(urgentMatters, [
      happened('MajorMatterReported', 'a', reported),
      happened('MajorMatterReported', 'b', { ...reported, lateByMinutes: undefined }),
      happened('InstructionRequested', 'b', { question: '如何处理？' }),
    ]);
    expect(rows['a']).toMatchObject({ kind: 'report', is: 'reported', open: true, late: true, lateByMinutes: 60 });
    expect(rows['b']).toMatchObject({ kind: 'request', is: 'asked', late: false, lateByMinutes: 0 });
  });
  it('has it from the moment it was told, with the hour by which it is to be written', () => {
    const { writtenAt: _writtenAt, lateByMinutes: _late, facts: _facts, ...oral } = reported;
    const noted = happened('MajorMatterNoted', 'a', { ...oral, writeBy: '2026-03-03T14:00:00.000+08:00' });
    expect(rowsOf(urgentMatters, [noted])['a']).toMatchObject({
      is: 'noted',
      open: true,
      writtenAt: null,
      writeBy: '2026-03-03T14:00:00.000+08:00',
    });
    expect(rowsOf(urgentMatters, [noted, happened('MajorMatterReported', 'a', reported)])['a']).toMatchObject({
      is: 'reported',
      writeBy: null,
      late: true,
    });
  });
  it('keeps a matter open until its instruction is acknowledged', () => {
    const until = [
      happened('MajorMatterReported', 'a', reported),
      happened('InstructionGiven', 'a', { instruction: '速办', zone: 'zone-1', office: 'office-1' }, 'deng-kai'),
    ];
    expect(rowsOf(urgentMatters, until)['a']).toMatchObject({ is: 'instructed', open: true, instructedBy: 'deng-kai' });
    const after = [...until, happened('InstructionAcknowledged', 'a', { zone: 'zone-1' }, 'zhou-ping')];
    expect(rowsOf(urgentMatters, after)['a']).toMatchObject({
      is: 'acknowledged',
      open: false,
      acknowledgedBy: 'zhou-ping',
    });
  });
  it('shows a zone its own, and those who answer for the county all', () => {
    const of = (post: Caller['posts'][number]['post'], of?: string): Caller => ({
      person: 'x',
      posts: [{ post, ...(of && { of }) }],
    });
    expect(urgentMattersPage.only!(of('principal-leader'))).toBeUndefined();
    expect(urgentMattersPage.only!(of('zone-director', 'zone-1'))).toEqual({
      $or: [{ zone: { $in: ['zone-1'] } }, { office: { $in: [] } }],
    });
    expect(urgentMattersPage.only!(of('office-head', 'office-1'))).toEqual({
      $or: [{ zone: { $in: [] } }, { office: { $in: ['office-1'] } }],
    });
  });
});
