import { dayOf } from '@libs/event-sourcing/time.js';
import type { TimedPolicy } from '../shared/capability.js';
import { reportsKnown } from './periodic-report.facts.js';
import { opensOn } from './report-calendar.js';

export const openReportWhenItsTimeComes: TimedPolicy = {
  name: 'open-report-when-its-time-comes',
  async due(now, ask) {
    const today = dayOf(now);
    return Object.entries(await ask.fact(reportsKnown)).flatMap(([id, report]) =>
      report.is === 'scheduled' && opensOn(report, report.due) <= today
        ? [{ key: `open:${id}`, command: 'OpenPeriod', id, body: {} }]
        : [],
    );
  },
};
