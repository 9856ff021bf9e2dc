import type { Routes } from '../shared/capability.js';
import { AUDITOR, namedInIt } from '../shared/rights.js';
import { CloseReplay, OpenReplay, type ReplayCommands, SaveReplayPaper } from './replay.commands.js';

export const replayRoutes: Routes<ReplayCommands> = {
  OpenReplay: { body: OpenReplay, post: 'replays', by: AUDITOR, zh: '开启回放', en: 'Open a replay' },
  SaveReplayPaper: {
    body: SaveReplayPaper,
    post: 'replays/:id/papers',
    by: namedInIt,
    zh: '保存审计底稿',
    en: 'Save a paper of the replay',
  },
  CloseReplay: { body: CloseReplay, post: 'replays/:id/close', by: namedInIt, zh: '结束回放', en: 'Close the replay' },
};
