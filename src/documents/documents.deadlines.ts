import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule } from '../shared/deadline.js';
import type { DocumentEvents } from './document.state.js';
import { readersOf } from './parties.state.js';

type Of<E extends keyof DocumentEvents> = DomainEvent<E, DocumentEvents[E]>;

/** Every recipient has a last day of its own. */
const receiptOf = (document: string, recipient: string) => `${document}-${recipient}`;

export const documentDeadlines: readonly DeadlineRule[] = [
  {
    name: 'document-receipt',
    zh: '公文签收',
    en: 'Receipt of an official document',
    term: 'document-receipt',
    // A paper read is no result of work.
    counts: false,
    opens: {
      DocumentSent: ({ id, data: { number, recipients } }: Of<'DocumentSent'>) =>
        recipients.map((recipient) => ({
          of: receiptOf(id, recipient),
          title: number,
          posts: [...readersOf(recipient)],
          escalatesTo: ['general-office-head'],
        })),
    },
    meets: {
      ReceiptAcknowledged: ({ id, data: { recipient } }: Of<'ReceiptAcknowledged'>) => ({
        of: receiptOf(id, recipient),
      }),
    },
    cancels: {
      DocumentVoided: ({ id, data: { outstanding } }: Of<'DocumentVoided'>) =>
        outstanding.map((recipient) => ({ of: receiptOf(id, recipient) })),
    },
  },
];
