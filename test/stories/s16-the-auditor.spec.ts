import { describe } from '@jest/globals';
import { openWithInventedTownship } from './spring-festival.js';
import { stages } from './story.js';
import { tellAlone } from './telling.js';
import { theAuditor } from './tellings/s16-the-auditor.js';

describe.each(stages)('S16 the auditor, on $name (R69, R72)', (stage) =>
  tellAlone(theAuditor, () => openWithInventedTownship(stage, '2026-05-20T08:00:00+08:00')),
);
