import type { Routes } from '../shared/capability.js';
import { CASE_OFFICE, ofItsZone, type Right } from '../shared/rights.js';
import { AcknowledgeClue, type ClueCommands, ResealClue, ReturnClue, SealClue, TransferClue } from './clue.commands.js';

/** A zone can seal and transfer, nothing more; the Case Office does the same with what it takes in itself. */
const FINDERS: readonly Right[] = [
  ...ofItsZone('zone-member', 'zone-director', 'deputy-zone-director'),
  ...CASE_OFFICE,
];

export const cluesRoutes: Routes<ClueCommands> = {
  SealClue: {
    body: SealClue,
    post: 'clues',
    id: ({ number }) => number,
    by: FINDERS,
    zh: '封存登记问题线索',
    en: 'Seal and number a clue',
  },
  ResealClue: {
    body: ResealClue,
    post: 'clues/:id/reseal',
    by: FINDERS,
    zh: '重新封存被退回的线索',
    en: 'Seal a returned clue again',
  },
  TransferClue: {
    body: TransferClue,
    post: 'clues/:id/transfer',
    by: FINDERS,
    zh: '向案件监督管理室移送线索',
    en: 'Transfer a clue to the Case Office',
  },
  AcknowledgeClue: {
    body: AcknowledgeClue,
    post: 'clues/:id/acknowledge',
    by: CASE_OFFICE,
    zh: '双人签收线索',
    en: 'Acknowledge receipt of a clue, with two signatures',
  },
  ReturnClue: {
    body: ReturnClue,
    post: 'clues/:id/return',
    by: CASE_OFFICE,
    zh: '退回线索封件',
    en: 'Return the envelope of a clue',
  },
};
