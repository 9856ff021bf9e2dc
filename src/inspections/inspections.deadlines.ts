import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import type { InspectionEvents } from './inspection.state.js';

type Completed = DomainEvent<string, InspectionEvents['FieldworkCompleted']>;

export const inspectionDeadlines: readonly DeadlineRule[] = [
  {
    name: 'inspection-report',
    zh: '提交督查（调研）报告',
    en: 'Submission of the inspection report',
    term: 'inspection-report',
    counts: true,
    opens: {
      FieldworkCompleted: ({ id, data: { title = id, zone, office, members } }: Completed) =>
        // Told before last days were kept: nothing says whose it is.
        zone === undefined || office === undefined
          ? undefined
          : {
              title,
              zone,
              office,
              posts: [`zone-director:${zone}`],
              persons: members ?? [],
              escalatesTo: ['conduct-office-head', 'leader-in-charge'],
            },
    },
    meets: { InspectionReportSubmitted: () => ({}) },
    cancels: { InspectionEnded: () => ({}) },
  },
];
