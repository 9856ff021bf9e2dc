import { describe, expect, it } from '@jest/globals';
import { Refused, type DomainEvent } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { accessHistory, type AccessRow } from './access-history.view.js';
import { grants } from '../grants/grant.js';
import { access } from './access.js';
import type { AccessEvents } from './access.state.js';

const refusal = { action: 'ApproveItem', reason: 'no-such-post', times: 3 };
const codeOf = (task: () => unknown) => {
  try {
    task();
  } catch (error) {
    return error instanceof Refused ? error.code : error;
  }
  return undefined;
};

describe('recording a refusal', () => {
  it('tells what was refused, why and how often', () => {
    expect(given(access).when('RecordRefusal', refusal)).toEqual([{ type: 'AccessRefused', data: refusal }]);
  });
  it('tells nothing of no refusals', () => {
    expect(given(access).when('RecordRefusal', { ...refusal, times: 0 })).toEqual([]);
  });
  it('is told again when it happens again', () => {
    expect(given(access, [{ type: 'AccessRefused', data: refusal }]).when('RecordRefusal', refusal)).toHaveLength(1);
  });
});

describe('recording the view of a sensitive record', () => {
  const view = { action: 'clue', record: 'clue-7' };
  it('tells what was looked at, and why when that was said', () => {
    expect(given(access).when('RecordSensitiveView', view)).toEqual([{ type: 'SensitiveRecordViewed', data: view }]);
    expect(given(access).when('RecordSensitiveView', { ...view, why: '办理交接' })[0]!.data).toHaveProperty(
      'why',
      '办理交接',
    );
  });
  it('is told each time', () => {
    expect(
      given(access, [{ type: 'SensitiveRecordViewed', data: view }]).when('RecordSensitiveView', view),
    ).toHaveLength(1);
  });
});

describe('recording what was done to the system', () => {
  const act = { act: 'rebuild-read-model', what: 'task-board' } as const;
  it('tells what was done, and to what, each time', () => {
    const told = [{ type: 'SystemAdministered', data: act }] as const;
    expect(given(access).when('RecordSystemAct', act)).toEqual(told);
    expect(given(access, told).when('RecordSystemAct', act)).toEqual(told);
  });
});

describe('recording what was done to an account', () => {
  it('tells that a session was ended by somebody else', () => {
    expect(given(access).when('RecordAccountAct', { act: 'session-ended', login: 'wang.jun' })).toEqual([
      { type: 'SessionEnded', data: { login: 'wang.jun' } },
    ]);
  });

  const login = 'wang.jun';
  const opened = { type: 'AccountOpened', data: { login } } as const;
  const closed = { type: 'AccountClosed', data: { login } } as const;

  it('tells each act by its name, and of a lock until when', () => {
    const told = (act: 'opened' | 'closed' | 'unlocked' | 'password-reset' | 'password-changed') =>
      given(access).when('RecordAccountAct', { act, login })[0]!.type;
    expect(told('opened')).toBe('AccountOpened');
    expect(told('closed')).toBe('AccountClosed');
    expect(told('unlocked')).toBe('AccountUnlocked');
    expect(told('password-reset')).toBe('PasswordReset');
    expect(told('password-changed')).toBe('PasswordChanged');
    const until = '2026-03-02T09:15:00.000+08:00';
    expect(given(access, [opened]).when('RecordAccountAct', { act: 'locked', login, until })).toEqual([
      { type: 'AccountLocked', data: { login, until } },
    ]);
  });
  it('opens and closes once', () => {
    expect(given(access, [opened]).when('RecordAccountAct', { act: 'opened', login })).toEqual([]);
    expect(given(access, [opened, closed]).when('RecordAccountAct', { act: 'closed', login })).toEqual([]);
  });
  it('is refused for a closed account, but not for the person’s next one', () => {
    const person = given(access, [opened, closed]);
    expect(codeOf(() => person.when('RecordAccountAct', { act: 'unlocked', login }))).toBe('account.closed');
    expect(person.when('RecordAccountAct', { act: 'opened', login: 'wang.jun.2' })).toHaveLength(1);
  });
});

describe('recording a token', () => {
  const issued = { name: 'oa', posts: ['conduct-office-head'], expires: '2026-06-30T00:00:00.000+08:00' };
  it('tells its issue with the posts granted', () => {
    expect(given(access).when('RecordTokenIssued', issued)).toEqual([{ type: 'ServiceTokenIssued', data: issued }]);
  });
  it('tells its revocation once', () => {
    const revoked = { type: 'ServiceTokenRevoked', data: { token: 'a1' } } as const;
    expect(given(access).when('RecordTokenRevoked', { token: 'a1' })).toEqual([revoked]);
    expect(given(access, [revoked]).when('RecordTokenRevoked', { token: 'a1' })).toEqual([]);
    expect(given(access, [revoked]).when('RecordTokenRevoked', { token: 'a2' })).toHaveLength(1);
  });
});

describe('the access history', () => {
  const shown = <T extends keyof AccessEvents>(type: T, data: AccessEvents[T]): AccessRow =>
    accessHistory.on[type]!(
      undefined,
      {
        type,
        data,
        id: 'wang-jun',
        eventId: 'e-1',
        meta: {
          recordedAt: '2026-03-02T09:00:00.000+08:00',
          actor: { person: 'zhao-min', post: 'security-administrator' },
        },
      } as unknown as DomainEvent,
      'e-1',
    ) as AccessRow;
  const blank = {
    person: 'wang-jun',
    by: 'zhao-min',
    post: 'security-administrator',
    at: '2026-03-02T09:00:00.000+08:00',
    day: '2026-03-02',
    action: null,
    record: null,
    reason: null,
    times: 1,
    login: null,
    until: null,
    token: null,
    posts: [],
  };

  it('has a row for every act', () => {
    expect(Object.keys(accessHistory.on)).toEqual(
      expect.arrayContaining([...Object.keys(access.evolve), ...Object.keys(grants.evolve)]),
    );
    expect(shown('AccessRefused', { ...refusal, record: 'POST /api/v1/plan' })).toEqual({
      ...blank,
      what: 'AccessRefused',
      ...refusal,
      record: 'POST /api/v1/plan',
    });
    expect(shown('SensitiveRecordViewed', { action: 'clue', record: 'clue-7', why: '办理交接' })).toEqual({
      ...blank,
      what: 'SensitiveRecordViewed',
      action: 'clue',
      record: 'clue-7',
      reason: '办理交接',
    });
    expect(shown('PasswordReset', { login: 'wang.jun' })).toEqual({
      ...blank,
      what: 'PasswordReset',
      login: 'wang.jun',
    });
    expect(shown('AccountLocked', { login: 'wang.jun', until: '2026-03-02T09:15:00.000+08:00' })).toEqual({
      ...blank,
      what: 'AccountLocked',
      login: 'wang.jun',
      until: '2026-03-02T09:15:00.000+08:00',
    });
    expect(shown('SystemAdministered', { act: 'skip-parked', what: 'e-1' })).toEqual({
      ...blank,
      what: 'SystemAdministered',
      action: 'skip-parked',
      record: 'e-1',
    });
    expect(shown('ServiceTokenRevoked', { token: 'a1' })).toEqual({
      ...blank,
      what: 'ServiceTokenRevoked',
      token: 'a1',
    });
  });
});
