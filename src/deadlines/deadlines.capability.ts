import type { Filter } from '@libs/read-models/index.js';
import type { Capability, Page } from '../shared/capability.js';
import type { DeadlineRule } from '../shared/deadline.js';
import { closedByRecord, holdsOne, isCountyStaff, ZONE_PEOPLE } from '../shared/own-rows.js';
import { OF_BODY } from '../shared/posts.js';
import { anyOf, AUDITOR, type Caller, CASE_OFFICE, COUNTY_STAFF, LEADERS } from '../shared/rights.js';
import { deadlineBoard } from './deadline-board.view.js';
import { openDeadlines } from './deadline.facts.js';
import { deadline } from './deadline.js';
import { deadlineRefusals } from './deadlines.refusals.js';
import { deadlinesRoutes } from './deadlines.routes.js';
import { keepDeadlines } from './keep-deadlines.policy.js';
import { recomputeDeadlinesWhenRulesChange } from './recompute-deadlines-when-rules-change.policy.js';
import { remindWhenALastDayComes } from './remind-when-a-last-day-comes.policy.js';

type Row = Readonly<Record<string, unknown>>;

const written = ({ posts }: Caller) => posts.map(({ post, of }) => (of === undefined ? post : `${post}:${of}`));

/** Of a clue the rest of the county learns numbers alone, not who handles it. */
const KNOW_OF_CLUES = [...CASE_OFFICE, ...LEADERS, ...AUDITOR];
const NO_CLUE: readonly Filter[] = [{ category: { $lt: 'clue' } }, { category: { $gt: 'clue' } }];

/** Last days that are one's own to keep, and those one would hear of. */
function concerning(caller: Caller): Filter | undefined {
  if (holdsOne(caller, KNOW_OF_CLUES)) return undefined;
  return {
    $or: [
      ...(isCountyStaff(caller) ? NO_CLUE : []),
      { posts: { $in: written(caller) } },
      { persons: caller.person },
      { 'escalations.to': caller.person },
      { 'reminders.to': caller.person },
    ],
  };
}

/** What each rule is called, for whoever sees its row. */
const inWords = (rules: readonly DeadlineRule[]) => {
  const byName = new Map(rules.map(({ name, zh, en }) => [name, { zh, en }]));
  return (row: Row): Row & { readonly words: { readonly zh: string; readonly en: string } } => ({
    ...row,
    words: byName.get(String(row['rule'])) ?? { zh: String(row['rule']), en: String(row['rule']) },
  });
};

const deadlineBoardPage = (rules: readonly DeadlineRule[]): Page => ({
  view: deadlineBoard,
  get: 'deadlines',
  by: [...COUNTY_STAFF, ...ZONE_PEOPLE, ...anyOf(...OF_BODY)],
  zh: '期限台账',
  en: 'Deadlines',
  filters: ['state', 'rule', 'record', 'category', 'zone', 'office', 'body', 'counts', 'late'],
  sort: { due: 1 },
  only: concerning,
  closedBy: closedByRecord('record'),
  shows: inWords(rules),
});

/** The county's last days, whatever capability they belong to. */
export const deadlinesCapability = (rules: readonly DeadlineRule[]): Capability => {
  const open = openDeadlines(rules);
  return {
    name: 'deadlines',
    decider: deadline,
    routes: deadlinesRoutes,
    pages: [deadlineBoardPage(rules)],
    policies: [keepDeadlines(rules), recomputeDeadlinesWhenRulesChange(open)],
    timed: [remindWhenALastDayComes(open)],
    refusals: deadlineRefusals,
  };
};
