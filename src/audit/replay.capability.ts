import type { Capability } from '../shared/capability.js';
import { AUDITOR } from '../shared/rights.js';
import { replayRegister } from './replay-register.view.js';
import { replayRefusals } from './replay.refusals.js';
import { replayRoutes } from './replay.routes.js';
import { replay } from './replay.js';

export const replaysCapability: Capability = {
  name: 'replays',
  decider: replay,
  routes: replayRoutes,
  pages: [
    {
      view: replayRegister,
      get: 'replays',
      by: AUDITOR,
      zh: '回放登记',
      en: 'Replays',
      filters: ['auditor', 'state', 'axis'],
      sort: { openedAt: -1 },
    },
  ],
  refusals: replayRefusals,
  fulfils: { R69: ['OpenReplay', 'SaveReplayPaper', 'CloseReplay', 'replays'] },
};
