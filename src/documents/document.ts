import { type Actor, type Decider, Refused } from '@libs/event-sourcing/index.js';
import { CLUE_NUMBER } from '../clues/clue.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import type { Rulebook } from '../instruments/rulebook.state.js';
import { peopleFact } from '../people/people.facts.js';
import type { People } from '../people/people.state.js';
import { arrangementFact } from '../zones/arrangement.facts.js';
import type { Arrangement } from '../zones/arrangement.state.js';
import type { DocumentCommands, IssueDocument } from './document.commands.js';
import {
  type DocumentEvents,
  evolveDocument,
  noDocument,
  type OfficialDocument,
  type Secrecy,
  yearOf,
} from './document.state.js';
import { COUNTY_PARTIES, partyOf, signersOf } from './parties.state.js';
import { lengthLimit } from './length-limits.js';
import { registerFact } from './register.facts.js';
import { numberOf, type Register } from './register.state.js';

type Facts = {
  readonly arrangement: Arrangement;
  readonly people: People;
  readonly register: Register;
  readonly rulebook: Rulebook;
};

/** 公文: drafted, signed, numbered in the year's register, sent, and received by each recipient. */
export const documents: Decider<OfficialDocument, DocumentCommands, DocumentEvents, Facts> = {
  category: 'document',
  initial: noDocument,
  facts: {
    arrangement: { ...arrangementFact, for: ['IssueDocument', 'SendDocument'] },
    people: { ...peopleFact, for: ['SignDocument'] },
    register: registerFact(['SendDocument', 'VoidDocument']),
    rulebook: { ...rulebookFact, for: ['IssueDocument'] },
  },
  evolve: evolveDocument,
  scope: (document) => {
    if (document.is === 'none') return {};
    const recipients = document.is === 'sent' ? document.recipients : [];
    const with_ = (own: string | undefined) => [...(own === undefined ? [] : [own]), ...recipients];
    return { zone: with_(document.zone), office: with_(document.office), body: recipients };
  },
  decide: {
    IssueDocument(said, document, { actor, today, facts: { arrangement, rulebook } }) {
      const { kind, direction, urgency = 'none', about, characters, sha256 } = said;
      const { title, secrecy } = titled(said);
      const issuer = partyOf(actor)!;
      if (document.is === 'drafted' && document.title === title && document.kind === kind && document.issuer === issuer)
        return [];
      if (document.is !== 'none') throw new Refused('document.name-taken');
      const limit = lengthLimit(rulebook, kind, today);
      return [
        {
          type: 'DocumentIssued',
          data: {
            kind,
            title,
            issuer,
            ...zoneAndOffice(arrangement, issuer),
            direction,
            secrecy,
            urgency,
            ...(about && { about: { category: about.category, record: about.record } }),
            characters,
            ...(characters > limit && { overLength: { limit, by: characters - limit } }),
            ...(sha256 !== undefined && { sha256 }),
          },
        },
      ];
    },

    SignDocument(_, document, { actor, occurredAt, facts: { people } }) {
      const paper = standing(document);
      if (paper.is !== 'drafted') {
        if (paper.signer === actor.person) return [];
        throw new Refused('document.already-signed', { signer: paper.signer });
      }
      const signers = signersOf(paper.kind);
      if (!signers.some((post) => post === actor.post) || !speaksFor(actor, paper))
        throw new Refused('document.another-signer', { posts: signers });
      const name = people.persons[actor.person]?.name ?? actor.person;
      return [
        { type: 'DocumentSigned', data: { signer: actor.person, name, post: actor.post, year: yearOf(occurredAt) } },
      ];
    },

    SendDocument({ recipients, outside = [] }, document, { id, actor, facts: { arrangement, register } }) {
      const paper = standing(document);
      if (paper.is === 'drafted') throw new Refused('document.not-signed');
      if (!speaksFor(actor, paper) && partyOf(actor) !== 'general-office') throw new Refused('document.not-the-issuer');
      const number = numberOf(register, id);
      if (number === undefined) throw new Refused('document.not-numbered');
      const unknown = recipients.filter((party) => !isParty(arrangement, party));
      if (unknown.length > 0) throw new Refused('document.unknown-recipients', { recipients: unknown });
      if (recipients.length + outside.length === 0) throw new Refused('document.no-recipient');
      const more = {
        recipients: recipients.filter((party) => paper.is !== 'sent' || !paper.recipients.includes(party)),
        outside: outside.filter((name) => paper.is !== 'sent' || !paper.outside.includes(name)),
      };
      if (more.recipients.length + more.outside.length === 0) return [];
      return [{ type: 'DocumentSent', data: { number, ...more } }];
    },

    AcknowledgeReceipt(_, document, { actor }) {
      const paper = standing(document);
      if (paper.is !== 'sent') throw new Refused('document.not-sent');
      const recipient = partyOf(actor);
      if (recipient === undefined || !paper.recipients.includes(recipient))
        throw new Refused('document.not-a-recipient');
      if (paper.received.includes(recipient)) return [];
      return [{ type: 'ReceiptAcknowledged', data: { recipient } }];
    },

    VoidDocument({ reason }, document, { id, actor, facts: { register } }) {
      if (document.is === 'voided') return [];
      const paper = standing(document);
      if (!speaksFor(actor, paper) && actor.post !== 'general-office-head')
        throw new Refused('document.not-the-issuer');
      const number = numberOf(register, id);
      const outstanding =
        paper.is === 'sent' ? paper.recipients.filter((party) => !paper.received.includes(party)) : [];
      return [{ type: 'DocumentVoided', data: { reason, ...(number !== undefined && { number }), outstanding } }];
    },
  },
};

/** What a clue is about stands in no title: a paper that transfers one bears its number, and is a work secret. */
function titled({ kind, title, secrecy = 'none', about }: IssueDocument): { title: string; secrecy: Secrecy } {
  if (kind !== 'clue-transfer') {
    if (about?.category === 'clue') throw new Refused('document.clue-by-number-only');
    if (title === undefined) throw new Refused('document.without-title');
    return { title, secrecy };
  }
  if (title !== undefined || about?.category !== 'clue' || !CLUE_NUMBER.test(about.record))
    throw new Refused('document.clue-by-number-only');
  return { title: `问题线索移送 ${about.record}`, secrecy: 'work-secret' };
}

type Standing = Exclude<OfficialDocument, { is: 'none' | 'voided' }>;

function standing(document: OfficialDocument): Standing {
  if (document.is === 'none') throw new Refused('document.not-issued');
  if (document.is === 'voided') throw new Refused('document.voided', { reason: document.reason });
  return document;
}

/** In a post of the party that issues it, of the zone or office beside that, or as a leader of the Commission. */
const speaksFor = (actor: Actor, { issuer, zone, office }: Standing): boolean => {
  const party = partyOf(actor);
  return party === 'commission' || (party !== undefined && [issuer, zone, office].includes(party));
};

function zoneAndOffice({ zones, offices }: Arrangement, party: string): { zone?: string; office?: string } {
  if (Object.hasOwn(zones, party)) return { zone: party, office: zones[party]!.office };
  if (Object.hasOwn(offices, party)) {
    const { zone } = offices[party]!;
    return { ...(zone !== undefined && { zone }), office: party };
  }
  return {};
}

const isParty = ({ zones, offices, bodies }: Arrangement, party: string): boolean =>
  [COUNTY_PARTIES, zones, offices, bodies].some((known) => Object.hasOwn(known, party));
