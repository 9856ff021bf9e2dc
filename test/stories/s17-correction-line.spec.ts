import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { correctionLine } from './tellings/s17-correction-line.js';

describe.each(stages)('S17 the correction line of the next report, on $name', (stage) =>
  tellAlone(correctionLine, () =>
    Story.established(stage, '2026-07-01T08:00:00+08:00', countyTable({ departments: { 'zone-4': 2 } })),
  ),
);
