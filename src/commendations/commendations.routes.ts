import type { Routes } from '../shared/capability.js';
import { LEADERS } from '../shared/rights.js';
import { type CommendationCommands, RecordCommendation } from './commendation.commands.js';

export const commendationRoutes: Routes<CommendationCommands> = {
  RecordCommendation: {
    body: RecordCommendation,
    post: 'commendations',
    by: LEADERS,
    zh: '记录表扬',
    en: 'Record a commendation',
  },
};
