import { CountyCommand } from '../shared/command.js';
import { Day, Id, Text } from '../shared/fields.js';

export class AddZoneMember extends CountyCommand {
  @Id() readonly person!: string;
  @Id() readonly zone!: string;
  /** The township commission or dispatched group the person belongs to; it stays so. */
  @Id() readonly home!: string;
  @Day() readonly from!: string;
}

export class ReassignZoneMember extends CountyCommand {
  @Id() readonly person!: string;
  @Id() readonly toZone!: string;
  @Id() readonly toHome!: string;
  @Day() readonly from!: string;
  /** Who takes over what is open. */
  @Id() readonly successor!: string;
  /** Records of open work that the person expressly keeps. */
  @Id({ optional: true, many: { max: 200 } }) readonly keeps?: readonly string[];
  @Text({ max: 200 }) readonly reason!: string;
}

export class RemoveZoneMember extends CountyCommand {
  @Id() readonly person!: string;
  @Day() readonly until!: string;
  @Id() readonly successor!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

/** Before leaving: so that everything has been taken over by the day of it. */
export class OpenHandover extends CountyCommand {
  @Id() readonly person!: string;
  @Id() readonly successor!: string;
  @Id({ optional: true, many: { max: 200 } }) readonly keeps?: readonly string[];
}

class HandoverItem extends CountyCommand {
  @Id() readonly handover!: string;
  @Id() readonly item!: string;
}

export class AcceptHandoverItem extends HandoverItem {}

export class AssignHandoverItem extends HandoverItem {
  /** Another member of the zone that is left. */
  @Id() readonly to!: string;
}

export class ContestHandoverItem extends HandoverItem {
  @Text({ max: 200 }) readonly reason!: string;
}

/** When nobody has accepted within the term: who leaves is excused, and the rest is given to somebody by decision. */
export class ExcuseHandover extends CountyCommand {
  @Id() readonly handover!: string;
  @Id() readonly to!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export interface MembershipCommands {
  AddZoneMember: AddZoneMember;
  ReassignZoneMember: ReassignZoneMember;
  RemoveZoneMember: RemoveZoneMember;
  OpenHandover: OpenHandover;
  AcceptHandoverItem: AcceptHandoverItem;
  AssignHandoverItem: AssignHandoverItem;
  ContestHandoverItem: ContestHandoverItem;
  ExcuseHandover: ExcuseHandover;
}
