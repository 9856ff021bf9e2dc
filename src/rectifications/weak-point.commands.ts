import { CountyCommand } from '../shared/command.js';
import { Id, Text } from '../shared/fields.js';

/** 短板弱项, with its cause and a proposal; it cites the issues it is seen from. */
export class RecordWeakPoint extends CountyCommand {
  @Text({ max: 80 }) readonly where!: string;
  @Text({ max: 120 }) readonly title!: string;
  @Text({ max: 1000 }) readonly cause!: string;
  @Text({ max: 1000 }) readonly proposal!: string;
  @Id({ many: { min: 1, max: 100 } }) readonly issues!: readonly string[];
}

export class AmendWeakPoint extends CountyCommand {
  @Text({ max: 1000 }) readonly cause!: string;
  @Text({ max: 1000 }) readonly proposal!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export class DropCitation {
  @Id() readonly issue!: string;
  @Id({ optional: true }) readonly into?: string;
}

export interface WeakPointCommands {
  RecordWeakPoint: RecordWeakPoint;
  AmendWeakPoint: AmendWeakPoint;
  DropCitation: DropCitation;
}
