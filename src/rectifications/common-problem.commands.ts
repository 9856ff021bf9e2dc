import { CountyCommand } from '../shared/command.js';
import { Id, Text } from '../shared/fields.js';

/** 共性问题: the same problem at two units or more. */
export class IdentifyCommonProblem extends CountyCommand {
  @Text({ max: 80 }) readonly title!: string;
  @Text({ max: 40 }) readonly kind!: string;
  @Text({ max: 2000, optional: true }) readonly causes?: string;
  @Id({ many: { min: 2, max: 200 } }) readonly issues!: readonly string[];
}

export class LinkCommonProblem extends CountyCommand {
  @Id() readonly issue!: string;
}

export class DropFromCommonProblem {
  @Id() readonly issue!: string;
  /** The issue under which it is kept now, where it was a duplicate: that one stands for it. */
  @Id({ optional: true }) readonly into?: string;
}

export class DescribeCauses extends CountyCommand {
  @Text({ max: 2000 }) readonly causes!: string;
}

export class ProposeMeasure extends CountyCommand {
  @Text({ max: 1000 }) readonly text!: string;
}

export class AdoptMeasure extends CountyCommand {
  /** Number of the proposal. */
  @Id() readonly measure!: string;
  /** The rule that answers the problem, as the county's library of instruments has it. */
  @Id() readonly instrument!: string;
}

export class CloseCommonProblem extends CountyCommand {
  @Text({ max: 1000 }) readonly outcome!: string;
}

export interface CommonProblemCommands {
  IdentifyCommonProblem: IdentifyCommonProblem;
  LinkCommonProblem: LinkCommonProblem;
  DropFromCommonProblem: DropFromCommonProblem;
  DescribeCauses: DescribeCauses;
  ProposeMeasure: ProposeMeasure;
  AdoptMeasure: AdoptMeasure;
  CloseCommonProblem: CloseCommonProblem;
}
