import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Policy } from '../shared/capability.js';
import { monthOf } from './handed-out.facts.js';

/** The rule of the month's record counts, and warns once. */
export const warnWhenDesignatedWorkOutweighsThePlan: Policy = {
  name: 'warn-when-designated-work-outweighs-the-plan',
  on: {
    CollaborationItemDesignated: (event: DomainEvent) => [
      { command: 'WarnOfDesignatedShare', id: monthOf(event), body: {} },
    ],
  },
};
