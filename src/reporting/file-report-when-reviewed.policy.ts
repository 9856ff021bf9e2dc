import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Policy } from '../shared/capability.js';
import type { PeriodicReportEvents } from './periodic-report.state.js';

/** 报协作区主任审核后，同时报党风政风监督室备案 (六(三)): at the same time is at the moment of the review. */
export const fileReportWhenReviewed: Policy = {
  name: 'file-report-when-reviewed',
  on: {
    PeriodicReportReviewed: ({
      id,
      meta: { occurredAt },
    }: DomainEvent<string, PeriodicReportEvents['PeriodicReportReviewed']>) => [
      { command: 'FilePeriodicReport', id, body: { occurredAt } },
    ],
  },
};
