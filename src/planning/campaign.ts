import { type Decider, Refused } from '@libs/event-sourcing/index.js';
import type { CampaignCommands } from './campaign.commands.js';
import { type Campaign, type CampaignEvents, evolveCampaign, noCampaign } from './campaign.state.js';

/** 专项行动: what a commission deployed, with its document; plan items and tasks cite it. */
export const campaigns: Decider<Campaign, CampaignCommands, CampaignEvents> = {
  category: 'campaign',
  initial: noCampaign,
  evolve: evolveCampaign,
  decide: {
    OpenCampaign({ title, level, reference, from, until }, campaign) {
      if (until !== undefined && until < from) throw new Refused('campaign.ends-before-it-begins', { from, until });
      if (campaign.is === 'open' && campaign.reference === reference && campaign.title === title) return [];
      if (campaign.is !== 'none') throw new Refused('campaign.name-taken');
      return [{ type: 'CampaignOpened', data: { title, level, reference, from, ...(until && { until }) } }];
    },

    CloseCampaign({ result }, campaign) {
      if (campaign.is === 'closed') return [];
      if (campaign.is !== 'open') throw new Refused('campaign.not-open');
      return [{ type: 'CampaignClosed', data: { result } }];
    },
  },
};
