import { dayOf } from '@libs/event-sourcing/time.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { TimedPolicy } from '../shared/capability.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import { reportsKnown } from './periodic-report.facts.js';
import { dueOf, owedIn } from './report-calendar.js';

/**
 * What was due before the calendar began is owed by nobody; what was due while the program slept is: then the same body
 * has earlier reports in the calendar.
 */
export const scheduleTheYearsReports: TimedPolicy = {
  name: 'schedule-the-years-reports',
  async due(now, ask) {
    const today = dayOf(now);
    const [reports, arrangement, rulebook] = [
      await ask.fact(reportsKnown),
      await ask.fact(arrangementFact),
      await ask.fact(rulebookFact),
    ];
    const known = Object.values(reports);
    return owedIn(today.slice(0, 4), arrangement, rulebook)
      .filter(({ id, body, period }) => {
        // Asked every minute, and nearly always of reports that are in the calendar: only for others is the day worked out.
        if (reports[id]) return false;
        const { due } = dueOf(rulebook, period);
        return due >= today || known.some((one) => one.body === body && one.kind === period.kind && one.to < period.to);
      })
      .map(({ id }) => ({ key: `schedule:${id}`, command: 'SchedulePeriod', id, body: {} }));
  },
};
