import type { Routes } from '../shared/capability.js';
import {
  anyOf,
  CONDUCT_OFFICE,
  GENERAL_OFFICE,
  LEADERS,
  ofItsBody,
  PRINCIPAL_LEADER,
  type Right,
} from '../shared/rights.js';
import {
  AddJudgement,
  ApproveResult,
  type AssessmentCommands,
  ComputeAssessment,
  DecideObjection,
  FreezeResult,
  LodgeObjection,
  NotifyResult,
  OpenAssessment,
  PublishResult,
  RecomputeAssessment,
  ReleaseResult,
  ScoreIndicator,
} from './assessment.commands.js';
import { DECIDE_OBJECTIONS } from './assessment.state.js';
import { AmendScheme, DraftScheme, PublishScheme, type SchemeCommands } from './scheme.commands.js';

/** The two offices that run the assessment. */
const RUN: readonly Right[] = [...GENERAL_OFFICE, ...CONDUCT_OFFICE];
/** The six that assess (七(三)). */
export const ASSESSORS: readonly Right[] = [...RUN, ...anyOf('office-head', 'office-official')];

export const schemeRoutes: Routes<SchemeCommands> = {
  DraftScheme: {
    body: DraftScheme,
    post: 'assessment-schemes/:id/draft',
    by: RUN,
    zh: '起草考核办法',
    en: 'Draft an assessment scheme',
  },
  PublishScheme: {
    body: PublishScheme,
    post: 'assessment-schemes/:id/publish',
    by: LEADERS,
    zh: '发布考核办法',
    en: 'Publish the scheme',
  },
  AmendScheme: {
    body: AmendScheme,
    post: 'assessment-schemes/:id/amend',
    by: LEADERS,
    zh: '发布考核办法新版（用于尚未开始的年度）',
    en: 'Publish a new version, for a period that has not begun',
  },
};

export const assessmentRoutes: Routes<AssessmentCommands> = {
  OpenAssessment: {
    body: OpenAssessment,
    post: 'assessments/:id/open',
    by: RUN,
    zh: '启动年度考核',
    en: 'Open the assessment of a year',
  },
  ComputeAssessment: {
    body: ComputeAssessment,
    post: 'assessments/:id/compute',
    by: RUN,
    zh: '按日志计算考核结果',
    en: 'Compute the result from the log',
  },
  ScoreIndicator: {
    body: ScoreIndicator,
    post: 'assessments/:id/indicators/:indicator/score',
    by: ASSESSORS,
    zh: '对评议指标评分（逐家）',
    en: 'Mark a judged indicator, body by body',
  },
  AddJudgement: {
    body: AddJudgement,
    post: 'assessments/:id/indicators/:indicator/judgements',
    by: ASSESSORS,
    zh: '补充或修改一项评分',
    en: 'Add or replace a single mark',
  },
  NotifyResult: {
    body: NotifyResult,
    post: 'assessments/:id/notify',
    by: RUN,
    zh: '将结果通知各单位',
    en: 'Notify every body of its result',
  },
  LodgeObjection: {
    body: LodgeObjection,
    post: 'assessments/:id/objections/:body',
    by: ofItsBody('township-secretary', 'group-head'),
    zh: '对考核结果提出异议（一次）',
    en: 'Object to the result (once)',
  },
  DecideObjection: {
    body: DecideObjection,
    post: 'assessments/:id/objections/:body/decide',
    by: anyOf(...DECIDE_OBJECTIONS),
    zh: '决定异议',
    en: 'Decide on an objection',
  },
  RecomputeAssessment: {
    body: RecomputeAssessment,
    post: 'assessments/:id/recompute',
    by: RUN,
    zh: '按异议决定重新计算',
    en: 'Compute again after the decisions',
  },
  ApproveResult: {
    body: ApproveResult,
    post: 'assessments/:id/approve',
    by: PRINCIPAL_LEADER,
    zh: '审定考核结果',
    en: 'Approve the result',
  },
  PublishResult: {
    body: PublishResult,
    post: 'assessments/:id/publish',
    by: RUN,
    zh: '公布考核结果',
    en: 'Publish the result',
  },
  FreezeResult: {
    body: FreezeResult,
    post: 'assessments/:id/freeze',
    by: LEADERS,
    zh: '冻结考核结果',
    en: 'Freeze the assessment',
  },
  ReleaseResult: {
    body: ReleaseResult,
    post: 'assessments/:id/release',
    by: LEADERS,
    zh: '解除冻结',
    en: 'Release the assessment',
  },
};
