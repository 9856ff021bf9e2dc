import { anyOf, AUDITOR, CONDUCT_OFFICE, COUNTY_STAFF, LEADERS, type PolicyRow, type Right } from '../shared/rights.js';

const DIRECTING: readonly Right[] = anyOf('zone-director', 'deputy-zone-director', 'office-head');

/** What is computed from the inspections of the county. */
export const inspectionRows: readonly PolicyRow[] = [
  {
    action: 'coverage',
    kind: 'other',
    by: [...COUNTY_STAFF, ...DIRECTING],
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
    by: [...COUNTY_STAFF, ...DIRECTING],
    zh: '交叉监督检查率',
    en: 'Cross-inspection rate',
  },
];
