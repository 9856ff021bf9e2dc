import type { Capability } from '../shared/capability.js';
import { isOnlySupervisor } from '../shared/own-rows.js';
import { anyOf, COUNTY_STAFF, type Right } from '../shared/rights.js';
import { boundAllotmentByTheTerm } from './bound-allotment-by-the-term.policy.js';
import { arrangementRefusals } from './arrangement.refusals.js';
import { arrangement } from './arrangement.js';
import { memberRegister } from './member-register.view.js';
import { zoneRegister } from './zone-register.view.js';
import { zonesRoutes } from './zones.routes.js';

/** The arrangement is no secret within the commissions: everybody with a post may look. */
const EVERYBODY: readonly Right[] = [
  ...COUNTY_STAFF,
  ...anyOf(
    'standing-member',
    'zone-director',
    'deputy-zone-director',
    'office-head',
    'office-official',
    'liaison-officer',
    'township-secretary',
    'township-official',
    'group-head',
    'group-official',
    'zone-member',
    'special-supervisor',
    'system-administrator',
    'security-administrator',
    'setup',
  ),
];

export const zonesCapability: Capability = {
  name: 'zones',
  decider: arrangement,
  routes: zonesRoutes,
  pages: [
    {
      view: zoneRegister,
      get: 'zone-register',
      by: EVERYBODY,
      zh: '协作区台账',
      en: 'Zone register',
      filters: ['is', 'zone'],
    },
    {
      view: memberRegister,
      get: 'zone-members',
      by: EVERYBODY,
      zh: '协作区成员名册',
      en: 'Member register',
      filters: ['zone', 'home'],
      shows: (row, caller) => (isOnlySupervisor(caller) ? { ...row, handover: null } : row),
    },
  ],
  policies: [boundAllotmentByTheTerm],
  refusals: arrangementRefusals,
};
