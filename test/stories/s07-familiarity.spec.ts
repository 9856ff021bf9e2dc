import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { familiarity, LIUWAN } from './tellings/s07-familiarity.js';

describe.each(stages)('S7 what strangers find, on $name', (stage) =>
  tellAlone(familiarity, () =>
    Story.established(stage, '2025-01-06T08:00:00+08:00', countyTable({ townships: [LIUWAN] })),
  ),
);
