import {
  AUDITOR,
  anyOf,
  CASE_OFFICE,
  COUNTY_STAFF,
  ITS_DIRECTOR_OR_DEPUTY,
  LEADERS,
  namedInIt,
  type Right,
} from '../shared/rights.js';

/** Whose history is need-to-know; everything else is open to the county's staff and to the zone's own director and deputy. */
const NEED_TO_KNOW: Readonly<Record<string, readonly Right[]>> = {
  clue: [...CASE_OFFICE, ...LEADERS, ...AUDITOR],
  relations: [...LEADERS, ...anyOf('conduct-office-head'), ...AUDITOR, ...namedInIt],
  access: [...AUDITOR, ...anyOf('security-administrator')],
};

export const historyRights = (category: string): readonly Right[] =>
  NEED_TO_KNOW[category] ?? [...COUNTY_STAFF, ...ITS_DIRECTOR_OR_DEPUTY];

/** Rows of the policy table that belong to no command and no page of a capability. */
export const auditRights: Readonly<Record<string, readonly Right[]>> = {
  'read history': [
    ...COUNTY_STAFF,
    ...anyOf('zone-director', 'deputy-zone-director', 'security-administrator'),
    ...namedInIt,
  ],
  'read chain': AUDITOR,
};
