import { describe } from '@jest/globals';
import { openWithInventedTownship } from './spring-festival.js';
import { stages } from './story.js';
import { tellAlone } from './telling.js';
import { theClue } from './tellings/s03-the-clue.js';

describe.each(stages)('S3 the clue (R40), on $name', (stage) =>
  tellAlone(theClue, () => openWithInventedTownship(stage, '2026-01-18T08:00:00+08:00')),
);
