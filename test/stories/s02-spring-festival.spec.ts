import { describe } from '@jest/globals';
import { openWithInventedTownship } from './spring-festival.js';
import { stages } from './story.js';
import { tellAlone } from './telling.js';
import { springFestivalCheck } from './tellings/s02-spring-festival.js';

describe.each(stages)('S2 the Spring Festival check, on $name', (stage) =>
  tellAlone(springFestivalCheck, () => openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00')),
);
