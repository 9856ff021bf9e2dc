import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { arrangement, awayFor, leftTheGrainBureau, people } from '../../test/small-county.js';
import { hasConfirmed, type RelationEvents } from './relations.state.js';
import { relations } from './relations.js';

const facts = { arrangement, people };
const id = 'he-jun';
const self = { person: 'he-jun', post: 'office-official', of: 'office-1' };
const head = { person: 'fang-rui', post: 'conduct-office-head' };

const brother = { kind: 'near-relative' as const, unit: 'stone-town', counterpart: '副镇长（妻兄）' };
const declared: Told<RelationEvents> = { type: 'RelationDeclared', data: { relation: '1', ...brother } };
const asked: Told<RelationEvents> = { type: 'RelationWithdrawalAsked', data: { relation: '1', reason: '已调离' } };
const withdrawn: Told<RelationEvents> = { type: 'RelationWithdrawn', data: { relation: '1', reason: '已调离' } };

describe('declaring a relation', () => {
  const declare = (body: object, history: Told<RelationEvents>[] = [], person = id) =>
    given(relations, history).when('DeclareRelation', { ...brother, ...body }, { id: person, actor: self, facts });

  it('records kind, unit and counterpart under a number of its own', () => {
    expect(declare({})).toEqual([declared]);
    expect(declare({ unit: 'willow-town' }, [declared])[0]!.data).toMatchObject({ relation: '2', unit: 'willow-town' });
  });
  it('changes nothing twice', () => {
    expect(declare({}, [declared])).toEqual([]);
    expect(declare({}, [declared, asked])).toEqual([]);
  });
  it('may be declared again after it was withdrawn', () => {
    expect(declare({}, [declared, asked, withdrawn])[0]!.data).toMatchObject({ relation: '2' });
  });
  it('is open to a special supervisor', () => {
    expect(declare({}, [], 'qiu-shan')).toEqual([declared]);
  });
  it('is refused for a person nobody knows', () => {
    expect(() => declare({}, [], 'nobody')).toThrow('relations.unknown-person');
    expect(() => declare({}, [], 'constructor')).toThrow('relations.unknown-person');
  });
  it('is refused towards a unit nobody knows', () => {
    expect(() => declare({ unit: 'moon-bureau' })).toThrow('relations.unknown-units {"units":["moon-bureau"]}');
  });
  it('needs what its kind rests on', () => {
    const bare = (kind: 'near-relative' | 'former-post' | 'other') => () =>
      given(relations).when('DeclareRelation', { kind, unit: 'stone-town' }, { id, facts });
    expect(bare('near-relative')).toThrow('relations.relative-unnamed');
    expect(bare('former-post')).toThrow('relations.former-post-without-end');
    expect(bare('other')).toThrow('relations.other-unexplained');
  });
});

describe('withdrawing a relation', () => {
  const ask = (history: Told<RelationEvents>[]) =>
    given(relations, history).when('WithdrawRelation', { relation: '1', reason: '已调离' }, { id, actor: self });
  const confirm = (history: Told<RelationEvents>[], actor = head) =>
    given(relations, history).when('ConfirmWithdrawal', { relation: '1' }, { id, actor });

  it('is asked by the person with a reason, and takes effect when another confirms it', () => {
    expect(ask([declared])).toEqual([asked]);
    expect(confirm([declared, asked])).toEqual([withdrawn]);
    expect(fold(relations, [declared, asked]).declared['1']!.is).toBe('withdrawal-asked');
    expect(fold(relations, [declared, asked, withdrawn]).declared['1']!.is).toBe('withdrawn');
  });
  it('is not confirmed by the person himself, in whatever post', () => {
    expect(() => confirm([declared, asked], { person: 'he-jun', post: 'conduct-office-head' })).toThrow(
      'relations.own-withdrawal',
    );
  });
  it('is not confirmed before it was asked', () => {
    expect(() => confirm([declared])).toThrow('relations.withdrawal-not-asked');
  });
  it('is refused for a relation never declared', () => {
    expect(() => ask([])).toThrow('relations.no-such-relation');
    expect(() => confirm([])).toThrow('relations.no-such-relation');
  });
  it('changes nothing twice', () => {
    expect(ask([declared, asked])).toEqual([]);
    expect(confirm([declared, asked, withdrawn])).toEqual([]);
  });
});

describe('confirming that there is no conflict', () => {
  const promise = (person: string, units: string[], history: Told<RelationEvents>[] = []) =>
    given(relations, history).when('ConfirmNoConflict', { matter: 'i-1', units }, { id: person, facts });
  const promised: Told<RelationEvents> = {
    type: 'NoConflictConfirmed',
    data: { matter: 'i-1', units: ['stone-town'] },
  };

  it('is not confused by a matter named like a part of the language', () => {
    const named = given(relations).when(
      'ConfirmNoConflict',
      { matter: 'constructor', units: ['stone-town'] },
      { id, facts },
    );
    expect(named).toHaveLength(1);
  });
  it('is refused to whoever left the unit for as long as the county has set', () => {
    const people = leftTheGrainBureau('he-jun');
    const say = (rulebook = firstRulebook) =>
      given(relations).when(
        'ConfirmNoConflict',
        { matter: 'i-1', units: ['grain-bureau'] },
        { id, facts: { ...facts, people, rulebook } },
      );
    expect(() => say()).toThrow('relations.there-is-a-conflict');
    expect(say(awayFor(2, '2026-03-02'))).toHaveLength(1);
  });
  it('records the matter and the units', () => {
    expect(promise('he-jun', ['stone-town'])).toEqual([promised]);
  });
  it('is refused against what the person has declared', () => {
    expect(() => promise('he-jun', ['stone-town'], [declared])).toThrow(
      'relations.there-is-a-conflict {"grounds":["near-relative, stone-town (declared 1)"]}',
    );
  });
  it('is refused against what the registers say', () => {
    expect(() => promise('chen-hua', ['willow-town'])).toThrow(
      'relations.there-is-a-conflict {"grounds":["home-unit, willow-town (commission-willow)"]}',
    );
  });
  it('is refused towards units nobody knows', () => {
    expect(() => promise('he-jun', ['moon-bureau'])).toThrow('relations.unknown-units');
  });
  it('changes nothing twice', () => {
    expect(promise('he-jun', ['stone-town'], [promised])).toEqual([]);
  });
  it('of an assessment names the bodies, each for where it sits', () => {
    const body = (bodies: string[], person = 'he-jun') =>
      given(relations).when('ConfirmNoConflict', { matter: '2026', kind: 'assessment', bodies }, { id: person, facts });
    expect(body(['commission-stone', 'group-finance'])).toEqual([
      {
        type: 'NoConflictConfirmed',
        data: {
          matter: '2026',
          kind: 'assessment',
          bodies: ['commission-stone', 'group-finance'],
          units: ['stone-town', 'finance-bureau'],
        },
      },
    ]);
    expect(() => body(['commission-willow'], 'chen-hua')).toThrow('relations.there-is-a-conflict');
    expect(() => body(['moon-group'])).toThrow('relations.unknown-bodies');
  });
  it('is refused when it is about nothing', () => {
    expect(() => promise('he-jun', [])).toThrow('relations.nothing-named');
  });
  it('is known to those who ask whether it was given', () => {
    const known = { 'he-jun': fold(relations, [promised]) };
    expect([hasConfirmed(known, 'he-jun', 'i-1'), hasConfirmed(known, 'he-jun', 'i-2')]).toEqual([true, false]);
    expect(hasConfirmed(known, 'chen-hua', 'i-1')).toBe(false);
  });
});

it('a person’s relations are that person’s matter', () => {
  expect(relations.scope!(relations.initial, {} as never, 'he-jun')).toEqual({ persons: ['he-jun'] });
});
