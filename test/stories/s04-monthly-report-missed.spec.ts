import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { monthlyReportMissed } from './tellings/s04-monthly-report-missed.js';

describe.each(stages)('S4 the monthly report that nobody sent (R55), on $name', (stage) =>
  tellAlone(monthlyReportMissed, () => Story.established(stage, '2026-01-05T08:00:00+08:00')),
);
