import type { ClueIs } from './life.js';

/** What each waiting step is done by; the first is what is mostly done. */
export const DONE_BY: Readonly<Record<string, readonly string[]>> = {
  'reseal-clue': ['ResealClue'],
  'transfer-clue': ['TransferClue'],
  'acknowledge-clue': ['AcknowledgeClue', 'ReturnClue'],
  'close-as-none': ['CloseAsNoClue'],
  'propose-distribution': ['ProposeDistribution', 'FindOutOfJurisdiction', 'JoinDuplicate'],
  'approve-distribution': ['ApproveDistribution', 'RejectDistribution'],
  'hand-over-clue': ['HandOverToBody'],
  'accept-hand-over': ['AcceptHandOver', 'RefuseHandOver'],
  'pass-clue-on': ['PassOnClue', 'ReturnToCaseOffice'],
  'transfer-out': ['TransferOutOfJurisdiction'],
  'record-outside-receipt': ['RecordOutsideReceipt'],
  'find-out-of-jurisdiction': ['FindOutOfJurisdiction'],
  'propose-disposal': ['ProposeDisposal', 'ProposeVerification', 'ReturnToCaseOffice'],
  'approve-disposal': ['ApproveDisposal', 'RejectDisposal'],
  'talk-and-propose': ['ProposeDisposal'],
  'see-to-verification': ['ProposeVerification'],
  'approve-verification': ['EntrustVerification', 'DeclineVerification'],
  'report-verification': ['ReportVerification'],
  'approve-verification-result': ['ApproveVerificationResult', 'ReturnVerificationResult'],
  'shelve-clue': ['ShelveClue'],
  'close-clue': ['CloseClue'],
  'file-case': ['FileCase'],
  'send-reply-letter': ['CompleteAfterWork'],
  'explain-at-life-meeting': ['CompleteAfterWork'],
  'clarify-to-unit': ['CompleteAfterWork'],
  'remind-person': ['CompleteAfterWork'],
  'send-clue-back': ['ReturnToCaseOffice'],
  'archive-clue': ['ArchiveClue'],
};

const TAKEN = ['PassOnClue', 'RecuseFromClue'];
const HANDLED = ['ReturnToCaseOffice', ...TAKEN];

/** What may be wanted in a state beside what waits; everything else the rules would refuse. */
export const BESIDE: Readonly<Record<ClueIs, readonly string[]>> = {
  sealed: [],
  'under-way': [],
  returned: ['ResealClue'],
  'closed-as-none': [],
  received: ['FindOutOfJurisdiction', 'JoinDuplicate', ...TAKEN],
  'distribution-proposed': ['FindOutOfJurisdiction', 'JoinDuplicate', ...TAKEN],
  'distribution-approved': TAKEN,
  'with-handler': ['ProposeVerification', ...HANDLED],
  'disposal-proposed': ['ProposeVerification', ...HANDLED],
  'disposal-approved': ['ProposeVerification', ...HANDLED],
  verified: HANDLED,
  shelved: ['ReviveClue', ...HANDLED],
  closed: HANDLED,
  settled: HANDLED,
  'case-filed': HANDLED,
  'out-of-jurisdiction': TAKEN,
  'transferred-out': [],
  joined: ['ArchiveClue', ...TAKEN],
  archived: [],
};
