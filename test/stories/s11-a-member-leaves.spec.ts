import { describe } from '@jest/globals';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { aMemberLeaves } from './tellings/s11-a-member-leaves.js';

describe.each(stages)('S11 a member leaves in the middle of a task (R15), on $name', (stage) =>
  tellAlone(aMemberLeaves, () => Story.established(stage, '2026-03-02T08:00:00+08:00')),
);
