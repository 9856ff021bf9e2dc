import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { CorrectionEvents } from '../corrections/correction.state.js';
import type { Asked, Policy } from '../shared/capability.js';

type Corrected = DomainEvent<string, CorrectionEvents['RecordCorrected']>;

/** The register says what is right; the issue goes on from there. */
export const correctIssueWhenRecordCorrected: Policy = {
  name: 'correct-issue-when-record-corrected',
  on: {
    RecordCorrected: ({ id, data: { category, record, field, is, reason, number } }: Corrected): readonly Asked[] =>
      category === 'issue'
        ? [{ command: 'CorrectIssue', id: record, body: { correction: `${id}-${number}`, field, is, reason } }]
        : [],
  },
};
