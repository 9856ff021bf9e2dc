import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text } from '../shared/fields.js';

export type UnitKind = 'unit' | 'commission' | 'group';

/** An inspected unit, a township commission or a dispatched group, in no zone until it is assigned to one. */
export class RegisterUnit extends CountyCommand {
  @Id() readonly unit!: string;
  @OneOf(['unit', 'commission', 'group']) readonly kind!: UnitKind;
  @Text({ max: 60 }) readonly name!: string;
  /** Of an inspected unit. */
  @Id({ optional: true }) readonly category?: string;
  /** Of a commission: the one township it sits in; of a group: the units it is stationed in. */
  @Id({ optional: true, many: { max: 30 } }) readonly hosts?: readonly string[];
}

export class AssignUnitToZone extends CountyCommand {
  /** An inspected unit or a body that is in no zone. */
  @Id() readonly unit!: string;
  @Id() readonly zone!: string;
  @Day() readonly from!: string;
}

export class RenameUnit extends CountyCommand {
  /** An inspected unit, one in brackets, a body or an office. */
  @Id() readonly unit!: string;
  @Text({ max: 60 }) readonly name!: string;
  /** First day of the name. */
  @Day() readonly from!: string;
}

export class AddAlias extends CountyCommand {
  @Id() readonly unit!: string;
  @Text({ max: 60 }) readonly alias!: string;
}

export class AttachSubUnit extends CountyCommand {
  /** The unit in whose brackets it stands from then on. */
  @Id() readonly whole!: string;
  @Id() readonly unit!: string;
  /** Of one that is not known yet. */
  @Text({ max: 60, optional: true }) readonly name?: string;
  @Day() readonly from!: string;
}

export class DetachSubUnit extends CountyCommand {
  @Id() readonly unit!: string;
  @Day() readonly from!: string;
}

export class MergeUnits extends CountyCommand {
  @Id() readonly unit!: string;
  /** The unit that goes on. */
  @Id() readonly into!: string;
  @Day() readonly from!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export class RetireUnit extends CountyCommand {
  /** An inspected unit or a body that ends without a successor. */
  @Id() readonly unit!: string;
  /** First day no longer. */
  @Day() readonly until!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export class MapUnitToGroup extends CountyCommand {
  @Id() readonly unit!: string;
  /** The dispatched group that covers it. */
  @Id() readonly group!: string;
  @Day() readonly from!: string;
}

export interface UnitCommands {
  RegisterUnit: RegisterUnit;
  AssignUnitToZone: AssignUnitToZone;
  RenameUnit: RenameUnit;
  AddAlias: AddAlias;
  AttachSubUnit: AttachSubUnit;
  DetachSubUnit: DetachSubUnit;
  MergeUnits: MergeUnits;
  RetireUnit: RetireUnit;
  MapUnitToGroup: MapUnitToGroup;
}
