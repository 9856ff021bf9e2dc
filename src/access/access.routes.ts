import type { Routes } from '../shared/capability.js';
import { anyOf } from '../shared/rights.js';
import {
  type AccessCommands,
  RecordAccountAct,
  RecordRefusal,
  RecordSensitiveView,
  RecordTokenIssued,
  RecordSystemAct,
  RecordTokenRevoked,
} from './access.commands.js';

/** Nobody sends these: the recorder does, in the name of whoever it was. */
const by = anyOf('policy');

export const accessRoutes: Routes<AccessCommands> = {
  RecordRefusal: { body: RecordRefusal, post: 'access/:id/refusals', by, zh: '记录拒绝访问', en: 'Record a refusal' },
  RecordSensitiveView: {
    body: RecordSensitiveView,
    post: 'access/:id/views',
    by,
    zh: '记录查阅敏感内容',
    en: 'Record the view of a sensitive record',
  },
  RecordAccountAct: {
    body: RecordAccountAct,
    post: 'access/:id/account-acts',
    by,
    zh: '记录账号变动',
    en: 'Record what was done to an account',
  },
  RecordTokenIssued: {
    body: RecordTokenIssued,
    post: 'access/:id/tokens',
    by,
    zh: '记录发放令牌',
    en: 'Record that a token was issued',
  },
  RecordTokenRevoked: {
    body: RecordTokenRevoked,
    post: 'access/:id/tokens/revoke',
    by,
    zh: '记录吊销令牌',
    en: 'Record that a token was revoked',
  },
  RecordSystemAct: {
    body: RecordSystemAct,
    post: 'access/:id/system-acts',
    by,
    zh: '记录系统管理操作',
    en: 'Record what was done to the system',
  },
};
