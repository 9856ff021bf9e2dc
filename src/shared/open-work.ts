import type { DomainEvent } from '@libs/event-sourcing/index.js';

/** What a person can have in hand, and must hand over when leaving. A capability with another kind adds a line. */
export const WORK_KINDS = {
  inspection: { zh: '监督检查', en: 'inspection' },
  report: { zh: '督查（调研）报告（草稿）', en: 'draft inspection report' },
  issue: { zh: '其他问题', en: 'issue' },
  task: { zh: '监督任务', en: 'task' },
  grant: { zh: '查阅授权', en: 'read grant' },
} as const;

export type WorkKind = keyof typeof WORK_KINDS;

/** Open work named for a hand-over: a record and what it is. Unique by `id` over all kinds. */
export type OpenWork = {
  readonly kind: WorkKind;
  readonly id: string;
  readonly title: string;
  /** Its last day, where it ends by itself: a read grant. */
  readonly until?: string;
};

/** Somebody has this in hand from here on; or has it no more, or nobody has. */
export type WorkChange =
  { readonly begins: OpenWork; readonly person: string } | { readonly ends: string; readonly person?: string };

export const begins = (person: string, work: OpenWork): WorkChange => ({ begins: work, person });

/** Without a person: for everybody. */
export const ends = (id: string, person?: string): WorkChange => ({
  ends: id,
  ...(person !== undefined && { person }),
});

/** What somebody has in hand under an id, as it was just before the event. */
export type InHand = (id: string, person?: string) => OpenWork | undefined;

/** Written as a method, because methods are compared loosely: each capability's rows stand in one table with the others'. */
export type WorkRow<Event> = { row(event: Event, inHand: InHand): readonly WorkChange[] }['row'];

/** A capability's own rows: what its events put into somebody's hands, and take out of them. */
export type WorkRows<Events> = { readonly [T in keyof Events & string]?: WorkRow<DomainEvent<T, Events[T]>> };
