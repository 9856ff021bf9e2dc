import type { FactOfLog } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { TimedPolicy } from '../shared/capability.js';
import type { OpenDeadlines } from './deadline.facts.js';
import { escalationDue, isPast, stepDue } from './deadline.state.js';

/**
 * The keys name the last day and the step: whatever the clock does and whoever asks, each is asked for once. A program
 * that slept asks for the step that has come, not for those it slept through; what was missed meanwhile was missed.
 */
export const remindWhenALastDayComes = (open: FactOfLog<OpenDeadlines>): TimedPolicy => ({
  name: 'remind-when-a-last-day-comes',
  async due(now, ask) {
    const today = dayOf(now);
    return Object.entries(await ask.fact(open)).flatMap(([id, deadline]) => {
      if (deadline.is === 'suspended') return [];
      const step = stepDue(deadline, today);
      const escalates = escalationDue(deadline, today);
      const about = `${id}:${deadline.due}`;
      return [
        ...(isPast(deadline, today) && !deadline.missed
          ? [{ command: 'MissDeadline', id, body: {}, key: `${about}:missed` }]
          : []),
        ...(step !== undefined || escalates
          ? [{ command: 'RemindOfDeadline', id, body: {}, key: `${about}:${step ?? 'above'}` }]
          : []),
      ];
    });
  },
});
