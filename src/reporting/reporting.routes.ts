import type { Routes } from '../shared/capability.js';
import { DIRECTING } from '../shared/posts.js';
import { anyOf, CONDUCT_OFFICE, ITS_DIRECTOR, ofItsOffice, ofItsZone, type Right } from '../shared/rights.js';
import {
  AskReasonForLateness,
  DeclareZeroReport,
  EditReportDraft,
  FilePeriodicReport,
  GenerateReportDraft,
  GiveReasonForLateness,
  MissReport,
  MoveReportDue,
  OpenPeriod,
  type PeriodicReportCommands,
  ReturnPeriodicReport,
  ReviewPeriodicReport,
  SchedulePeriod,
  SubmitPeriodicReport,
  WaivePeriod,
} from './periodic-report.commands.js';

const LIAISON = ofItsOffice('liaison-officer');
/** Its own office or zone; which of them for which kind of report, the decider says. */
const WRITERS: readonly Right[] = [
  ...LIAISON,
  ...ofItsOffice('office-head', 'office-official'),
  ...ofItsZone(...DIRECTING),
];
const POLICY = anyOf('policy');

export const reportingRoutes: Routes<PeriodicReportCommands> = {
  SchedulePeriod: {
    body: SchedulePeriod,
    post: 'periodic-reports/:id/schedule',
    by: POLICY,
    zh: '列入报告日历',
    en: 'Enter in the report calendar',
  },
  MoveReportDue: {
    body: MoveReportDue,
    post: 'periodic-reports/:id/move',
    by: POLICY,
    zh: '按新的工作日历调整报送期限',
    en: 'Move the last day as the calendar now has it',
  },
  OpenPeriod: {
    body: OpenPeriod,
    post: 'periodic-reports/:id/open',
    by: POLICY,
    zh: '开始报告',
    en: 'Open for writing',
  },
  GenerateReportDraft: {
    body: GenerateReportDraft,
    post: 'periodic-reports/:id/draft',
    by: WRITERS,
    zh: '由事项记录生成草稿',
    en: 'Generate the draft from the log',
  },
  EditReportDraft: {
    body: EditReportDraft,
    post: 'periodic-reports/:id/edit',
    by: WRITERS,
    zh: '修改草稿文字',
    en: 'Edit the text of the draft',
  },
  SubmitPeriodicReport: {
    body: SubmitPeriodicReport,
    post: 'periodic-reports/:id/submit',
    by: WRITERS,
    zh: '报送定期报告',
    en: 'Hand in the report',
  },
  DeclareZeroReport: {
    body: DeclareZeroReport,
    post: 'periodic-reports/:id/zero',
    by: WRITERS,
    zh: '零报告',
    en: 'Declare a zero report',
  },
  ReturnPeriodicReport: {
    body: ReturnPeriodicReport,
    post: 'periodic-reports/:id/return',
    by: [...CONDUCT_OFFICE, ...ITS_DIRECTOR],
    zh: '退回修改',
    en: 'Return for revision',
  },
  ReviewPeriodicReport: {
    body: ReviewPeriodicReport,
    post: 'periodic-reports/:id/review',
    by: ITS_DIRECTOR,
    zh: '审核总结',
    en: 'Review the summary',
  },
  FilePeriodicReport: {
    body: FilePeriodicReport,
    post: 'periodic-reports/:id/file',
    by: [...CONDUCT_OFFICE, ...POLICY],
    zh: '备案（冻结数据）',
    en: 'File: its figures are frozen',
  },
  WaivePeriod: {
    body: WaivePeriod,
    post: 'periodic-reports/:id/waive',
    by: CONDUCT_OFFICE,
    zh: '免报本期',
    en: 'Waive this period',
  },
  MissReport: {
    body: MissReport,
    post: 'periodic-reports/:id/miss',
    by: POLICY,
    zh: '记录未按期报送',
    en: 'Record that it was missed',
  },
  AskReasonForLateness: {
    body: AskReasonForLateness,
    post: 'periodic-reports/:id/ask-reason',
    by: [...CONDUCT_OFFICE, ...POLICY],
    zh: '要求说明迟报原因（一次）',
    en: 'Ask for the reason of lateness (once)',
  },
  GiveReasonForLateness: {
    body: GiveReasonForLateness,
    post: 'periodic-reports/:id/reason',
    by: WRITERS,
    zh: '说明迟报原因',
    en: 'Give the reason of lateness',
  },
};
