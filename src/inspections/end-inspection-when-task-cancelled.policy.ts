import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { Policy } from '../shared/capability.js';

export const endInspectionWhenTaskCancelled: Policy = {
  name: 'end-inspection-when-task-cancelled',
  on: {
    TaskCancelled: ({ id, data: { reason } }: DomainEvent<string, TaskEvents['TaskCancelled']>) => [
      { command: 'EndInspection', id, body: { reason } },
    ],
  },
};
