import { ZONE_PEOPLE } from '../shared/own-rows.js';
import { DIRECTING, OF_OFFICE } from '../shared/posts.js';
import { anyOf, COUNTY_STAFF, type PolicyRow } from '../shared/rights.js';

/** Everybody who can open one of the counted pages; each number covers only what that person may list. */
export const overviewRow: PolicyRow = {
  action: 'overview',
  kind: 'other',
  by: [...COUNTY_STAFF, ...anyOf(...DIRECTING, ...OF_OFFICE, 'zone-member')],
  zh: '全县概览',
  en: 'County overview',
};

/** What all zones may know of each other: how much there is of what, and no row of it. */
export const situationBoardRow: PolicyRow = {
  action: 'situation-board',
  kind: 'other',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE],
  zh: '共享态势（各协作区，仅数字）',
  en: 'Common situation board (all zones, numbers only)',
};
