import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { QINGHE, rectificationOverdue } from './tellings/s13-rectification-overdue.js';

describe.each(stages)('S13 a rectification that is overdue (R43, R60), on $name', (stage) =>
  tellAlone(rectificationOverdue, () =>
    Story.established(stage, '2026-04-07T08:00:00+08:00', countyTable({ townships: [QINGHE] })),
  ),
);
