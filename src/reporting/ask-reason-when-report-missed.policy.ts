import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Policy } from '../shared/capability.js';

export const askReasonWhenReportMissed: Policy = {
  name: 'ask-reason-when-report-missed',
  on: { ReportMissed: ({ id }: DomainEvent) => [{ command: 'AskReasonForLateness', id, body: {} }] },
};
