import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text } from '../shared/fields.js';
import { RELATION_KINDS, type RelationKind } from '../recusals/relations.state.js';
import {
  ACTIVITIES,
  type ActivityKind,
  END_GROUNDS,
  type EndGround,
  TOOK_PART,
  type TookPart,
} from './supervisor.state.js';

/** As a person declares a relation of himself later. */
export class Tie {
  @OneOf(RELATION_KINDS)
  readonly kind!: RelationKind;

  @Id()
  readonly unit!: string;

  @Text({ max: 60, optional: true })
  readonly counterpart?: string;

  @Text({ max: 200, optional: true })
  readonly matter?: string;

  @Day({ optional: true })
  readonly until?: string;
}

/** `clear`: the Commission has looked, and found no disciplinary or other punishment. */
const VETTED = ['clear', 'disciplined'] as const;

export class AppointSupervisor extends CountyCommand {
  @Text({ max: 40 })
  readonly name!: string;

  @Day()
  readonly from!: string;

  /** First day no longer. */
  @Day()
  readonly until!: string;

  @OneOf(VETTED)
  readonly vetted!: (typeof VETTED)[number];

  /** `no-conflict`, or `relations`, which are then named. */
  @OneOf(['no-conflict', 'relations'])
  readonly declaration!: 'no-conflict' | 'relations';

  @Part(() => Tie, { optional: true, many: { min: 1, max: 20 } })
  readonly relations?: readonly Tie[];
}

export class RenewTerm extends CountyCommand {
  @Day()
  readonly until!: string;
}

export class EndTerm extends CountyCommand {
  /** First day no longer; not later than today. */
  @Day()
  readonly until!: string;

  @OneOf(END_GROUNDS)
  readonly ground!: EndGround;

  @Text({ max: 200 })
  readonly reason!: string;
}

export class InviteToActivity extends CountyCommand {
  @Id()
  readonly activity!: string;

  @Id()
  readonly zone!: string;

  @OneOf(ACTIVITIES)
  readonly kind!: ActivityKind;

  @Text({ max: 100 })
  readonly title!: string;

  @Day()
  readonly day!: string;

  @Id({ optional: true })
  readonly task?: string;
}

export class RecordParticipation extends CountyCommand {
  @Id()
  readonly activity!: string;

  @OneOf(TOOK_PART)
  readonly took!: TookPart;

  @Text({ max: 400, optional: true })
  readonly note?: string;
}

export interface SupervisorCommands {
  AppointSupervisor: AppointSupervisor;
  RenewTerm: RenewTerm;
  EndTerm: EndTerm;
  InviteToActivity: InviteToActivity;
  RecordParticipation: RecordParticipation;
}
