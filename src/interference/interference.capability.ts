import type { Capability, Page } from '../shared/capability.js';
import { holdsOne } from '../shared/own-rows.js';
import { anyOf } from '../shared/rights.js';
import { interferenceRegister } from './interference-register.view.js';
import { interference } from './interference.js';
import { interferenceRefusals } from './interference.refusals.js';
import { interferenceRoutes, MEMBERS } from './interference.routes.js';

const INSIDE = anyOf('internal-supervision');

export const interferenceRegisterPage: Page = {
  view: interferenceRegister,
  get: 'interference',
  by: MEMBERS,
  zh: '过问干预登记簿',
  en: 'Register of interference',
  filters: ['kind', 'way', 'about'],
  sort: { recordedAt: -1 },
  sensitive: () => true,
  only: (caller) => (holdsOne(caller, INSIDE) ? undefined : { registrar: caller.person }),
};

export const interferenceCapability: Capability = {
  name: 'interference',
  decider: interference,
  routes: interferenceRoutes,
  pages: [interferenceRegisterPage],
  sealed: () => true,
  unlinked: true,
  refusals: interferenceRefusals,
  fulfils: { R70: ['RecordInterference', 'interference'] },
};
