import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import { duplicatesFact } from './issue.facts.js';
import type { IssueEvents } from './issue.state.js';

type Upgraded = DomainEvent<string, IssueEvents['IssueUpgradedToClue']>;

/** What became a clue leaves a stub; what was kept under it says the same, and leaves one too. */
export const sealDuplicatesWhenIssueBecomesClue: Policy = {
  name: 'seal-duplicates-when-issue-becomes-clue',
  on: {
    IssueUpgradedToClue: async ({ id, data: { clue } }: Upgraded, ask: Ask): Promise<readonly Asked[]> =>
      ((await ask.fact(duplicatesFact))[id] ?? []).map(({ number }) => ({
        command: 'SealDuplicate',
        id: number,
        body: { clue },
      })),
  },
};
