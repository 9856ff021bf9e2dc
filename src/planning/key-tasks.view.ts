import { defineView } from '@libs/read-models/view.js';
import type { KeyTask, PlanEvents } from './plan.state.js';

export type KeyTaskListRow = {
  readonly year: string;
  readonly version: number;
  /** First day on which it holds. */
  readonly from: string;
  readonly tasks: readonly { readonly title: string; readonly item: string | null; readonly source: string | null }[];
  readonly publishedBy: string;
  readonly publishedAt: string;
  /** The list that holds from its first day on; the others stay readable. */
  readonly latest: boolean;
  readonly replacedFrom: string | null;
};

const listed = ({ title, item, source }: KeyTask) => ({ title, item: item ?? null, source: source ?? null });
const keyOf = (year: string, version: number) => `${year}-${version}`;

/** 监督重点任务清单: every version, and from when to when it held. */
export const keyTaskLists = defineView<KeyTaskListRow, Pick<PlanEvents, 'KeyTaskListPublished'>>()({
  name: 'key-task-lists',
  version: 1,
  key: ({ data: { year, version } }) => [keyOf(year, version), ...(version > 1 ? [keyOf(year, version - 1)] : [])],
  on: {
    KeyTaskListPublished: (row, { data: { year, version, from, tasks }, meta }, key) =>
      key === keyOf(year, version)
        ? {
            year,
            version,
            from,
            tasks: tasks.map(listed),
            publishedBy: meta.actor.person,
            publishedAt: meta.occurredAt,
            latest: true,
            replacedFrom: null,
          }
        : { ...row!, latest: false, replacedFrom: from },
  },
  indexes: [['year', 'latest']],
});
