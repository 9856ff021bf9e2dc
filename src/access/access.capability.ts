import type { Capability } from '../shared/capability.js';
import { butNot, holdsOne } from '../shared/own-rows.js';
import { anyOf, AUDITOR } from '../shared/rights.js';
import { accessHistory } from './access-history.view.js';
import { accessRefusals } from './access.refusals.js';
import { accessRoutes } from './access.routes.js';
import { access } from './access.js';

export const accessCapability: Capability = {
  name: 'access',
  decider: access,
  routes: accessRoutes,
  pages: [
    {
      view: accessHistory,
      get: 'access-history',
      by: [...AUDITOR, ...anyOf('security-administrator')],
      zh: '访问记录',
      en: 'Access history',
      filters: ['person', 'what', 'by', 'action', 'record', 'day'],
      sort: { at: -1 },
      // Who looked at what he had registered himself would tell those who keep accounts that he had.
      only: (caller) => (holdsOne(caller, AUDITOR) ? undefined : { $and: butNot('action', ['interference']) }),
    },
  ],
  refusals: accessRefusals,
  fulfils: { R72: ['RecordSensitiveView', 'access-history'] },
};
