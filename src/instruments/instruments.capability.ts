import type { Capability, Page } from '../shared/capability.js';
import { ZONE_PEOPLE } from '../shared/own-rows.js';
import { OF_BODY } from '../shared/posts.js';
import { anyOf, COUNTY_STAFF, type Right } from '../shared/rights.js';
import { calendarNotices } from './calendar-notices.view.js';
import { instrumentLibrary } from './instrument-library.view.js';
import { instrumentRefusals } from './instruments.refusals.js';
import { instrumentsRoutes } from './instruments.routes.js';
import { parameterRegister } from './parameter-register.view.js';
import { rulebook } from './rulebook.js';

/** What rules everybody is open to everybody who works here. */
const EVERYBODY: readonly Right[] = [...COUNTY_STAFF, ...ZONE_PEOPLE, ...anyOf(...OF_BODY)];

export const instrumentLibraryPage: Page = {
  view: instrumentLibrary,
  get: 'instruments',
  by: EVERYBODY,
  zh: '制度库',
  en: 'Instrument library',
  filters: ['state', 'issuer'],
  sort: { from: 1 },
};

export const parameterRegisterPage: Page = {
  view: parameterRegister,
  get: 'parameters',
  by: EVERYBODY,
  zh: '参数表',
  en: 'Parameters set by the county',
  filters: ['parameter'],
  sort: { parameter: 1 },
};

export const calendarNoticesPage: Page = {
  view: calendarNotices,
  get: 'calendar',
  by: EVERYBODY,
  zh: '工作日历',
  en: 'Working calendar',
  filters: ['year'],
  sort: { year: 1 },
};

export const instrumentsCapability: Capability = {
  name: 'instruments',
  decider: rulebook,
  routes: instrumentsRoutes,
  pages: [instrumentLibraryPage, parameterRegisterPage, calendarNoticesPage],
  refusals: instrumentRefusals,
  fulfils: {
    R1: ['RegisterInstrument', 'AmendInstrument', 'RepealInstrument', 'SetParameter', 'instruments', 'parameters'],
    R25: ['PublishHolidayCalendar', 'DecideCalendarException', 'calendar'],
  },
};
