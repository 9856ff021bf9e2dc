import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { JsonObject } from '@libs/event-store/json.js';
import { type View } from '@libs/read-models/index.js';

/** An event as views see it. `by` is the person, `at` the day (09:00, Shanghai). */
export const happened = (type: string, id: string, data: object, by = 'somebody', at = '2026-03-02'): DomainEvent =>
  ({
    type,
    id,
    data,
    meta: { occurredAt: `${at}T09:00:00+08:00`, actor: { person: by, post: 'post-of-theirs' } },
  }) as unknown as DomainEvent;

/** Folds a view by hand: its rows by key. */
export function rowsOf<Row extends JsonObject>(view: View<Row>, events: readonly DomainEvent[]): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const event of events) {
    const step = view.on[event.type];
    if (!step) continue;
    for (const key of [view.key(event) ?? []].flat()) {
      const row = step(rows[key], event, key);
      if (row === undefined) delete rows[key];
      else rows[key] = row;
    }
  }
  return rows;
}
