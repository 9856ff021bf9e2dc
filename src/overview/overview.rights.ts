import { anyOf, COUNTY_STAFF, type PolicyRow } from '../shared/rights.js';

/** Everybody who can open one of the counted pages; each number covers only what that person may list. */
export const overviewRow: PolicyRow = {
  action: 'overview',
  kind: 'other',
  by: [
    ...COUNTY_STAFF,
    ...anyOf(
      'zone-director',
      'deputy-zone-director',
      'office-head',
      'office-official',
      'liaison-officer',
      'zone-member',
    ),
  ],
  zh: '全县概览',
  en: 'County overview',
};
