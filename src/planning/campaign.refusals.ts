import type { Refusals } from '../shared/capability.js';

export const campaignRefusals: Refusals = {
  'campaign.name-taken': { zh: '该编号下已有另一专项行动。', en: 'Another campaign has this name.' },
  'campaign.not-open': { zh: '该专项行动尚未立项。', en: 'There is no such campaign.' },
  'campaign.ends-before-it-begins': {
    zh: '结束日（{until}）早于开始日（{from}）。',
    en: 'It would end ({until}) before it begins ({from}).',
  },
};
