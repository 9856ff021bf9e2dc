import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { handedInBy, type PeriodicReportEvents } from './periodic-report.state.js';

type On<T extends keyof PeriodicReportEvents> = DomainEvent<string, PeriodicReportEvents[T]>;

export const reportingDeadlines: readonly DeadlineRule[] = [
  {
    name: 'periodic-report',
    zh: '定期报告报送',
    en: 'Periodic report',
    counts: true,
    opens: {
      PeriodOpened: ({ data }: On<'PeriodOpened'>) => ({
        title: data.title,
        due: data.due,
        zone: data.zone,
        office: data.office,
        posts: handedInBy(data),
        escalatesTo: [`office-head:${data.office}`, 'conduct-office-head'],
      }),
    },
    moves: {
      ReportDueMoved: ({ data: { due, because } }: On<'ReportDueMoved'>) => ({
        due,
        reason: `工作日历或期限参数已变更（日历第${because.calendar}版，参数第${because.version}版）`,
      }),
    },
    meets: { PeriodicReportSubmitted: () => ({}), ZeroReportDeclared: () => ({}) },
    cancels: { PeriodWaived: () => ({}) },
  },
];
