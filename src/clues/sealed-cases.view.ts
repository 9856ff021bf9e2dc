import type { DomainEvent } from '@libs/event-sourcing/index.js';
import { defineView } from '@libs/read-models/view.js';
import type { ClueEvents, SealedList } from './clue.state.js';

export type SealedCaseRow = {
  readonly number: string;
  readonly state: 'proposed' | 'entrusted' | 'reported' | 'approved' | 'declined' | 'ended';
  readonly zone: string | null;
  readonly kind: string | null;
  readonly leader: string;
  /** The sealed list, without those who must recuse. */
  readonly persons: readonly string[];
  readonly recused: readonly string[];
  readonly checkedAt: string;
  readonly proposedAt: string;
  readonly entrustedAt: string | null;
  readonly reportedAt: string | null;
  readonly approvedAt: string | null;
  readonly outcome: string | null;
};

const listOf = ({ zone, kind, leader, persons, checkedAt }: SealedList) => ({
  zone: zone ?? null,
  kind: kind ?? null,
  leader,
  persons,
  checkedAt,
});
const ended = (row: SealedCaseRow | undefined, _event: DomainEvent<string, unknown>): SealedCaseRow | undefined =>
  row && { ...row, state: 'ended', persons: [] };

/** 核查清单: who verifies which clue. One row a clue, for whoever is named in it. */
export const sealedCases = defineView<SealedCaseRow, ClueEvents>()({
  name: 'sealed-cases',
  version: 1,
  on: {
    VerificationProposed: (row, { id, data, meta }) => ({
      number: id,
      state: 'proposed',
      ...listOf(data),
      recused: row?.recused ?? [],
      proposedAt: meta.occurredAt,
      entrustedAt: null,
      reportedAt: null,
      approvedAt: null,
      outcome: null,
    }),
    VerificationDeclined: (row) => row && { ...row, state: 'declined', persons: [] },
    VerificationEntrusted: (row, { meta }) => row && { ...row, state: 'entrusted', entrustedAt: meta.occurredAt },
    VerificationReported: (row, { data: { outcome }, meta }) =>
      row && { ...row, state: 'reported', outcome, reportedAt: meta.occurredAt },
    VerificationResultReturned: (row) => row && { ...row, state: 'entrusted', outcome: null, reportedAt: null },
    VerificationResultApproved: (row, { meta }) => row && { ...row, state: 'approved', approvedAt: meta.occurredAt },
    ClueRecusalDecided: (row, { data: { person } }) =>
      row && {
        ...row,
        persons: row.persons.filter((one) => one !== person),
        recused: [...row.recused, person],
      },
    ClueTakenBack: (row, event) => (event.data.reason === 'concluded' ? row : ended(row, event)),
    ClueRevived: ended,
  },
  indexes: ['persons', 'state'],
});
