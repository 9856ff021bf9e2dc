import { Refused } from '@libs/event-sourcing/index.js';
import { OF_CASE_OFFICE } from '../shared/posts.js';
import { at, type At, atRest, mustBeAnother, mustBeFree, type Rules, worksIn, worksInZone } from './clue.rules.js';
import type { ProposeVerification } from './clue.commands.js';
import {
  type Clue,
  type ClueIn,
  custodian,
  isTaken,
  type SealedList,
  type TakenClue,
  wasRefused,
} from './clue.state.js';

/** Art. 44: two or more. */
const LEAST = 2;
const BEFORE_THE_RESULT = ['with-handler', 'disposal-proposed', 'disposal-approved'] as const;

type ListIn<S> = Extract<TakenClue['verification'], { is: S }>;

function listIn<S extends 'proposed' | 'entrusted' | 'reported'>({ verification }: TakenClue, is: S): ListIn<S> {
  if (verification.is !== is) throw new Refused('clue.verification-not-at-this-step', { is: verification.is });
  return verification as ListIn<S>;
}

const withoutState = ({ zone, kind, leader, persons, checkedAt }: SealedList): SealedList => ({
  ...(zone !== undefined && { zone }),
  ...(kind !== undefined && { kind }),
  leader,
  persons,
  checkedAt,
});

/** One who must recuse holds the whole team up until there is another list. */
const mustAllBeFree = ({ recused }: TakenClue, persons: readonly string[]) => {
  const barred = persons.filter((person) => recused.includes(person));
  if (barred.length > 0) throw new Refused('clue.verifier-recused', { persons: barred });
};

/** A new list: the first, or because somebody on the old one must recuse. */
function mayBeProposed({ verification, recused }: TakenClue) {
  if (verification.is === 'none' || verification.is === 'proposed') return true;
  return verification.is === 'entrusted' && verification.persons.some((person) => recused.includes(person));
}

/** To a zone only the Case Office entrusts, and only a clue of the four kinds of 五（四）; else a body names its own. */
function mustBeEntrustable({ zone, kind, persons }: ProposeVerification, clue: ClueIn<'with-handler'>, context: At) {
  const { actor, facts, today } = context;
  if (zone === undefined) {
    if (kind !== undefined) throw new Refused('clue.kind-without-zone');
    if (custodian(clue) !== actor.person) throw new Refused('clue.not-the-holder', { holder: custodian(clue) });
    const strangers = persons.filter((person) => !worksIn(facts, person, clue.body, today));
    if (strangers.length > 0) throw new Refused('clue.verifier-from-elsewhere', { persons: strangers });
    return;
  }
  if (!OF_CASE_OFFICE.some((post) => post === actor.post)) throw new Refused('clue.entrusted-by-the-case-office');
  if (kind === undefined) throw new Refused('clue.not-of-the-four-kinds');
  if (!facts.arrangement.zones[zone]) throw new Refused('clue.zone-unknown', { zone });
  const strangers = persons.filter((person) => !worksInZone(facts, person, zone, today));
  if (strangers.length > 0) throw new Refused('clue.verifier-from-elsewhere', { persons: strangers });
}

const isSameList = (clue: Clue, { zone, leader, persons }: ProposeVerification) =>
  isTaken(clue) &&
  clue.verification.is === 'proposed' &&
  clue.verification.zone === zone &&
  clue.verification.leader === leader &&
  clue.verification.persons.join() === persons.join();

/**
 * Preliminary verification (初步核实, Art. 41; by a zone, R27): a sealed list of two or more whom nothing bars. The principal
 * leader approves twice: who verifies, and what came of it.
 */
export const verificationRules: Rules<
  | 'ProposeVerification'
  | 'DeclineVerification'
  | 'EntrustVerification'
  | 'ReportVerification'
  | 'ReturnVerificationResult'
  | 'ApproveVerificationResult'
> = {
  ProposeVerification(proposal, clue, context) {
    if (isSameList(clue, proposal)) return [];
    const { zone, kind, leader, persons, units } = proposal;
    const handled = atRest(clue, context, ...BEFORE_THE_RESULT);
    if (!mayBeProposed(handled)) throw new Refused('clue.verification-under-way');
    if (persons.length < LEAST) throw new Refused('clue.verified-by-two', { least: LEAST });
    if (!persons.includes(leader)) throw new Refused('clue.leader-not-on-the-list', { leader });
    mustBeEntrustable(proposal, handled as unknown as ClueIn<'with-handler'>, context);
    mustBeFree(persons, units, handled.recused, context);
    const list = withoutState({
      ...(zone !== undefined && { zone }),
      ...(kind !== undefined && { kind }),
      leader,
      persons,
      checkedAt: context.occurredAt,
    });
    return [{ type: 'VerificationProposed', data: { ...list, proposer: context.actor.person } }];
  },

  DeclineVerification({ reason }, clue, context) {
    if (wasRefused(clue, 'verification', reason)) return [];
    listIn(at(clue, context, ...BEFORE_THE_RESULT), 'proposed');
    return [{ type: 'VerificationDeclined', data: { reason } }];
  },

  EntrustVerification(_, clue, context) {
    if (isTaken(clue) && clue.verification.is === 'entrusted') return [];
    const handled = at(clue, context, ...BEFORE_THE_RESULT);
    const { proposer, ...list } = listIn(handled, 'proposed');
    mustBeAnother(context.actor.person, proposer);
    mustAllBeFree(handled, [...list.persons, proposer]);
    return [{ type: 'VerificationEntrusted', data: { ...withoutState(list), proposer } }];
  },

  ReportVerification({ outcome, report }, clue, context) {
    const { person } = context.actor;
    if (isTaken(clue) && clue.verification.is === 'reported' && clue.verification.outcome === outcome) return [];
    const decided = at(clue, context, 'disposal-approved');
    if (decided.disposal !== 'preliminary-verification')
      throw new Refused('clue.not-what-was-approved', { approved: decided.disposal });
    const { persons } = listIn(decided, 'entrusted');
    if (!persons.includes(person)) throw new Refused('clue.not-on-the-sealed-list', { person });
    mustAllBeFree(decided, persons);
    return [{ type: 'VerificationReported', data: { outcome, report, reporter: person } }];
  },

  ReturnVerificationResult({ reason }, clue, context) {
    if (wasRefused(clue, 'result', reason)) return [];
    const { persons } = listIn(at(clue, context, 'disposal-approved'), 'reported');
    return [{ type: 'VerificationResultReturned', data: { reason, persons } }];
  },

  ApproveVerificationResult(_, clue, context) {
    if (clue.is === 'verified') return [];
    const decided = at(clue, context, 'disposal-approved');
    const { persons, outcome } = listIn(decided, 'reported');
    if (persons.includes(context.actor.person))
      throw new Refused('clue.approves-own-proposal', { person: context.actor.person });
    mustAllBeFree(decided, persons);
    return [{ type: 'VerificationResultApproved', data: { outcome, handler: decided.handler, body: decided.body } }];
  },
};
