import type { Told } from '@libs/event-sourcing/index.js';
import type { Task, TaskTerms } from '@county/planning/task.state.js';
import type { RelationsOf } from '@county/recusals/relations.state.js';
import { arrangement, people } from './small-county.js';
import type { InspectionEvents } from '@county/inspections/inspection.state.js';

/* One invented inspection, event by event, for the tests of its rules. */

export type Events = readonly Told<InspectionEvents>[];

export const terms: TaskTerms = {
  kind: 'festival',
  title: '春节前作风检查',
  zone: 'zone-1',
  office: 'office-1',
  units: ['stone-town', 'grain-bureau'],
  due: '2026-04-10',
  origin: { plan: '2026', item: 'spring', part: 1 },
  extensions: 0,
  priority: 'ordinary',
  subTasks: [],
};
export const task = { is: 'received', ...terms } satisfies Task;
export const crossedTask = { ...task, zone: 'zone-4', office: 'office-4', crossedFrom: 'zone-1' } satisfies Task;
export const facts = { task, arrangement, people, relations: {} as RelationsOf };
export const director = { person: 'zhou-ping', post: 'zone-director', of: 'zone-1' };
export const member = { person: 'chen-hua', post: 'zone-member', of: 'zone-1' };

export const relative = (person: string): RelationsOf => ({
  [person]: { declared: { '1': { is: 'declared', kind: 'near-relative', unit: 'stone-town' } }, confirmed: {} },
});

export const certificate = {
  checkedAt: '2026-03-02T09:00:00+08:00',
  units: ['stone-town', 'grain-bureau'],
  persons: ['chen-hua', 'he-jun', 'qiu-shan'],
};
export const formed = {
  type: 'InspectionTeamFormed',
  data: {
    zone: 'zone-1',
    office: 'office-1',
    kind: 'festival',
    title: '春节前作风检查',
    units: ['stone-town', 'grain-bureau'],
    leader: 'chen-hua',
    members: ['chen-hua', 'he-jun', 'qiu-shan'],
    seats: [
      { person: 'chen-hua', name: '陈华', as: 'zone-member' },
      { person: 'he-jun', name: '何军', as: 'office' },
      { person: 'qiu-shan', name: '邱山', as: 'special-supervisor' },
    ],
    released: [],
    certificate,
  },
} satisfies Told<InspectionEvents>;
export const plan = { tasks: '查公车', limit: '2026-04-08', methods: '走访、查账', requirements: '不打招呼' };
export const planned = { type: 'WorkPlanSet', data: plan } satisfies Told<InspectionEvents>;
export const started = {
  type: 'FieldworkStarted',
  data: { members: ['chen-hua', 'he-jun', 'qiu-shan'] },
} satisfies Told<InspectionEvents>;
export const problem = { unit: 'stone-town', place: '镇机关车库', kind: '公车管理', facts: '三月派车单缺六份' };
export const foundProblem = {
  type: 'FindingRecorded',
  data: { finding: '1', flow: 'other', ...problem },
} satisfies Told<InspectionEvents>;
export const clue = { number: '2026-1-007', envelope: 'a'.repeat(64) };
export const foundClue = {
  type: 'FindingRecorded',
  data: { finding: '2', flow: 'clue-like', ...clue },
} satisfies Told<InspectionEvents>;
export const completed = {
  type: 'FieldworkCompleted',
  data: {
    ...{ otherProblems: 1, clues: 1, title: '春节前作风检查', zone: 'zone-1', office: 'office-1' },
    members: ['chen-hua', 'he-jun'],
  },
} satisfies Told<InspectionEvents>;
export const report = {
  members: ['chen-hua', 'he-jun', 'qiu-shan'],
  otherProblems: 1,
  clues: ['2026-1-007'],
  situation: '查两个单位，发现一个问题。',
};
export const submitted = {
  type: 'InspectionReportSubmitted',
  data: { round: 1, authors: ['chen-hua'], ...report },
} satisfies Told<InspectionEvents>;
export const returned = {
  type: 'InspectionReportReturned',
  data: { round: 1, reason: '缺整改建议' },
} satisfies Told<InspectionEvents>;
export const reviewed = {
  type: 'InspectionReportReviewed',
  data: { round: 1, opinion: '同意' },
} satisfies Told<InspectionEvents>;
export const presented = {
  type: 'InspectionReportPresented',
  data: { round: 1, members: ['chen-hua', 'he-jun', 'qiu-shan'] },
} satisfies Told<InspectionEvents>;
export const instructed = {
  type: 'InspectionReportInstructed',
  data: { instruction: '限期整改' },
} satisfies Told<InspectionEvents>;
export const barred = {
  type: 'TeamMemberBarred',
  data: { person: 'he-jun', ground: 'near-relative', unit: 'stone-town' },
} satisfies Told<InspectionEvents>;
export const replaced = {
  type: 'TeamMemberReplaced',
  data: {
    zone: 'zone-1',
    office: 'office-1',
    units: ['stone-town', 'grain-bureau'],
    title: '春节前作风检查',
    leaves: 'he-jun',
    joins: 'ma-lin',
    seat: { person: 'ma-lin', name: '马林', as: 'zone-member' },
    leader: 'chen-hua',
    reason: '回避',
    certificate: { ...certificate, persons: ['ma-lin'] },
  },
} satisfies Told<InspectionEvents>;

export const underWay: Events = [formed, planned, started];
export const done: Events = [...underWay, foundProblem, foundClue, completed];
