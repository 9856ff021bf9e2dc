import type { Capability, Page } from '../shared/capability.js';
import { DIRECTING } from '../shared/posts.js';
import { anyOf, COUNTY_STAFF } from '../shared/rights.js';
import { situationAnalysesView } from './situation-analyses.view.js';
import { situationAnalyses } from './situation-analysis.js';
import { situationRefusals } from './situation.refusals.js';
import { situationRoutes } from './situation.routes.js';

/** For those who act upon it: the county's staff and whoever leads a zone or its office. */
export const situationAnalysesPage: Page = {
  view: situationAnalysesView,
  get: 'situation-analyses',
  by: [...COUNTY_STAFF, ...anyOf(...DIRECTING, 'office-head', 'liaison-officer')],
  zh: '形势研判',
  en: 'Studies of the situation',
  filters: ['office', 'from', 'to'],
  sort: { recordedAt: -1 },
};

export const situationCapability: Capability = {
  name: 'situation',
  decider: situationAnalyses,
  routes: situationRoutes,
  pages: [situationAnalysesPage],
  refusals: situationRefusals,
  fulfils: { R50: ['RecordSituationAnalysis', 'situation-analyses'] },
};
