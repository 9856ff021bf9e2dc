import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import type { Inspection } from '../inspections/inspection.state.js';
import type { People } from '../people/people.state.js';
import { noRelations, type RelationsOf } from '../recusals/relations.state.js';
import type { Post } from '../shared/posts.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { type Arrangement, unarranged } from '../zones/arrangement.state.js';
import type { IssueEvents } from './issue.state.js';
import { issues } from './issue.js';

/** Zone 7 with the invented townships 青石 and 白杨, a department 茶叶局 with a sub-unit, and a second zone. */
export const placings = (zone: string) => [{ zone, from: '2026-01-01' }];
export const unit = (name: string, zone: string, subUnits: readonly { unit: string; name: string }[] = []) => ({
  name,
  category: 'department',
  subUnits,
  placings: placings(zone),
});
export const body = (
  name: string,
  zone: string,
  hosts: readonly string[],
  kind: 'commission' | 'group' = 'commission',
) => ({
  kind,
  name,
  hosts,
  placings: placings(zone),
});
export const arrangement = {
  ...unarranged,
  units: {
    qingshi: unit('青石乡', 'zone-7', [{ unit: 'qingshi-market', name: '青石集市' }]),
    baiyang: unit('白杨镇', 'zone-7'),
    tea: unit('茶叶局', 'zone-7'),
  },
  bodies: {
    'commission-qingshi': body('青石乡纪委', 'zone-7', ['qingshi']),
    'commission-baiyang': body('白杨镇纪委', 'zone-7', ['baiyang']),
    'group-seven': body('派驻第七组', 'zone-7', [], 'group'),
    'commission-far': body('远山乡纪委', 'zone-8', ['far']),
  },
  members: { 'bai-yu': [{ zone: 'zone-7', home: 'commission-qingshi', from: '2026-01-01' }] },
} as unknown as Arrangement;

export const register = (...persons: readonly (readonly [string, Post, string?])[]): People => ({
  persons: Object.fromEntries(
    persons.map(([person, post, of]) => [
      person,
      { name: person, tenures: [{ post, ...(of !== undefined && { of }), from: '2025-01-01' }] },
    ]),
  ),
});
export const people = register(
  ['qing-head', 'township-secretary', 'commission-qingshi'],
  ['qing-official', 'township-official', 'commission-qingshi'],
  ['bai-head', 'township-secretary', 'commission-baiyang'],
  ['seven-head', 'group-head', 'group-seven'],
  ['conduct-1', 'conduct-office-head'],
);
export const declared = (person: string, unit: string, is: 'declared' | 'withdrawn' = 'declared'): RelationsOf => ({
  [person]: { ...noRelations, declared: { r1: { is, kind: 'near-relative', unit } } },
});
export const PROBLEM = {
  finding: '2',
  flow: 'other',
  unit: 'qingshi',
  place: '青石乡政府',
  kind: '公务用车',
  facts: '派车单缺审批十二次',
  by: ['finder'],
} as const;
export const inspection = {
  is: 'under-way',
  zone: 'zone-7',
  office: 'office-7',
  members: ['finder', 'other'],
  barred: ['other'],
  invited: [],
  findings: [{ finding: '1', flow: 'clue-like', number: '2026-7-001', envelope: 'a'.repeat(64) }, PROBLEM],
} as unknown as Inspection;
export const facts = { arrangement, people, inspection, relations: {}, rulebook: firstRulebook };

export const by = (person: string, more: { on?: string; post?: string; of?: string; facts?: object } = {}) => ({
  actor: { person, post: more.post ?? 'x', ...(more.of !== undefined && { of: more.of }) },
  occurredAt: `${more.on ?? '2026-03-20'}T09:00:00.000+08:00`,
  id: 'spring-7-2',
  facts: { ...facts, ...more.facts },
});
export const on = (day: string, person = 'somebody') => ({
  occurredAt: `${day}T09:00:00.000+08:00`,
  actor: { person, post: 'x' },
});
export const REFER = { zone: 'zone-7', inspection: 'spring-7', finding: '2' };
export const REFERRED = {
  type: 'IssueReferred',
  data: {
    zone: 'zone-7',
    office: 'office-7',
    inspection: 'spring-7',
    finding: '2',
    unit: 'qingshi',
    unitName: '青石乡',
    place: '青石乡政府',
    kind: '公务用车',
    facts: '派车单缺审批十二次',
    foundBy: ['finder'],
  },
} satisfies Told<IssueEvents>;
export const FORWARDED = {
  type: 'IssueForwarded',
  data: {
    body: 'commission-qingshi',
    bodyName: '青石乡纪委',
    found: 'seated-there',
    bypassed: [],
    due: '2026-04-19',
    zone: 'zone-7',
    office: 'office-7',
  },
} satisfies Told<IssueEvents>;
export const ACCEPTED = {
  type: 'IssueAccepted',
  data: { body: 'commission-qingshi', person: 'qing-head', title: '青石乡：公务用车' },
} satisfies Told<IssueEvents>;
export const PLANNED = {
  type: 'RectificationPlanSet',
  data: { body: 'commission-qingshi', measures: ['补办审批', '公示'], due: '2026-04-10' },
} satisfies Told<IssueEvents>;
export const CLAIMED = {
  type: 'RectificationClaimed',
  data: { body: 'commission-qingshi', disposal: '已补办并公示', office: 'office-7' },
} satisfies Told<IssueEvents>;
export const verified = (result: 'passed' | 'failed'): Told<IssueEvents> => ({
  type: 'RectificationVerified',
  data: {
    result,
    seen: '现场查看',
    body: 'commission-qingshi',
    ...(result === 'failed' && { due: '2026-04-10', zone: 'zone-7', office: 'office-7' }),
  },
});
export const CLOSED = {
  type: 'IssueClosed',
  data: { body: 'commission-qingshi', unit: 'qingshi' },
} satisfies Told<IssueEvents>;
export const RECHECKED = {
  type: 'IssueRechecked',
  data: { result: 'recurred', seen: '又有三次' },
} satisfies Told<IssueEvents>;
export const RECURRED = {
  type: 'IssueRecurred',
  data: {
    unit: 'qingshi',
    body: 'commission-qingshi',
    kind: '公务用车',
    zone: 'zone-7',
    office: 'office-7',
    closedAt: '2026-04-12T09:00:00.000+08:00',
    recurredAt: '2026-09-01T09:00:00.000+08:00',
    times: 1,
  },
} satisfies Told<IssueEvents>;

export const found = given(issues);
export const referred = given(issues, [REFERRED], on('2026-03-18', 'finder'));
export const forwarded = referred.and([FORWARDED], on('2026-03-20', 'conduct-1'));
export const accepted = forwarded.and([ACCEPTED], on('2026-03-21', 'qing-head'));
export const rectifying = accepted.and([PLANNED], on('2026-03-22', 'qing-head'));
export const claimed = rectifying.and([CLAIMED], on('2026-04-08', 'qing-official'));
export const passed = claimed.and([verified('passed')], on('2026-04-09', 'conduct-1'));
export const failed = claimed.and([verified('failed')], on('2026-04-09', 'conduct-1'));
export const returned = failed.and(
  [{ type: 'RectificationReturned', data: { body: 'commission-qingshi', reason: '公示未做' } }],
  on('2026-04-09', 'conduct-1'),
);
export const closed = passed.and([CLOSED], on('2026-04-12', 'conduct-1'));
export const recurred = closed.and([RECHECKED, RECURRED], on('2026-09-01', 'conduct-1'));
export const reopened = recurred.and(
  [{ type: 'IssueReopened', data: { body: 'commission-qingshi', reason: '再次发生', due: '2026-10-01' } }],
  on('2026-09-01', 'conduct-1'),
);
export const upgraded = rectifying.and(
  [{ type: 'IssueUpgradedToClue', data: { clue: '2026-7-009' } }],
  on('2026-03-25', 'conduct-1'),
);
