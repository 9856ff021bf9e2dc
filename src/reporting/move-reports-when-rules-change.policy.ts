import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { periodNamed } from './period.js';
import { reportsKnown } from './periodic-report.facts.js';
import { dueOf } from './report-calendar.js';

/** Reports still owed whose last day is another under the rules and the calendar as they now are. */
async function moved(_event: unknown, ask: Ask): Promise<readonly Asked[]> {
  const [reports, rulebook] = [await ask.fact(reportsKnown), await ask.fact(rulebookFact)];
  return Object.entries(reports).flatMap(([id, { is, missed, kind, period, due }]) =>
    (is === 'scheduled' || is === 'owed') && !missed && dueOf(rulebook, periodNamed(kind, period)).due !== due
      ? [{ command: 'MoveReportDue', id, body: {} }]
      : [],
  );
}

export const moveReportsWhenRulesChange: Policy = {
  name: 'move-reports-when-rules-change',
  on: { HolidayCalendarPublished: moved, CalendarExceptionDecided: moved, ParameterSet: moved },
};
