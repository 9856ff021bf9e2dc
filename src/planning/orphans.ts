import type { PlanItemRow } from './plan-items.view.js';
import type { TaskRow } from './task-board.view.js';

type Item = Pick<PlanItemRow, 'year' | 'item' | 'state' | 'decidedBy'>;
type Handed = Pick<TaskRow, 'task' | 'title' | 'zone' | 'origin' | 'planItem' | 'reason' | 'copiedTo'>;

/** Tasks that rest on nothing: neither on an item with the principal leader's consent nor on a lawful designation. None. */
export const orphansAmong = (tasks: readonly Handed[], items: readonly Item[]) => {
  const consented = new Set(
    // Merged afterwards, an item keeps the consent under which its tasks were handed out.
    items.flatMap(({ year, item, state }) => (state === 'approved' || state === 'merged' ? [`${year}-${item}`] : [])),
  );
  return tasks.flatMap(({ task, title, zone, origin, planItem, reason, copiedTo }) => {
    const lawful =
      origin === 'designated' ? reason !== null && copiedTo !== null : planItem !== null && consented.has(planItem);
    return lawful ? [] : [{ task, title, zone, origin, planItem }];
  });
};
