import type { FactOfStreams } from '@libs/event-sourcing/index.js';

/** What may be cited, and the events that begin each: a record that one of them began is there. */
export const CITABLE = {
  plan: ['PlanYearOpened'],
  task: ['TaskAssigned', 'CollaborationItemDesignated'],
  inspection: ['InspectionTeamFormed'],
  issue: ['IssueReferred'],
  'major-matter': ['MajorMatterReported'],
  'daily-supervision': ['DailySupervisionRecorded'],
  document: ['DocumentIssued'],
} as const satisfies Record<string, readonly string[]>;

export const CITABLE_KINDS = Object.keys(CITABLE) as readonly (keyof typeof CITABLE)[];

/** A record by its kind and name. */
export type Citation = { readonly category: string; readonly record: string };

interface Citing {
  readonly records?: readonly Citation[];
}

/** Of the records that a command cites, those that are there, as `category/record`. */
export const citedRecordsFact = (commands: readonly string[]): FactOfStreams<readonly string[], Citing, unknown> => ({
  from: 'streams',
  for: commands,
  streams: ({ records = [] }) => records.map(({ category, record }) => `${category}/${record}`),
  initial: [],
  on: Object.fromEntries(
    Object.values(CITABLE)
      .flat()
      .map((type) => [type, (known, { category, id }) => [...known, `${category}/${id}`]]),
  ),
});

/** What is cited and is not there, as `category/record`. */
export const missingOf = (records: readonly Citation[], known: readonly string[]): readonly string[] =>
  records.map(({ category, record }) => `${category}/${record}`).filter((cited) => !known.includes(cited));

/** As events keep it. */
export const citationsOf = (records: readonly Citation[]): readonly Citation[] =>
  records.map(({ category, record }) => ({ category, record }));
