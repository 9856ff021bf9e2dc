import type { Open } from './diary.js';
import { ASSESSMENT_MEASURES } from './rulebook.js';
import type { Staff } from './staff.js';

const SCHEME = 'annual';

/**
 * The scheme of the annual assessment, published before the period it weighs. The assessment itself is opened only when
 * the year is over, after the end of this story.
 */
export function assessment(open: Open, staff: Staff): void {
  open('assessment-scheme', '2026-01-16')
    .does(staff.general, 'DraftScheme', SCHEME, {
      title: '2026年度监督检查协作区工作考核办法（演示数据）',
      from: '2026-02-01',
      indicators: [
        { indicator: 'tasks-completed', weight: 10 },
        { indicator: 'units-covered', weight: 5, full: 4 },
        { indicator: 'cross-inspections', weight: 5 },
        { indicator: 'dispatch-days', weight: 10, full: 20 },
        { indicator: 'reports-not-returned', weight: 10 },
        { indicator: 'clues-accepted', weight: 5 },
        { indicator: 'deadlines-kept', weight: 5 },
        { indicator: 'evidence-complete', weight: 10 },
        { indicator: 'rectified-on-time', weight: 16 },
        { indicator: 'not-recurring', weight: 10 },
        { indicator: 'recheck-passed', weight: 4 },
        { indicator: 'responsibility-fixed', weight: 10 },
      ],
    })
    .after(4)
    .does(staff.inCharge[0], 'PublishScheme', SCHEME, { instrument: ASSESSMENT_MEASURES });
}
