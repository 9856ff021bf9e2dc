import type { Routes } from '../shared/capability.js';
import { ZONE_PEOPLE } from '../shared/own-rows.js';
import { OF_BODY } from '../shared/posts.js';
import { anyOf, LEADERS, namedInIt, type Right } from '../shared/rights.js';
import { DeclineAccess, GrantAccess, type GrantCommands, RequestAccess, RevokeAccess } from './grant.commands.js';

/** Whoever sees a part only; the county's staff see what they need by their posts. */
export const READERS: readonly Right[] = [...ZONE_PEOPLE, ...anyOf(...OF_BODY)];

export const grantRoutes: Routes<GrantCommands> = {
  RequestAccess: {
    body: RequestAccess,
    post: 'access-grants',
    by: [...READERS, ...anyOf('policy')],
    zh: '申请查阅一份文件',
    en: 'Request access to one document',
  },
  GrantAccess: {
    body: GrantAccess,
    post: 'access-grants/:id/grant',
    by: LEADERS,
    zh: '批准查阅',
    en: 'Grant access',
  },
  DeclineAccess: {
    body: DeclineAccess,
    post: 'access-grants/:id/decline',
    by: LEADERS,
    zh: '不予批准查阅',
    en: 'Decline access',
  },
  RevokeAccess: {
    body: RevokeAccess,
    post: 'access-grants/:id/revoke',
    by: [...LEADERS, ...anyOf('conduct-office-head', 'policy'), ...namedInIt],
    zh: '收回或交还查阅授权',
    en: 'Revoke a grant, or give it back',
  },
};
