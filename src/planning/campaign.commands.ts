import { CountyCommand } from '../shared/command.js';
import { Day, OneOf, Text } from '../shared/fields.js';
import { type Level, LEVELS } from './plan.state.js';

export class OpenCampaign extends CountyCommand {
  @Text({ max: 120 })
  readonly title!: string;

  @OneOf(LEVELS)
  readonly level!: Level;

  /** The issuing document: its number, or its name where it has none. */
  @Text({ max: 120 })
  readonly reference!: string;

  @Day()
  readonly from!: string;

  @Day({ optional: true })
  readonly until?: string;
}

export class CloseCampaign extends CountyCommand {
  @Text({ max: 1000 })
  readonly result!: string;
}

export interface CampaignCommands {
  OpenCampaign: OpenCampaign;
  CloseCampaign: CloseCampaign;
}
