import type { Figure } from './figure-button.js';

type Behind = Figure['events'][number];

export interface BehindRecord {
  readonly category: string;
  readonly record: string;
  readonly events: readonly string[];
}

/** The records behind a figure with the events that were counted of each; clues name no record, and are told apart. */
export function recordsBehind(events: readonly Behind[]): {
  readonly records: readonly BehindRecord[];
  readonly clues: number;
} {
  const byRecord = new Map<string, string[]>();
  let clues = 0;
  for (const { event, record } of events) {
    if (record === undefined) clues += 1;
    else byRecord.set(record, [...(byRecord.get(record) ?? []), event]);
  }
  const records = [...byRecord].map(([name, of]) => {
    const [category, record] = name.split('/') as [string, string];
    return { category, record, events: of };
  });
  return { records, clues };
}
