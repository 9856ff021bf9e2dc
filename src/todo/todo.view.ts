import { defineView, type View } from '@libs/read-models/view.js';
import { taskKeys, taskRows } from './task.todo.js';
import { dispatchKeys, dispatchRows } from './dispatch.todo.js';
import { clueKeys, clueRows } from './clue.todo.js';
import { issueKeys, issueRows } from './issue.todo.js';
import { zoneKeys, zoneRows } from './zone.todo.js';
import { reportKeys, reportRows } from './report.todo.js';
import { requestKeys, requestRows } from './request.todo.js';
import { assessmentKeys, assessmentRows } from './assessment.todo.js';
import { paperKeys, paperRows } from './paper.todo.js';
import type { TodoRow } from './todo-row.js';

const keys = {
  ...taskKeys,
  ...dispatchKeys,
  ...clueKeys,
  ...issueKeys,
  ...zoneKeys,
  ...reportKeys,
  ...requestKeys,
  ...assessmentKeys,
  ...paperKeys,
} as Readonly<Record<string, View['key']>>;

/** 待办: one row a matter, with the step that comes next and whose turn it is. Each subject says it of its own. */
export const todo = defineView<TodoRow, Record<string, object>>()({
  name: 'to-do',
  version: 13,
  key: (event) => (Object.hasOwn(keys, event.type) ? keys[event.type]!(event) : `${event.category}:${event.id}`),
  on: {
    ...taskRows,
    ...dispatchRows,
    ...clueRows,
    ...issueRows,
    ...zoneRows,
    ...reportRows,
    ...requestRows,
    ...assessmentRows,
    ...paperRows,
  },
  indexes: ['posts', 'persons', 'doneBy', 'open'],
});
