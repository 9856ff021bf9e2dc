/** At which page the record of a to-do row is dealt with, by its category. */
const PAGES: Readonly<Record<string, string>> = {
  task: 'task-board',
  inspection: 'inspections',
  issue: 'issues',
  clue: 'clue-custody',
  'periodic-report': 'periodic-reports',
  'follow-up': 'follow-ups',
  'common-problem': 'common-problems',
  recusal: 'recusals',
  'back-check': 'back-checks',
  document: 'documents',
  expense: 'expenses',
  opinion: 'opinions',
  'access-grant': 'access-grants',
  assessment: 'assessments',
  'assessment-scheme': 'assessment-schemes',
  'major-matter': 'urgent-matters',
  dispatch: 'work-arrangements',
  'daily-supervision': 'daily-supervision',
  highlight: 'highlights',
  'weak-point': 'weak-points',
};

/** The page on which a record of a category is opened by its own name; undefined where its rows have other names. */
export const pageOf = (category: string): string | undefined => PAGES[category];

export const placeOf = ({
  id,
  category,
  record,
}: {
  readonly id: string;
  readonly category: string;
  readonly record: string;
}): string =>
  // Of a plan it is an item that waits: its row is named `plan:<year>:<item>`.
  category === 'plan' && id.startsWith('plan:')
    ? `/plan-items/${id.split(':').slice(1).join('-')}`
    : PAGES[category] === undefined
      ? `/to-do`
      : `/${PAGES[category]}/${encodeURIComponent(record)}`;
