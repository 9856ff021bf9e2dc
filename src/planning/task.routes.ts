import type { Routes } from '../shared/capability.js';
import {
  anyOf,
  CONDUCT_OFFICE,
  ITS_DIRECTOR_OR_DEPUTY,
  LEADERS,
  PRINCIPAL_LEADER,
  type Right,
} from '../shared/rights.js';
import {
  AssignTask,
  CancelTask,
  ClassifyTask,
  CloseTask,
  CompleteSubTask,
  DesignateCollaborationItem,
  ExtendTask,
  OrderCrossInspection,
  ReceiveTask,
  ResumeTask,
  SuspendTask,
  type TaskCommands,
  TransferTaskToZone,
} from './task.commands.js';
import { taskName } from './task.state.js';

/** Who may change the terms of work that was handed out. */
const TERMS: readonly Right[] = [...LEADERS, ...anyOf('conduct-office-head')];

export const taskRoutes: Routes<TaskCommands> = {
  AssignTask: {
    body: AssignTask,
    post: 'tasks',
    id: taskName,
    by: CONDUCT_OFFICE,
    zh: '交办任务',
    en: 'Assign a task',
  },
  DesignateCollaborationItem: {
    body: DesignateCollaborationItem,
    post: 'tasks/designated',
    by: anyOf('leader-in-charge', 'office-head'),
    zh: '指定协作办理事项',
    en: 'Designate a collaboration item',
  },
  ReceiveTask: {
    body: ReceiveTask,
    post: 'tasks/:id/receive',
    by: ITS_DIRECTOR_OR_DEPUTY,
    zh: '签收任务',
    en: 'Receive the task',
  },
  ExtendTask: { body: ExtendTask, post: 'tasks/:id/extend', by: TERMS, zh: '延长办理期限', en: 'Extend the task' },
  SuspendTask: { body: SuspendTask, post: 'tasks/:id/suspend', by: TERMS, zh: '中止任务', en: 'Suspend the task' },
  ResumeTask: { body: ResumeTask, post: 'tasks/:id/resume', by: TERMS, zh: '恢复任务', en: 'Resume the task' },
  OrderCrossInspection: {
    body: OrderCrossInspection,
    post: 'tasks/:id/cross-inspection',
    by: PRINCIPAL_LEADER,
    zh: '决定交叉监督检查',
    en: 'Order a cross inspection',
  },
  TransferTaskToZone: {
    body: TransferTaskToZone,
    post: 'tasks/:id/transfer',
    by: TERMS,
    zh: '任务移交其他协作区',
    en: 'Transfer the task to another zone',
  },
  ClassifyTask: {
    body: ClassifyTask,
    post: 'tasks/:id/classify',
    by: CONDUCT_OFFICE,
    zh: '确定任务类别和轻重缓急',
    en: 'Classify the task',
  },
  CompleteSubTask: {
    body: CompleteSubTask,
    post: 'tasks/:id/sub-tasks/:sub/complete',
    by: ITS_DIRECTOR_OR_DEPUTY,
    zh: '完成子任务',
    en: 'Complete a sub-task',
  },
  CancelTask: { body: CancelTask, post: 'tasks/:id/cancel', by: TERMS, zh: '取消任务', en: 'Cancel the task' },
  CloseTask: { body: CloseTask, post: 'tasks/:id/close', by: CONDUCT_OFFICE, zh: '办结任务', en: 'Close the task' },
};
