import { defineView } from '@libs/read-models/view.js';
import type { PlanEvents } from './plan.state.js';
import type { TaskEvents } from './task.state.js';

export type FestivalRow = {
  readonly year: string;
  readonly item: string;
  readonly festival: string;
  readonly from: string;
  readonly to: string;
  /** The State Council's notice; `null`: entered by hand. */
  readonly notice: string | null;
  readonly worked: readonly string[];
  readonly lastWorkingDay: string;
  readonly planBy: string;
  readonly plannedAt: string;
  readonly late: number;
  readonly inTime: boolean;
  /** Tasks handed to zones since. */
  readonly tasks: readonly string[];
};

type Told = Pick<PlanEvents, 'FestivalCheckScheduled'> & Pick<TaskEvents, 'TaskAssigned'>;

/** 节日检查日历: which festival, which days, planned when, and whether that was early enough. */
export const festivalCalendar = defineView<FestivalRow, Told>()({
  name: 'festival-calendar',
  version: 1,
  key: (event) => `${event.type === 'TaskAssigned' ? event.data.plan : event.id}-${event.data.item}`,
  on: {
    FestivalCheckScheduled: (row, { id, data, meta }) => ({
      year: id,
      item: data.item,
      festival: data.festival,
      from: data.from,
      to: data.to,
      notice: data.notice ?? null,
      worked: data.worked,
      lastWorkingDay: data.lastWorkingDay,
      planBy: data.planBy,
      plannedAt: meta.occurredAt,
      late: data.late,
      inTime: data.late === 0,
      tasks: row?.tasks ?? [],
    }),
    TaskAssigned: (row, { id }) => row && { ...row, tasks: [...row.tasks, id] },
  },
  indexes: [['year', 'from']],
});
