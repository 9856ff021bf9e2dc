import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule, Opening } from '../shared/deadline.js';
import { DIRECTING, postsAt } from '../shared/posts.js';
import type { TaskEvents } from './task.state.js';

type Of<Events, T extends keyof Events> = DomainEvent<string, Events[T]>;
type Handed = TaskEvents['TaskAssigned'] | TaskEvents['CollaborationItemDesignated'];
type Moved = TaskEvents['CrossInspectionOrdered'] | TaskEvents['TaskTransferred'];

const OVERSIGHT = ['conduct-office-head', 'leader-in-charge'];
const ofZone = ({ zone, office }: { readonly zone: string; readonly office: string }) => ({
  zone,
  office,
  posts: postsAt(zone, ...DIRECTING),
  escalatesTo: OVERSIGHT,
});

const toReceive = ({ id, data }: DomainEvent<string, Handed | Moved>): Opening => ({
  title: data.title ?? id,
  ...ofZone(data),
});

const toFinish = ({ id, data }: DomainEvent<string, Handed | Moved>): Opening | undefined =>
  // Ordered before last days were kept: the one that was set stays.
  data.due === undefined ? undefined : { title: data.title ?? id, due: data.due, ...ofZone(data) };

const itself = () => ({});
const suspended = ({ data: { reason } }: Of<TaskEvents, 'TaskSuspended'>) => ({ reason });
const resumed = ({ data: { reason, due } }: Of<TaskEvents, 'TaskResumed'>) => ({
  reason,
  ...(due !== undefined && { due }),
});
export const taskDeadlines: readonly DeadlineRule[] = [
  {
    name: 'task-receipt',
    zh: '任务签收',
    en: 'Receipt of a task',
    term: 'task-receipt',
    counts: true,
    opens: {
      TaskAssigned: toReceive,
      CollaborationItemDesignated: toReceive,
      CrossInspectionOrdered: toReceive,
      TaskTransferred: toReceive,
    },
    meets: { TaskReceived: itself },
    cancels: { TaskCancelled: itself },
    pauses: { TaskSuspended: suspended },
    resumes: { TaskResumed: ({ data: { reason } }: Of<TaskEvents, 'TaskResumed'>) => ({ reason }) },
  },
  {
    name: 'task-due',
    zh: '任务办理期限',
    en: 'Completion of a task',
    counts: false,
    opens: {
      TaskAssigned: toFinish,
      CollaborationItemDesignated: toFinish,
      CrossInspectionOrdered: toFinish,
      TaskTransferred: toFinish,
    },
    moves: {
      TaskExtended: ({ data: { until, reason } }: Of<TaskEvents, 'TaskExtended'>) => ({ due: until, reason }),
    },
    // The zone's part is done with the presented report; the Conduct Office closes the task when it gets to it.
    meets: { InspectionReportPresented: itself, TaskClosed: itself },
    cancels: { TaskCancelled: itself },
    pauses: { TaskSuspended: suspended },
    resumes: { TaskResumed: resumed },
  },
];
