import type { Capability, Page } from '../shared/capability.js';
import { ZONE_STAFF } from '../shared/own-rows.js';
import { COUNTY_STAFF } from '../shared/rights.js';
import { commendations } from './commendation.js';
import { commendationRefusals } from './commendations.refusals.js';
import { commendationRoutes } from './commendations.routes.js';
import { commendationsView } from './commendations.view.js';

export const commendationsPage: Page = {
  view: commendationsView,
  get: 'commendations',
  by: [...COUNTY_STAFF, ...ZONE_STAFF],
  zh: '表扬',
  en: 'Commendations',
  filters: ['person', 'body'],
  sort: { recordedAt: -1 },
};

export const commendationsCapability: Capability = {
  name: 'commendations',
  decider: commendations,
  routes: commendationRoutes,
  pages: [commendationsPage],
  refusals: commendationRefusals,
  fulfils: { R64: ['RecordCommendation', 'commendations'] },
};
