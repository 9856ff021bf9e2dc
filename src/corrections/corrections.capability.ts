import type { Capability, Page } from '../shared/capability.js';
import { closedByRecord, isCountyStaff, ownParts } from '../shared/own-rows.js';
import { DIRECTING, OF_OFFICE } from '../shared/posts.js';
import { anyOf, AUDITOR, CASE_OFFICE, COUNTY_STAFF, LEADERS } from '../shared/rights.js';
import { clueCorrectionList } from './clue-correction-list.view.js';
import { clueCorrections } from './clue-correction.js';
import { correctionList } from './correction-list.view.js';
import { clueCorrectionRefusals, correctionRefusals } from './correction.refusals.js';
import type { Corrections } from './correction.state.js';
import { corrections } from './correction.js';
import { clueCorrectionsRoutes, correctionsRoutes } from './corrections.routes.js';
import { sealCorrectionsWhenIssueBecomesClue } from './seal-corrections-when-issue-becomes-clue.policy.js';

export const correctionListPage: Page = {
  view: correctionList,
  get: 'corrections',
  by: [...COUNTY_STAFF, ...anyOf(...DIRECTING, ...OF_OFFICE)],
  zh: '更正清单',
  en: 'List of corrections',
  filters: ['category', 'record', 'zone', 'office', 'month', 'unit'],
  sort: { correctedAt: -1 },
  only: (caller) =>
    isCountyStaff(caller)
      ? undefined
      : {
          $or: [{ zone: { $in: ownParts(caller, 'zone') } }, { office: { $in: ownParts(caller, 'office') } }],
        },
  closedBy: closedByRecord('record'),
  sealed: (row) => row['sealed'] === true,
};

export const correctionsCapability: Capability = {
  name: 'corrections',
  decider: corrections,
  routes: correctionsRoutes,
  pages: [correctionListPage],
  fulfils: { R68: ['CorrectRecord', 'corrections'] },
  policies: [sealCorrectionsWhenIssueBecomesClue],
  sealed: (state: Corrections) => state.sealed,
  refusals: correctionRefusals,
};

/** Need-to-know, as the clues are. */
export const clueCorrectionListPage: Page = {
  view: clueCorrectionList,
  get: 'clue-corrections',
  by: [...CASE_OFFICE, ...LEADERS, ...AUDITOR],
  zh: '线索登记更正清单',
  en: 'Corrections of clue records',
  filters: ['number', 'field', 'month'],
  closedBy: { clue: 'number' },
  sort: { correctedAt: -1 },
  sensitive: () => true,
};

export const clueCorrectionsCapability: Capability = {
  name: 'clue-corrections',
  decider: clueCorrections,
  routes: clueCorrectionsRoutes,
  pages: [clueCorrectionListPage],
  fulfils: { R68: ['CorrectClueRecord', 'clue-corrections'] },
  refusals: clueCorrectionRefusals,
};
