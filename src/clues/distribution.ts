import { Refused } from '@libs/event-sourcing/index.js';
import { bodiesAt } from '../zones/arrangement.state.js';
import { at, atRest, inHand, mustBeAnother, mustBeFree, mustWitness, type Rules } from './clue.rules.js';
import { custodian, isTaken, type OutsideBody, type TakenClue, wasRefused } from './clue.state.js';

/** Another clue can no longer be joined to it. */
const OVER = ['archived', 'settled', 'closed', 'case-filed', 'joined', 'transferred-out'];

const isOnItsWayOut = (clue: TakenClue, to: OutsideBody) => 'to' in clue && clue.to === to;

/**
 * What becomes of a clue that the Case Office has received: it goes to the body that will handle it, and only with the
 * principal leader's consent (分办, Art. 23); or out of the county; or on under the number of another.
 */
export const distributionRules: Rules<
  | 'ProposeDistribution'
  | 'ApproveDistribution'
  | 'RejectDistribution'
  | 'FindOutOfJurisdiction'
  | 'TransferOutOfJurisdiction'
  | 'RecordOutsideReceipt'
  | 'JoinDuplicate'
> = {
  ProposeDistribution({ body, units }, clue, context) {
    const { actor, facts } = context;
    if (clue.is === 'distribution-proposed' && clue.body === body && clue.proposer === actor.person) return [];
    atRest(clue, context, 'received');
    if (!facts.arrangement.offices[body] && !facts.arrangement.bodies[body])
      throw new Refused('clue.no-such-body', { body });
    mustBeFree([], units, [], context);
    if (units.some((unit) => bodiesAt(facts.arrangement, unit).includes(body)))
      throw new Refused('clue.body-of-the-unit', { body });
    return [{ type: 'DistributionProposed', data: { body, proposer: actor.person } }];
  },

  ApproveDistribution(_, clue, context) {
    if (clue.is === 'distribution-approved') return [];
    const proposed = at(clue, context, 'distribution-proposed');
    mustBeAnother(context.actor.person, proposed.proposer);
    const accepted = proposed.accepted
      ? { again: true as const }
      : { ...(proposed.zone !== undefined && { zone: proposed.zone }) };
    return [{ type: 'DistributionApproved', data: { body: proposed.body, holder: custodian(proposed), ...accepted } }];
  },

  RejectDistribution({ reason }, clue, context) {
    if (wasRefused(clue, 'distribution', reason)) return [];
    at(clue, context, 'distribution-proposed');
    return [{ type: 'DistributionRejected', data: { reason } }];
  },

  FindOutOfJurisdiction({ to }, clue, context) {
    if (clue.is === 'out-of-jurisdiction' && isOnItsWayOut(clue, to)) return [];
    const found = atRest(clue, context, 'received', 'distribution-proposed', 'verified');
    if (found.is === 'verified' && found.outcome !== 'transfer')
      throw new Refused('clue.not-what-was-approved', { approved: found.outcome });
    const received = found.is === 'verified' ? context.today : found.received;
    return [{ type: 'ClueFoundOutOfJurisdiction', data: { to, holder: custodian(found), received } }];
  },

  TransferOutOfJurisdiction({ witness }, clue, context) {
    const { person } = context.actor;
    if (clue.is === 'out-of-jurisdiction' && clue.passage.is === 'out')
      if (clue.passage.sender === person && clue.passage.witness === witness) return [];
    const { to } = inHand(clue, context, 'out-of-jurisdiction');
    mustWitness(witness, context);
    return [{ type: 'ClueSentOut', data: { sender: person, witness, to } }];
  },

  RecordOutsideReceipt({ document }, clue, context) {
    if (clue.is === 'transferred-out') return [];
    const { to, passage } = at(clue, context, 'out-of-jurisdiction');
    if (passage.is !== 'out') throw new Refused('clue.not-sent-out');
    return [{ type: 'OutsideReceiptRecorded', data: { to, document } }];
  },

  JoinDuplicate({ to }, clue, context) {
    const { other } = context.facts;
    if (clue.is === 'joined' && clue.to === to) return [];
    atRest(clue, context, 'received', 'distribution-proposed');
    if (to === context.id) throw new Refused('clue.joined-to-itself');
    if (!isTaken(other) || OVER.includes(other.is)) throw new Refused('clue.cannot-be-joined-to', { to });
    return [{ type: 'ClueJoined', data: { to } }];
  },
};
