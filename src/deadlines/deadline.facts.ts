import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import { dayOf } from '@libs/event-sourcing/time.js';
import type { About, DeadlineRule } from '../shared/deadline.js';
import {
  type Deadline,
  deadlineId,
  evolveDeadline,
  noDeadline,
  type OpenDeadline,
  suspended,
} from './deadline.state.js';

/** Deadlines that are open, or stand still, by their records. */
export type OpenDeadlines = Readonly<Record<string, OpenDeadline & { readonly is: 'open' | 'suspended' }>>;

export const endedBy = (
  event: DomainEvent,
  { name, meets, cancels }: Pick<DeadlineRule, 'name' | 'meets' | 'cancels'>,
  how: 'meets' | 'cancels',
): readonly string[] => {
  const about: About | readonly About[] | undefined = (how === 'meets' ? meets : cancels)?.[event.type]?.(event);
  return [about ?? []].flat().map(({ of = event.id }) => deadlineId(name, of));
};

const without = (open: OpenDeadlines, id: string): OpenDeadlines => {
  if (!Object.hasOwn(open, id)) return open;
  const { [id]: _ended, ...rest } = open;
  return rest;
};

/**
 * What is still to be done. It looks at the matters themselves too, not at the deadlines' records alone: nobody is reminded
 * of what was done a moment ago only because the policy that notes it has not run yet.
 */
export function openDeadlines(rules: readonly DeadlineRule[]): FactOfLog<OpenDeadlines> {
  const on: Record<string, (open: OpenDeadlines, event: DomainEvent) => OpenDeadlines> = {};
  for (const [type, row] of Object.entries(evolveDeadline))
    on[type] = (open, { id, data, meta }) => {
      const before = (Object.hasOwn(open, id) ? open[id]! : noDeadline) as Deadline;
      if (before.is === 'none' && type !== 'DeadlineSet') return open;
      const after = row(before, data as never, meta);
      return after.is === 'open' || after.is === 'suspended' ? { ...open, [id]: after } : without(open, id);
    };
  for (const rule of rules)
    for (const how of ['meets', 'cancels'] as const)
      for (const type of Object.keys(rule[how] ?? {})) {
        const before = on[type];
        on[type] = (open, event) =>
          endedBy(event, rule, how).reduce(without, before === undefined ? open : before(open, event));
      }
  for (const rule of rules)
    for (const type of Object.keys(rule.pauses ?? {})) {
      const before = on[type];
      on[type] = (open, event) => {
        const known = before === undefined ? open : before(open, event);
        const about = rule.pauses?.[type]?.(event);
        const id = about && deadlineId(rule.name, about.of ?? event.id);
        return id !== undefined && Object.hasOwn(known, id)
          ? { ...known, [id]: suspended(known[id]!, dayOf(event.meta.occurredAt)) }
          : known;
      };
    }
  return { from: 'log', initial: {}, on };
}
