import type { ComponentType } from 'react';
import type { Section } from './pages.js';

/** A page with a face of its own. Every other page of the program is a list and a record made of its document. */
export interface OwnPage {
  /** Its address; where the program has a page at this address, this one is shown instead. `:id` names a record. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  /** Where it stands in the menu, by which words, and what one must be allowed to read for it to be offered. */
  readonly menu?: { readonly section: Section; readonly words: string; readonly needs: string };
}

export const OWN_PAGES: readonly OwnPage[] = [
  {
    path: 'overview',
    load: async () => (await import('./overview/overview-page.js')).OverviewPage,
    menu: { section: 'overview', words: 'overview.county', needs: 'overview' },
  },
  {
    path: 'situation',
    load: async () => (await import('./overview/situation-page.js')).SituationPage,
    menu: { section: 'overview', words: 'overview.situation.title', needs: 'situation-board' },
  },
  {
    path: 'coverage',
    load: async () => (await import('./overview/coverage-page.js')).CoveragePage,
    menu: { section: 'overview', words: 'overview.coverage.title', needs: 'coverage' },
  },
  {
    path: 'familiarity',
    load: async () => (await import('./overview/familiarity-page.js')).FamiliarityPage,
    menu: { section: 'overview', words: 'overview.familiarity.title', needs: 'cross-inspections' },
  },
  {
    path: 'waiting',
    load: async () => (await import('./overview/waiting-page.js')).WaitingPage,
    menu: { section: 'overview', words: 'overview.waiting.title', needs: 'waiting-time' },
  },
  {
    path: 'task-mix',
    load: async () => (await import('./overview/task-mix-page.js')).TaskMixPage,
    menu: { section: 'overview', words: 'overview.mix.title', needs: 'task-mix' },
  },
  {
    path: 'workload',
    load: async () => (await import('./overview/workload-page.js')).WorkloadPage,
    menu: { section: 'overview', words: 'overview.work.title', needs: 'workload' },
  },
  { path: 'report-register', load: async () => (await import('./reporting/register-page.js')).RegisterPage },
  { path: 'report-calendar', load: async () => (await import('./reporting/calendar-page.js')).CalendarPage },
  {
    path: 'urgent-matters/:id',
    load: async () => (await import('./major-matters/urgent-matter-page.js')).UrgentMatterPage,
  },
  { path: 'periodic-reports/:id', load: async () => (await import('./reporting/report-page.js')).ReportPage },
  { path: 'plan-items', load: async () => (await import('./planning/plan-board.js')).PlanItems },
  { path: 'plan-items/new', load: async () => (await import('./planning/proposal-page.js')).ProposalPage },
  { path: 'plan-items/:id', load: async () => (await import('./planning/plan-item-page.js')).PlanItemPage },
  { path: 'plan-items/:id/amend', load: async () => (await import('./planning/proposal-page.js')).ProposalPage },
  { path: 'key-task-lists', load: async () => (await import('./planning/key-task-lists.js')).KeyTaskLists },
  {
    path: 'approvals',
    load: async () => (await import('./planning/approvals-desk.js')).ApprovalsDesk,
    menu: { section: 'planning', words: 'planning.approvals.title', needs: 'to-do' },
  },
  { path: 'task-board/:id', load: async () => (await import('./planning/task-page.js')).TaskPage },
  { path: 'dispatch-board', load: async () => (await import('./inspections/dispatch-page.js')).DispatchPage },
  { path: 'team/:task', load: async () => (await import('./inspections/team-page.js')).TeamPage },
  { path: 'inspections/:id/review', load: async () => (await import('./inspections/review-page.js')).ReviewPage },
  { path: 'inspections/:id/finding', load: async () => (await import('./inspections/finding-page.js')).FindingPage },
  { path: 'inspections/:id', load: async () => (await import('./inspections/inspection-page.js')).InspectionPage },
  { path: 'issues', load: async () => (await import('./rectifications/issue-ledger-page.js')).IssueLedgerPage },
  { path: 'issues/:id', load: async () => (await import('./rectifications/issue-page.js')).IssuePage },
  {
    path: 'common-problems/:id',
    load: async () => (await import('./rectifications/common-problem-page.js')).CommonProblemPage,
  },
  { path: 'weak-points/:id', load: async () => (await import('./rectifications/weak-point-page.js')).WeakPointPage },
  {
    path: 'issue-analysis',
    load: async () => (await import('./rectifications/analysis-page.js')).AnalysisPage,
    menu: { section: 'rectification', words: 'rectifications.analysis.title', needs: 'common-problems' },
  },
  { path: 'follow-ups/:id', load: async () => (await import('./follow-ups/follow-up-page.js')).FollowUpPage },
  { path: 'clue-custody', load: async () => (await import('./clues/sealed-ledgers.js')).CustodyLedger },
  { path: 'clue-custody/:id', load: async () => (await import('./clues/clue-page.js')).CluePage },
  { path: 'clue-ledger', load: async () => (await import('./clues/sealed-ledgers.js')).ClueLedger },
  { path: 'clue-ledger/:id', load: async () => (await import('./clues/clue-page.js')).CluePage },
  { path: 'sealed-cases', load: async () => (await import('./clues/sealed-ledgers.js')).SealedCases },
  { path: 'sealed-cases/:id', load: async () => (await import('./clues/clue-page.js')).CluePage },
  { path: 'chains/:correlation', load: async () => (await import('./audit/chain-page.js')).ChainPage },
  {
    path: 'zone-table',
    load: async () => (await import('./zones/zone-table-page.js')).ZoneTablePage,
    menu: { section: 'zones', words: 'zones.table.title', needs: 'zone-register' },
  },
  { path: 'handovers', load: async () => (await import('./zones/handovers-page.js')).HandoversPage },
  { path: 'score-sheets', load: async () => (await import('./assessments/score-sheets-page.js')).ScoreSheetsPage },
  { path: 'score-sheets/:id', load: async () => (await import('./assessments/score-sheet-page.js')).ScoreSheetPage },
  {
    path: 'assessment-differences/:id',
    load: async () => (await import('./assessments/difference-page.js')).DifferencePage,
  },
  {
    path: 'accounts',
    load: async () => (await import('./administration/accounts-page.js')).AccountsPage,
    menu: { section: 'administration', words: 'administration.accounts.title', needs: 'accounts' },
  },
  {
    path: 'sessions',
    load: async () => (await import('./administration/sessions-page.js')).SessionsPage,
    menu: { section: 'administration', words: 'administration.sessions.title', needs: 'accounts' },
  },
  {
    path: 'read-models',
    load: async () => (await import('./administration/read-models-page.js')).ReadModelsPage,
    menu: { section: 'administration', words: 'administration.models.title', needs: 'system-status' },
  },
  {
    path: 'parked-events',
    load: async () => (await import('./administration/parked-page.js')).ParkedPage,
    menu: { section: 'administration', words: 'administration.parked.title', needs: 'system-status' },
  },
];
