import { accessCapability } from './access/access.capability.js';
import { assessmentsCapability, schemesCapability } from './assessments/assessments.capability.js';
import { replaysCapability } from './audit/replay.capability.js';
import { cluesCapability } from './clues/clues.capability.js';
import { commendationsCapability } from './commendations/commendations.capability.js';
import { dailySupervisionCapability } from './daily-supervision/daily-supervision.capability.js';
import { documentNumbersCapability, documentsCapability } from './documents/documents.capability.js';
import { expensesCapability } from './expenses/expenses.capability.js';
import { highlightsCapability } from './highlights/highlights.capability.js';
import { instrumentsCapability } from './instruments/instruments.capability.js';
import { deadlinesCapability } from './deadlines/deadlines.capability.js';
import {
  compilationsCapability,
  delegationsCapability,
  dispatchesCapability,
  inspectionsCapability,
} from './inspections/inspections.capability.js';
import { grantsCapability } from './grants/grants.capability.js';
import { interferenceCapability } from './interference/interference.capability.js';
import { majorMattersCapability } from './major-matters/major-matters.capability.js';
import { peopleCapability } from './people/people.capability.js';
import {
  campaignsCapability,
  designatedShareCapability,
  plansCapability,
  tasksCapability,
} from './planning/planning.capability.js';
import { clueCorrectionsCapability, correctionsCapability } from './corrections/corrections.capability.js';
import { followUpsCapability } from './follow-ups/follow-ups.capability.js';
import {
  commonProblemsCapability,
  rectificationsCapability,
  weakPointsCapability,
} from './rectifications/rectifications.capability.js';
import { backChecksCapability, recusalsCapability, relationsCapability } from './recusals/recusals.capability.js';
import { reportingCapability } from './reporting/reporting.capability.js';
import type { Board, Capability } from './shared/capability.js';
import { opinionsCapability, supervisorsCapability } from './supervisors/supervisors.capability.js';
import { situationCapability } from './situation/situation.capability.js';
import { donePage, todoPage } from './todo/todo.pages.js';
import { zonesCapability } from './zones/zones.capability.js';

const working: readonly Capability[] = [
  instrumentsCapability,
  peopleCapability,
  zonesCapability,
  plansCapability,
  tasksCapability,
  campaignsCapability,
  designatedShareCapability,
  inspectionsCapability,
  dispatchesCapability,
  delegationsCapability,
  compilationsCapability,
  relationsCapability,
  recusalsCapability,
  backChecksCapability,
  cluesCapability,
  interferenceCapability,
  supervisorsCapability,
  opinionsCapability,
  grantsCapability,
  rectificationsCapability,
  reportingCapability,
  commonProblemsCapability,
  weakPointsCapability,
  followUpsCapability,
  correctionsCapability,
  clueCorrectionsCapability,
  schemesCapability,
  assessmentsCapability,
  documentsCapability,
  documentNumbersCapability,
  expensesCapability,
  majorMattersCapability,
  dailySupervisionCapability,
  situationCapability,
  highlightsCapability,
  commendationsCapability,
  accessCapability,
  replaysCapability,
];

/** What this county's system does: the table of contents. */
export const capabilities: readonly Capability[] = [
  ...working,
  deadlinesCapability(working.flatMap(({ deadlines }) => deadlines ?? [])),
];

/** Pages over the work of several of them. */
export const boards: readonly Board[] = [{ name: 'to-do', pages: [todoPage, donePage] }];
