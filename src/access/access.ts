import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import type { AccessCommands, RecordAccountAct } from './access.commands.js';
import { type Access, type AccessEvents, evolveAccess, unrecorded } from './access.state.js';

const EVENT_OF = {
  opened: 'AccountOpened',
  closed: 'AccountClosed',
  locked: 'AccountLocked',
  unlocked: 'AccountUnlocked',
  'password-reset': 'PasswordReset',
  'password-changed': 'PasswordChanged',
  'session-ended': 'SessionEnded',
} as const satisfies Record<RecordAccountAct['act'], keyof AccessEvents>;

/**
 * What is recorded of a person's access (访问记录): what was refused, which sensitive records were looked at, and what was
 * done to the account. The account itself is a document, because a password's hash must not stand in the log.
 */
export const access: Decider<Access, AccessCommands, AccessEvents> = {
  category: 'access',
  initial: unrecorded,
  evolve: evolveAccess,

  decide: {
    RecordRefusal({ action, record, reason, times }) {
      if (times < 1) return [];
      return [{ type: 'AccessRefused', data: { action, ...(record !== undefined && { record }), reason, times } }];
    },

    RecordSensitiveView({ action, record, why }) {
      return [{ type: 'SensitiveRecordViewed', data: { action, record, ...(why !== undefined && { why }) } }];
    },

    RecordAccountAct({ act, login, until }, { account }) {
      const known = account.is !== 'none' && account.login === login;
      if (known && ((act === 'opened' && account.is === 'open') || (act === 'closed' && account.is === 'closed')))
        return [];
      if (known && account.is === 'closed') throw new Refused('account.closed', { login });
      return [{ type: EVENT_OF[act], data: { login, ...(until !== undefined && act === 'locked' && { until }) } }];
    },

    RecordTokenIssued({ name, posts, expires }) {
      return [{ type: 'ServiceTokenIssued', data: { name, posts, expires } }];
    },

    RecordTokenRevoked({ token }, { revoked }) {
      return revoked.includes(token) ? [] : [{ type: 'ServiceTokenRevoked', data: { token } }];
    },

    RecordSystemAct({ act, what }) {
      return [{ type: 'SystemAdministered', data: { act, what } }];
    },
  },
};
