import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { quarterlyReports } from './tellings/s08-quarterly-reports.js';

describe.each(stages)('S8 quarterly reports (R56), on $name', (stage) =>
  tellAlone(quarterlyReports, () =>
    Story.established(stage, '2026-01-05T08:00:00+08:00', countyTable({ departments: { 'zone-2': 11 } })),
  ),
);
