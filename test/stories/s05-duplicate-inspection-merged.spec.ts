import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { duplicateMerged } from './tellings/s05-duplicate-inspection-merged.js';

describe.each(stages)('S5 political supervision on the Yellow River pilot area, on $name', (stage) =>
  tellAlone(duplicateMerged, () => Story.established(stage, '2026-01-05T08:00:00+08:00')),
);
