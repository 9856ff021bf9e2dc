import type { Routes } from '../shared/capability.js';
import { CONDUCT_OFFICE } from '../shared/rights.js';
import { type CampaignCommands, CloseCampaign, OpenCampaign } from './campaign.commands.js';

export const campaignRoutes: Routes<CampaignCommands> = {
  OpenCampaign: {
    body: OpenCampaign,
    post: 'campaigns/:id/open',
    by: CONDUCT_OFFICE,
    zh: '登记上级部署的专项行动',
    en: 'Open a campaign',
  },
  CloseCampaign: {
    body: CloseCampaign,
    post: 'campaigns/:id/close',
    by: CONDUCT_OFFICE,
    zh: '结束专项行动',
    en: 'Close a campaign',
  },
};
