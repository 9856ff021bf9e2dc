import type { DomainEvent, FactOfLog } from '@libs/event-sourcing/index.js';
import type { IssueEvents } from '../rectifications/issue.state.js';
import type { Ask, Asked, Policy } from '../shared/capability.js';
import type { FollowUpEvents } from './follow-up.state.js';

type Issued = DomainEvent<string, FollowUpEvents['FollowUpNoticeIssued']>;
type Upgraded = DomainEvent<string, IssueEvents['IssueUpgradedToClue']>;

/** Notices by the issues they are about. */
const noticesOf: FactOfLog<Readonly<Record<string, readonly string[]>>> = {
  from: 'log',
  initial: {},
  on: {
    FollowUpNoticeIssued: (known, { id, data: { about, record } }: Issued) =>
      about === 'issue' ? { ...known, [record]: [...(known[record] ?? []), id] } : known,
  },
};

/** Of what became a clue nothing is written here any more, not even what was asked about it. */
export const withdrawNoticeWhenIssueBecomesClue: Policy = {
  name: 'withdraw-notice-when-issue-becomes-clue',
  on: {
    IssueUpgradedToClue: async ({ id, data: { clue } }: Upgraded, ask: Ask): Promise<readonly Asked[]> =>
      ((await ask.fact(noticesOf))[id] ?? []).map((notice) => ({
        command: 'WithdrawFollowUpNotice',
        id: notice,
        body: { clue },
      })),
  },
};
