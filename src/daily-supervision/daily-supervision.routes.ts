import type { Routes } from '../shared/capability.js';
import { anyOf, CONDUCT_OFFICE } from '../shared/rights.js';
import { type DailySupervisionCommands, RecordDailySupervision } from './daily-supervision.commands.js';

export const dailySupervisionRoutes: Routes<DailySupervisionCommands> = {
  RecordDailySupervision: {
    body: RecordDailySupervision,
    post: 'daily-supervision',
    by: [
      ...CONDUCT_OFFICE,
      ...anyOf(
        'zone-director',
        'deputy-zone-director',
        'zone-member',
        'office-head',
        'office-official',
        'liaison-officer',
      ),
    ],
    zh: '记录日常监督情况（自愿）',
    en: 'Record something noticed in daily supervision (nobody has to)',
  },
};
