import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { isCountyStaff, ownParts } from '../shared/own-rows.js';
import { DIRECTING } from '../shared/posts.js';
import { anyOf, type Caller, COUNTY_STAFF, type Right } from '../shared/rights.js';
import { dailyNotes } from './daily-notes.view.js';
import { dailySupervision } from './daily-supervision.js';
import { dailySupervisionRefusals } from './daily-supervision.refusals.js';
import { dailySupervisionRoutes } from './daily-supervision.routes.js';
import { earlyWarnings } from './early-warnings.view.js';

/** The special supervisors are not among them: what others notice is not theirs to read. */
const READERS: readonly Right[] = [...COUNTY_STAFF, ...anyOf(...DIRECTING, 'zone-member')];

const ofOwnZone = (caller: Caller): Filter | undefined =>
  isCountyStaff(caller) ? undefined : { zone: { $in: ownParts(caller, 'zone') } };

export const dailyNotesPage: Page = {
  view: dailyNotes,
  get: 'daily-supervision',
  by: READERS,
  zh: '日常监督情况',
  en: 'Noticed in daily supervision',
  filters: ['zone', 'unit', 'kind'],
  sort: { noticedAt: -1 },
  only: ofOwnZone,
};

export const earlyWarningsPage: Page = {
  view: earlyWarnings,
  get: 'early-warnings',
  by: READERS,
  zh: '苗头预警清单',
  en: 'Early warnings: units with several notes of one kind',
  filters: ['zone', 'unit', 'kind'],
  sort: { last: -1 },
  only: (caller) => {
    const own = ofOwnZone(caller);
    return own ? { $and: [{ warns: true }, own] } : { warns: true };
  },
};

export const dailySupervisionCapability: Capability = {
  name: 'daily-supervision',
  decider: dailySupervision,
  routes: dailySupervisionRoutes,
  pages: [dailyNotesPage, earlyWarningsPage],
  refusals: dailySupervisionRefusals,
  fulfils: { R3: ['RecordDailySupervision', 'daily-supervision', 'early-warnings'] },
};
