import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { theYearOpens } from './tellings/s01-the-year-opens.js';

describe.each(stages)('S1 the year opens (R16, R19–R22, R66), on $name', (stage) =>
  tellAlone(theYearOpens, () => Story.open(stage, '2026-01-05T08:00:00+08:00')),
);
