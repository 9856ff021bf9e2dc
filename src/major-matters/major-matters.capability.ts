import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import { heldIn, holdsOne } from '../shared/own-rows.js';
import { anyOf, AUDITOR, type Caller, CONDUCT_OFFICE, GENERAL_OFFICE, LEADERS, type Right } from '../shared/rights.js';
import { DIRECTING } from '../shared/posts.js';
import { majorMatters } from './major-matter.js';
import { majorMatterDeadlines } from './major-matters.deadlines.js';
import { majorMatterRefusals } from './major-matters.refusals.js';
import { majorMatterRoutes } from './major-matters.routes.js';
import { urgentMatters } from './urgent-matters.view.js';

const ALL: readonly Right[] = [...LEADERS, ...CONDUCT_OFFICE, ...GENERAL_OFFICE, ...AUDITOR];

/** Those who lead a zone see what it reported; its members learn of a matter from them, not from the list. */
const ofOwnZone = (caller: Caller): Filter => ({
  $or: [{ zone: { $in: heldIn(caller, DIRECTING) } }, { office: { $in: heldIn(caller, ['office-head']) } }],
});

export const urgentMattersPage: Page = {
  view: urgentMatters,
  get: 'urgent-matters',
  by: [...ALL, ...anyOf(...DIRECTING, 'office-head')],
  zh: '紧急事项清单',
  en: 'Urgent list: major matters',
  filters: ['open', 'is', 'kind', 'zone', 'subject', 'late'],
  sort: { knownAt: -1 },
  only: (caller) => (holdsOne(caller, ALL) ? undefined : ofOwnZone(caller)),
};

export const majorMattersCapability: Capability = {
  name: 'major-matters',
  decider: majorMatters,
  routes: majorMatterRoutes,
  pages: [urgentMattersPage],
  deadlines: majorMatterDeadlines,
  refusals: majorMatterRefusals,
  fulfils: {
    R57: [
      'ReportMajorMatter',
      'NoteMajorMatter',
      'WriteMajorMatter',
      'RequestInstruction',
      'GiveInstruction',
      'AcknowledgeInstruction',
      'urgent-matters',
    ],
  },
};
