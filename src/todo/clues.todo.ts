import type { DomainEvent } from '@libs/event-sourcing/index.js';
import type { AfterWork, ClueEvents, Disposal, Outcome } from '../clues/clue.state.js';
import type { Step } from './steps.js';
import type { TodoRow } from './todo.view.js';

type Event = DomainEvent;
type Turn = { readonly posts?: readonly string[]; readonly persons?: readonly string[] };
type Row = TodoRow | undefined;
interface Ways {
  readonly next: (row: Row, event: Event, step: Step, turn: Turn, parties?: { team: readonly string[] }) => TodoRow;
  readonly over: (row: Row, event: Event) => Row;
  readonly same: (row: Row, event: Event) => Row;
}
type Of<T extends keyof ClueEvents> = DomainEvent<T, ClueEvents[T]>;

const CASE = { posts: ['case-office-head', 'case-office-official'] };
const LEADER = { posts: ['principal-leader'] };

const passing = (id: string) => `passing:${id}`;
const verification = (id: string) => `verification:${id}`;
const clue = (id: string) => `clue:${id}`;
const isOf = (key: string, of: string) => key.startsWith(`${of}:`);

/** Beside the next step of a clue there are two matters of their own: who takes over the envelope, and who verifies. */
export function clueKeys({ type, id }: { readonly type: string; readonly id: string }): readonly string[] | undefined {
  switch (type as keyof ClueEvents) {
    case 'CluePassedOn':
      return [passing(id)];
    case 'ClueSentBack':
    case 'ClueTakenBack':
      return [clue(id), passing(id), verification(id)];
    case 'PassingReceived':
    case 'HandOverRefused':
      return [clue(id), passing(id)];
    case 'ClueRecusalDecided':
    case 'VerificationResultApproved':
      return [clue(id), passing(id), verification(id)];
    case 'VerificationProposed':
    case 'VerificationEntrusted':
    case 'VerificationDeclined':
    case 'VerificationReported':
    case 'VerificationResultReturned':
      return [verification(id)];
    default:
      return undefined;
  }
}

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

/** What a clue waits for once the Case Office has it. Titles are numbers; nobody is shown who else verifies. */
export const clueRows = ({ next, over, same }: Ways) => ({
  ClueReceived: (row: Row, event: Of<'ClueReceived'>) => next(row, event, 'propose-distribution', CASE),
  ClueClosedAsNone: over,

  DistributionProposed: (row: Row, event: Of<'DistributionProposed'>) =>
    next(row, event, 'approve-distribution', LEADER),
  DistributionRejected: (row: Row, event: Of<'DistributionRejected'>) => next(row, event, 'propose-distribution', CASE),
  DistributionApproved: (row: Row, event: Of<'DistributionApproved'>) =>
    next(row, event, 'hand-over-clue', { persons: [event.data.holder] }),
  ClueHandedOver: (row: Row, event: Of<'ClueHandedOver'>) =>
    next(row, event, 'accept-hand-over', { persons: [event.data.receiver] }),
  HandOverReceived: (row: Row, event: Of<'HandOverReceived'>) =>
    next(row, event, 'propose-disposal', { persons: [event.data.receiver] }),
  HandOverRefused: (row: Row, event: Of<'HandOverRefused'>, key: string) => {
    if (isOf(key, 'passing')) return over(row, event);
    return row?.step === 'accept-hand-over'
      ? next(row, event, 'hand-over-clue', { persons: [event.data.sender] })
      : same(row, event);
  },
  CluePassedOn: (row: Row, event: Of<'CluePassedOn'>) =>
    next(row, event, 'accept-hand-over', { persons: [event.data.receiver] }),
  PassingReceived: (row: Row, event: Of<'PassingReceived'>, key: string) => {
    if (isOf(key, 'passing')) return over(row, event);
    const { sender, receiver } = event.data;
    const known = same(row, event);
    return known && { ...known, persons: known.persons.map((person) => (person === sender ? receiver : person)) };
  },
  ClueSentBack: (row: Row, event: Of<'ClueSentBack'>, key: string) =>
    isOf(key, 'passing') ? next(row, event, 'accept-hand-over', CASE) : over(row, event),
  ClueTakenBack: (row: Row, event: Of<'ClueTakenBack'>, key: string) => {
    if (!isOf(key, 'clue')) return over(row, event);
    if (event.data.reason === 'concluded') return next(row, event, 'archive-clue', { persons: [event.data.receiver] });
    return next(row, event, 'propose-distribution', CASE);
  },
  ClueRecusalDecided: (row: Row, event: Of<'ClueRecusalDecided'>, key: string) => {
    const { person, holder, withdrawn, backTo } = event.data;
    if (isOf(key, 'passing')) {
      // To him the matter may be closed by now: the Case Office sees to it that somebody fetches the envelope.
      if (person === holder) return next(row, event, 'pass-clue-on', { ...CASE, persons: [holder] });
      return backTo === undefined ? row : over(row, event);
    }
    const others = (persons: readonly string[]) => persons.filter((one) => one !== person);
    if (isOf(key, 'verification'))
      return row && { ...row, team: others(row.team), persons: others(row.persons), doneBy: others(row.doneBy) };
    if (withdrawn === 'distribution') return next(row, event, 'propose-distribution', CASE);
    if (withdrawn === 'disposal') return next(row, event, 'propose-disposal', { persons: [holder] });
    return backTo !== undefined && row?.step === 'accept-hand-over'
      ? next(row, event, 'hand-over-clue', { persons: [backTo] })
      : same(row, event);
  },

  ClueFoundOutOfJurisdiction: (row: Row, event: Of<'ClueFoundOutOfJurisdiction'>) =>
    next(row, event, 'transfer-out', { persons: [event.data.holder] }),
  ClueSentOut: (row: Row, event: Of<'ClueSentOut'>) => next(row, event, 'record-outside-receipt', CASE),
  OutsideReceiptRecorded: over,
  ClueJoined: over,

  DisposalProposed: (row: Row, event: Of<'DisposalProposed'>) => next(row, event, 'approve-disposal', LEADER),
  DisposalRejected: (row: Row, event: Of<'DisposalRejected'>) =>
    next(row, event, 'propose-disposal', { persons: [event.data.handler] }),
  DisposalApproved: (row: Row, event: Of<'DisposalApproved'>) =>
    next(row, event, AFTER_DISPOSAL[event.data.disposal], { persons: [event.data.handler] }),
  ClueShelved: over,
  ClueRevived: (row: Row, event: Of<'ClueRevived'>) =>
    next(row, event, 'propose-disposal', { persons: [event.data.handler] }),

  VerificationProposed: (row: Row, event: Of<'VerificationProposed'>) =>
    next(row, event, 'approve-verification', LEADER, { team: event.data.persons }),
  VerificationDeclined: over,
  VerificationEntrusted: (row: Row, event: Of<'VerificationEntrusted'>) =>
    next(row, event, 'report-verification', { persons: event.data.persons }),
  VerificationReported: (row: Row, event: Of<'VerificationReported'>) =>
    next(row, event, 'approve-verification-result', LEADER),
  VerificationResultReturned: (row: Row, event: Of<'VerificationResultReturned'>) =>
    next(row, event, 'report-verification', { persons: event.data.persons }),
  VerificationResultApproved: (row: Row, event: Of<'VerificationResultApproved'>, key: string) => {
    if (!isOf(key, 'clue')) return over(row, event);
    const { outcome, handler } = event.data;
    return next(row, event, AFTER_VERIFICATION[outcome], outcome === 'transfer' ? CASE : { persons: [handler] });
  },

  ClueClosed: (row: Row, event: Of<'ClueClosed'>) =>
    next(row, event, AFTER_WORK[event.data.afterWork], { persons: [event.data.handler] }),
  AfterWorkCompleted: (row: Row, event: Of<'AfterWorkCompleted'>) =>
    next(row, event, 'send-clue-back', { persons: [event.data.handler] }),
  CaseFiled: (row: Row, event: Of<'CaseFiled'>) =>
    next(row, event, 'send-clue-back', { persons: [event.data.handler] }),
  ClueArchived: over,
});
