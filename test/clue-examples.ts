import { expect } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { arrangement, peopleAfter } from './small-county.js';
import type { PeopleEvents } from '@county/people/people.state.js';
import type { RelationsOf } from '@county/recusals/relations.state.js';
import { clue } from '@county/clues/clue.js';
import type { Facts } from '@county/clues/clue.rules.js';
import type { ClueCommands } from '@county/clues/clue.commands.js';
import type { Clue, ClueEvents } from '@county/clues/clue.state.js';

/*
 * A clue of the small invented county, step by step: from another body to the Case Office, to Office 1 (he-jun), and to the
 * people of zone 4 for verification.
 */

const registered = (
  [
    ['zhou-qin', 'case-office-head'],
    ['shen-yu', 'case-office-official'],
    ['bao-lei', 'case-office-official'],
    ['ding-yan', 'office-official', 'office-1'],
  ] as const
).flatMap(([person, post, of]): Told<PeopleEvents>[] => [
  { type: 'PersonRegistered', data: { person, name: person } },
  { type: 'PostTaken', data: { person, post, ...(of && { of }), from: '2026-01-05' } },
]);

export const people = peopleAfter(...registered);
export const facts: Partial<Facts> = { people, arrangement };

const POSTS: Readonly<Record<string, { post: string; of?: string }>> = {
  'zhou-qin': { post: 'case-office-head' },
  'shen-yu': { post: 'case-office-official' },
  'bao-lei': { post: 'case-office-official' },
  'he-jun': { post: 'office-official', of: 'office-1' },
  'ding-yan': { post: 'office-official', of: 'office-1' },
  'zhao-qiang': { post: 'principal-leader' },
  'tang-wei': { post: 'zone-member', of: 'zone-4' },
  'lin-tao': { post: 'zone-member', of: 'zone-4' },
};
const actor = (person: string) => ({ person, ...(POSTS[person] ?? { post: 'somebody' }) });

export const NUMBER = '2026-0-001';
export const ENVELOPE = 'a3'.repeat(32);
export const PAPER = 'c7'.repeat(32);

/** Instants of one April, as events carry them. */
export const on = (day: number, time = '10:00') => `2026-04-${String(day).padStart(2, '0')}T${time}:00.000+08:00`;

export const by = (person: string, occurredAt = on(20), more: Partial<Facts> = {}) => ({
  actor: actor(person),
  occurredAt,
  id: NUMBER,
  facts: { ...facts, ...more },
});
/** Who has declared a near relative in a unit. */
export const declared = (person: string, unit: string): Pick<Facts, 'relations'> => ({
  relations: {
    [person]: { declared: { '1': { is: 'declared', kind: 'near-relative', unit } }, confirmed: {} },
  } satisfies RelationsOf,
});
export const refused = (code: string) => expect.objectContaining({ name: 'Refused', code });

export const asking = { units: ['grain-bureau'], blind: 'ee'.repeat(32) } as const;
export const LIST = {
  zone: 'zone-4',
  kind: 'from-above',
  leader: 'tang-wei',
  persons: ['tang-wei', 'lin-tao'],
  ...asking,
} as const;

/** A clue as it stands, ready for the next command. */
const standing = (state: Clue) => ({ ...given(clue, [], {}, state), state });
export type Standing = ReturnType<typeof standing>;

/** One step further: what the command tells has happened. */
export const then = <C extends keyof ClueCommands>(
  before: Standing,
  person: string,
  occurredAt: string,
  command: C,
  body: ClueCommands[C],
): Standing =>
  standing(
    fold(clue, before.when(command, body, by(person, occurredAt)), { occurredAt, actor: actor(person) }, before.state),
  );

const SEALED: Told<ClueEvents> = {
  type: 'ClueSealed',
  data: { source: 'other-body', envelope: ENVELOPE, noticedAt: '2026-04-08T09:00:00+08:00', holder: 'bao-lei' },
};
const accept = (second: string) => ({ second, envelope: ENVELOPE });

export const sealed = standing(fold(clue, [SEALED], { occurredAt: on(8, '09:30') }));
export const sent = then(sealed, 'bao-lei', on(8, '10:00'), 'TransferClue', { witness: 'fang-rui' });
export const received = then(sent, 'zhou-qin', on(9, '09:00'), 'AcknowledgeClue', accept('shen-yu'));
export const proposed = then(received, 'zhou-qin', on(9, '09:10'), 'ProposeDistribution', {
  body: 'office-1',
  ...asking,
});
export const distributed = then(proposed, 'zhao-qiang', on(9, '09:20'), 'ApproveDistribution', {});
export const handedOver = then(distributed, 'zhou-qin', on(9, '09:30'), 'HandOverToBody', {
  handler: 'he-jun',
  witness: 'shen-yu',
  ...asking,
});
export const withHandler = then(handedOver, 'he-jun', on(9, '09:40'), 'AcceptHandOver', accept('ding-yan'));
type Disposal = ClueEvents['DisposalProposed']['disposal'];
export const opinion = (disposal: Disposal, from = withHandler, day = 10) =>
  then(from, 'he-jun', on(day), 'ProposeDisposal', { disposal });
export const decided = (disposal: Disposal, from = withHandler, day = 10) =>
  then(opinion(disposal, from, day), 'zhao-qiang', on(day, '11:00'), 'ApproveDisposal', {});
export const listed = then(withHandler, 'zhou-qin', on(9, '09:50'), 'ProposeVerification', LIST);
export const entrusted = then(listed, 'zhao-qiang', on(9, '09:55'), 'EntrustVerification', {});
export const verifying = decided('preliminary-verification', entrusted);
export const reported = (outcome: ClueEvents['VerificationReported']['outcome']) =>
  then(verifying, 'tang-wei', on(12), 'ReportVerification', { outcome, report: PAPER });
export const verified = (outcome: ClueEvents['VerificationReported']['outcome']) =>
  then(reported(outcome), 'zhao-qiang', on(13), 'ApproveVerificationResult', {});
