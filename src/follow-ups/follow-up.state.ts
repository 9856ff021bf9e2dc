import type { Decider } from '@libs/event-sourcing/index.js';

export const SUBJECTS = ['task', 'issue', 'body'] as const;
export type Subject = (typeof SUBJECTS)[number];

export interface FollowUpEvents {
  FollowUpNoticeIssued: {
    about: Subject;
    /** The task, the issue or the body that it is about. */
    record: string;
    title: string;
    /** Who is to answer: the body, or the zone whose task it is. */
    body?: string;
    zone?: string;
    office?: string;
    matter: string;
    requirement: string;
    due: string;
  };
  FollowUpNoticeAnswered: { answer: string };
  FollowUpAnswerReturned: {
    record: string;
    body?: string;
    zone?: string;
    office?: string;
    reason: string;
    due: string;
  };
  FollowUpNoticeClosed: { opinion: string };
  /** Its issue has become a clue: nothing of it is said here any more. */
  FollowUpNoticeWithdrawn: { clue: string };
}

interface Notice {
  readonly about: Subject;
  readonly record: string;
  readonly body?: string;
  readonly zone?: string;
  readonly office?: string;
  readonly due: string;
}

export type FollowUp =
  | { readonly is: 'none' }
  | (Notice & { readonly is: 'issued' })
  | (Notice & { readonly is: 'answered'; readonly answer: string })
  | (Notice & { readonly is: 'returned'; readonly reason: string })
  | (Notice & { readonly is: 'closed' })
  | { readonly is: 'withdrawn'; readonly zone?: string; readonly office?: string };

export const noFollowUp: FollowUp = { is: 'none' };

const noticeOf = ({ about, record, body, zone, office, due }: Notice): Notice => ({
  about,
  record,
  due,
  ...(body !== undefined && { body }),
  ...(zone !== undefined && { zone }),
  ...(office !== undefined && { office }),
});
const notice = (followUp: FollowUp) => noticeOf(followUp as Extract<FollowUp, { is: 'issued' }>);

export const evolveFollowUp: Decider<FollowUp, never, FollowUpEvents>['evolve'] = {
  FollowUpNoticeIssued: (_, told) => ({ ...noticeOf(told), is: 'issued' }),
  FollowUpNoticeAnswered: (followUp, { answer }) => ({ ...notice(followUp), is: 'answered', answer }),
  FollowUpAnswerReturned: (followUp, { reason, due }) => ({ ...notice(followUp), is: 'returned', reason, due }),
  FollowUpNoticeClosed: (followUp) => ({ ...notice(followUp), is: 'closed' }),
  FollowUpNoticeWithdrawn: (followUp) => {
    const { zone, office } = notice(followUp);
    return { is: 'withdrawn', ...(zone !== undefined && { zone }), ...(office !== undefined && { office }) };
  },
};
