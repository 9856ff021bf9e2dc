import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff, onlyFields, ownParts } from '../shared/own-rows.js';
import { DIRECTING, OF_OFFICE } from '../shared/posts.js';
import { anyOf, type Caller, COUNTY_STAFF, type Right } from '../shared/rights.js';
import { askReasonWhenReportMissed } from './ask-reason-when-report-missed.policy.js';
import { fileReportWhenReviewed } from './file-report-when-reviewed.policy.js';
import { missReportAfterItsDay } from './miss-report-after-its-day.policy.js';
import { moveReportsWhenRulesChange } from './move-reports-when-rules-change.policy.js';
import { openReportWhenItsTimeComes } from './open-report-when-its-time-comes.policy.js';
import { periodicReports } from './periodic-report.js';
import { periodicReportPages } from './periodic-reports.view.js';
import { reportRegister } from './report-register.view.js';
import { reportingDeadlines } from './reporting.deadlines.js';
import { reportingRefusals } from './reporting.refusals.js';
import { reportingRoutes } from './reporting.routes.js';
import { scheduleTheYearsReports } from './schedule-the-years-reports.policy.js';

/** A special supervisor takes part in the work; its reports go up, not to him. */
const OWN_PEOPLE: readonly Right[] = anyOf(...DIRECTING, ...OF_OFFICE, 'zone-member');

const own = (caller: Caller): Filter | undefined =>
  isCountyStaff(caller)
    ? undefined
    : { $or: [{ zone: { $in: ownParts(caller, 'zone') } }, { office: { $in: ownParts(caller, 'office') } }] };

const register = {
  view: reportRegister,
  by: [...COUNTY_STAFF, ...OWN_PEOPLE],
  only: own,
  sort: { due: 1 },
} as const;

export const reportRegisterPage: Page = {
  ...register,
  get: 'report-register',
  zh: '定期报告台账',
  en: 'Register of periodic reports',
  filters: ['year', 'kind', 'body', 'zone', 'office', 'period', 'state', 'standing', 'zero'],
};

const CALENDAR = [
  'id',
  'report',
  'kind',
  'body',
  'title',
  'period',
  'due',
  'dueBefore',
  'because',
  'state',
  'standing',
];

export const reportCalendarPage: Page = {
  ...register,
  get: 'report-calendar',
  zh: '定期报告日历',
  en: 'Calendar of periodic reports',
  filters: ['year', 'kind', 'body', 'due'],
  known: ['year'],
  shows: (row) => onlyFields(row, CALENDAR),
};

export const periodicReportsPage: Page = {
  view: periodicReportPages,
  get: 'periodic-reports',
  by: [...COUNTY_STAFF, ...OWN_PEOPLE],
  zh: '定期报告',
  en: 'Periodic reports',
  filters: ['kind', 'body', 'zone', 'office', 'period', 'state'],
  sort: { due: -1 },
  only: own,
};

export const reportingCapability: Capability = {
  name: 'reporting',
  decider: periodicReports,
  routes: reportingRoutes,
  pages: [reportRegisterPage, reportCalendarPage, periodicReportsPage],
  policies: [fileReportWhenReviewed, askReasonWhenReportMissed, moveReportsWhenRulesChange],
  timed: [scheduleTheYearsReports, openReportWhenItsTimeComes, missReportAfterItsDay],
  deadlines: reportingDeadlines,
  refusals: reportingRefusals,
  fulfils: {
    R44: ['GenerateReportDraft', 'EditReportDraft', 'SubmitPeriodicReport', 'periodic-reports'],
    R45: ['ReviewPeriodicReport', 'ReturnPeriodicReport', 'FilePeriodicReport', 'report-register'],
    R46: ['GenerateReportDraft', 'ReviewPeriodicReport', 'periodic-reports'],
    R52: ['GenerateReportDraft', 'periodic-reports'],
    R55: [
      'SchedulePeriod',
      'OpenPeriod',
      'SubmitPeriodicReport',
      'DeclareZeroReport',
      'MissReport',
      'AskReasonForLateness',
      'GiveReasonForLateness',
      'WaivePeriod',
      'report-calendar',
      'report-register',
    ],
    R56: ['GenerateReportDraft', 'EditReportDraft', 'SubmitPeriodicReport', 'periodic-reports'],
  },
};
