import { dayOf } from '@libs/event-sourcing/time.js';
import type { TimedPolicy } from '../shared/capability.js';
import { reportsKnown } from './periodic-report.facts.js';

export const missReportAfterItsDay: TimedPolicy = {
  name: 'miss-report-after-its-day',
  async due(now, ask) {
    const today = dayOf(now);
    return Object.entries(await ask.fact(reportsKnown)).flatMap(([id, { is, missed, due, handedIn }]) =>
      (is === 'scheduled' || is === 'owed') && !missed && !handedIn && due < today
        ? [{ key: `miss:${id}:${due}`, command: 'MissReport', id, body: {} }]
        : [],
    );
  },
};
