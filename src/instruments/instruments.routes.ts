import type { Routes } from '../shared/capability.js';
import { anyOf, GENERAL_OFFICE, LEADERS, type Right } from '../shared/rights.js';
import {
  AmendInstrument,
  DecideCalendarException,
  PublishHolidayCalendar,
  RegisterInstrument,
  RepealInstrument,
  type RulebookCommands,
  SetParameter,
} from './rulebook.commands.js';

const DECIDE: readonly Right[] = [...LEADERS, ...anyOf('general-office-head')];
const id = 'county';

export const instrumentsRoutes: Routes<RulebookCommands> = {
  RegisterInstrument: {
    body: RegisterInstrument,
    post: 'instruments',
    id,
    by: GENERAL_OFFICE,
    zh: '登记制度',
    en: 'Register an instrument',
  },
  AmendInstrument: {
    body: AmendInstrument,
    post: 'instruments/:instrument/amend',
    id,
    by: GENERAL_OFFICE,
    zh: '修订制度',
    en: 'Amend an instrument',
  },
  RepealInstrument: {
    body: RepealInstrument,
    post: 'instruments/:instrument/repeal',
    id,
    by: GENERAL_OFFICE,
    zh: '废止制度',
    en: 'Repeal an instrument',
  },
  SetParameter: {
    body: SetParameter,
    post: 'parameters/:parameter',
    id,
    by: DECIDE,
    zh: '设定参数',
    en: 'Set a parameter',
  },
  PublishHolidayCalendar: {
    body: PublishHolidayCalendar,
    post: 'calendar/notices',
    id,
    by: GENERAL_OFFICE,
    zh: '发布放假安排',
    en: 'Publish a holiday notice',
  },
  DecideCalendarException: {
    body: DecideCalendarException,
    post: 'calendar/exceptions',
    id,
    by: DECIDE,
    zh: '决定工作日例外',
    en: 'Decide that a day is worked, or is not',
  },
};
