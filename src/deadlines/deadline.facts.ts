import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { About, DeadlineRule } from '../shared/deadline.js';
import { type Deadline, deadlineId, evolveDeadline, noDeadline, type OpenDeadline } from './deadline.state.js';

/** Open deadlines by their records. */
export type OpenDeadlines = Readonly<Record<string, OpenDeadline>>;

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
      const before: Deadline = Object.hasOwn(open, id) ? { is: 'open', ...open[id]! } : noDeadline;
      if (before.is === 'none' && type !== 'DeadlineSet') return open;
      const after = row(before, data as never, meta);
      if (after.is !== 'open') return without(open, id);
      const { is: _is, ...deadline } = after;
      return { ...open, [id]: deadline };
    };
  for (const rule of rules)
    for (const how of ['meets', 'cancels'] as const)
      for (const type of Object.keys(rule[how] ?? {})) {
        const before = on[type];
        on[type] = (open, event) =>
          endedBy(event, rule, how).reduce(without, before === undefined ? open : before(open, event));
      }
  return { from: 'log', initial: {}, on };
}
