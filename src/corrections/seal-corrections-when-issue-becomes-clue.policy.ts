import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { Asked, Policy } from '../shared/capability.js';
import { correctionsOf } from './correction.state.js';

/** Of what became a clue nothing is said here any more, neither what was right nor what was wrong. */
export const sealCorrectionsWhenIssueBecomesClue: Policy = {
  name: 'seal-corrections-when-issue-becomes-clue',
  on: {
    IssueUpgradedToClue: ({ id }: DomainEvent): readonly Asked[] => [
      { command: 'SealCorrections', id: correctionsOf({ category: 'issue', record: id }), body: {} },
    ],
  },
};
