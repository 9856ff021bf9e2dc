import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { halfYearSummary } from './tellings/s15-half-year-summary.js';

describe.each(stages)('S15 the half-year summary (R44, R45), on $name', (stage) =>
  tellAlone(halfYearSummary, () => Story.established(stage, '2026-05-29T08:00:00+08:00')),
);
