import type { Decider } from '@libs/event-sourcing/index.js';
import type { Level } from './plan.state.js';

interface Terms {
  readonly title: string;
  /** Who deployed it. */
  readonly level: Level;
  /** The issuing document's number or name. */
  readonly reference: string;
  readonly from: string;
  readonly until?: string;
}

export interface CampaignEvents {
  CampaignOpened: Terms;
  CampaignClosed: { result: string };
}

export type Campaign = { readonly is: 'none' } | ({ readonly is: 'open' | 'closed' } & Terms);

export const noCampaign: Campaign = { is: 'none' };

export const evolveCampaign: Decider<Campaign, never, CampaignEvents>['evolve'] = {
  CampaignOpened: (_, terms) => ({ is: 'open', ...terms }),
  CampaignClosed: (campaign) => (campaign.is === 'none' ? campaign : { ...campaign, is: 'closed' }),
};
