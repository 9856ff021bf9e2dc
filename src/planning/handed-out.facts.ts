import { dayOf } from '@libs/event-sourcing/time.js';
import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';

interface HandedOut {
  readonly planned: number;
  readonly designated: number;
}
export type HandedOutByMonth = Readonly<Record<string, HandedOut>>;

/** The month in which something was handed to a zone. */
export const monthOf = ({ meta }: DomainEvent<string, unknown>) => dayOf(meta.occurredAt).slice(0, 7);

const one = (what: keyof HandedOut) => (known: HandedOutByMonth, event: DomainEvent) => {
  const month = monthOf(event);
  const before = known[month] ?? { planned: 0, designated: 0 };
  return { ...known, [month]: { ...before, [what]: before[what] + 1 } };
};

/** How many matters were handed to zones in each month, from the plan and outside it. */
export const handedOutByMonth = (commands: readonly string[]): FactOfLog<HandedOutByMonth> => ({
  from: 'log',
  for: commands,
  initial: {},
  on: handedOut,
});

const handedOut = { TaskAssigned: one('planned'), CollaborationItemDesignated: one('designated') };
