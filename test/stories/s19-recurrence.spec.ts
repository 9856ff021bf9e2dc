import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { BAIHE, recurrence, SONGLIN } from './tellings/s19-recurrence.js';

describe.each(stages)('S19 a closed problem appears again (R56), on $name', (stage) =>
  tellAlone(recurrence, () =>
    Story.established(stage, '2026-05-06T08:00:00+08:00', countyTable({ townships: [SONGLIN, BAIHE] })),
  ),
);
