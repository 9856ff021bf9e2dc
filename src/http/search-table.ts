/** Where a page's rows may be found by words. Fields are those of the row as the page shows it to whoever asks. */
export interface Searched {
  readonly view: string;
  /** What the record is, as the history names it where it is a record of its own. */
  readonly kind: string;
  /** The field that names the row; default `id`. */
  readonly id?: string;
  /** The first of these that says something stands for the record in a list. */
  readonly title: readonly string[];
  /** Numbers and names under which somebody asks for it: found whole or by how they begin, they come first. */
  readonly names: readonly string[];
  readonly text: readonly string[];
}

/**
 * What can be found. A clue by its number alone, and by who is put on record for looking at it only by the whole of it:
 * nobody leafs through clues. What is not in this table, sealed lists, interference, score sheets, is not found at all.
 */
export const SEARCHED: readonly Searched[] = [
  { view: 'task-board', kind: 'task', title: ['title'], names: ['task'], text: ['title', 'reason', 'campaign'] },
  {
    view: 'inspection-page',
    kind: 'inspection',
    id: 'inspection',
    title: ['title'],
    names: ['inspection'],
    text: ['title', 'team.name', 'problems.place', 'problems.facts'],
  },
  {
    view: 'issue-ledger',
    kind: 'issue',
    title: ['facts', 'place', 'number'],
    names: ['number'],
    text: ['facts', 'place', 'unitName', 'bodyName'],
  },
  { view: 'clue-custody', kind: 'clue', id: 'number', title: ['number'], names: ['number'], text: [] },
  { view: 'unit-register', kind: 'unit', title: ['name'], names: ['unit', 'called'], text: ['called'] },
  { view: 'person-register', kind: 'person', title: ['name'], names: ['person', 'name'], text: ['name'] },
  { view: 'supervisor-register', kind: 'supervisor', title: ['name'], names: ['person', 'name'], text: ['name'] },
  {
    view: 'document-register',
    kind: 'document',
    title: ['title', 'number'],
    names: ['number', 'document'],
    text: ['title', 'number', 'signerName'],
  },
  { view: 'report-register', kind: 'periodic-report', title: ['title'], names: ['report'], text: ['title', 'reason'] },
  { view: 'plan-items', kind: 'plan-item', title: ['title'], names: ['item'], text: ['title', 'reason'] },
  {
    view: 'campaign-board',
    kind: 'campaign',
    title: ['title'],
    names: ['campaign', 'reference'],
    text: ['title', 'reference', 'result'],
  },
  {
    view: 'instrument-library',
    kind: 'instrument',
    title: ['title'],
    names: ['instrument', 'number'],
    text: ['title', 'number', 'issuer'],
  },
  {
    view: 'calendar-notices',
    kind: 'notice',
    title: ['notice', 'year'],
    names: ['notice', 'year'],
    text: ['notice', 'holidays.name'],
  },
  {
    view: 'urgent-matters',
    kind: 'major-matter',
    title: ['title'],
    names: [],
    text: ['title', 'facts', 'instruction'],
  },
  {
    view: 'follow-up-register',
    kind: 'follow-up',
    title: ['title', 'matter', 'record'],
    names: ['record'],
    text: ['title', 'matter', 'requirement', 'answer'],
  },
  {
    view: 'common-problems',
    kind: 'common-problem',
    title: ['title'],
    names: [],
    text: ['title', 'causes', 'outcome'],
  },
];
