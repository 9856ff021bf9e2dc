import { Refused } from '@libs/event-sourcing/index.js';
import { at, atRest, inHand, mustBeAnother, type Rules } from './clue.rules.js';
import { type ClueIn, custodian, type Disposal, wasRefused } from './clue.state.js';

/** After a talk one more opinion is due, and it is not a second talk. */
const mayFollow = (clue: ClueIn<'with-handler' | 'disposal-approved'>, next: Disposal) =>
  clue.is === 'with-handler'
    ? !(clue.talked && next === 'talk-or-inquiry')
    : clue.disposal === 'talk-or-inquiry' && next !== 'talk-or-inquiry';

/** The four disposals (Art. 21): the handling body proposes within the month, the principal leader decides. */
export const disposalRules: Rules<
  'ProposeDisposal' | 'ApproveDisposal' | 'RejectDisposal' | 'ShelveClue' | 'ReviveClue'
> = {
  ProposeDisposal({ disposal }, clue, context) {
    if (clue.is === 'disposal-proposed' && clue.disposal === disposal) return [];
    const held = inHand(clue, context, 'with-handler', 'disposal-approved');
    if (!mayFollow(held, disposal)) throw new Refused('clue.disposal-cannot-follow', { disposal });
    return [{ type: 'DisposalProposed', data: { disposal, handler: held.handler, body: held.body } }];
  },

  ApproveDisposal(_, clue, context) {
    if (clue.is === 'disposal-approved') return [];
    const { disposal, handler, body, proposer } = at(clue, context, 'disposal-proposed');
    mustBeAnother(context.actor.person, proposer);
    return [{ type: 'DisposalApproved', data: { disposal, handler, body } }];
  },

  RejectDisposal({ reason }, clue, context) {
    if (wasRefused(clue, 'disposal', reason)) return [];
    const { handler, body, handed } = at(clue, context, 'disposal-proposed');
    return [{ type: 'DisposalRejected', data: { reason, handler, body, received: handed } }];
  },

  ShelveClue(_, clue, context) {
    if (clue.is === 'shelved') return [];
    const decided = inHand(clue, context, 'disposal-approved', 'verified');
    const approved = decided.is === 'verified' ? decided.outcome : decided.disposal;
    if (approved !== 'shelved' && approved !== 'shelve') throw new Refused('clue.not-what-was-approved', { approved });
    return [{ type: 'ClueShelved', data: { handler: decided.handler, body: decided.body } }];
  },

  /** The second start (二次启动): nobody takes a shelved clue up again by himself. */
  ReviveClue(_, clue, context) {
    if (clue.is === 'with-handler') return [];
    const shelved = atRest(clue, context, 'shelved');
    return [{ type: 'ClueRevived', data: { handler: custodian(shelved), body: shelved.body } }];
  },
};
