import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { correction, LIUHE, SHAZHOU } from './tellings/s17-correction.js';

describe.each(stages)('S17 a problem entered under the wrong unit (R68), on $name', (stage) =>
  tellAlone(correction, () =>
    Story.established(stage, '2026-07-01T08:00:00+08:00', countyTable({ townships: [LIUHE, SHAZHOU] })),
  ),
);
