import type { Routes } from '../shared/capability.js';
import { anyOf } from '../shared/rights.js';
import {
  CancelDeadline,
  type DeadlineCommands,
  MeetDeadline,
  MissDeadline,
  MoveDeadline,
  RecomputeDeadline,
  RemindOfDeadline,
  ResumeDeadline,
  SetDeadline,
  SuspendDeadline,
} from './deadline.commands.js';

/** Nobody sets or ends a last day by hand: it follows from what was done. */
const by = anyOf('policy');

export const deadlinesRoutes: Routes<DeadlineCommands> = {
  SetDeadline: { body: SetDeadline, post: 'deadlines/:id/set', by, zh: '设定期限', en: 'Set a deadline' },
  MoveDeadline: { body: MoveDeadline, post: 'deadlines/:id/move', by, zh: '调整期限', en: 'Move a deadline' },
  RecomputeDeadline: {
    body: RecomputeDeadline,
    post: 'deadlines/:id/recompute',
    by,
    zh: '重算期限',
    en: 'Count a deadline again',
  },
  MeetDeadline: { body: MeetDeadline, post: 'deadlines/:id/meet', by, zh: '期限内办结', en: 'Note a deadline as met' },
  SuspendDeadline: {
    body: SuspendDeadline,
    post: 'deadlines/:id/suspend',
    by,
    zh: '中止期限',
    en: 'Suspend a deadline',
  },
  ResumeDeadline: { body: ResumeDeadline, post: 'deadlines/:id/resume', by, zh: '恢复期限', en: 'Resume a deadline' },
  CancelDeadline: { body: CancelDeadline, post: 'deadlines/:id/cancel', by, zh: '撤销期限', en: 'Cancel a deadline' },
  RemindOfDeadline: {
    body: RemindOfDeadline,
    post: 'deadlines/:id/remind',
    by,
    zh: '提醒',
    en: 'Remind of a deadline',
  },
  MissDeadline: { body: MissDeadline, post: 'deadlines/:id/miss', by, zh: '记录逾期', en: 'Note a deadline as missed' },
};
