import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { offlineVillages, SHIGOU } from './tellings/s18-offline-villages.js';

describe.each(stages)('S18 villages without network (R41), on $name', (stage) =>
  tellAlone(offlineVillages, () =>
    Story.established(stage, '2026-09-18T08:00:00+08:00', countyTable({ townships: [SHIGOU] })),
  ),
);
