import type { Capability, Page } from '../shared/capability.js';
import { holdsOne, namesClosedUnit, ownParts, withoutClues } from '../shared/own-rows.js';
import {
  anyOf,
  AUDITOR,
  type Caller,
  CONDUCT_OFFICE,
  GENERAL_OFFICE,
  ITS_DIRECTOR_OR_DEPUTY,
  LEADERS,
  type Right,
} from '../shared/rights.js';
import { declareWhatTheSupervisorDeclared } from './declare-what-the-supervisor-declared.policy.js';
import { endTermsThatHaveRunOut } from './end-terms-that-have-run-out.policy.js';
import { opinionRegister } from './opinion-register.view.js';
import { opinions } from './opinion.js';
import { supervisorDesk } from './supervisor-desk.view.js';
import { supervisorRegister } from './supervisor-register.view.js';
import { supervisors } from './supervisor.js';
import { opinionDeadlines } from './supervisors.deadlines.js';
import { opinionRefusals, supervisorRefusals } from './supervisors.refusals.js';
import { opinionRoutes, supervisorRoutes } from './supervisors.routes.js';

const SUPERVISOR = anyOf('special-supervisor');
const ABOVE: readonly Right[] = [...LEADERS, ...anyOf('conduct-office-head'), ...AUDITOR];
const KEEPERS: readonly Right[] = [...LEADERS, ...CONDUCT_OFFICE, ...GENERAL_OFFICE, ...AUDITOR];

const supervisedZones = ({ posts }: Caller) =>
  posts.flatMap(({ post, of }) => (post === 'special-supervisor' && of !== undefined ? [of] : []));

export const supervisorDeskPage: Page = {
  view: supervisorDesk,
  get: 'supervisor-desk',
  by: SUPERVISOR,
  zh: '特约监察员工作台',
  en: 'The special supervisor’s desk',
  filters: ['kind', 'state', 'inspection'],
  sort: { due: 1 },
  closedBy: { inspection: 'task' },
  only: (caller) => ({ $and: [{ zone: { $in: supervisedZones(caller) } }, ...withoutClues] }),
  shows: (row, caller) =>
    namesClosedUnit(row, caller) ? { id: row['id'], task: row['task'], zone: row['zone'], due: row['due'] } : row,
};

export const supervisorRegisterPage: Page = {
  view: supervisorRegister,
  get: 'special-supervisors',
  by: [...KEEPERS, ...ITS_DIRECTOR_OR_DEPUTY, ...SUPERVISOR],
  zh: '特约监察员名册',
  en: 'Register of special supervisors',
  filters: ['zone', 'state'],
  only: (caller) => {
    if (holdsOne(caller, KEEPERS)) return undefined;
    const own = { person: caller.person };
    return holdsOne(caller, ITS_DIRECTOR_OR_DEPUTY) ? { $or: [own, { zone: { $in: ownParts(caller, 'zone') } }] } : own;
  },
};

/** What is said of a zone or of the Commission goes past the zone; a director sees the advice given in his zone. */
export const opinionsPage: Page = {
  view: opinionRegister,
  get: 'opinions',
  by: [...ABOVE, ...ITS_DIRECTOR_OR_DEPUTY, ...SUPERVISOR],
  zh: '特约监察员意见',
  en: 'Opinions of special supervisors',
  filters: ['on', 'state', 'zone'],
  sort: { submittedAt: -1 },
  only: (caller) => {
    if (holdsOne(caller, ABOVE)) return undefined;
    const own = { by: caller.person };
    const advice = { $and: [{ on: 'advice' }, { zone: { $in: ownParts(caller, 'zone') } }] };
    return holdsOne(caller, ITS_DIRECTOR_OR_DEPUTY) ? { $or: [own, advice] } : own;
  },
};

export const supervisorsCapability: Capability = {
  name: 'supervisors',
  decider: supervisors,
  routes: supervisorRoutes,
  pages: [supervisorRegisterPage, supervisorDeskPage],
  policies: [declareWhatTheSupervisorDeclared],
  timed: [endTermsThatHaveRunOut],
  refusals: supervisorRefusals,
  fulfils: {
    R18: [
      'AppointSupervisor',
      'RenewTerm',
      'EndTerm',
      'InviteToActivity',
      'RecordParticipation',
      'special-supervisors',
      'supervisor-desk',
    ],
  },
};

export const opinionsCapability: Capability = {
  name: 'opinions',
  decider: opinions,
  routes: opinionRoutes,
  pages: [opinionsPage],
  deadlines: opinionDeadlines,
  refusals: opinionRefusals,
  fulfils: { R18: ['SubmitOpinion', 'AnswerOpinion', 'opinions'] },
};
