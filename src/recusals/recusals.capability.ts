import type { Capability, Page } from '../shared/capability.js';
import { holdsOne } from '../shared/own-rows.js';
import { anyOf, AUDITOR, ITS_DIRECTOR, LEADERS, namedInIt, type Right } from '../shared/rights.js';
import { backChecksView } from './back-checks.view.js';
import { backChecks } from './back-check.js';
import { openBackCheckWhenRelationDeclared } from './open-back-check-when-relation-declared.policy.js';
import { recusalRegister } from './recusal-register.view.js';
import { backCheckRefusals, relationRefusals } from './recusals.refusals.js';
import { backCheckRoutes, relationRoutes } from './recusals.routes.js';
import { relations } from './relations.js';

/** Who sees everybody's; others see their own. */
const CLEARED: readonly Right[] = [...LEADERS, ...anyOf('conduct-office-head'), ...AUDITOR];

export const recusalRegisterPage: Page = {
  view: recusalRegister,
  get: 'recusal-register',
  by: [...CLEARED, ...namedInIt],
  zh: '回避登记',
  en: 'Recusal register',
  filters: ['person', 'unit', 'kind', 'state'],
  sort: { declaredAt: -1 },
  sensitive: (caller) => holdsOne(caller, CLEARED),
  only: (caller) => (holdsOne(caller, CLEARED) ? undefined : { person: caller.person }),
};

export const backChecksPage: Page = {
  view: backChecksView,
  get: 'back-checks',
  by: [...CLEARED, ...ITS_DIRECTOR],
  zh: '倒查台账',
  en: 'Back-checks',
  filters: ['state', 'zone', 'inspection', 'person', 'outcome'],
  sort: { openedAt: -1 },
  only: (caller) =>
    holdsOne(caller, CLEARED)
      ? undefined
      : {
          zone: {
            $in: caller.posts.flatMap(({ post, of }) => (post === 'zone-director' && of !== undefined ? [of] : [])),
          },
        },
};

export const relationsCapability: Capability = {
  name: 'relations',
  decider: relations,
  routes: relationRoutes,
  pages: [recusalRegisterPage],
  refusals: relationRefusals,
};

export const backChecksCapability: Capability = {
  name: 'back-checks',
  decider: backChecks,
  routes: backCheckRoutes,
  pages: [backChecksPage],
  policies: [openBackCheckWhenRelationDeclared],
  refusals: backCheckRefusals,
};
