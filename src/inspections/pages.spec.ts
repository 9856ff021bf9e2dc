import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { dispatchBoard } from './dispatch-board.view.js';
import { inspectionPage } from './inspection-page.view.js';
import { dispatchBoardPage, inspectionsPage } from './inspections.capability.js';

const id = 'i-1';
const matter = { zone: 'zone-1', office: 'office-1', title: '春节检查', units: ['stone-town'] };
const certificate = { checkedAt: '2026-03-02T09:00:00+08:00', units: ['stone-town'], persons: ['chen-hua', 'he-jun'] };
const formed = happened('InspectionTeamFormed', id, {
  ...matter,
  kind: 'festival',
  leader: 'chen-hua',
  members: ['chen-hua', 'he-jun', 'qiu-shan'],
  seats: [
    { person: 'chen-hua', name: '陈华', as: 'zone-member' },
    { person: 'he-jun', name: '何军', as: 'office' },
    { person: 'qiu-shan', name: '邱山', as: 'special-supervisor' },
  ],
  released: [],
  certificate,
});
const seat = { person: 'ma-lin', name: '马林', as: 'zone-member' };
const replaced = (leaves: string, leader: string) =>
  happened(
    'TeamMemberReplaced',
    id,
    {
      ...matter,
      leaves,
      joins: 'ma-lin',
      seat,
      leader,
      reason: '回避',
      certificate: { ...certificate, persons: ['ma-lin'] },
    },
    'zhou-ping',
    '2026-03-05',
  );
const barred = happened('TeamMemberBarred', id, { person: 'he-jun', ground: 'near-relative', unit: 'stone-town' });
const presented = happened(
  'InspectionReportPresented',
  id,
  { round: 1, members: ['chen-hua', 'ma-lin', 'qiu-shan'] },
  'zhou-ping',
  '2026-04-01',
);

describe('the dispatch board', () => {
  it('shows each person on a team from when and in what capacity', () => {
    const rows = rowsOf(dispatchBoard, [formed]);
    expect(Object.keys(rows)).toEqual(['i-1-chen-hua', 'i-1-he-jun', 'i-1-qiu-shan']);
    expect(rows['i-1-chen-hua']).toEqual({
      inspection: 'i-1',
      ...matter,
      ...{
        seated: true,
        call: null,
        callFrom: null,
        callUntil: null,
        duty: null,
        held: null,
        overLimit: false,
        contest: null,
      },
      person: 'chen-hua',
      name: '陈华',
      as: 'zone-member',
      leads: true,
      from: '2026-03-02T09:00:00+08:00',
      until: null,
      over: null,
      barred: false,
    });
  });
  it('shows who went and who came, and who leads now', () => {
    const rows = rowsOf(dispatchBoard, [formed, replaced('chen-hua', 'he-jun')]);
    expect(rows['i-1-chen-hua']).toMatchObject({ until: '2026-03-05T09:00:00+08:00', over: 'replaced', leads: false });
    expect(rows['i-1-ma-lin']).toMatchObject({ from: '2026-03-05T09:00:00+08:00', until: null, leads: false });
    expect(rows['i-1-he-jun']).toMatchObject({ until: null, leads: true });
  });
  it('shows the newcomer as leader when he leads', () => {
    expect(rowsOf(dispatchBoard, [formed, replaced('chen-hua', 'ma-lin')])['i-1-ma-lin']).toMatchObject({
      leads: true,
    });
  });
  it('sets everybody free when the report is presented, and keeps when each left', () => {
    const rows = rowsOf(dispatchBoard, [formed, replaced('he-jun', 'chen-hua'), presented]);
    expect(rows['i-1-ma-lin']).toMatchObject({ until: '2026-04-01T09:00:00+08:00', over: 'presented' });
    expect(rows['i-1-he-jun']).toMatchObject({ until: '2026-03-05T09:00:00+08:00', over: 'replaced' });
  });
  it('sets the first zone’s people free when another zone takes over', () => {
    const other = happened('InspectionTeamFormed', id, {
      ...matter,
      zone: 'zone-4',
      leader: 'tang-wei',
      members: ['tang-wei'],
      seats: [{ person: 'tang-wei', name: '唐伟', as: 'zone-member' }],
      released: ['chen-hua', 'he-jun', 'qiu-shan'],
      certificate,
    });
    const rows = rowsOf(dispatchBoard, [formed, other]);
    expect(rows['i-1-he-jun']).toMatchObject({ over: 'another-zone', zone: 'zone-1' });
    expect(rows['i-1-tang-wei']).toMatchObject({ zone: 'zone-4', until: null });
  });
  it('tells that somebody is barred only to those who must replace him', () => {
    const row = { ...rowsOf(dispatchBoard, [formed, barred])['i-1-he-jun']! };
    const as = (post: Caller['posts'][number]['post'], of: string) =>
      dispatchBoardPage.shows!(row, { person: 'x', posts: [{ post, of }] });
    expect(as('zone-director', 'zone-1')).toHaveProperty('barred', true);
    expect(as('zone-member', 'zone-1')).not.toHaveProperty('barred');
    expect(as('zone-director', 'zone-4')).not.toHaveProperty('barred');
  });
});

const plan = { tasks: '查公车', limit: '2026-04-08', methods: '走访', requirements: '不打招呼' };
const problem = { finding: '1', flow: 'other', unit: 'stone-town', place: '车库', kind: '公车管理', facts: '缺派车单' };
const clue = { finding: '2', flow: 'clue-like', number: '2026-1-007', envelope: 'a'.repeat(64) };
const report = {
  round: 1,
  members: ['chen-hua', 'ma-lin', 'qiu-shan'],
  authors: ['chen-hua'],
  otherProblems: 1,
  clues: ['2026-1-007'],
  situation: '发现一个问题',
};
const whole = [
  formed,
  barred,
  replaced('he-jun', 'chen-hua'),
  happened('WorkPlanSet', id, plan),
  happened('FieldworkStarted', id, {}, 'chen-hua', '2026-03-09'),
  happened('FindingRecorded', id, problem, 'chen-hua', '2026-03-10'),
  happened('FindingRecorded', id, clue, 'ma-lin', '2026-03-11'),
  happened('FieldworkCompleted', id, {}, 'chen-hua', '2026-03-12'),
  happened('InspectionReportSubmitted', id, report, 'chen-hua', '2026-03-16'),
  happened('InspectionReportReturned', id, { round: 1, reason: '缺建议' }, 'zhou-ping', '2026-03-17'),
  happened('InspectionReportSubmitted', id, { ...report, round: 2, proposals: '建章' }, 'chen-hua', '2026-03-18'),
  happened('InspectionReportReviewed', id, { round: 2, opinion: '同意' }, 'zhou-ping', '2026-03-19'),
  presented,
  happened('InspectionReportInstructed', id, { instruction: '限期整改' }, 'zhao-qiang', '2026-04-02'),
];

describe('the inspection page', () => {
  const row = rowsOf(inspectionPage, whole)[id]!;

  it('shows the team with its certificates, and who left and why', () => {
    expect(row).toMatchObject({
      leader: 'chen-hua',
      team: [{ person: 'chen-hua' }, { person: 'ma-lin', name: '马林' }, { person: 'qiu-shan' }],
      persons: ['chen-hua', 'ma-lin'],
      former: ['he-jun'],
      barred: ['he-jun'],
      certificates: [{ persons: ['chen-hua', 'he-jun'] }, { persons: ['ma-lin'] }],
      replacements: [{ leaves: 'he-jun', joins: 'ma-lin', reason: '回避', at: '2026-03-05T09:00:00+08:00' }],
    });
  });
  it('shows problems with what was told, and of a clue the number, the seal and the day', () => {
    expect(row.problems).toEqual([
      {
        finding: '1',
        unit: 'stone-town',
        place: '车库',
        kind: '公车管理',
        facts: '缺派车单',
        at: '2026-03-10T09:00:00+08:00',
        by: 'chen-hua',
        offline: null,
        alsoRecordedBy: [],
      },
    ]);
    expect(row.clues).toEqual([
      { finding: '2', number: '2026-1-007', envelope: 'a'.repeat(64), at: '2026-03-11T09:00:00+08:00' },
    ]);
  });
  it('keeps of a problem that turns out to be a clue its number and the day, and at a past moment no more', () => {
    const upgraded = { ...happened('IssueUpgradedToClue', `${id}-1`, { clue: '2026-1-009' }, 'he-jun', '2026-04-10') };
    const rows = rowsOf(inspectionPage, [...whole, upgraded]);
    expect(Object.keys(rows)).toEqual([id]);
    expect(rows[id]).toMatchObject({ problems: [], clues: [{ finding: '2' }, { finding: '1', number: '2026-1-009' }] });
    expect(inspectionsPage.withoutSealed!(row, rows[id]!)).toEqual({ ...row, problems: [] });
    expect(rowsOf(inspectionPage, [...whole, { ...upgraded, id: `${id}-7` }])[id]).toEqual(row);
    expect(rowsOf(inspectionPage, [upgraded])).toEqual({});
  });
  it('shows the report’s way, each step with who and when', () => {
    expect(row.state).toBe('report-instructed');
    expect(row.journey.map(({ step, by, words }) => [step, by, words])).toEqual([
      ['report-submitted', 'chen-hua', null],
      ['report-returned', 'zhou-ping', '缺建议'],
      ['report-submitted', 'chen-hua', null],
      ['report-reviewed', 'zhou-ping', '同意'],
      ['report-presented', 'zhou-ping', null],
      ['report-instructed', 'zhao-qiang', '限期整改'],
    ]);
    expect(row.report).toMatchObject({ round: 2, proposals: '建章', document: null });
  });

  describe('shows', () => {
    const as = (person: string, ...posts: Caller['posts']) => inspectionsPage.shows!(row, { person, posts });
    const outline = ['inspection', 'title', 'zone', 'office', 'kind', 'units', 'state', 'leader', 'team', 'plan'];

    it('all of it to the county’s staff, its director and deputy, its office and the team', () => {
      expect(as('x', { post: 'auditor' })).toBe(row);
      expect(as('x', { post: 'zone-director', of: 'zone-1' })).toBe(row);
      expect(as('x', { post: 'office-official', of: 'office-1' })).toBe(row);
      expect(as('chen-hua', { post: 'zone-member', of: 'zone-1' })).toBe(row);
    });
    it('the plan and no evidence to a special supervisor on the team', () => {
      expect(Object.keys(as('qiu-shan', { post: 'special-supervisor', of: 'zone-1' })).sort()).toEqual(outline.sort());
    });
    it('its outline to other members of the zone and to directors of other zones', () => {
      expect(Object.keys(as('wu-min', { post: 'zone-member', of: 'zone-1' })).sort()).toEqual(outline.sort());
      expect(as('gao-yi', { post: 'zone-director', of: 'zone-4' })).not.toHaveProperty('problems');
    });
    it('that it exists, and no more, to a person barred from it, in whatever post', () => {
      const existence = { inspection: 'i-1', zone: 'zone-1', state: 'report-instructed' };
      expect(as('he-jun', { post: 'office-official', of: 'office-1' })).toEqual(existence);
      expect(as('he-jun', { post: 'conduct-office-head' })).toEqual(existence);
    });
    it('that it exists, to whoever is barred from a unit of it at this moment, and to whoever was to hand it over', () => {
      const existence = { inspection: 'i-1', zone: 'zone-1', state: 'report-instructed' };
      const nothing = { matters: [], units: [], handedOver: [] };
      const seen = (person: string, closed: Partial<typeof nothing> | object, ...posts: Caller['posts']) =>
        inspectionsPage.shows!(row, { person, posts, closed: { ...nothing, ...closed } });
      const director = { post: 'zone-director', of: 'zone-1' } as const;
      expect(seen('zhou-ping', {}, director)).toBe(row);
      expect(seen('zhou-ping', { units: [row.units[0]] }, director)).toEqual(existence);
      const moved = { post: 'zone-member', of: 'zone-4' } as const;
      expect(seen('chen-hua', {}, moved)).toBe(row);
      expect(seen('chen-hua', { handedOver: ['i-1'] }, moved)).toEqual(existence);
      // Back in the zone and on the team again.
      expect(seen('chen-hua', { handedOver: ['i-1'] }, { post: 'zone-member', of: 'zone-1' })).toBe(row);
    });
    it('nothing of what it hides by way of a filter', () => {
      expect(inspectionsPage.filters.filter((field) => !outline.includes(field))).toEqual([]);
    });
  });
});
