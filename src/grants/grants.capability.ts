import type { Capability, Page } from '../shared/capability.js';
import { holdsOne } from '../shared/own-rows.js';
import { anyOf, AUDITOR, LEADERS, type Right } from '../shared/rights.js';
import { askAnewWhenAGrantIsHandedOver } from './ask-anew-when-a-grant-is-handed-over.policy.js';
import { grantRegister } from './grant-register.view.js';
import { grants } from './grant.js';
import { grantRefusals } from './grants.refusals.js';
import { grantRoutes, READERS } from './grants.routes.js';
import { revokeGrantsWhenTheirGroundGoes } from './revoke-grants-when-their-ground-goes.policy.js';

const KEEPERS: readonly Right[] = [...LEADERS, ...anyOf('conduct-office-head', 'security-administrator'), ...AUDITOR];

export const grantsPage: Page = {
  view: grantRegister,
  get: 'access-grants',
  by: [...KEEPERS, ...READERS],
  zh: '查阅授权登记',
  en: 'Read grants',
  filters: ['person', 'document', 'record', 'state'],
  sort: { requestedAt: -1 },
  only: (caller) => (holdsOne(caller, KEEPERS) ? undefined : { person: caller.person }),
};

export const grantsCapability: Capability = {
  name: 'grants',
  decider: grants,
  routes: grantRoutes,
  pages: [grantsPage],
  policies: [revokeGrantsWhenTheirGroundGoes, askAnewWhenAGrantIsHandedOver],
  refusals: grantRefusals,
  fulfils: { R18: ['RequestAccess', 'GrantAccess', 'RevokeAccess'], R72: ['access-grants'] },
};
