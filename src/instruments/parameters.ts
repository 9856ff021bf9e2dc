import type { Term } from '@libs/calendar/index.js';

/** A day counted from the last month of a period: 0 is that month itself. */
export interface DayRule {
  readonly month: number;
  /** Day of that month; where the month is shorter, its last day. */
  readonly day: number;
  readonly shift?: 'back' | 'forward';
}

export type Value =
  | { readonly is: 'term'; readonly term: Term }
  | { readonly is: 'day'; readonly rule: DayRule }
  | { readonly is: 'number'; readonly number: number };

interface Parameter {
  readonly zh: string;
  readonly en: string;
  readonly value: Value;
  /** What the value rests on until the county sets another. */
  readonly basis: string;
}

const term = (unit: Term['unit'], n: number, shift?: Term['shift']): Value => ({
  is: 'term',
  term: { unit, n, ...(shift && { shift }) },
});
const day = (month: number, of: number, shift: DayRule['shift']): Value => ({
  is: 'day',
  rule: { month, day: of, ...(shift && { shift }) },
});
const number = (value: number): Value => ({ is: 'number', number: value });

const ASSUMED = '（条文未定期限，暂定）';

/**
 * Every soft word of the Implementing Opinions (及时, 定期, 必要时 …) as a number with a date and an instrument. What stands
 * here holds until the county sets it; setting one is an event, and rules ask for the value of the day they judge.
 */
export const PARAMETERS = {
  'task-receipt': {
    zh: '任务签收',
    en: 'Receipt of a task',
    value: term('working-days', 2),
    basis: `实施意见六（一）${ASSUMED}`,
  },
  'inspection-report': {
    zh: '检查结束后提交督查（调研）报告',
    en: 'Inspection report after the fieldwork',
    value: term('working-days', 10),
    basis: `实施意见六（二）“及时”${ASSUMED}`,
  },
  'clue-transfer': {
    zh: '问题线索移送',
    en: 'Transfer of a clue',
    value: term('working-days', 1),
    basis: `实施意见六（二）${ASSUMED}`,
  },
  'clue-receipt': {
    zh: '问题线索签收',
    en: 'Receipt of a clue',
    value: term('working-days', 1),
    basis: `实施意见六（二）${ASSUMED}`,
  },
  'clue-disposal': {
    zh: '问题线索处置意见',
    en: 'Disposal opinion on a clue',
    value: term('months', 1),
    basis: '监督执纪工作规则第二十一条',
  },
  'clue-out-of-jurisdiction': {
    zh: '不属于管辖范围的线索移出',
    en: 'Transfer of a clue out of jurisdiction',
    value: term('working-days', 5),
    basis: '监察法实施条例',
  },
  'clue-verification': {
    zh: '初步核实',
    en: 'Preliminary verification',
    value: term('months', 3),
    basis: `全国无统一期限${ASSUMED}`,
  },
  'issue-receipt': {
    zh: '转办问题的接收',
    en: 'Receipt of a forwarded issue',
    value: term('working-days', 2),
    basis: `实施意见六（二）${ASSUMED}`,
  },
  rectification: {
    zh: '整改',
    en: 'Rectification',
    value: term('days', 30),
    basis: `实施意见七（三）${ASSUMED}`,
  },
  'rectification-extension': {
    zh: '整改期限可延长',
    en: 'Extension of a rectification',
    value: term('days', 30),
    basis: `实施意见七（三）${ASSUMED}`,
  },
  'follow-up-answer': {
    zh: '督办通知书的答复',
    en: 'Answer to a follow-up notice',
    value: term('working-days', 5),
    basis: `实施意见七（三）${ASSUMED}`,
  },
  'monthly-report': {
    zh: '月报告',
    en: 'Monthly report',
    value: day(0, 25, 'back'),
    basis: `实施意见七（二）${ASSUMED}`,
  },
  'quarterly-report': {
    zh: '季度综合报告',
    en: 'Quarterly report',
    value: term('working-days', 5),
    basis: `实施意见七（二）${ASSUMED}`,
  },
  'half-year-summary': {
    zh: '半年总结',
    en: 'Half-year summary',
    value: day(1, 5, 'back'),
    basis: `实施意见六（三）${ASSUMED}`,
  },
  'annual-summary': {
    zh: '年度总结',
    en: 'Annual summary',
    value: day(0, 31, 'back'),
    basis: `实施意见六（三）${ASSUMED}`,
  },
  'second-half-merged': {
    zh: '下半年总结并入年度总结（1 并入，0 不并入）',
    en: 'Second half-year summary merged with the annual one (1 yes, 0 no)',
    value: number(0),
    basis: '实施意见六（三）',
  },
  'major-matter-written': {
    zh: '重大事项书面报告（小时）',
    en: 'Written report on a major matter (hours)',
    value: number(24),
    basis: `实施意见七（二）“随时”${ASSUMED}`,
  },
  'festival-lead': {
    zh: '节日检查提前安排',
    en: 'Lead time of a festival check',
    value: term('days', 15),
    basis: `实施意见五（二）${ASSUMED}`,
  },
  'load-limit': {
    zh: '同时承办事项数（超过则提示）',
    en: 'Matters held at once before a warning',
    value: number(3),
    basis: `实施意见二（三）“各负其责”${ASSUMED}`,
  },
  'designated-share': {
    zh: '计划外指定事项占比（百分比，超过则提示）',
    en: 'Share of designated work before a warning (per cent)',
    value: number(50),
    basis: `实施意见六（一）${ASSUMED}`,
  },
  'designated-least': {
    zh: '计算计划外指定事项占比所需的最少交办数',
    en: 'Matters handed out in a month before the share of designated work is judged',
    value: number(5),
    basis: '统计上的最低样本',
  },
  'similar-months': {
    zh: '提示重复检查所回看的月数',
    en: 'Months looked back on when similar inspections are shown',
    value: number(6),
    basis: `实施意见六（一）${ASSUMED}`,
  },
  'familiarity-least': {
    zh: '熟人指数所需的最少检查次数',
    en: 'Inspections needed before a familiarity index is more than a hint',
    value: number(5),
    basis: '统计上的最低样本',
  },
  'former-post-years': {
    zh: '离任后回避（年）',
    en: 'Recusal after a former post (years)',
    value: number(3),
    basis: `监察法第六十七条“其他情形”${ASSUMED}`,
  },
  'supervisor-terms': {
    zh: '特约监察员最多连任届数',
    en: 'Terms of a special supervisor at most',
    value: number(2),
    basis: '国家监察委员会特约监察员工作办法',
  },
  'opinion-answer': {
    zh: '特约监察员意见的答复',
    en: 'Answer to a special supervisor’s opinion',
    value: term('working-days', 15),
    basis: `国家监察委员会特约监察员工作办法${ASSUMED}`,
  },
  'read-grant-days': {
    zh: '单份文件查阅授权最长天数',
    en: 'Longest read grant for one document (days)',
    value: number(30),
    basis: `国家监察委员会特约监察员工作办法“经批准查阅”${ASSUMED}`,
  },
  'hand-over': {
    zh: '交接',
    en: 'Hand-over',
    value: term('working-days', 3),
    basis: `实施意见三${ASSUMED}`,
  },
  'director-replacement': {
    zh: '协作区主任空缺后的任命',
    en: 'Replacement of a zone director',
    value: term('working-days', 10),
    basis: `实施意见三${ASSUMED}`,
  },
  'liaison-replacement': {
    zh: '联络员更换',
    en: 'Replacement of a liaison officer',
    value: term('working-days', 5),
    basis: `实施意见七（二）${ASSUMED}`,
  },
  'document-receipt': {
    zh: '公文签收',
    en: 'Receipt of an official document',
    value: term('working-days', 2),
    basis: `党政机关公文处理工作条例${ASSUMED}`,
  },
  'document-length': {
    zh: '公文篇幅（字，超过则提示）',
    en: 'Length of a document before a warning (characters)',
    value: number(5000),
    basis: '整治形式主义为基层减负若干规定',
  },
  'document-length-deploying': {
    zh: '部署专项工作或者具体任务的公文篇幅（字，超过则提示）',
    en: 'Length of a document that hands out one piece of work before a warning (characters)',
    value: number(4000),
    basis: '整治形式主义为基层减负若干规定',
  },
  'early-warning-notes': {
    zh: '苗头预警：同一单位同类情况次数',
    en: 'Early warning: notes of one kind on one unit',
    value: number(3),
    basis: `实施意见一“监督于未发之时”${ASSUMED}`,
  },
  'early-warning-days': {
    zh: '苗头预警：统计天数',
    en: 'Early warning: days within which the notes lie',
    value: number(90),
    basis: `实施意见一“监督于未发之时”${ASSUMED}`,
  },
  'expense-approval': {
    zh: '经费报销审批',
    en: 'Approval of an expense claim',
    value: term('working-days', 10),
    basis: `实施意见七（三）${ASSUMED}`,
  },
  objection: {
    zh: '对考核结果提出异议',
    en: 'Objection to an assessment',
    value: term('working-days', 5),
    basis: `条文未规定${ASSUMED}`,
  },
  'objection-answer': {
    zh: '对异议的答复',
    en: 'Answer to an objection',
    value: term('working-days', 10),
    basis: `条文未规定${ASSUMED}`,
  },
  'recurrence-months': {
    zh: '销号后再次发生即计为整改无效（月）',
    en: 'Months after closing in which a recurrence counts as not effective',
    value: number(12),
    basis: `实施意见七（三）“实效”${ASSUMED}`,
  },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof PARAMETERS;

export const parameterOf = (name: ParameterName): Parameter => PARAMETERS[name];

export const isParameter = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name);
