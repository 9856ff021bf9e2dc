import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Fact } from '@libs/event-sourcing/index.js';
import { handsOn, openClues } from '../clues/open-clues.facts.js';
import type { Clue } from '../clues/clue.state.js';
import { rulebookFact } from '../instruments/rulebook.facts.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import type { Ask } from '../shared/capability.js';
import * as clues from '../../test/clue-examples.js';
import { arrangement } from '../../test/small-county.js';
import { askRecusalFromCluesWhenRelationDeclared } from './ask-recusal-from-clues-when-relation-declared.policy.js';
import { type Declaration, declarations } from './relations.facts.js';

const recused = clues.then(clues.entrusted, 'zhao-qiang', clues.on(11), 'RecuseFromClue', {
  person: 'lin-tao',
  ground: 'interest',
});

describe('who has a hand in a clue', () => {
  it.each<[string, Clue, readonly string[]]>([
    ['sealed: nobody, who found it has only to send it off', clues.sealed.state, []],
    ['under way to the Case Office', clues.sent.state, []],
    ['received', clues.received.state, ['zhou-qin']],
    ['handed over: also who is to get it', clues.handedOver.state, ['zhou-qin', 'he-jun']],
    ['with its handler', clues.withHandler.state, ['he-jun']],
    ['proposed to be verified: those named do not know yet', clues.listed.state, ['he-jun']],
    ['entrusted', clues.entrusted.state, ['he-jun', 'tang-wei', 'lin-tao']],
    ['closed to one of them', recused.state, ['he-jun', 'tang-wei']],
  ])('when it is %s', (_, state, persons) => expect(handsOn(state)).toEqual(persons));

  it('is kept of clues that are still open', () => {
    const event = (type: string, id: string, data: object) =>
      ({ type, id, data, meta: { occurredAt: clues.on(8) } }) as unknown as DomainEvent;
    const seal = { source: 'petition', holder: 'bao-lei', envelope: clues.ENVELOPE, noticedAt: clues.on(8) };
    const all = [
      event('ClueSealed', '2026-0-001', seal),
      event('ClueSealed', '2026-0-002', seal),
      event('ClueClosedAsNone', '2026-0-001', {}),
    ].reduce((known, one) => openClues.on[one.type]!(known, one), openClues.initial);
    expect(Object.keys(all)).toEqual(['2026-0-002']);
  });
});

describe('the policy: ask for a recusal from clues when a relation is declared', () => {
  const open = { '2026-0-001': clues.entrusted.state, '2026-0-002': clues.withHandler.state };
  const asking = (known: readonly Declaration[] = []): Ask => ({
    fact: <Value>(fact: Fact<Value>) =>
      Promise.resolve(
        new Map<unknown, unknown>([
          [openClues, open],
          [rulebookFact, firstRulebook],
          [declarations, known],
        ]).get(fact) ?? arrangement,
      ) as Promise<Value>,
  });
  const on = (type: string, id: string, data: object, ask = asking()) =>
    askRecusalFromCluesWhenRelationDeclared.on[type]!(
      { type, id, data, meta: { occurredAt: clues.on(12) } } as unknown as DomainEvent,
      ask,
    );
  const kin = { relation: '2', kind: 'near-relative', unit: 'harbour-town' };
  const request = (matter: string, person: string) => ({
    command: 'RequestRecusalOnDeclaration',
    id: person,
    body: expect.objectContaining({ kind: 'clue', matter, ground: 'near-relative', relation: '2' }),
  });

  it('asks it of every clue that he has a hand in, without naming the unit', async () => {
    const asked = await on('RelationDeclared', 'he-jun', kin);
    expect(asked).toEqual([request('2026-0-001', 'he-jun'), request('2026-0-002', 'he-jun')]);
    expect(JSON.stringify(asked)).not.toContain('harbour-town');
    expect(await on('RelationDeclared', 'lin-tao', kin)).toEqual([request('2026-0-001', 'lin-tao')]);
  });
  it('asks nothing of somebody else, and nothing after a post left long ago', async () => {
    expect(await on('RelationDeclared', 'wu-min', kin)).toEqual([]);
    const old = { relation: '2', kind: 'former-post', unit: 'harbour-town', until: '2020-01-01' };
    expect(await on('RelationDeclared', 'he-jun', old)).toEqual([]);
  });
  it('asks it of who is entrusted, where he has declared it since the list was checked', async () => {
    const list = { leader: 'tang-wei', persons: ['tang-wei'], checkedAt: clues.on(10) };
    const declared = (day: number) => [{ ...kin, kind: 'near-relative' as const, enteredAt: clues.on(day) }];
    expect(await on('VerificationEntrusted', '2026-0-001', list, asking(declared(11)))).toEqual([
      request('2026-0-001', 'tang-wei'),
    ]);
    expect(await on('VerificationEntrusted', '2026-0-001', list, asking(declared(9)))).toEqual([]);
  });
  it('knows what was declared and not withdrawn', () => {
    const event = (type: string, data: object) =>
      ({ type, id: 'he-jun', data, meta: { recordedAt: clues.on(9) } }) as unknown as DomainEvent;
    const told = [
      event('RelationDeclared', { ...kin, relation: '1' }),
      event('RelationDeclared', kin),
      event('RelationWithdrawn', { relation: '1', reason: '同名' }),
    ].reduce((known, one) => declarations.on[one.type]!(known, one), declarations.initial);
    expect(told).toEqual([{ ...kin, enteredAt: clues.on(9) }]);
  });
});
