import type { CorrectionEvents } from '../corrections/correction.state.js';
import type { DailySupervisionEvents } from '../daily-supervision/daily-supervision.state.js';
import type { DeadlineEvents } from '../deadlines/deadline.state.js';
import type { HighlightEvents } from '../highlights/highlight.state.js';
import type { ClueEvents } from '../clues/clue.state.js';
import type { InspectionEvents } from '../inspections/inspection.state.js';
import type { TaskEvents } from '../planning/task.state.js';
import type { CommonProblemEvents } from '../rectifications/common-problem.state.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import type { WeakPointEvents } from '../rectifications/weak-point.state.js';
import type { ArrangementEvents } from '../zones/arrangement.state.js';

/** Whatever reports count or cite. */
export type ToldElsewhere = TaskEvents &
  InspectionEvents &
  ClueEvents &
  IssueEvents &
  CommonProblemEvents &
  WeakPointEvents &
  CorrectionEvents &
  DailySupervisionEvents &
  HighlightEvents &
  DeadlineEvents &
  Pick<ArrangementEvents, 'ZoneEstablished'>;
