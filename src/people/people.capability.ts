import type { Capability } from '../shared/capability.js';
import { DIRECTING } from '../shared/posts.js';
import { anyOf, COUNTY_STAFF } from '../shared/rights.js';
import { peopleRefusals } from './people.refusals.js';
import { peopleRoutes } from './people.routes.js';
import { people } from './people.js';
import { personRegister } from './person-register.view.js';

export const peopleCapability: Capability = {
  name: 'people',
  decider: people,
  routes: peopleRoutes,
  pages: [
    {
      view: personRegister,
      get: 'people',
      by: [
        ...COUNTY_STAFF,
        ...anyOf(...DIRECTING, 'office-official', 'liaison-officer', 'system-administrator', 'security-administrator'),
      ],
      zh: '人员任职登记',
      en: 'Register of people and posts',
      filters: ['name'],
    },
  ],
  refusals: peopleRefusals,
};
