import { Refused } from '@libs/event-sourcing/index.js';
import { inHand, type Rules } from './clue.rules.js';
import { type AfterWork, type ClueIn, type Closing } from './clue.state.js';

/** What the principal leader approved leads to a closing, and this is what remains to be done then. */
function closingOf(clue: ClueIn<'disposal-approved' | 'verified'>): { kind: Closing; afterWork: AfterWork } {
  if (clue.is === 'verified') {
    if (clue.outcome === 'close') return { kind: 'after-verification', afterWork: 'clarification' };
    if (clue.outcome === 'remind') return { kind: 'after-verification', afterWork: 'reminder' };
    throw new Refused('clue.not-what-was-approved', { approved: clue.outcome });
  }
  if (clue.disposal !== 'closed') throw new Refused('clue.not-what-was-approved', { approved: clue.disposal });
  return clue.talked
    ? { kind: 'after-talk', afterWork: 'explanation-at-life-meeting' }
    : { kind: 'direct', afterWork: 'reply-letter' };
}

/**
 * The end of a clue: one of three closings with its after-work, or the fact that a case was filed; then the archive, by
 * whoever of the Case Office has the envelope.
 */
export const closingRules: Rules<'CloseClue' | 'CompleteAfterWork' | 'FileCase' | 'ArchiveClue'> = {
  CloseClue(_, clue, context) {
    if (clue.is === 'closed' || clue.is === 'settled') return [];
    const decided = inHand(clue, context, 'disposal-approved', 'verified');
    const { handler, body } = decided;
    return [{ type: 'ClueClosed', data: { ...closingOf(decided), handler, body } }];
  },

  CompleteAfterWork({ document }, clue, context) {
    if (clue.is === 'settled') return [];
    const { afterWork, handler, body } = inHand(clue, context, 'closed');
    return [{ type: 'AfterWorkCompleted', data: { afterWork, document, handler, body } }];
  },

  FileCase(_, clue, context) {
    if (clue.is === 'case-filed') return [];
    const { outcome, handler, body } = inHand(clue, context, 'verified');
    if (outcome !== 'propose-filing') throw new Refused('clue.not-what-was-approved', { approved: outcome });
    return [{ type: 'CaseFiled', data: { handler, body } }];
  },

  ArchiveClue(_, clue, context) {
    if (clue.is === 'archived') return [];
    inHand(clue, context, 'settled', 'case-filed', 'joined');
    return [{ type: 'ClueArchived', data: { keeper: context.actor.person } }];
  },
};
