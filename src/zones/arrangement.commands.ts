import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text, Whole } from '../shared/fields.js';
import type { MembershipCommands } from './membership.commands.js';
import type { UnitCommands } from './unit.commands.js';

class NamedPart {
  @Id() readonly id!: string;
  @Text({ max: 60 }) readonly name!: string;
}

class TableBody extends NamedPart {
  @OneOf(['commission', 'group']) readonly kind!: 'commission' | 'group';
  @Text({ max: 60, optional: true }) readonly printedAs?: string;
  /** The township a commission sits in; the units a group is stationed in. */
  @Id({ many: { max: 30 } }) readonly hosts!: readonly string[];
}

class TableUnit extends NamedPart {
  @Id() readonly category!: string;
  @Part(() => NamedPart, { optional: true, many: { max: 20 } }) readonly subUnits?: readonly NamedPart[];
}

class TableZone extends NamedPart {
  @Whole({ min: 1, max: 99 }) readonly no!: number;
  @Part(() => NamedPart) readonly office!: NamedPart;
  @Part(() => NamedPart, { many: { max: 50 } }) readonly supervisors!: readonly NamedPart[];
  @Part(() => TableBody, { many: { min: 1, max: 100 } }) readonly bodies!: readonly TableBody[];
  /** The bodies in the order of the running text (四), where the table prints them in another. */
  @Id({ optional: true, many: { max: 100 } }) readonly textOrder?: readonly string[];
  @Part(() => TableUnit, { many: { min: 1, max: 500 } }) readonly units!: readonly TableUnit[];
}

/** The whole zone table as one reviewed command: accepted whole, or refused whole with every fault named. */
export class EstablishZones extends CountyCommand {
  @Part(() => TableZone, { many: { min: 1, max: 99 } }) readonly zones!: readonly TableZone[];
  /** First day of the arrangement. */
  @Day() readonly from!: string;
  /** Who compared the table with the document. */
  @Text({ max: 64 }) readonly reviewedBy!: string;
}

class ZonePost extends CountyCommand {
  @Id() readonly zone!: string;
  @Id() readonly person!: string;
  @Day() readonly from!: string;
}
export class AppointZoneDirector extends ZonePost {}
export class AppointActingDirector extends ZonePost {}

export class RelieveZoneDirector extends CountyCommand {
  @Id() readonly zone!: string;
  @Day() readonly until!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export class RecordOfficeHead extends CountyCommand {
  @Id() readonly office!: string;
  @Id() readonly person!: string;
  @Day() readonly from!: string;
}

export class DesignateLiaison extends CountyCommand {
  @Id() readonly office!: string;
  @Id() readonly person!: string;
  /** The office's own number or room, for the contact list. */
  @Text({ max: 60, optional: true }) readonly contact?: string;
}

export class ReplaceLiaison extends CountyCommand {
  @Id() readonly office!: string;
  @Id() readonly person!: string;
  @Text({ max: 200 }) readonly reason!: string;
  @Text({ max: 60, optional: true }) readonly contact?: string;
}

/** From today the office has none, until another is designated. */
export class RelieveLiaison extends CountyCommand {
  @Id() readonly office!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

/** From today on. One zone has one office, one office one zone. */
export class SetCounterpartOffice extends CountyCommand {
  @Id() readonly zone!: string;
  @Id() readonly office!: string;
  /** Of an office (or centre, 室、中心) that is not known yet. */
  @Text({ max: 60, optional: true }) readonly name?: string;
}

/** One more zone; what belongs to it is moved there afterwards. */
export class EstablishZone extends CountyCommand {
  @Id() readonly zone!: string;
  @Whole({ min: 1, max: 99 }) readonly no!: number;
  @Text({ max: 60 }) readonly name!: string;
  @Id() readonly office!: string;
  /** Of an office that is not known yet. */
  @Text({ max: 60, optional: true }) readonly officeName?: string;
}

export class AllotSpecialSupervisor extends CountyCommand {
  @Id() readonly person!: string;
  @Text({ max: 40 }) readonly name!: string;
  @Id() readonly zone!: string;
  @Day() readonly from!: string;
}

/** Of a special supervisor: as long as the appointment. */
export class SetAllotmentTerm extends CountyCommand {
  @Id() readonly person!: string;
  /** First day no longer. */
  @Day() readonly until!: string;
}

class Move {
  /** A body or an inspected unit. */
  @Id() readonly member!: string;
  @Id() readonly toZone!: string;
}

export class AdjustZoneComposition extends CountyCommand {
  @Part(() => Move, { many: { min: 1, max: 100 } }) readonly moves!: readonly Move[];
  /** First day of the new composition. */
  @Day() readonly from!: string;
  @Text({ max: 400 }) readonly reason!: string;
}

class Reallotment {
  @Id() readonly person!: string;
  @Id() readonly toZone!: string;
}

/** From today on. Names for everything in it where it goes; members go with their bodies. */
export class DissolveZone extends CountyCommand {
  @Id() readonly zone!: string;
  @Part(() => Move, { many: { max: 600 } }) readonly moves!: readonly Move[];
  @Part(() => Reallotment, { many: { max: 50 } }) readonly supervisors!: readonly Reallotment[];
  @Text({ max: 400 }) readonly reason!: string;
}

export interface ArrangementCommands extends UnitCommands, MembershipCommands {
  EstablishZones: EstablishZones;
  AppointZoneDirector: AppointZoneDirector;
  AppointActingDirector: AppointActingDirector;
  RelieveZoneDirector: RelieveZoneDirector;
  RecordOfficeHead: RecordOfficeHead;
  DesignateLiaison: DesignateLiaison;
  ReplaceLiaison: ReplaceLiaison;
  AllotSpecialSupervisor: AllotSpecialSupervisor;
  RelieveLiaison: RelieveLiaison;
  SetCounterpartOffice: SetCounterpartOffice;
  EstablishZone: EstablishZone;
  SetAllotmentTerm: SetAllotmentTerm;
  AdjustZoneComposition: AdjustZoneComposition;
  DissolveZone: DissolveZone;
}
