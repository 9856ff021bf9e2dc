import { ZONE_PEOPLE } from '../shared/own-rows.js';
import {
  AUDITOR,
  anyOf,
  CONDUCT_OFFICE,
  COUNTY_STAFF,
  GENERAL_OFFICE,
  LEADERS,
  type PolicyRow,
} from '../shared/rights.js';

/** What is computed from several pages of planning, for those who decide by it. */
export const planningRows: readonly PolicyRow[] = [
  {
    action: 'similar-items',
    kind: 'other',
    by: [...LEADERS, ...CONDUCT_OFFICE, ...AUDITOR],
    zh: '相似事项与近期检查（避免重复检查）',
    en: 'Similar items and recent inspections',
  },
  {
    action: 'orphan-tasks',
    kind: 'other',
    by: [...LEADERS, ...CONDUCT_OFFICE, ...AUDITOR],
    zh: '无依据任务核查（应为零）',
    en: 'Tasks without an item or a designation: none',
  },
  {
    action: 'task-mix',
    kind: 'other',
    by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
    zh: '任务构成',
    en: 'Task mix: by kind, priority, source and zone',
  },
  {
    action: 'composition-simulation',
    kind: 'other',
    by: [...LEADERS, ...CONDUCT_OFFICE, ...GENERAL_OFFICE, ...anyOf('auditor')],
    zh: '协作区组成调整模拟',
    en: 'Simulation of a change of composition',
  },
];
