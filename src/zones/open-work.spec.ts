import { describe, expect, it } from '@jest/globals';
import { happened } from '../../test/rows.js';
import { openWorkFact } from './open-work.js';

const after = (...events: ReturnType<typeof happened>[]) =>
  events.reduce((work, event) => openWorkFact.on[event.type]!(work, event), openWorkFact.initial);

const seat = { kind: 'inspection', id: 'i-1', title: '春节检查' };
const problem = { kind: 'issue', id: 'i-1-1', title: '柳树乡：登记不全' };
const formed = happened('InspectionTeamFormed', 'i-1', {
  leader: 'an-ning',
  members: ['an-ning', 'bai-lu'],
  released: [],
  title: '春节检查',
});
const accepted = happened('IssueAccepted', 'i-1-1', { person: 'an-ning', title: problem.title });
const opened = happened('HandoverOpened', 'zones', {
  handover: 'an-ning-1',
  person: 'an-ning',
  successor: 'cheng-yu',
  items: [seat, problem],
  kept: [],
});

describe('what a person still has to do', () => {
  it('is every seat on a team at work and every problem accepted', () => {
    expect(after(formed, accepted)).toEqual({ 'an-ning': [seat, problem], 'bai-lu': [seat] });
  });
  it('goes to the successor with the hand-over, whether accepted yet or not', () => {
    expect(after(formed, accepted, opened)).toEqual({ 'an-ning': [], 'bai-lu': [seat], 'cheng-yu': [seat, problem] });
  });
  it('leaves with the one who leaves only what was not kept', () => {
    const kept = happened('HandoverOpened', 'zones', { ...(opened.data as object), items: [problem], kept: ['i-1'] });
    expect(after(formed, accepted, kept)).toMatchObject({ 'an-ning': [seat], 'cheng-yu': [problem] });
  });
  it('is over for everybody when the report is presented or the problem closed', () => {
    const presented = happened('InspectionReportPresented', 'i-1', {});
    const closed = happened('IssueClosed', 'i-1-1', {});
    expect(after(formed, accepted, opened, presented, closed)).toEqual({ 'an-ning': [], 'bai-lu': [], 'cheng-yu': [] });
  });
});
