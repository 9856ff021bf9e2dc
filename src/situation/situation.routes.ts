import type { Routes } from '../shared/capability.js';
import { anyOf, CONDUCT_OFFICE } from '../shared/rights.js';
import { RecordSituationAnalysis, type SituationAnalysisCommands } from './situation-analysis.commands.js';

export const situationRoutes: Routes<SituationAnalysisCommands> = {
  RecordSituationAnalysis: {
    body: RecordSituationAnalysis,
    post: 'situation-analyses',
    by: [...CONDUCT_OFFICE, ...anyOf('office-head')],
    zh: '记录形势研判',
    en: 'Record a study of the situation',
  },
};
