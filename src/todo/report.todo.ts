import { OF_CONDUCT_OFFICE, postsAt } from '../shared/posts.js';
import { handedInBy, type PeriodicReportEvents } from '../reporting/periodic-report.state.js';
import { director, next, over, same, type TodoKeys, type TodoRows } from './todo-row.js';

const lateness = ({ id }: { readonly id: string }) => `lateness:${id}`;

export const reportKeys: TodoKeys<PeriodicReportEvents> = {
  LatenessReasonAsked: lateness,
  LatenessReasonGiven: lateness,
};

/** Periodic reports. */
export const reportRows: TodoRows<PeriodicReportEvents> = {
  PeriodOpened: (row, event) => {
    const { title, zone, office, due } = event.data;
    return next(row, event, 'write-periodic-report', { posts: handedInBy(event.data) }, { title, zone, office, due });
  },
  ReportDueMoved: (row, event) => same(row, event, { due: event.data.due }),
  ReportDraftGenerated: (row, event) => same(row, event),
  ReportDraftEdited: (row, event) => same(row, event),
  PeriodicReportSubmitted: (row, event) =>
    event.data.goesTo === 'zone-director'
      ? next(row, event, 'review-periodic-report', director(row!))
      : next(row, event, 'file-periodic-report', { posts: OF_CONDUCT_OFFICE }),
  PeriodicReportReturned: (row, event) => next(row, event, 'write-periodic-report', { posts: handedInBy(event.data) }),
  PeriodicReportReviewed: (row, event) => next(row, event, 'file-periodic-report', { posts: OF_CONDUCT_OFFICE }),
  PeriodicReportFiled: over,
  ZeroReportDeclared: over,
  PeriodWaived: over,
  ReportMissed: (row, event) => {
    const { title, zone, office, due } = event.data;
    const posts = [...new Set([...handedInBy(event.data), ...postsAt(office, 'office-head')])];
    return next(row, event, 'write-periodic-report', { posts }, { title, zone, office, due });
  },

  LatenessReasonAsked: (row, event) => {
    const { title, zone, office, due } = event.data;
    const posts = [...new Set([...postsAt(office, 'office-head'), ...handedInBy(event.data)])];
    return {
      ...next(row, event, 'explain-lateness', { posts }, { title, zone, office, due }),
      category: 'lateness',
    };
  },
  LatenessReasonGiven: over,
};
