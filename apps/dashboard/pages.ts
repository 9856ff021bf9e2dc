import type { PageName } from './api/rows.js';

/**
 * The pages of the county as the menu shows them, section by section, and which fields of a row its list shows at first;
 * the rest can be switched on. Names come from the program's document.
 */
export const SECTIONS = {
  overview: {},
  planning: {
    'plan-items': ['item', 'title', 'kind', 'zones', 'source', 'state'],
    'task-board': ['task', 'title', 'kind', 'zone', 'leader', 'due', 'state'],
    'key-task-lists': ['year', 'version', 'publishedAt'],
    'festival-calendar': ['festival', 'title', 'from', 'until', 'inTime'],
    campaigns: ['title', 'level', 'state'],
    'designated-share': ['month', 'designated', 'all', 'share'],
  },
  inspections: {
    inspections: ['inspection', 'title', 'zone', 'leader', 'units', 'state'],
    'dispatch-board': ['person', 'zone', 'inspection', 'as', 'until'],
    'work-arrangements': ['inspection', 'zone', 'units'],
    'support-log': ['inspection', 'zone', 'of', 'state'],
    visits: ['units', 'zone', 'kind', 'on'],
    'workload-by-person': ['person', 'zone'],
    'dispatch-delegations': ['zone', 'person', 'from'],
    compilations: ['zone', 'from', 'to'],
  },
  rectification: {
    issues: ['number', 'unitName', 'kind', 'facts', 'zone', 'due', 'is'],
    'common-problems': ['title', 'kind', 'zones', 'state'],
    'weak-points': ['title', 'where', 'zones'],
    'follow-ups': ['id', 'about', 'record', 'body', 'due', 'is'],
    'daily-supervision': ['unit', 'kind', 'zone', 'on'],
    'early-warnings': ['unit', 'kind', 'zone'],
    corrections: ['category', 'record', 'month'],
  },
  clues: {
    'clue-custody': ['number', 'zone', 'holder', 'is'],
    'clue-ledger': ['number', 'source', 'body', 'is', 'due'],
    'sealed-cases': ['id', 'zone', 'state'],
    'clue-counts': ['month', 'zone'],
    'clue-corrections': ['number', 'field', 'month'],
  },
  reporting: {
    'report-register': ['title', 'kind', 'body', 'due', 'submittedAt', 'standing', 'state'],
    'report-calendar': ['due', 'title', 'kind', 'body'],
    'periodic-reports': ['title', 'kind', 'body', 'due', 'state'],
    'urgent-matters': ['title', 'kind', 'subject', 'zone', 'knownAt', 'toldAt', 'writtenAt', 'late', 'is'],
    'situation-analyses': ['subject', 'office', 'from', 'to', 'situation', 'measures'],
    highlights: ['title', 'from', 'submittedAt', 'text'],
  },
  assessment: {
    assessments: ['year', 'is'],
    'assessment-schemes': ['scheme', 'title', 'is'],
    'score-sheets': ['year', 'body', 'zone', 'notified'],
    'assessment-differences': ['year', 'body'],
    'waiting-time': ['category', 'record', 'holders', 'open'],
  },
  zones: {
    'zone-register': ['member', 'name', 'is', 'zone'],
    units: ['unit', 'name', 'category', 'zone', 'state'],
    people: ['person', 'name', 'posts'],
    'zone-members': ['person', 'zone', 'home'],
    'member-cards': ['person', 'home', 'zone', 'role'],
    appointments: ['is', 'of', 'persons'],
    'contact-list': ['office', 'zone', 'liaison'],
    'composition-changes': ['change', 'from', 'recordedOn', 'members', 'zones'],
    handovers: ['handover', 'person', 'to', 'kind', 'state'],
    'special-supervisors': ['person', 'zone', 'state'],
    'supervisor-desk': ['inspection', 'kind', 'state'],
    opinions: ['on', 'zone', 'state'],
  },
  recusal: {
    'recusal-register': ['person', 'unit', 'kind', 'state'],
    recusals: ['person', 'kind', 'matter', 'state'],
    'conflict-confirmations': ['matter', 'kind', 'zone'],
    'back-checks': ['inspection', 'person', 'state', 'outcome'],
    'access-grants': ['person', 'document', 'record', 'state'],
    interference: ['kind', 'way', 'about'],
  },
  paperwork: {
    documents: ['number', 'title', 'issuer', 'kind', 'is'],
    expenses: ['id', 'task', 'kind', 'submitter', 'is'],
    'costs-by-task': ['task', 'zone'],
    'costs-by-zone': ['zone'],
    commendations: ['person', 'body'],
  },
  rules: {
    deadlines: ['due', 'title', 'rule', 'record', 'state'],
    instruments: ['id', 'title', 'issuer', 'state'],
    parameters: ['parameter'],
    calendar: ['year'],
  },
  audit: {
    'access-history': ['at', 'person', 'what', 'action', 'record'],
    replays: ['auditor', 'axis', 'state'],
  },
  // Its pages all have a face of their own.
  administration: {},
} as const satisfies Readonly<Record<string, Partial<Record<PageName, readonly string[]>>>>;

export type Section = keyof typeof SECTIONS;

/** The fields shown first of a page that stands in the menu. */
export const firstColumns = (page: string): readonly string[] =>
  Object.values(SECTIONS)
    .map((section) => (section as Readonly<Record<string, readonly string[]>>)[page])
    .find((columns) => columns !== undefined) ?? [];
