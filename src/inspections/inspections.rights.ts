import { DIRECTING } from '../shared/posts.js';
import {
  anyOf,
  AUDITOR,
  CONDUCT_OFFICE,
  COUNTY_STAFF,
  LEADERS,
  ofItsOffice,
  ofItsZone,
  type PolicyRow,
  type Right,
} from '../shared/rights.js';

/** Whoever leads some zone, or the counterpart office of one. */
export const LEAD_A_ZONE: readonly Right[] = anyOf(...DIRECTING, 'office-head');

/** Those who put people on a zone's tasks, and those who see to it that there are enough. */
export const ALLOCATES: readonly Right[] = [
  ...LEADERS,
  ...CONDUCT_OFFICE,
  ...ofItsZone(...DIRECTING),
  ...ofItsOffice('office-head'),
];

/** What is computed from the inspections of the county. */
export const inspectionRows: readonly PolicyRow[] = [
  {
    action: 'coverage',
    kind: 'other',
    by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
    zh: '检查覆盖（单位×月份，未检查单位）',
    en: 'Coverage: unit by month, and units never inspected',
  },
  {
    // It speaks of acquaintance: for those who order cross inspections, and who check them.
    action: 'familiarity',
    kind: 'other',
    by: [...LEADERS, ...CONDUCT_OFFICE, ...AUDITOR],
    zh: '熟人指数',
    en: 'Familiarity index: home teams against teams of other zones',
  },
  {
    action: 'cross-inspections',
    kind: 'other',
    by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
    zh: '交叉监督检查率',
    en: 'Cross-inspection rate',
  },
  {
    // Why somebody is barred says something about his family.
    action: 'allocation',
    kind: 'other',
    by: ALLOCATES,
    zh: '人员调配参考',
    en: 'Allocation helper: candidates for a task',
  },
  {
    action: 'workload',
    kind: 'other',
    by: [...COUNTY_STAFF, ...LEAD_A_ZONE],
    zh: '工作量（人员、协作区）',
    en: 'Workload by person and zone',
  },
];
