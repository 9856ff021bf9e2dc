import { dayOf } from '@libs/event-sourcing/time.js';
import { DIRECTING, LEADING, OF_GENERAL_OFFICE, postsAt } from '../shared/posts.js';
import type { DocumentEvents } from '../documents/document.state.js';
import { readersOf, signersFor } from '../documents/parties.state.js';
import type { RegisterEvents } from '../documents/register.state.js';
import type { ExpenseEvents } from '../expenses/expense.state.js';
import type { MajorMatterEvents } from '../major-matters/major-matter.state.js';
import { next, over, same, type TodoKeys, type TodoRows } from './todo-row.js';

type Told = DocumentEvents & RegisterEvents & ExpenseEvents & MajorMatterEvents;

export const paperKeys: TodoKeys<Told> = {
  DocumentNumberAssigned: ({ data: { document } }) => `document:${document}`,
};

/** Documents, expense claims, and major matters reported at once. */
export const paperRows: TodoRows<Told> = {
  DocumentIssued: (row, event) => {
    const { title, zone = null, office = null } = event.data;
    return next(row, event, 'sign-document', { posts: signersFor(event.data) }, { title, zone, office });
  },
  DocumentSigned: (row, event) => next(row, event, 'number-document', { posts: OF_GENERAL_OFFICE }),
  DocumentNumberAssigned: (row, event) => row && next(row, event, 'send-document', { posts: OF_GENERAL_OFFICE }),
  DocumentSent: (row, event) => {
    const posts = event.data.recipients.flatMap(readersOf);
    if (posts.length === 0) return same(row, event);
    const waiting = row!.step === 'acknowledge-receipt' ? row!.posts : [];
    return next(row, event, 'acknowledge-receipt', { posts: [...waiting, ...posts] });
  },
  ReceiptAcknowledged: (row, event) => {
    const posts = row!.posts.filter((post) => !readersOf(event.data.recipient).includes(post));
    return posts.length === 0 ? over(row, event) : { ...same(row, event)!, posts };
  },
  DocumentVoided: over,

  ExpenseSubmitted: (row, event) => {
    const { title, zone, office } = event.data;
    return next(row, event, 'approve-expense', { posts: OF_GENERAL_OFFICE }, { title, zone, office });
  },
  ExpenseApproved: (row, event) => next(row, event, 'pay-expense', { posts: OF_GENERAL_OFFICE }),
  ExpenseReturned: (row, event) => {
    const submitter = row!.done.findLast(({ step }) => step === 'ExpenseSubmitted')!.person;
    return next(row, event, 'resubmit-expense', { persons: [submitter] });
  },
  ExpensePaid: over,

  MajorMatterNoted: (row, event) => {
    const { title, zone, office, writeBy } = event.data;
    const posts = [...postsAt(zone, ...DIRECTING), ...postsAt(office, 'office-head')];
    return next(row, event, 'write-major-matter', { posts }, { title, zone, office, due: dayOf(writeBy) });
  },
  MajorMatterReported: (row, event) => {
    const { title, zone, office } = event.data;
    return next(row, event, 'instruct-on-matter', { posts: LEADING }, { title, zone, office, due: null });
  },
  InstructionRequested: (row, event) => next(row, event, 'instruct-on-matter', { posts: LEADING }),
  InstructionGiven: (row, event) => {
    const { zone, office } = event.data;
    const posts = [...postsAt(zone, ...DIRECTING), ...postsAt(office, 'office-head')];
    return next(row, event, 'acknowledge-instruction', { posts });
  },
  InstructionAcknowledged: over,
};
