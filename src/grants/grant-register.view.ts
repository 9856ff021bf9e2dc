import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { GrantEvents } from './grant.state.js';

export type GrantRow = {
  readonly person: string;
  readonly document: string;
  readonly record: string;
  readonly purpose: string;
  readonly post: string;
  readonly of: string | null;
  readonly requestedAt: string;
  /** As put on record; a grant ends with its last day and with the post without anybody's telling. */
  readonly state: 'requested' | 'granted' | 'declined' | 'revoked';
  /** The last day. */
  readonly until: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly endedAt: string | null;
};

const decided =
  (state: GrantRow['state']) =>
  (row: GrantRow | undefined, { data, meta }: DomainEvent<string, { until?: string; reason?: string }>): GrantRow => ({
    ...row!,
    state,
    until: data.until ?? row!.until,
    reason: data.reason ?? null,
    ...(state === 'revoked'
      ? { endedAt: meta.occurredAt }
      : { decidedBy: meta.actor.person, decidedAt: meta.occurredAt }),
  });

/** 查阅授权登记: who asked to read what, for which purpose, who allowed it, until when. */
export const grantRegister = defineView<GrantRow, GrantEvents>()({
  name: 'grant-register',
  version: 1,
  on: {
    AccessRequested: (_, { data: { person, document, record, purpose, post, of }, meta }) => ({
      person,
      document,
      record,
      purpose,
      post,
      of: of ?? null,
      requestedAt: meta.occurredAt,
      state: 'requested',
      until: null,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      endedAt: null,
    }),
    AccessGranted: decided('granted'),
    AccessDeclined: decided('declined'),
    AccessRevoked: decided('revoked'),
  },
  indexes: ['person', 'state', ['document', 'record']],
});
