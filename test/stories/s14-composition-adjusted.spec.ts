import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { compositionAdjusted } from './tellings/s14-composition-adjusted.js';

describe.each(stages)('S14 the composition is adjusted, on $name', (stage) =>
  tellAlone(compositionAdjusted, () => Story.established(stage, '2026-01-05T08:00:00+08:00')),
);
