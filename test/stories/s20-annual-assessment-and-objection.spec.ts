import { describe } from '@jest/globals';
import { countyTable } from './county-table.js';
import { stages, Story } from './story.js';
import { tellAlone } from './telling.js';
import { annualAssessment, YUNHE } from './tellings/s20-annual-assessment-and-objection.js';

describe.each(stages)('S20 annual assessment and objection (R48, R58, R59, R61, R62), on $name', (stage) =>
  tellAlone(annualAssessment, () =>
    Story.established(stage, '2026-01-05T08:00:00+08:00', countyTable({ townships: [YUNHE] })),
  ),
);
