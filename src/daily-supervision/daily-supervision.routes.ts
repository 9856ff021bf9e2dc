import type { Routes } from '../shared/capability.js';
import { DIRECTING, OF_OFFICE } from '../shared/posts.js';
import { anyOf, CONDUCT_OFFICE } from '../shared/rights.js';
import { type DailySupervisionCommands, RecordDailySupervision } from './daily-supervision.commands.js';

export const dailySupervisionRoutes: Routes<DailySupervisionCommands> = {
  RecordDailySupervision: {
    body: RecordDailySupervision,
    post: 'daily-supervision',
    by: [...CONDUCT_OFFICE, ...anyOf(...DIRECTING, 'zone-member', ...OF_OFFICE)],
    zh: '记录日常监督情况（自愿）',
    en: 'Record something noticed in daily supervision (nobody has to)',
  },
};
