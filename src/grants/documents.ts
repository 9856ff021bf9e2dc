import { onlyFields, type Row } from '../shared/own-rows.js';
import type { Page } from '../shared/capability.js';
import type { DocumentKind } from './grant.state.js';

const without = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));

const PRESENTED = ['report-presented', 'report-instructed'];

/** The report as it went up, without the numbers of clues and without names. Before it was presented there is none to read. */
const report = (row: Row) => {
  const told = row['report'] as Row | null;
  const ready = told !== null && PRESENTED.includes(String(row['state']));
  return {
    ...onlyFields(row, ['id', 'asOfPosition', 'inspection', 'title', 'zone', 'office', 'kind', 'units', 'state']),
    report: ready ? onlyFields(told, ['round', 'otherProblems', 'situation', 'proposals']) : null,
  };
};

/** All of the inspection but its clues, and whom recusal concerned. */
const inspection = (row: Row) => {
  const told = row['report'] as Row | null;
  const rest = without(row, ['clues', 'barred', 'former', 'certificates', 'replacements']);
  return { ...rest, report: told === null ? null : without(told, ['clues']) };
};

const TASK = ['id', 'asOfPosition', 'task', 'title', 'kind', 'zone', 'office', 'units', 'state', 'due', 'inspection'];

/** Which view has the document, and what of its row a grant opens. */
export const documents: Readonly<
  Record<DocumentKind, { readonly view: string; readonly shows: NonNullable<Page['shows']> }>
> = {
  task: { view: 'task-board', shows: (row) => onlyFields(row, TASK) },
  'inspection-report': { view: 'inspection-page', shows: report },
  inspection: { view: 'inspection-page', shows: inspection },
  issue: { view: 'issue-ledger', shows: (row) => row },
};
