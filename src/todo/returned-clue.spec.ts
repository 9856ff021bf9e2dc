import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { ClueEvents, ReturnReason } from '../clues/clue.state.js';
import type { TodoRow } from './todo-row.js';
import { todo } from './todo.view.js';

const happened = <T extends keyof ClueEvents>(type: T, data: ClueEvents[T], at: string) =>
  ({
    type,
    data,
    id: '2026-3-001',
    category: 'clue',
    meta: { occurredAt: at, actor: { person: 'ma-li' } },
  }) as unknown as DomainEvent;

const rowAfter = (reason: ReturnReason) =>
  [
    happened(
      'ClueSealed',
      {
        source: 'found-in-work',
        zone: 'zone-3',
        envelope: 'a3'.repeat(32),
        noticedAt: '2026-02-10T15:10:00+08:00',
        holder: 'ma-li',
      },
      '2026-02-10T16:40:00.000+08:00',
    ),
    happened(
      'ClueTransferred',
      { sender: 'ma-li', witness: 'han-bing', zone: 'zone-3', to: 'case-office' },
      '2026-02-11T09:20:00.000+08:00',
    ),
    happened(
      'ClueReturned',
      { reason, returnedBy: 'zhou-qin', holder: 'ma-li', zone: 'zone-3' },
      '2026-02-11T10:05:00.000+08:00',
    ),
  ].reduce<TodoRow | undefined>(
    (row, event) =>
      (todo.on[event.type] as (row: TodoRow | undefined, event: DomainEvent, key: string) => TodoRow)(
        row,
        event,
        'clue:2026-3-001',
      ),
    undefined,
  )!;

describe('a clue that the Case Office returned', () => {
  it('waits to be sealed again, where its envelope was at fault', () => {
    for (const reason of ['envelope-broken', 'hash-differs', 'number-differs'] as const)
      expect(rowAfter(reason)).toMatchObject({ open: true, step: 'reseal-clue', persons: ['ma-li'] });
  });

  it('waits to be transferred again, where another body was asked first', () => {
    expect(rowAfter('out-of-jurisdiction')).toMatchObject({ open: true, step: 'transfer-clue', persons: ['ma-li'] });
  });

  it('waits to be closed, where it was found to be none', () => {
    expect(rowAfter('not-a-clue')).toMatchObject({ open: true, step: 'close-as-none', persons: ['ma-li'] });
  });
});
