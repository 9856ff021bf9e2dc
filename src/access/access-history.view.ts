import { defineView } from '@libs/read-models/view.js';
import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { GrantEvents } from '../grants/grant.state.js';
import type { AccessEvents } from './access.state.js';

export type AccessRow = {
  /** Whose access. */
  readonly person: string;
  readonly what: keyof AccessEvents | keyof GrantEvents;
  /** Who did it, in which post. */
  readonly by: string;
  readonly post: string;
  readonly at: string;
  readonly day: string;
  readonly action: string | null;
  readonly record: string | null;
  readonly reason: string | null;
  readonly times: number;
  readonly login: string | null;
  readonly until: string | null;
  readonly token: string | null;
  readonly posts: readonly string[];
};

type Said = Partial<Pick<AccessRow, 'action' | 'record' | 'reason' | 'times' | 'login' | 'until' | 'token' | 'posts'>>;

const row =
  <Data>(say: (data: Data) => Said) =>
  (_: AccessRow | undefined, event: DomainEvent<string, Data>): AccessRow => ({
    person: event.id,
    what: event.type as AccessRow['what'],
    by: event.meta.actor.person,
    post: event.meta.actor.post,
    at: event.meta.recordedAt,
    day: event.meta.recordedAt.slice(0, 10),
    action: null,
    record: null,
    reason: null,
    times: 1,
    login: null,
    until: null,
    token: null,
    posts: [],
    ...say(event.data),
  });
/** A grant is a record of its own; it is about whoever reads. */
const grant =
  <Data extends { person: string; document: string; record: string }>(say: (data: Data) => Said) =>
  (before: AccessRow | undefined, event: DomainEvent<string, Data>): AccessRow => {
    const { person, document, record } = event.data;
    return { ...row<Data>(say)(before, event), person, action: 'granted-document', record: `${document}/${record}` };
  };
const account = row(({ login }: { login: string }) => ({ login }));

/** 访问记录: one row an act, for those who audit who looked, who was turned away and who changed whose account. */
export const accessHistory = defineView<AccessRow, AccessEvents & GrantEvents>()({
  name: 'access-history',
  version: 3,
  key: (event) => event.eventId,
  on: {
    AccessRefused: row(({ action, record = null, reason, times }) => ({ action, record, reason, times })),
    SensitiveRecordViewed: row(({ action, record, why = null }) => ({ action, record, reason: why })),
    AccessRequested: grant(({ purpose }) => ({ reason: purpose })),
    AccessGranted: grant(({ purpose, until }) => ({ reason: purpose, until })),
    AccessDeclined: grant(({ reason }) => ({ reason })),
    AccessRevoked: grant(({ reason }) => ({ reason })),
    AccountOpened: account,
    AccountClosed: account,
    AccountLocked: row(({ login, until = null }) => ({ login, until })),
    AccountUnlocked: account,
    PasswordReset: account,
    PasswordChanged: account,
    SessionEnded: account,
    ServiceTokenIssued: row(({ name, posts, expires }) => ({ token: name, posts, until: expires })),
    ServiceTokenRevoked: row(({ token }) => ({ token })),
    SystemAdministered: row(({ act, what }) => ({ action: act, record: what })),
  },
  indexes: ['person', 'what', 'day'],
});
