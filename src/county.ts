import { accessCapability } from './access/access.capability.js';
import { cluesCapability } from './clues/clues.capability.js';
import { commendationsCapability } from './commendations/commendations.capability.js';
import { dailySupervisionCapability } from './daily-supervision/daily-supervision.capability.js';
import { documentNumbersCapability, documentsCapability } from './documents/documents.capability.js';
import { expensesCapability } from './expenses/expenses.capability.js';
import { highlightsCapability } from './highlights/highlights.capability.js';
import { instrumentsCapability } from './instruments/instruments.capability.js';
import { deadlinesCapability } from './deadlines/deadlines.capability.js';
import { inspectionsCapability } from './inspections/inspections.capability.js';
import { majorMattersCapability } from './major-matters/major-matters.capability.js';
import { peopleCapability } from './people/people.capability.js';
import {
  campaignsCapability,
  designatedShareCapability,
  plansCapability,
  tasksCapability,
} from './planning/planning.capability.js';
import { rectificationsCapability } from './rectifications/rectifications.capability.js';
import { backChecksCapability, relationsCapability } from './recusals/recusals.capability.js';
import type { Board, Capability } from './shared/capability.js';
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
  relationsCapability,
  backChecksCapability,
  cluesCapability,
  rectificationsCapability,
  documentsCapability,
  documentNumbersCapability,
  expensesCapability,
  majorMattersCapability,
  dailySupervisionCapability,
  situationCapability,
  highlightsCapability,
  commendationsCapability,
  accessCapability,
];

/** What this county's system does: the table of contents. */
export const capabilities: readonly Capability[] = [
  ...working,
  deadlinesCapability(working.flatMap(({ deadlines }) => deadlines ?? [])),
];

/** Pages over the work of several of them. */
export const boards: readonly Board[] = [{ name: 'to-do', pages: [todoPage, donePage] }];
