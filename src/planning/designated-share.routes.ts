import type { Routes } from '../shared/capability.js';
import { anyOf, PRINCIPAL_LEADER } from '../shared/rights.js';
import {
  type DesignatedShareCommands,
  NoteDesignatedShare,
  WarnOfDesignatedShare,
} from './designated-share.commands.js';

export const designatedShareRoutes: Routes<DesignatedShareCommands> = {
  WarnOfDesignatedShare: {
    body: WarnOfDesignatedShare,
    post: 'designated-shares/:id/warn',
    by: anyOf('policy'),
    zh: '计划外指定事项占比提示',
    en: 'Warn of the share of designated work',
  },
  NoteDesignatedShare: {
    body: NoteDesignatedShare,
    post: 'designated-shares/:id/note',
    by: PRINCIPAL_LEADER,
    zh: '阅处计划外指定事项占比提示',
    en: 'Note the warning about designated work',
  },
};
