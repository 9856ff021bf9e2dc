import { OF_CASE_OFFICE } from '../shared/posts.js';
import type { AfterWork, ClueEvents, Disposal, Outcome } from '../clues/clue.state.js';
import type { Step } from './steps.js';
import { next, over, same, type TodoKeys, type TodoRows, withoutPerson } from './todo-row.js';

const THE_CASE_OFFICE = { posts: OF_CASE_OFFICE };
const THE_LEADER = { posts: ['principal-leader'] };

const clue = (id: string) => `clue:${id}`;
const passing = (id: string) => `passing:${id}`;
const verification = (id: string) => `verification:${id}`;
const isOf = (key: string, of: string) => key.startsWith(`${of}:`);
const verified = ({ id }: { readonly id: string }) => verification(id);
const all = ({ id }: { readonly id: string }) => [clue(id), passing(id), verification(id)];

const AFTER_DISPOSAL: Readonly<Record<Disposal, Step>> = {
  'talk-or-inquiry': 'talk-and-propose',
  'preliminary-verification': 'see-to-verification',
  shelved: 'shelve-clue',
  closed: 'close-clue',
};
const AFTER_VERIFICATION: Readonly<Record<Outcome, Step>> = {
  'propose-filing': 'file-case',
  close: 'close-clue',
  remind: 'close-clue',
  shelve: 'shelve-clue',
  transfer: 'find-out-of-jurisdiction',
};
const AFTER_WORK: Readonly<Record<AfterWork, Step>> = {
  'reply-letter': 'send-reply-letter',
  'explanation-at-life-meeting': 'explain-at-life-meeting',
  clarification: 'clarify-to-unit',
  reminder: 'remind-person',
};

/** Beside the next step of a clue there are two matters of their own: who takes over the envelope, and who verifies. */
export const clueKeys: TodoKeys<ClueEvents> = {
  CluePassedOn: ({ id }) => passing(id),
  ClueSentBack: all,
  ClueTakenBack: all,
  PassingReceived: ({ id }) => [clue(id), passing(id)],
  HandOverRefused: ({ id }) => [clue(id), passing(id)],
  ClueRecusalDecided: all,
  VerificationResultApproved: all,
  VerificationProposed: verified,
  VerificationEntrusted: verified,
  VerificationDeclined: verified,
  VerificationReported: verified,
  VerificationResultReturned: verified,
};

/** What becomes of a clue. Titles are numbers; nobody is shown who else verifies. */
export const clueRows: TodoRows<ClueEvents> = {
  ClueSealed: (row, event) =>
    next(row, event, 'transfer-clue', { persons: [event.data.holder] }, { zone: event.data.zone ?? null }),
  ClueResealed: (row, event) => next(row, event, 'transfer-clue', { persons: [event.data.holder] }),
  ClueTransferred: (row, event) => next(row, event, 'acknowledge-clue', THE_CASE_OFFICE),
  ClueReturned: (row, event) => {
    const { reason, holder } = event.data;
    // No clue: what was found goes its other way, as an issue, and the envelope is laid aside.
    const step = { 'not-a-clue': 'close-as-none', 'out-of-jurisdiction': 'transfer-clue' } as const;
    const after = reason in step ? step[reason as keyof typeof step] : 'reseal-clue';
    return next(row, event, after, { persons: [holder] });
  },
  ClueReceived: (row, event) => next(row, event, 'propose-distribution', THE_CASE_OFFICE),
  ClueClosedAsNone: over,

  DistributionProposed: (row, event) => next(row, event, 'approve-distribution', THE_LEADER),
  DistributionRejected: (row, event) => next(row, event, 'propose-distribution', THE_CASE_OFFICE),
  DistributionApproved: (row, event) => next(row, event, 'hand-over-clue', { persons: [event.data.holder] }),
  ClueHandedOver: (row, event) => next(row, event, 'accept-hand-over', { persons: [event.data.receiver] }),
  HandOverReceived: (row, event) => next(row, event, 'propose-disposal', { persons: [event.data.receiver] }),
  HandOverRefused: (row, event, key) => {
    if (isOf(key, 'passing')) return over(row, event);
    return row?.step === 'accept-hand-over'
      ? next(row, event, 'hand-over-clue', { persons: [event.data.sender] })
      : same(row, event);
  },
  CluePassedOn: (row, event) => next(row, event, 'accept-hand-over', { persons: [event.data.receiver] }),
  PassingReceived: (row, event, key) => {
    if (isOf(key, 'passing')) return over(row, event);
    const { sender, receiver } = event.data;
    const known = same(row, event);
    return known && { ...known, persons: known.persons.map((person) => (person === sender ? receiver : person)) };
  },
  ClueSentBack: (row, event, key) =>
    isOf(key, 'passing') ? next(row, event, 'accept-hand-over', THE_CASE_OFFICE) : over(row, event),
  ClueTakenBack: (row, event, key) => {
    if (!isOf(key, 'clue')) return over(row, event);
    if (event.data.reason === 'concluded') return next(row, event, 'archive-clue', { persons: [event.data.receiver] });
    return next(row, event, 'propose-distribution', THE_CASE_OFFICE);
  },
  ClueRecusalDecided: (row, event, key) => {
    const { person, holder, withdrawn, backTo } = event.data;
    if (isOf(key, 'passing')) {
      // To him the matter may be closed by now: the Case Office sees to it that somebody fetches the envelope.
      if (person === holder) return next(row, event, 'pass-clue-on', { ...THE_CASE_OFFICE, persons: [holder] });
      return backTo === undefined ? row : over(row, event);
    }
    if (isOf(key, 'verification')) return row && withoutPerson(row, person);
    if (withdrawn === 'distribution') return next(row, event, 'propose-distribution', THE_CASE_OFFICE);
    if (withdrawn === 'disposal') return next(row, event, 'propose-disposal', { persons: [holder] });
    return backTo !== undefined && row?.step === 'accept-hand-over'
      ? next(row, event, 'hand-over-clue', { persons: [backTo] })
      : same(row, event);
  },

  ClueFoundOutOfJurisdiction: (row, event) => next(row, event, 'transfer-out', { persons: [event.data.holder] }),
  ClueSentOut: (row, event) => next(row, event, 'record-outside-receipt', THE_CASE_OFFICE),
  OutsideReceiptRecorded: over,
  ClueJoined: over,

  DisposalProposed: (row, event) => next(row, event, 'approve-disposal', THE_LEADER),
  DisposalRejected: (row, event) => next(row, event, 'propose-disposal', { persons: [event.data.handler] }),
  DisposalApproved: (row, event) =>
    next(row, event, AFTER_DISPOSAL[event.data.disposal], { persons: [event.data.handler] }),
  ClueShelved: over,
  ClueRevived: (row, event) => next(row, event, 'propose-disposal', { persons: [event.data.handler] }),

  VerificationProposed: (row, event) =>
    next(row, event, 'approve-verification', THE_LEADER, { team: event.data.persons }),
  VerificationDeclined: over,
  VerificationEntrusted: (row, event) => next(row, event, 'report-verification', { persons: event.data.persons }),
  VerificationReported: (row, event) => next(row, event, 'approve-verification-result', THE_LEADER),
  VerificationResultReturned: (row, event) => next(row, event, 'report-verification', { persons: event.data.persons }),
  VerificationResultApproved: (row, event, key) => {
    if (!isOf(key, 'clue')) return over(row, event);
    const { outcome, handler } = event.data;
    return next(
      row,
      event,
      AFTER_VERIFICATION[outcome],
      outcome === 'transfer' ? THE_CASE_OFFICE : { persons: [handler] },
    );
  },

  ClueClosed: (row, event) => next(row, event, AFTER_WORK[event.data.afterWork], { persons: [event.data.handler] }),
  AfterWorkCompleted: (row, event) => next(row, event, 'send-clue-back', { persons: [event.data.handler] }),
  CaseFiled: (row, event) => next(row, event, 'send-clue-back', { persons: [event.data.handler] }),
  ClueArchived: over,
};
