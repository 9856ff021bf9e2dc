import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule, Opening } from '../shared/deadline.js';
import type { TaskEvents } from './task.state.js';

type Handed = DomainEvent<string, TaskEvents['TaskAssigned'] | TaskEvents['CollaborationItemDesignated']>;

const receipt = (title: string, zone: string, office: string): Opening => ({
  title,
  zone,
  office,
  posts: [`zone-director:${zone}`, `deputy-zone-director:${zone}`],
  escalatesTo: ['conduct-office-head'],
});

const handed = ({ data: { title, zone, office } }: Handed) => receipt(title, zone, office);

export const taskDeadlines: readonly DeadlineRule[] = [
  {
    name: 'task-receipt',
    zh: '任务签收',
    en: 'Receipt of a task',
    term: 'task-receipt',
    counts: true,
    opens: {
      TaskAssigned: handed,
      CollaborationItemDesignated: handed,
      CrossInspectionOrdered: ({
        id,
        data: { zone, office },
      }: DomainEvent<string, TaskEvents['CrossInspectionOrdered']>) => receipt(id, zone, office),
    },
    meets: { TaskReceived: () => ({}) },
    cancels: { TaskCancelled: () => ({}) },
  },
];
