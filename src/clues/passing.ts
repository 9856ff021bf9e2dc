import { Refused } from '@libs/event-sourcing/index.js';
import { OF_CASE_OFFICE } from '../shared/posts.js';
import {
  inHand,
  inPost,
  mustBeFree,
  mustBeKnown,
  mustFollow,
  mustHold,
  mustWitness,
  type At,
  type Rules,
  worksIn,
} from './clue.rules.js';
import { type Clue, custodian, isTaken, type Passage, type TakenClue, wasRefused } from './clue.state.js';

const WITH_A_BODY = ['with-handler', 'disposal-proposed', 'disposal-approved', 'verified'] as const;
const BEFORE_A_BODY = ['received', 'distribution-proposed', 'distribution-approved'] as const;
/** Nothing is to be done any more but to keep it. */
const CONCLUDED = ['settled', 'case-filed'] as const;

/** The body in which the envelope is: the handling one once it has received it, else the Case Office. */
const bodyOf = (clue: TakenClue) => ('handler' in clue ? clue.body : undefined);
/** Where it is going; undefined: to the Case Office. */
const destination = ({ clue, passage }: ReturnType<typeof underWay>) => {
  if (passage.is === 'to-body') return clue.is === 'distribution-approved' ? clue.body : undefined;
  return passage.is === 'to-case-office' ? undefined : bodyOf(clue);
};
const worksWith = (body: string | undefined, person: string, { facts, today }: At) =>
  body === undefined ? inPost(facts, person, today, OF_CASE_OFFICE) : worksIn(facts, person, body, today);

type Under = Exclude<Passage, { is: 'at-rest' | 'out' }>;

/** On its way within the county, and at an instant after it was sent. */
function underWay(clue: Clue, { occurredAt }: At): { readonly clue: TakenClue; readonly passage: Under } {
  mustBeKnown(clue);
  if (!isTaken(clue) || clue.passage.is === 'at-rest' || clue.passage.is === 'out')
    throw new Refused('clue.not-under-way');
  mustFollow(clue, occurredAt);
  return { clue, passage: clue.passage };
}

/** By whoever it was sent to; back to the Case Office, by anybody there who has no part in sending it. */
function mustBeReceiver({ passage }: ReturnType<typeof underWay>, context: At): void {
  const { person } = context.actor;
  const fetcher = 'fetchedBy' in passage ? passage.fetchedBy : undefined;
  if ([passage.sender, passage.witness, fetcher].includes(person))
    throw new Refused('clue.receiver-sent-it', { person });
  const isReceiver =
    passage.is === 'to-case-office' ? worksWith(undefined, person, context) : passage.receiver === person;
  if (!isReceiver) throw new Refused('clue.sent-to-another');
}

/** It has been sent so already: by the same person, before the same witness, to the same receiver. */
function isSent(clue: Clue, is: Passage['is'], sender: string, witness: string, receiver?: string): boolean {
  if (!isTaken(clue) || clue.passage.is === 'at-rest' || clue.passage.is !== is) return false;
  const { passage } = clue;
  const to = 'receiver' in passage ? passage.receiver : undefined;
  return passage.sender === sender && passage.witness === witness && to === receiver;
}

/**
 * Once the Case Office has had it the envelope goes on only from person to person: sent with a witness, taken with a second
 * signature, and until then the sender answers for it. Whoever must recuse gives it away and sees it no more.
 */
export const passingRules: Rules<
  'HandOverToBody' | 'PassOnClue' | 'ReturnToCaseOffice' | 'AcceptHandOver' | 'RefuseHandOver' | 'RecuseFromClue'
> = {
  HandOverToBody({ handler, witness, units }, clue, context) {
    const sender = context.actor.person;
    if (isSent(clue, 'to-body', sender, witness, handler)) return [];
    const { body, recused } = inHand(clue, context, 'distribution-approved');
    if (!worksIn(context.facts, handler, body, context.today))
      throw new Refused('clue.handler-not-of-the-body', { person: handler, body });
    mustWitness(witness, context, handler);
    mustBeFree([handler], units, recused, context);
    return [{ type: 'ClueHandedOver', data: { sender, witness, receiver: handler, body } }];
  },

  PassOnClue({ receiver, witness, units }, clue, context) {
    if (isSent(clue, 'to-colleague', holderOf(clue), witness, receiver)) return [];
    const held = heldHere(clue, context);
    const sender = custodian(held);
    if (receiver === sender || receiver === context.actor.person || !worksWith(bodyOf(held), receiver, context))
      throw new Refused('clue.no-colleague', { person: receiver });
    mustWitness(witness, context, receiver, sender);
    mustBeFree([receiver], units, held.recused, context);
    return [{ type: 'CluePassedOn', data: { sender, witness, receiver, ...fetchedBy(sender, context) } }];
  },

  ReturnToCaseOffice({ reason, witness }, clue, context) {
    if (isSent(clue, 'to-case-office', holderOf(clue), witness)) return [];
    const held = heldHere(clue, context);
    const sender = custodian(held);
    const from: readonly string[] = reason === 'concluded' ? CONCLUDED : WITH_A_BODY;
    if (!from.includes(held.is)) throw new Refused('clue.not-at-this-step', { is: held.is });
    mustWitness(witness, context, sender);
    return [{ type: 'ClueSentBack', data: { sender, witness, reason, ...fetchedBy(sender, context) } }];
  },

  AcceptHandOver({ second, envelope }, clue, context) {
    const receiver = context.actor.person;
    if (isTaken(clue) && clue.passage.is === 'at-rest' && custodian(clue) === receiver) return [];
    const arriving = underWay(clue, context);
    const { passage } = arriving;
    mustBeReceiver(arriving, context);
    if (second === receiver || second === passage.sender) throw new Refused('clue.signs-twice', { person: second });
    const body = destination(arriving);
    if (!worksWith(body, second, context)) throw new Refused('clue.second-not-of-the-body', { person: second });
    for (const person of [receiver, second])
      if (arriving.clue.recused.includes(person)) throw new Refused('clue.recused', { person });
    if (envelope !== arriving.clue.envelope) throw new Refused('clue.envelope-differs');
    const receipt = `${context.id}-${arriving.clue.sendings}`;
    const signed = { receiver, second, sender: passage.sender, receipt };
    if (passage.is === 'to-colleague') return [{ type: 'PassingReceived', data: signed }];
    if (passage.is === 'to-case-office')
      return [{ type: 'ClueTakenBack', data: { ...signed, reason: passage.reason } }];
    return [{ type: 'HandOverReceived', data: { ...signed, body: body! } }];
  },

  RefuseHandOver({ reason, found }, clue, context) {
    if (wasRefused(clue, 'hand-over', reason)) return [];
    const arriving = underWay(clue, context);
    mustBeReceiver(arriving, context);
    if ((reason === 'hash-differs') !== (found !== undefined && found !== arriving.clue.envelope))
      throw new Refused('clue.which-hash-was-found');
    const refused = { refusedBy: context.actor.person, sender: arriving.passage.sender };
    return [{ type: 'HandOverRefused', data: { reason, ...(found !== undefined && { found }), ...refused } }];
  },

  RecuseFromClue({ person, ground }, clue, context) {
    mustBeKnown(clue);
    if (!isTaken(clue)) throw new Refused('clue.not-at-this-step', { is: clue.is });
    if (clue.recused.includes(person)) return [];
    mustFollow(clue, context.occurredAt);
    if (clue.recused.includes(context.actor.person))
      throw new Refused('clue.recused', { person: context.actor.person });
    if (person !== context.actor.person && !DECIDING.includes(context.actor.post))
      throw new Refused('clue.recusal-of-another');
    const back = 'receiver' in clue.passage && clue.passage.receiver === person && { backTo: clue.passage.sender };
    const holder = custodian(clue);
    return [{ type: 'ClueRecusalDecided', data: { person, ground, holder, ...withdrawnBy(clue, person), ...back } }];
  },
};

/** The policy brings what was decided elsewhere (回避决定). */
const DECIDING = ['principal-leader', 'case-office-head', 'policy'];

const fetchedBy = (sender: string, { actor: { person } }: At) => person !== sender && { fetchedBy: person };

const holderOf = (clue: Clue) => (clue.is === 'unknown' ? '' : custodian(clue));

/** By its holder. From one who must recuse a colleague or the Case Office may also fetch it: to him the matter is closed. */
function heldHere(clue: Clue, context: At): TakenClue {
  mustBeKnown(clue);
  if (!isTaken(clue) || !clue.recused.includes(custodian(clue)))
    return inHand(
      clue,
      context,
      ...BEFORE_A_BODY,
      ...WITH_A_BODY,
      ...CONCLUDED,
      'shelved',
      'closed',
      'out-of-jurisdiction',
    );
  const { person } = context.actor;
  const mayFetch = worksWith(undefined, person, context) || worksWith(bodyOf(clue), person, context);
  if (person !== custodian(clue) && (clue.recused.includes(person) || !mayFetch)) mustHold(clue, person);
  mustFollow(clue, context.occurredAt);
  if (clue.passage.is !== 'at-rest') throw new Refused('clue.passing', { sender: clue.passage.sender });
  return clue;
}

/** A proposal that nobody has decided on falls with whoever made it. */
function withdrawnBy(clue: TakenClue, person: string) {
  if (clue.is === 'distribution-proposed' && clue.proposer === person) return { withdrawn: 'distribution' as const };
  if (clue.is === 'disposal-proposed' && clue.proposer === person)
    return { withdrawn: 'disposal' as const, body: clue.body, received: clue.handed };
  return {};
}
