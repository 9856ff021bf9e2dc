import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { interference } from './tellings/s10-interference.js';

describe.each(stages)('S10 interference (R70), on $name', (stage) =>
  tellAlone(interference, () => Story.established(stage, '2026-04-01T08:00:00+08:00')),
);
