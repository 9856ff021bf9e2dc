import type { Capability, Page } from '../shared/capability.js';
import { isOnlySupervisor, ownRows, ZONE_PEOPLE } from '../shared/own-rows.js';
import { DIRECTING, OF_BODY, OF_OFFICE } from '../shared/posts.js';
import { anyOf, COUNTY_STAFF, type Right } from '../shared/rights.js';
import { appointments } from './appointments.view.js';
import { arrangementRefusals } from './arrangement.refusals.js';
import { arrangement } from './arrangement.js';
import { boundAllotmentByTheTerm } from './bound-allotment-by-the-term.policy.js';
import { compositionChanges } from './composition-changes.view.js';
import { contactList } from './contact-list.view.js';
import { handoverBoard } from './handover-board.view.js';
import { memberCard } from './member-card.view.js';
import { memberRegister } from './member-register.view.js';
import { relieveWhosePostHasEnded } from './relieve-whose-post-has-ended.policy.js';
import { unitRegister } from './unit-register.view.js';
import { zoneDeadlines } from './zones.deadlines.js';
import { zoneRegister } from './zone-register.view.js';
import { zonesRoutes } from './zones.routes.js';

/** The arrangement is no secret within the commissions: everybody with a post may look. */
const EVERYBODY: readonly Right[] = [
  ...COUNTY_STAFF,
  ...anyOf(
    'standing-member',
    ...DIRECTING,
    ...OF_OFFICE,
    ...OF_BODY,
    'zone-member',
    'special-supervisor',
    'system-administrator',
    'security-administrator',
    'setup',
  ),
];

const REGISTERS: readonly Page[] = [
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
    filters: ['zone', 'home', 'is'],
    shows: (row, caller) => (isOnlySupervisor(caller) ? { ...row, handover: null } : row),
  },
  {
    view: unitRegister,
    get: 'units',
    by: EVERYBODY,
    zh: '单位台账（含未划入协作区的单位）',
    en: 'Unit register, with the units that are in no zone',
    filters: ['is', 'state', 'zone', 'called', 'whole', 'group'],
  },
  {
    view: memberCard,
    get: 'member-cards',
    by: EVERYBODY,
    zh: '成员卡片',
    en: 'Member cards: home unit and zone role',
    filters: ['zone', 'home', 'role'],
  },
  {
    view: appointments,
    get: 'appointments',
    by: EVERYBODY,
    zh: '任职沿革',
    en: 'Appointment history',
    filters: ['is', 'persons', 'vacant'],
  },
  {
    view: contactList,
    get: 'contact-list',
    by: EVERYBODY,
    zh: '联络员名单',
    en: 'Contact list of liaison officers',
    filters: ['zone'],
  },
  {
    view: compositionChanges,
    get: 'composition-changes',
    by: EVERYBODY,
    zh: '组成调整记录',
    en: 'Changes of composition, by effective day and by day of entry',
    filters: ['change', 'from', 'recordedOn', 'members', 'zones'],
    sort: { recordedAt: -1 },
  },
];

/** What is handed over names matters: it is for those of its zone, and for those whom it concerns. */
const handovers: Page = {
  view: handoverBoard,
  get: 'handovers',
  by: [
    ...COUNTY_STAFF,
    ...ZONE_PEOPLE.filter((right) => !('post' in right && right.post === 'special-supervisor')),
    ...anyOf(...OF_BODY),
  ],
  zh: '交接清单',
  en: 'Hand-overs: who holds what until it is accepted',
  filters: ['handover', 'person', 'to', 'holder', 'state', 'zone', 'kind'],
  sort: { openedAt: -1 },
  only: ownRows,
};

export const zonesCapability: Capability = {
  name: 'zones',
  decider: arrangement,
  routes: zonesRoutes,
  pages: [...REGISTERS, handovers],
  policies: [boundAllotmentByTheTerm],
  timed: [relieveWhosePostHasEnded],
  deadlines: zoneDeadlines,
  refusals: arrangementRefusals,
  fulfils: {
    R5: ['EstablishZones', 'EstablishZone', 'SetCounterpartOffice', 'AssignUnitToZone', 'zone-register'],
    R7: ['AddZoneMember', 'member-cards'],
    R11: ['AppointZoneDirector', 'RelieveZoneDirector', 'AppointActingDirector', 'appointments'],
    R13: ['RecordOfficeHead', 'zone-register'],
    R15: [
      'AddZoneMember',
      'ReassignZoneMember',
      'RemoveZoneMember',
      'OpenHandover',
      'AcceptHandoverItem',
      'AssignHandoverItem',
      'ContestHandoverItem',
      'ExcuseHandover',
      'zone-members',
      'handovers',
    ],
    R16: ['EstablishZone', 'DissolveZone', 'zone-register'],
    R17: ['AdjustZoneComposition', 'composition-changes'],
    R18: ['AllotSpecialSupervisor'],
    R19: ['EstablishZones', 'zone-register'],
    R20: ['EstablishZones', 'zone-register'],
    R21: ['EstablishZones', 'zone-register'],
    R22: ['EstablishZones', 'zone-register'],
    R54: ['DesignateLiaison', 'ReplaceLiaison', 'RelieveLiaison', 'contact-list'],
    R65: [
      'RegisterUnit',
      'RenameUnit',
      'AddAlias',
      'AttachSubUnit',
      'DetachSubUnit',
      'MergeUnits',
      'RetireUnit',
      'MapUnitToGroup',
      'units',
    ],
    R66: ['zone-register'],
  },
};
