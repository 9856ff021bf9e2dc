import type { Decider } from '@libs/event-sourcing/index.js';

export interface AccessEvents {
  AccessRefused: { action: string; record?: string; reason: string; times: number };
  SensitiveRecordViewed: { action: string; record: string; why?: string };
  AccountOpened: { login: string };
  AccountClosed: { login: string };
  /** After too many failures in a row, or by whoever administers accounts. */
  AccountLocked: { login: string; until?: string };
  AccountUnlocked: { login: string };
  PasswordReset: { login: string };
  PasswordChanged: { login: string };
  /** By somebody else. */
  SessionEnded: { login: string };
  ServiceTokenIssued: { name: string; posts: readonly string[]; expires: string };
  ServiceTokenRevoked: { token: string };
  SystemAdministered: { act: string; what: string };
}

/** What is on record of a person's (or service's) access. */
export interface Access {
  readonly account: { readonly is: 'none' } | { readonly is: 'open' | 'closed'; readonly login: string };
  readonly revoked: readonly string[];
}

export const unrecorded: Access = { account: { is: 'none' }, revoked: [] };

const same = (access: Access) => access;

export const evolveAccess: Decider<Access, never, AccessEvents>['evolve'] = {
  AccessRefused: same,
  SensitiveRecordViewed: same,
  AccountOpened: (access, { login }) => ({ ...access, account: { is: 'open', login } }),
  AccountClosed: (access, { login }) => ({ ...access, account: { is: 'closed', login } }),
  AccountLocked: same,
  AccountUnlocked: same,
  PasswordReset: same,
  PasswordChanged: same,
  SessionEnded: same,
  ServiceTokenIssued: same,
  SystemAdministered: same,
  ServiceTokenRevoked: (access, { token }) => ({ ...access, revoked: [...access.revoked, token] }),
};
