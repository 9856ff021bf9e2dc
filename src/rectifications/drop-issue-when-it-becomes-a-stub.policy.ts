import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import type { CommonProblemEvents } from './common-problem.state.js';
import type { IssueEvents } from './issue.state.js';

type Events = CommonProblemEvents;
type Told<T extends keyof Events> = DomainEvent<string, Events[T]>;

/** Common problems by the issues they are made of. */
const commonProblemsOf: FactOfLog<Readonly<Record<string, readonly string[]>>> = {
  from: 'log',
  initial: {},
  on: {
    CommonProblemIdentified: (known, { id, data }: Told<'CommonProblemIdentified'>) =>
      data.issues.reduce((all, issue) => ({ ...all, [issue]: [...(all[issue] ?? []), id] }), known),
    IssueLinkedToCommonProblem: (known, { id, data: { issue } }: Told<'IssueLinkedToCommonProblem'>) => ({
      ...known,
      [issue]: [...(known[issue] ?? []), id],
    }),
  },
};

const dropped = async (issue: string, ask: Ask, into?: string): Promise<readonly Asked[]> =>
  ((await ask.fact(commonProblemsOf))[issue] ?? []).map((id) => ({
    command: 'DropFromCommonProblem',
    id,
    body: { issue, ...(into !== undefined && { into }) },
  }));

/** A stub says nothing of its problem, so no common problem may say it either; a duplicate would count twice. */
export const dropIssueWhenItBecomesAStub: Policy = {
  name: 'drop-issue-when-it-becomes-a-stub',
  on: {
    IssueUpgradedToClue: ({ id }: DomainEvent, ask: Ask) => dropped(id, ask),
    IssueMerged: ({ id, data: { into } }: DomainEvent<string, IssueEvents['IssueMerged']>, ask: Ask) =>
      dropped(id, ask, into),
  },
};
