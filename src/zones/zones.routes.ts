import type { Routes } from '../shared/capability.js';
import { anyOf, GENERAL_OFFICE, namedInIt, ofItsOffice, PRINCIPAL_LEADER, type Right } from '../shared/rights.js';
import {
  AcceptHandoverItem,
  AddZoneMember,
  AdjustZoneComposition,
  AllotSpecialSupervisor,
  AppointActingDirector,
  AppointZoneDirector,
  type ArrangementCommands,
  DesignateLiaison,
  EstablishZones,
  ReassignZoneMember,
  RecordOfficeHead,
  RelieveZoneDirector,
  RemoveZoneMember,
  ReplaceLiaison,
} from './arrangement.commands.js';

/** The Commission's own acts, entered for it by the General Office; `setup` only while the county is empty. */
const COMMISSION: readonly Right[] = [...PRINCIPAL_LEADER, ...GENERAL_OFFICE, ...anyOf('setup')];
const ITS_OFFICE: readonly Right[] = [
  ...ofItsOffice('office-head', 'liaison-officer'),
  ...GENERAL_OFFICE,
  ...anyOf('setup'),
];
const id = 'zones';

export const zonesRoutes: Routes<ArrangementCommands> = {
  EstablishZones: {
    body: EstablishZones,
    post: 'zones',
    id,
    by: COMMISSION,
    zh: '按安排表设立协作区',
    en: 'Establish the zones from the table',
  },
  AppointZoneDirector: {
    body: AppointZoneDirector,
    post: 'zones/:zone/director',
    id,
    by: COMMISSION,
    zh: '任命协作区主任',
    en: 'Appoint the zone director',
  },
  AppointActingDirector: {
    body: AppointActingDirector,
    post: 'zones/:zone/acting-director',
    id,
    by: COMMISSION,
    zh: '指定代理主任',
    en: 'Appoint an acting director',
  },
  RelieveZoneDirector: {
    body: RelieveZoneDirector,
    post: 'zones/:zone/director/relieve',
    id,
    by: COMMISSION,
    zh: '免去协作区主任',
    en: 'Relieve the zone director',
  },
  RecordOfficeHead: {
    body: RecordOfficeHead,
    post: 'offices/:office/head',
    id,
    by: COMMISSION,
    zh: '登记室主任',
    en: 'Record the head of an office',
  },
  DesignateLiaison: {
    body: DesignateLiaison,
    post: 'offices/:office/liaison',
    id,
    by: ITS_OFFICE,
    zh: '指定联络员',
    en: 'Designate the liaison officer',
  },
  ReplaceLiaison: {
    body: ReplaceLiaison,
    post: 'offices/:office/liaison/replace',
    id,
    by: ITS_OFFICE,
    zh: '更换联络员',
    en: 'Replace the liaison officer',
  },
  AllotSpecialSupervisor: {
    body: AllotSpecialSupervisor,
    post: 'zones/:zone/special-supervisors',
    id,
    by: COMMISSION,
    zh: '安排特约监察员',
    en: 'Allot a special supervisor',
  },
  AddZoneMember: {
    body: AddZoneMember,
    post: 'zones/:zone/members',
    id,
    by: ITS_OFFICE,
    zh: '增加协作区成员',
    en: 'Add a zone member',
  },
  ReassignZoneMember: {
    body: ReassignZoneMember,
    post: 'zone-members/:person/reassign',
    id,
    by: ITS_OFFICE,
    zh: '调整协作区成员（开列交接单）',
    en: 'Reassign a zone member (opens the hand-over list)',
  },
  RemoveZoneMember: {
    body: RemoveZoneMember,
    post: 'zone-members/:person/remove',
    id,
    by: ITS_OFFICE,
    zh: '移出协作区成员',
    en: 'Remove a zone member',
  },
  AcceptHandoverItem: {
    body: AcceptHandoverItem,
    post: 'handovers/:handover/items/:item/accept',
    id,
    by: namedInIt,
    zh: '接收交接事项',
    en: 'Accept an item of a hand-over',
  },
  AdjustZoneComposition: {
    body: AdjustZoneComposition,
    post: 'zones/composition',
    id,
    by: COMMISSION,
    zh: '调整协作区组成',
    en: 'Adjust the composition of zones',
  },
};
