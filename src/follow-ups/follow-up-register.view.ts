import { defineView } from '@libs/read-models/view.js';
import type { FollowUp, FollowUpEvents } from './follow-up.state.js';

export type FollowUpRow = {
  readonly is: Exclude<FollowUp['is'], 'none'>;
  readonly about: string;
  readonly record: string;
  readonly title: string | null;
  readonly body: string | null;
  readonly zone: string | null;
  readonly office: string | null;
  readonly matter: string | null;
  readonly requirement: string | null;
  readonly due: string | null;
  readonly issuedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly returned: number;
  readonly reason: string | null;
  readonly opinion: string | null;
  readonly closedAt: string | null;
};

/** 督办台账: one row a notice. */
export const followUpRegister = defineView<FollowUpRow, FollowUpEvents>()({
  name: 'follow-up-register',
  version: 1,
  on: {
    FollowUpNoticeIssued: (
      _,
      { data: { about, record, title, body, zone, office, matter, requirement, due }, meta },
    ) => ({
      is: 'issued',
      about,
      record,
      title,
      body: body ?? null,
      zone: zone ?? null,
      office: office ?? null,
      matter,
      requirement,
      due,
      issuedAt: meta.occurredAt,
      answer: null,
      answeredAt: null,
      returned: 0,
      reason: null,
      opinion: null,
      closedAt: null,
    }),
    FollowUpNoticeAnswered: (row, { data: { answer }, meta }) => ({
      ...row!,
      is: 'answered',
      answer,
      answeredAt: meta.occurredAt,
    }),
    FollowUpAnswerReturned: (row, { data: { reason, due } }) => ({
      ...row!,
      is: 'returned',
      reason,
      due,
      returned: row!.returned + 1,
    }),
    FollowUpNoticeClosed: (row, { data: { opinion }, meta }) => ({
      ...row!,
      is: 'closed',
      opinion,
      closedAt: meta.occurredAt,
    }),
    FollowUpNoticeWithdrawn: (row) => ({
      ...row!,
      is: 'withdrawn',
      title: null,
      body: null,
      matter: null,
      requirement: null,
      answer: null,
      reason: null,
      opinion: null,
    }),
  },
  indexes: ['is', 'body', 'zone'],
});
