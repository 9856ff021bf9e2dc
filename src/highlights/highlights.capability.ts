import type { Capability, Page } from '../shared/capability.js';
import { ZONE_STAFF } from '../shared/own-rows.js';
import { COUNTY_STAFF } from '../shared/rights.js';
import { highlightList } from './highlight-list.view.js';
import { highlights } from './highlight.js';
import { highlightRefusals } from './highlights.refusals.js';
import { highlightRoutes } from './highlights.routes.js';

export const highlightListPage: Page = {
  view: highlightList,
  get: 'highlights',
  by: [...COUNTY_STAFF, ...ZONE_STAFF],
  zh: '工作亮点信息',
  en: 'Highlights',
  filters: ['from'],
  sort: { submittedAt: -1 },
};

export const highlightsCapability: Capability = {
  name: 'highlights',
  decider: highlights,
  routes: highlightRoutes,
  pages: [highlightListPage],
  refusals: highlightRefusals,
  fulfils: { R2: ['highlights'], R47: ['SubmitHighlight', 'highlights'] },
};
