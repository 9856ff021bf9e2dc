import type { Routes } from '../shared/capability.js';
import { OF_OFFICE } from '../shared/posts.js';
import { anyOf, CONDUCT_OFFICE, LEADERS, ofItsOffice, type Right } from '../shared/rights.js';
import {
  AdoptMeasure,
  CloseCommonProblem,
  type CommonProblemCommands,
  DescribeCauses,
  DropFromCommonProblem,
  IdentifyCommonProblem,
  LinkCommonProblem,
  ProposeMeasure,
} from './common-problem.commands.js';
import { AmendWeakPoint, DropCitation, RecordWeakPoint, type WeakPointCommands } from './weak-point.commands.js';

/** Whoever writes the quarterly report. Of which office's issues they speak, the rule asks. */
const ANALYSTS: readonly Right[] = [...CONDUCT_OFFICE, ...anyOf(...OF_OFFICE)];
const ITS_ANALYSTS: readonly Right[] = [...CONDUCT_OFFICE, ...ofItsOffice(...OF_OFFICE)];

export const commonProblemRoutes: Routes<CommonProblemCommands> = {
  IdentifyCommonProblem: {
    body: IdentifyCommonProblem,
    post: 'common-problems',
    by: ANALYSTS,
    zh: '认定共性问题',
    en: 'Identify a common problem',
  },
  LinkCommonProblem: {
    body: LinkCommonProblem,
    post: 'common-problems/:id/issues',
    by: ITS_ANALYSTS,
    zh: '归入共性问题',
    en: 'Link an issue to a common problem',
  },
  DropFromCommonProblem: {
    body: DropFromCommonProblem,
    post: 'common-problems/:id/drop',
    by: anyOf('policy'),
    zh: '移出已转线索或并案的问题',
    en: 'Drop an issue that became a clue or a stub',
  },
  DescribeCauses: {
    body: DescribeCauses,
    post: 'common-problems/:id/causes',
    by: ITS_ANALYSTS,
    zh: '分析原因',
    en: 'Describe the causes',
  },
  ProposeMeasure: {
    body: ProposeMeasure,
    post: 'common-problems/:id/measures',
    by: ITS_ANALYSTS,
    zh: '提出对策建议',
    en: 'Propose a measure',
  },
  AdoptMeasure: {
    body: AdoptMeasure,
    post: 'common-problems/:id/measures/:measure/adopt',
    by: [...LEADERS, ...anyOf('conduct-office-head')],
    zh: '以制度采纳对策建议',
    en: 'Adopt a measure: a rule answers the problem',
  },
  CloseCommonProblem: {
    body: CloseCommonProblem,
    post: 'common-problems/:id/close',
    by: CONDUCT_OFFICE,
    zh: '办结共性问题',
    en: 'Close a common problem',
  },
};

export const weakPointRoutes: Routes<WeakPointCommands> = {
  RecordWeakPoint: {
    body: RecordWeakPoint,
    post: 'weak-points',
    by: ANALYSTS,
    zh: '登记短板弱项',
    en: 'Record a weak point',
  },
  AmendWeakPoint: {
    body: AmendWeakPoint,
    post: 'weak-points/:id/amend',
    by: ITS_ANALYSTS,
    zh: '修改原因和对策建议',
    en: 'Amend cause and proposal',
  },
  DropCitation: {
    body: DropCitation,
    post: 'weak-points/:id/drop',
    by: anyOf('policy'),
    zh: '不再引用已转线索或并案的问题',
    en: 'Cite no more an issue that became a clue or a stub',
  },
};
