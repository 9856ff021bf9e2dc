import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { InspectionEvents } from './inspection.state.js';

type Stopped = DomainEvent<string, TaskEvents['TaskSuspended'] | TaskEvents['TaskResumed']>;
type Completed = DomainEvent<string, InspectionEvents['FieldworkCompleted']>;

const because = ({ data: { reason } }: Stopped) => ({ reason });

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
    // The inspection bears its task's name.
    pauses: { TaskSuspended: because },
    resumes: { TaskResumed: because },
  },
];
