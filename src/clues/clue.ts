import { type Actor, type Decider, Refused, stateOf } from '@libs/event-sourcing/index.js';
import { evolveInspection, type Inspection, noInspection, openTo } from '../inspections/inspection.state.js';
import { peopleFact } from '../people/people.facts.js';
import { type People, postsOf } from '../people/people.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { ClueCommands, SealClue } from './clue.commands.js';
import {
  type Clue,
  type ClueEvents,
  CLUE_NUMBER,
  custodian,
  evolveClue,
  type KnownClue,
  unknownClue,
} from './clue.state.js';

interface Facts {
  readonly people: People;
  readonly arrangement: Arrangement;
  /** The one in which it was found. */
  readonly inspection: Inspection;
}

const CASE_OFFICE = ['case-office-head', 'case-office-official'];
/** 巡视巡察 and other bodies hand clues to the Case Office alone (监察法实施条例). */
const TAKEN_IN_CENTRALLY = ['inspection-tour', 'other-body'];
const RESEALABLE = ['envelope-broken', 'hash-differs', 'number-differs'];

const inPost = ({ people }: Pick<Facts, 'people'>, person: string, day: string, posts?: readonly string[]) =>
  postsOf(people, person, day).some(({ post }) => (posts ? posts.includes(post) : post !== 'unit-official'));

const mustBeKnown: (clue: Clue) => asserts clue is KnownClue = (clue) => {
  if (clue.is === 'unknown') throw new Refused('clue.unknown');
};
const mustFollow = (clue: KnownClue, occurredAt: string) => {
  if (occurredAt < clue.since) throw new Refused('clue.before-the-last-step', { since: clue.since });
};
const mustHold = (clue: KnownClue, person: string) => {
  if (custodian(clue) !== person) throw new Refused('clue.not-the-holder', { holder: custodian(clue) });
};
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
 * Custody of a clue (问题线索移送, R40): sealed by whoever found it, handed to the Case Office by two persons on either side,
 * with one person answering for it at every instant. What it says is never here: only the hash of its envelope.
 */
export const clue: Decider<Clue, ClueCommands, ClueEvents, Facts> = {
  category: 'clue',
  initial: unknownClue,
  evolve: evolveClue,
  facts: {
    people: { ...peopleFact, for: ['TransferClue', 'AcknowledgeClue'] },
    arrangement: { ...arrangementFact, for: ['SealClue'] },
    inspection: stateOf(
      { initial: noInspection, evolve: evolveInspection },
      ({ inspection }: SealClue) => (inspection === undefined ? [] : [`inspection/${inspection}`]),
      ['SealClue'],
    ),
  },
  scope: (clue, command) => {
    if (clue.is === 'unknown') return 'zone' in command ? { zone: command.zone } : {};
    return { zone: clue.zone, persons: [custodian(clue)] };
  },

  decide: {
    SealClue({ number, source, zone, inspection, envelope, noticedAt }, clue, { actor, occurredAt, id, facts }) {
      if (clue.is !== 'unknown') {
        const same = clue.is === 'sealed' && clue.envelope === envelope && custodian(clue) === actor.person;
        if (same && clue.source === source && clue.zone === zone && clue.inspection === inspection) return [];
        throw new Refused('clue.number-taken', { number });
      }
      if (!CLUE_NUMBER.test(number) || number !== id) throw new Refused('clue.number-malformed', { number });
      if (zone !== undefined && !facts.arrangement.zones[zone]) throw new Refused('clue.zone-unknown', { zone });
      if (zone !== undefined && TAKEN_IN_CENTRALLY.includes(source)) throw new Refused('clue.taken-in-centrally');
      if (Date.parse(noticedAt) > Date.parse(occurredAt))
        throw new Refused('clue.sealed-before-noticed', { noticedAt });
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
      if (clue.is === 'received') throw new Refused('clue.received-already', { receipt: clue.receipt });
      if (clue.is === 'returned' && RESEALABLE.includes(clue.reason)) throw new Refused('clue.reseal-first');
      if (clue.is === 'returned' && clue.reason === 'not-a-clue') throw new Refused('clue.refer-as-issue');
      mustHold(clue, actor.person);
      mustFollow(clue, occurredAt);
      if (witness === actor.person) throw new Refused('clue.signs-twice', { person: witness });
      if (!inPost(facts, witness, today)) throw new Refused('clue.witness-without-post', { person: witness });
      const parting = { sender: actor.person, witness, ...ofZone(clue) };
      return [{ type: 'ClueTransferred', data: { ...parting, to: 'case-office' } }];
    },

    AcknowledgeClue({ second, envelope }, clue, { actor, occurredAt, today, id, facts }) {
      mustBeKnown(clue);
      const receiver = actor.person;
      if (clue.is === 'received') {
        if (clue.receiver === receiver && clue.second === second && clue.envelope === envelope) return [];
        throw new Refused('clue.received-already', { receipt: clue.receipt });
      }
      if (clue.is !== 'under-way') throw new Refused('clue.not-under-way');
      mustFollow(clue, occurredAt);
      if (receiver === clue.sender || receiver === clue.witness)
        throw new Refused('clue.receiver-sent-it', { person: receiver });
      if (second === receiver || second === clue.sender) throw new Refused('clue.signs-twice', { person: second });
      if (!inPost(facts, second, today, CASE_OFFICE))
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
  },
};
