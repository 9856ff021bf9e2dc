import type { Routes } from '../shared/capability.js';
import { anyOf, CASE_OFFICE, CONDUCT_OFFICE, GENERAL_OFFICE } from '../shared/rights.js';
import { type ClueCorrectionCommands, CorrectClueRecord } from './clue-correction.commands.js';
import { type CorrectionCommands, CorrectRecord, SealCorrections } from './correction.commands.js';
import { correctionsOf } from './correction.state.js';

export const correctionsRoutes: Routes<CorrectionCommands> = {
  /** Which of the two offices, the rule asks: it depends on what is corrected. */
  CorrectRecord: {
    body: CorrectRecord,
    post: 'corrections',
    id: correctionsOf,
    by: [...CONDUCT_OFFICE, ...GENERAL_OFFICE],
    zh: '更正记录',
    en: 'Correct a record',
  },
  SealCorrections: {
    body: SealCorrections,
    post: 'corrections/:id/seal',
    by: anyOf('policy'),
    zh: '所更正问题已转线索，封存更正内容',
    en: 'Seal the corrections of an issue that became a clue',
  },
};

export const clueCorrectionsRoutes: Routes<ClueCorrectionCommands> = {
  CorrectClueRecord: {
    body: CorrectClueRecord,
    post: 'clue-corrections',
    id: ({ number }) => number,
    by: CASE_OFFICE,
    zh: '更正线索登记',
    en: 'Correct the record of a clue',
  },
};
