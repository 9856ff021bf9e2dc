import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { historyRights } from '../audit/audit.rights.js';
import type { Post } from '../shared/posts.js';
import { allow, type Caller } from '../shared/rights.js';
import { happened, rowsOf } from '../../test/rows.js';
import { interferenceCapability, interferenceRegisterPage } from './interference.capability.js';
import { interferenceRegister } from './interference-register.view.js';
import { interference } from './interference.js';
import { interferenceRoutes } from './interference.routes.js';
import type { InterferenceEvents, InterferenceTold } from './interference.state.js';

const told: InterferenceTold = {
  kind: 'pleading',
  way: 'telephone',
  at: '2026-04-16T10:20:00+08:00',
  by: '某镇副镇长',
  what: '询问核查进度，请求“照顾”。',
  about: 'clue',
  matter: '2026-2-031',
  answered: '当即拒绝。',
};
const recorded: Told<InterferenceEvents> = { type: 'InterferenceRecorded', data: told };
const by = { person: 'chen-hua', post: 'zone-member', of: 'zone-1' };
const record = (body: object = {}, history: Told<InterferenceEvents>[] = [], actor = by) =>
  given(interference, history, { actor: by }).when(
    'RecordInterference',
    { ...told, ...body },
    { actor, occurredAt: '2026-04-16T11:00:00+08:00' },
  );

describe('recording interference', () => {
  it('records who tried what, when and how, and how it was answered', () => {
    expect(record()).toEqual([recorded]);
    const { matter: _matter, answered: _answered, ...least } = told;
    expect(record({ matter: undefined, answered: undefined })).toEqual([{ type: 'InterferenceRecorded', data: least }]);
  });
  it('changes nothing twice, and is never changed', () => {
    expect(record({}, [recorded])).toEqual([]);
    expect(() => record({ what: '无事' }, [recorded])).toThrow('interference.recorded-already');
    expect(() => record({}, [recorded], { ...by, person: 'ma-lin' })).toThrow('interference.recorded-already');
  });
  it('has no words that would go where others read', () => {
    expect(() => record({ basis: '某镇副镇长来电' })).toThrow('interference.in-words');
    expect(() => record({ onBehalfOf: 'ma-lin' })).toThrow('interference.in-words');
  });
  it('is not of something yet to come', () => {
    expect(() => record({ at: '2026-04-16T11:00:01+08:00' })).toThrow('interference.not-yet-tried');
  });
});

describe('the register of interference', () => {
  const caller = (post: Post): Caller => ({ person: 'x', posts: [{ post, of: 'zone-1' }] });
  const all = ['principal-leader', 'leader-in-charge', 'zone-director', 'auditor', 'general-office-head'] as const;

  it('has what was told, and who told it', () => {
    expect(
      rowsOf(interferenceRegister, [happened('InterferenceRecorded', 'r-1', told, 'chen-hua')])['r-1'],
    ).toMatchObject({
      ...told,
      registrar: 'chen-hua',
    });
  });
  it('is whole for internal supervision alone; to everybody else it shows his own, and each look is on record', () => {
    expect(interferenceRegisterPage.only!(caller('internal-supervision'))).toBeUndefined();
    for (const post of all) expect(interferenceRegisterPage.only!(caller(post))).toEqual({ registrar: 'x' });
    for (const post of [...all, 'internal-supervision'] as const)
      expect(interferenceRegisterPage.sensitive!(caller(post))).toBe(true);
  });
  it('has no history for anybody but auditors, and no content even there', () => {
    for (const post of ['principal-leader', 'zone-director', 'general-office-head', 'security-administrator'] as const)
      expect(allow(caller(post), historyRights('interference'), {})).toHaveProperty('no');
    expect(interferenceCapability.sealed!({})).toBe(true);
    expect(interferenceCapability.unlinked).toBe(true);
  });
  it('has no part for the General Office', () => {
    for (const post of ['general-office-head', 'general-office-official'] as const)
      for (const by of [interferenceRoutes.RecordInterference.by, interferenceRegisterPage.by])
        expect(allow(caller(post), by, undefined)).toHaveProperty('no');
    expect(allow(caller('zone-member'), interferenceRoutes.RecordInterference.by, {})).toHaveProperty('yes');
  });
});
