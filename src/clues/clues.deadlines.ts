import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { DeadlineRule, Opening } from '../shared/deadline.js';
import { OF_CASE_OFFICE } from '../shared/posts.js';
import type { ClueEvents } from './clue.state.js';

type E<T extends keyof ClueEvents> = DomainEvent<T, ClueEvents[T]>;

const ABOVE = ['case-office-head'];
const done = () => ({});

const transfer = ({ id, data: { holder, zone } }: E<'ClueSealed' | 'ClueReturned'>): Opening => ({
  title: id,
  ...(zone !== undefined && { zone }),
  posts: [],
  persons: [holder],
  escalatesTo: ABOVE,
});

/** Whoever handles it, and the head of the body, where it is an office: the number alone, as everywhere. */
const disposal = (title: string, body: string, handler: string | undefined, start?: string): Opening => ({
  title,
  body,
  ...(start !== undefined && { start }),
  posts: handler === undefined ? ABOVE : [],
  persons: handler === undefined ? [] : [handler],
  escalatesTo: ABOVE,
});

/** Titles are numbers. The sealed list is in no deadline: the Case Office is reminded of a verification, and asks. */
export const clueDeadlines: readonly DeadlineRule[] = [
  {
    name: 'clue-transfer',
    zh: '问题线索移送',
    en: 'Transfer of a clue',
    term: 'clue-transfer',
    counts: true,
    opens: {
      ClueSealed: transfer,
      ClueReturned: (event: E<'ClueReturned'>) => (event.data.reason === 'not-a-clue' ? undefined : transfer(event)),
    },
    meets: { ClueTransferred: done },
  },
  {
    name: 'clue-receipt',
    zh: '问题线索签收',
    en: 'Receipt of a clue',
    term: 'clue-receipt',
    counts: true,
    opens: {
      ClueTransferred: ({ id }: E<'ClueTransferred'>) => ({ title: id, posts: OF_CASE_OFFICE, escalatesTo: ABOVE }),
    },
    meets: { ClueReceived: done, ClueReturned: done },
  },
  {
    name: 'clue-disposal',
    zh: '问题线索处置意见',
    en: 'Disposal opinion on a clue',
    term: 'clue-disposal',
    counts: true,
    opens: {
      HandOverReceived: ({ id, data: { body, receiver } }: E<'HandOverReceived'>) => disposal(id, body, receiver),
      ClueRevived: ({ id, data: { body, handler } }: E<'ClueRevived'>) => disposal(id, body, handler),
      // An opinion that was not agreed to, or fell with its author, has not stopped the month.
      DisposalRejected: ({ id, data: { body, handler, received } }: E<'DisposalRejected'>) =>
        disposal(id, body, handler, received),
      ClueRecusalDecided: ({ id, data: { withdrawn, body, received } }: E<'ClueRecusalDecided'>) =>
        withdrawn === 'disposal' ? disposal(id, body!, undefined, received) : undefined,
    },
    meets: { DisposalProposed: done },
    cancels: { ClueTakenBack: done },
  },
  {
    name: 'clue-verification',
    zh: '初步核实',
    en: 'Preliminary verification',
    term: 'clue-verification',
    counts: false,
    opens: {
      DisposalApproved: ({ id, data: { disposal: approved } }: E<'DisposalApproved'>) =>
        approved === 'preliminary-verification'
          ? { title: id, posts: OF_CASE_OFFICE, escalatesTo: ['principal-leader'] }
          : undefined,
    },
    meets: { VerificationReported: done },
    cancels: { ClueTakenBack: done },
  },
  {
    name: 'clue-out-of-jurisdiction',
    zh: '不属于管辖范围的线索移出',
    en: 'Transfer of a clue out of jurisdiction',
    term: 'clue-out-of-jurisdiction',
    counts: true,
    opens: {
      ClueFoundOutOfJurisdiction: ({ id, data: { received } }: E<'ClueFoundOutOfJurisdiction'>) => ({
        title: id,
        start: received,
        posts: OF_CASE_OFFICE,
        escalatesTo: ABOVE,
      }),
    },
    meets: { ClueSentOut: done },
  },
];
