import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import type { IssueEvents } from './issue.state.js';
import type { WeakPointEvents } from './weak-point.state.js';

type Known = Readonly<Record<string, readonly string[]>>;

/** Weak points by the issues they are seen from. */
const weakPointsOf: FactOfLog<Known> = {
  from: 'log',
  initial: {},
  on: {
    WeakPointRecorded: (known: Known, { id, data }: DomainEvent<string, WeakPointEvents['WeakPointRecorded']>) =>
      data.issues.reduce((all, issue) => ({ ...all, [issue]: [...(all[issue] ?? []), id] }), known),
    CitationDropped: (known: Known, { id, data: { into } }: DomainEvent<string, WeakPointEvents['CitationDropped']>) =>
      into === undefined ? known : { ...known, [into]: [...(known[into] ?? []), id] },
  },
};

const dropped = async (issue: string, ask: Ask, into?: string): Promise<readonly Asked[]> =>
  ((await ask.fact(weakPointsOf))[issue] ?? []).map((id) => ({
    command: 'DropCitation',
    id,
    body: { issue, ...(into !== undefined && { into }) },
  }));

/** What a weak point says of a place must not tell of what a clue there is about. */
export const citeNoStubs: Policy = {
  name: 'cite-no-stubs',
  on: {
    IssueUpgradedToClue: ({ id }: DomainEvent, ask: Ask) => dropped(id, ask),
    IssueMerged: ({ id, data: { into } }: DomainEvent<string, IssueEvents['IssueMerged']>, ask: Ask) =>
      dropped(id, ask, into),
  },
};
