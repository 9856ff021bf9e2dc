import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Part, Text, Whole } from '../shared/fields.js';
import { type ParameterName, PARAMETERS } from './parameters.js';

class InstrumentText extends CountyCommand {
  @Id()
  readonly instrument!: string;

  @Text({ max: 120 })
  readonly title!: string;

  /** As printed, e.g. 国办发明电〔2025〕7号. */
  @Text({ max: 60, optional: true })
  readonly number?: string;

  @Text({ max: 60 })
  readonly issuer!: string;

  /** First day in force. */
  @Day()
  readonly from!: string;
}

export class RegisterInstrument extends InstrumentText {}

export class AmendInstrument extends InstrumentText {}

export class RepealInstrument extends CountyCommand {
  @Id()
  readonly instrument!: string;

  @Day()
  readonly from!: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

class TermOf {
  @OneOf(['days', 'working-days', 'months'])
  readonly unit!: 'days' | 'working-days' | 'months';

  @Whole({ min: 0, max: 400 })
  readonly n!: number;

  /** Where the last day is not worked. */
  @OneOf(['back', 'forward'], { optional: true })
  readonly shift?: 'back' | 'forward';
}

class DayRuleOf {
  /** Months after the last month of the period. */
  @Whole({ min: 0, max: 11 })
  readonly month!: number;

  @Whole({ min: 1, max: 31 })
  readonly day!: number;

  @OneOf(['back', 'forward'], { optional: true })
  readonly shift?: 'back' | 'forward';
}

/** One of `term`, `rule` and `number`: that which the parameter is. */
export class SetParameter extends CountyCommand {
  @OneOf(Object.keys(PARAMETERS))
  readonly parameter!: ParameterName;

  @Part(() => TermOf, { optional: true })
  readonly term?: TermOf;

  @Part(() => DayRuleOf, { optional: true })
  readonly rule?: DayRuleOf;

  @Whole({ min: 0, max: 10_000 }, { optional: true })
  readonly number?: number;

  /** First day on which it holds. */
  @Day()
  readonly from!: string;

  /** The instrument that says so; a leader's own decision needs none. */
  @Id({ optional: true })
  readonly instrument?: string;

  @Text({ max: 500 })
  readonly reason!: string;
}

class Holiday {
  @Text({ max: 20 })
  readonly name!: string;

  @Day()
  readonly from!: string;

  @Day()
  readonly to!: string;
}

export class PublishHolidayCalendar extends CountyCommand {
  @Whole({ min: 2025, max: 2099 })
  readonly year!: number;

  @Text({ max: 60 })
  readonly notice!: string;

  @Day()
  readonly issued!: string;

  @Part(() => Holiday, { many: { min: 1, max: 20 } })
  readonly holidays!: Holiday[];

  /** Days of a weekend that are worked instead. */
  @Day({ many: { max: 30 } })
  readonly worked!: string[];
}

export class DecideCalendarException extends CountyCommand {
  @Day()
  readonly day!: string;

  @OneOf(['works', 'off'])
  readonly as!: 'works' | 'off';

  @Text({ max: 200 })
  readonly reason!: string;
}

export interface RulebookCommands {
  RegisterInstrument: RegisterInstrument;
  AmendInstrument: AmendInstrument;
  RepealInstrument: RepealInstrument;
  SetParameter: SetParameter;
  PublishHolidayCalendar: PublishHolidayCalendar;
  DecideCalendarException: DecideCalendarException;
}
