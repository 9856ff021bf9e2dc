import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView, type RowStep } from '@libs/read-models/view.js';
import { daysByHolder, daysOf, notWaiting, type Wait, WAITING_TYPES, waited, type WaitingEvents } from './waiting.js';

export type WaitingTimeRow = {
  readonly category: string;
  readonly record: string;
  readonly zone: string | null;
  readonly body: string | null;
  /** It lies with somebody now. */
  readonly open: boolean;
  /** With whom it lies, or last lay. */
  readonly holder: string | null;
  readonly holders: readonly string[];
  readonly waits: readonly (Wait & { readonly days: number | null })[];
  readonly days: readonly { readonly holder: string; readonly days: number }[];
};

/** An inspection carries out the task of its name, and its time is the task's. */
const categoryOf = (category: string) => (category === 'inspection' ? 'task' : category);

const step: RowStep<WaitingTimeRow, DomainEvent> = (row, { type, category, id, revision, data, meta }) => {
  const before = row
    ? {
        ...(row.zone !== null && { zone: row.zone }),
        ...(row.body !== null && { body: row.body }),
        waits: row.waits.map(({ days: _days, ...wait }) => wait),
      }
    : notWaiting;
  const after = waited(before, { type, category, id, revision, data, occurredAt: meta.occurredAt });
  const { zone = null, body = null, waits } = after;
  const last = waits.at(-1);
  return {
    category: categoryOf(category),
    record: id,
    zone,
    body,
    open: last !== undefined && last.until === undefined,
    holder: last?.holder ?? null,
    holders: [...new Set(waits.map(({ holder }) => holder))],
    waits: waits.map((wait) => ({ ...wait, days: wait.until === undefined ? null : daysOf(wait.from, wait.until) })),
    days: daysByHolder(waits),
  };
};

/** 办理时长（按责任方）: one row a matter, with each stretch of time and who held it. Of a clue, its number and the dates. */
export const waitingTime = defineView<WaitingTimeRow, WaitingEvents>()({
  name: 'waiting-time',
  version: 4,
  key: (event) => `${categoryOf(event.category)}:${event.id}`,
  on: Object.fromEntries(WAITING_TYPES.map((type) => [type, step])),
  indexes: ['zone', 'body', 'holders', 'category', 'open'],
});
