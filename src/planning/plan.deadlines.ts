import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { OF_CONDUCT_OFFICE } from '../shared/posts.js';
import type { PlanEvents } from './plan.state.js';
import type { TaskEvents } from './task.state.js';

type Of<Events, T extends keyof Events> = DomainEvent<string, Events[T]>;

const ofItem = ({ id, data }: DomainEvent<string, { item: string }>) => ({ of: `${id}-${data.item}` });

export const planDeadlines: readonly DeadlineRule[] = [
  {
    name: 'festival-lead',
    zh: '节日检查提前交办',
    en: 'Handing out a festival check before the festival',
    counts: false,
    opens: {
      FestivalCheckScheduled: (event: Of<PlanEvents, 'FestivalCheckScheduled'>) => {
        const { festival, planBy, late } = event.data;
        if (late > 0) return undefined;
        const posts = OF_CONDUCT_OFFICE;
        return { ...ofItem(event), title: festival, due: planBy, posts, escalatesTo: ['leader-in-charge'] };
      },
    },
    meets: {
      TaskAssigned: ({ data: { plan, item } }: Of<TaskEvents, 'TaskAssigned'>) => ({ of: `${plan}-${item}` }),
    },
    cancels: { PlanItemRejected: ofItem, PlanItemWithdrawn: ofItem, PlanItemsMerged: ofItem },
  },
];
