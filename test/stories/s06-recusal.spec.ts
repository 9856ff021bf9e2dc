import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { recusal } from './tellings/s06-recusal.js';

describe.each(stages)('S6 recusal (R37, R71), on $name', (stage) =>
  tellAlone(recusal, () => Story.established(stage, '2026-01-05T08:00:00+08:00')),
);
