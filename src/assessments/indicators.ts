import { commonProblemsAnswered, notRecurring, recheckPassed, rectifiedOnTime } from './effect.js';
import { cluesAccepted, deadlinesKept, reportsNotReturned } from './quality.js';
import { crossInspections, dispatchDays, tasksCompleted, unitsCovered } from './quantity.js';
import type { Dimension } from './scheme.state.js';
import type { Case, Work } from './work.js';

interface Computed {
  /** `share`: what was achieved of what could have been. `up-to`: a quantity, of which enough is enough. */
  readonly counted: 'share' | 'up-to';
  readonly measure: (work: Work) => readonly Case[];
}

/** Marked by the assessing offices, each with its reason and its evidence; nothing is computed. */
interface Judged {
  readonly counted: 'judged';
}

type Indicator = { readonly dimension: Dimension; readonly zh: string; readonly en: string } & (Computed | Judged);

/** Everything that a scheme may weigh. What is not here is not weighed; what may never be stands in `forbidden.ts`. */
export const INDICATORS = {
  'tasks-completed': {
    dimension: 'quantity',
    zh: '完成任务占所承担任务的比例',
    en: 'Tasks completed, of those assigned',
    counted: 'share',
    measure: tasksCompleted,
  },
  'units-covered': {
    dimension: 'quantity',
    zh: '参与监督检查覆盖的单位数',
    en: 'Units covered',
    counted: 'up-to',
    measure: unitsCovered,
  },
  'cross-inspections': {
    dimension: 'quantity',
    zh: '完成交叉监督检查的比例',
    en: 'Cross inspections carried out, of those joined',
    counted: 'share',
    measure: crossInspections,
  },
  'dispatch-days': {
    dimension: 'quantity',
    zh: '服从调度参加检查组的天数',
    en: 'Days of dispatch served',
    counted: 'up-to',
    measure: dispatchDays,
  },
  'reports-not-returned': {
    dimension: 'quality',
    zh: '报告一次通过的比例',
    en: 'Reports not sent back',
    counted: 'share',
    measure: reportsNotReturned,
  },
  'clues-accepted': {
    dimension: 'quality',
    zh: '移送线索被案管室接收的比例',
    en: 'Clues accepted by the Case Office, of those transferred',
    counted: 'share',
    measure: cluesAccepted,
  },
  'deadlines-kept': {
    dimension: 'quality',
    zh: '按期办理的比例',
    en: 'Last days kept',
    counted: 'share',
    measure: deadlinesKept,
  },
  'evidence-complete': {
    dimension: 'quality',
    zh: '证据材料完整（评议）',
    en: 'Evidence complete (judged)',
    counted: 'judged',
  },
  'rectified-on-time': {
    dimension: 'effect',
    zh: '按期整改的比例',
    en: 'Issues rectified on time',
    counted: 'share',
    measure: rectifiedOnTime,
  },
  'not-recurring': {
    dimension: 'effect',
    zh: '销号后十二个月内未再发生的比例',
    en: 'Closed and not there again within twelve months',
    counted: 'share',
    measure: notRecurring,
  },
  'recheck-passed': {
    dimension: 'effect',
    zh: '“回头看”通过的比例',
    en: 'Re-checks passed',
    counted: 'share',
    measure: recheckPassed,
  },
  'common-problems-answered': {
    dimension: 'effect',
    zh: '共性问题以制度解决的比例',
    en: 'Common problems answered by a rule',
    counted: 'share',
    measure: commonProblemsAnswered,
  },
  'responsibility-fixed': {
    dimension: 'effect',
    zh: '责任落实（评议）',
    en: 'Responsibility fixed (judged)',
    counted: 'judged',
  },
} as const satisfies Readonly<Record<string, Indicator>>;

export type IndicatorName = keyof typeof INDICATORS;

export const isIndicator = (name: string): name is IndicatorName => Object.hasOwn(INDICATORS, name);

export const indicatorOf = (name: string): Indicator => {
  if (!isIndicator(name)) throw new Error(`${name} is no indicator`);
  return INDICATORS[name];
};
