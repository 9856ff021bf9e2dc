import { defineView } from '@libs/read-models/view.js';
import type { OpinionEvents } from './opinion.state.js';

export type OpinionRow = {
  readonly zone: string;
  readonly on: string;
  readonly by: string;
  readonly subject: string;
  readonly text: string;
  readonly submittedAt: string;
  readonly state: 'submitted' | 'answered';
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredIn: string | null;
  readonly answeredAt: string | null;
};

/** 意见登记: what special supervisors said, and who answered. */
export const opinionRegister = defineView<OpinionRow, OpinionEvents>()({
  name: 'opinion-register',
  version: 1,
  on: {
    OpinionSubmitted: (_, { data: { zone, on, subject, text }, meta }) => ({
      zone,
      on,
      by: meta.actor.person,
      subject,
      text,
      submittedAt: meta.occurredAt,
      state: 'submitted',
      answer: null,
      answeredBy: null,
      answeredIn: null,
      answeredAt: null,
    }),
    OpinionAnswered: (row, { data: { answer }, meta }) => ({
      ...row!,
      state: 'answered',
      answer,
      answeredBy: meta.actor.person,
      answeredIn: meta.actor.post,
      answeredAt: meta.occurredAt,
    }),
  },
  indexes: ['by', ['on', 'zone'], 'state'],
});
