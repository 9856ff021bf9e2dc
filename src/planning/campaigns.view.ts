import { defineView } from '@libs/read-models/view.js';
import type { CampaignEvents } from './campaign.state.js';
import type { PlanEvents } from './plan.state.js';
import type { TaskEvents } from './task.state.js';

export type CampaignRow = {
  readonly campaign: string;
  readonly title: string;
  readonly level: string;
  readonly reference: string;
  readonly from: string;
  readonly until: string | null;
  readonly state: 'open' | 'closed';
  readonly result: string | null;
  /** Plan items that cite it, and the tasks that came of them: how far each is stands on the task board. */
  readonly items: readonly string[];
  readonly tasks: readonly string[];
};

type Cited = Pick<PlanEvents, 'PlanItemProposed' | 'PlanItemAmended'> & Pick<TaskEvents, 'TaskAssigned'>;

const withItem = (row: CampaignRow | undefined, item: string): CampaignRow | undefined =>
  row && { ...row, items: [...new Set([...row.items, item])] };

/** 专项行动台账: who deployed it, by which document, and what the county does of it. */
export const campaignBoard = defineView<CampaignRow, CampaignEvents & Cited>()({
  name: 'campaign-board',
  version: 1,
  key: (event) => (event.category === 'campaign' ? event.id : (event.data as { campaign?: string }).campaign),
  on: {
    CampaignOpened: (_, { id, data }) => ({
      campaign: id,
      title: data.title,
      level: data.level,
      reference: data.reference,
      from: data.from,
      until: data.until ?? null,
      state: 'open',
      result: null,
      items: [],
      tasks: [],
    }),
    CampaignClosed: (row, { data: { result } }) => ({ ...row!, state: 'closed', result }),
    PlanItemProposed: (row, { id, data: { item } }) => withItem(row, `${id}-${item}`),
    PlanItemAmended: (row, { id, data: { item } }) => withItem(row, `${id}-${item}`),
    TaskAssigned: (row, { id }) => row && { ...row, tasks: [...row.tasks, id] },
  },
  indexes: ['state', 'level'],
});
