import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CountyCommand } from '../shared/command.js';
import { Text } from '../shared/fields.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** No figure is a field: what is not typed cannot be typed wrong. */
export class CompileSituation extends CountyCommand {
  /** First month, `YYYY-MM`. */
  @Matches(MONTH)
  @ApiProperty({ type: String, pattern: MONTH.source })
  readonly from!: string;

  /** Last month. */
  @Matches(MONTH)
  @ApiProperty({ type: String, pattern: MONTH.source })
  readonly to!: string;

  @Text({ max: 2000, optional: true })
  readonly remarks?: string;
}

export interface CompilationCommands {
  CompileSituation: CompileSituation;
}
