import { type Actor, Refused } from '@libs/event-sourcing/index.js';
import { OF_CASE_OFFICE } from '../shared/posts.js';
import { type Inspection, openTo } from '../inspections/inspection.state.js';
import type { SealClue } from './clue.commands.js';
import { inPost, mustBeKnown, mustFollow, mustHold, type Rules } from './clue.rules.js';
import { CLUE_NUMBER, custodian, isNoClue, isTaken, type KnownClue } from './clue.state.js';

/** 巡视巡察 and other bodies hand clues to the Case Office alone (监察法实施条例). */
const TAKEN_IN_CENTRALLY = ['inspection-tour', 'other-body'];
const RESEALABLE = ['envelope-broken', 'hash-differs', 'number-differs'];

/** By the zone of record, by somebody to whom the matter is open, and as the finding there has it. */
const mustBeFoundIn = (
  found: Inspection,
  {
    number,
    zone,
    inspection,
    envelope,
  }: Pick<SealClue, 'number' | 'envelope'> & { zone: string | undefined; inspection: string },
  { person, post }: Actor,
) => {
  if (found.is === 'none') throw new Refused('clue.inspection-unknown', { inspection });
  if (found.zone !== zone) throw new Refused('clue.inspection-of-another-zone', { inspection, zone: found.zone });
  if (post === 'zone-member' && !openTo(found).includes(person)) throw new Refused('clue.not-on-the-team', { person });
  const finding = found.findings.find((one) => one.flow === 'clue-like' && one.number === number);
  if (finding?.flow === 'clue-like' && finding.envelope !== envelope)
    throw new Refused('clue.envelope-differs-from-finding');
};
const ofZone = ({ zone }: KnownClue) => zone !== undefined && { zone };

/**
 * From the finder to the Case Office (R40): two persons on either side, and one who answers for it at every instant. A zone
 * does this much and no more.
 */
export const custodyRules: Rules<
  'SealClue' | 'ResealClue' | 'TransferClue' | 'AcknowledgeClue' | 'ReturnClue' | 'CloseAsNoClue'
> = {
  SealClue({ number, source, zone, inspection, envelope, noticedAt }, clue, { actor, occurredAt, id, facts }) {
    if (clue.is !== 'unknown') {
      const same = clue.is === 'sealed' && clue.envelope === envelope && custodian(clue) === actor.person;
      if (same && clue.source === source && clue.zone === zone && clue.inspection === inspection) return [];
      throw new Refused('clue.number-taken', { number });
    }
    if (!CLUE_NUMBER.test(number) || number !== id) throw new Refused('clue.number-malformed', { number });
    if (zone !== undefined && !facts.arrangement.zones[zone]) throw new Refused('clue.zone-unknown', { zone });
    if (zone !== undefined && TAKEN_IN_CENTRALLY.includes(source)) throw new Refused('clue.taken-in-centrally');
    if (Date.parse(noticedAt) > Date.parse(occurredAt)) throw new Refused('clue.sealed-before-noticed', { noticedAt });
    if (inspection !== undefined) mustBeFoundIn(facts.inspection, { number, zone, inspection, envelope }, actor);
    const found = { ...(zone !== undefined && { zone }), ...(inspection !== undefined && { inspection }) };
    return [{ type: 'ClueSealed', data: { source, ...found, envelope, noticedAt, holder: actor.person } }];
  },

  ResealClue({ envelope }, clue, { actor, occurredAt }) {
    mustBeKnown(clue);
    if (clue.is === 'sealed' && clue.envelope === envelope) return [];
    if (clue.is !== 'returned' || !RESEALABLE.includes(clue.reason)) throw new Refused('clue.nothing-to-reseal');
    mustHold(clue, actor.person);
    mustFollow(clue, occurredAt);
    return [{ type: 'ClueResealed', data: { envelope, holder: actor.person, ...ofZone(clue) } }];
  },

  TransferClue({ witness }, clue, { actor, occurredAt, today, facts }) {
    mustBeKnown(clue);
    if (clue.is === 'under-way' && clue.sender === actor.person && clue.witness === witness) return [];
    if (clue.is === 'under-way') throw new Refused('clue.under-way', { sender: clue.sender });
    if (isTaken(clue)) throw new Refused('clue.received-already', { receipt: clue.receipt });
    if (clue.is === 'returned' && RESEALABLE.includes(clue.reason)) throw new Refused('clue.reseal-first');
    if (isNoClue(clue)) throw new Refused('clue.refer-as-issue');
    mustHold(clue, actor.person);
    mustFollow(clue, occurredAt);
    if (witness === actor.person) throw new Refused('clue.signs-twice', { person: witness });
    if (!inPost(facts, witness, today)) throw new Refused('clue.witness-without-post', { person: witness });
    const parting = { sender: actor.person, witness, ...ofZone(clue) };
    const again = clue.sendings > 0 && { again: true as const };
    return [{ type: 'ClueTransferred', data: { ...parting, to: 'case-office', ...again } }];
  },

  AcknowledgeClue({ second, envelope }, clue, { actor, occurredAt, today, id, facts }) {
    mustBeKnown(clue);
    const receiver = actor.person;
    if (isTaken(clue)) {
      if (clue.receiver === receiver && clue.second === second && clue.envelope === envelope) return [];
      throw new Refused('clue.received-already', { receipt: clue.receipt });
    }
    if (clue.is !== 'under-way') throw new Refused('clue.not-under-way');
    mustFollow(clue, occurredAt);
    if (receiver === clue.sender || receiver === clue.witness)
      throw new Refused('clue.receiver-sent-it', { person: receiver });
    if (second === receiver || second === clue.sender) throw new Refused('clue.signs-twice', { person: second });
    if (!inPost(facts, second, today, OF_CASE_OFFICE))
      throw new Refused('clue.second-not-of-case-office', { person: second });
    if (envelope !== clue.envelope) throw new Refused('clue.envelope-differs');
    const receipt = `${id}-${clue.sendings}`;
    const signed = { receiver, second, sender: clue.sender, ...ofZone(clue) };
    return [{ type: 'ClueReceived', data: { ...signed, envelope, receipt } }];
  },

  ReturnClue({ reason, found }, clue, { actor, occurredAt }) {
    mustBeKnown(clue);
    if (clue.is === 'returned' && clue.reason === reason) return [];
    if (clue.is !== 'under-way') throw new Refused('clue.not-under-way');
    mustFollow(clue, occurredAt);
    if (actor.person === clue.sender || actor.person === clue.witness)
      throw new Refused('clue.receiver-sent-it', { person: actor.person });
    if ((reason === 'hash-differs') !== (found !== undefined && found !== clue.envelope))
      throw new Refused('clue.which-hash-was-found');
    const back = { returnedBy: actor.person, holder: clue.sender, ...ofZone(clue) };
    return [{ type: 'ClueReturned', data: { reason, ...(found !== undefined && { found }), ...back } }];
  },

  CloseAsNoClue(_, clue, { actor, occurredAt }) {
    mustBeKnown(clue);
    if (clue.is === 'closed-as-none') return [];
    if (!isNoClue(clue)) throw new Refused('clue.not-found-to-be-none');
    mustHold(clue, actor.person);
    mustFollow(clue, occurredAt);
    return [{ type: 'ClueClosedAsNone', data: { holder: actor.person, ...ofZone(clue) } }];
  },
};
