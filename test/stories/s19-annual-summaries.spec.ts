import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { annualSummaries } from './tellings/s19-annual-summaries.js';

describe.each(stages)('S19 recurrence, next year’s holidays and annual summaries (R46), on $name', (stage) =>
  tellAlone(annualSummaries, () =>
    Story.established(stage, '2026-06-01T08:00:00+08:00', countyTable({ departments: { 'zone-2': 1 } })),
  ),
);
