import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { arrangement, people } from '../../test/small-county.js';
import { happened, rowsOf } from '../../test/rows.js';
import type { CommendationEvents } from './commendation.state.js';
import { commendations } from './commendation.js';
import { commendationsPage } from './commendations.capability.js';
import { commendationsView } from './commendations.view.js';

const praise = {
  person: 'chen-hua',
  reason: '核对派车单，推动三个单位统一格式',
  records: [{ category: 'inspection', record: '2026-spring-zone-1' }],
};
const recorded: Told<CommendationEvents> = { type: 'CommendationRecorded', data: { ...praise, name: '陈华' } };
const leader = {
  actor: { person: 'zhao-qiang', post: 'principal-leader' },
  facts: { people, arrangement, known: ['inspection/2026-spring-zone-1'] },
};

describe('recording a commendation (R64)', () => {
  it('records whom, why, and where it can be read', () => {
    expect(given(commendations).when('RecordCommendation', praise, leader)).toEqual([recorded]);
  });
  it('may be of a body', () => {
    const { person: _person, ...rest } = praise;
    expect(
      given(commendations).when('RecordCommendation', { ...rest, body: 'commission-willow' }, leader)[0]!.data,
    ).toMatchObject({ body: 'commission-willow', name: '柳镇纪委' });
  });
  it('is refused of both or neither', () => {
    const { person: _person, ...neither } = praise;
    for (const said of [neither, { ...praise, body: 'commission-willow' }])
      expect(() => given(commendations).when('RecordCommendation', said, leader)).toThrow('commendation.one-of-two');
  });
  it('is refused of whom nobody knows', () => {
    for (const whom of [{ person: 'nobody' }, { person: undefined, body: 'no-body' }])
      expect(() => given(commendations).when('RecordCommendation', { ...praise, ...whom } as never, leader)).toThrow(
        'commendation.unknown',
      );
  });
  it('is refused of oneself', () => {
    expect(() => given(commendations).when('RecordCommendation', { ...praise, person: 'zhao-qiang' }, leader)).toThrow(
      'commendation.oneself',
    );
  });
  it('is refused without a record that is there', () => {
    const facts = { ...leader.facts, known: [] };
    expect(() => given(commendations).when('RecordCommendation', praise, { ...leader, facts })).toThrow(
      'commendation.unknown-records {"records":["inspection/2026-spring-zone-1"]}',
    );
  });
  it('is refused under the name of another', () => {
    expect(() =>
      given(commendations, [recorded]).when('RecordCommendation', { ...praise, reason: '另一事' }, leader),
    ).toThrow('commendation.name-taken');
  });
  it('changes nothing twice', () => {
    expect(given(commendations, [recorded]).when('RecordCommendation', praise, leader)).toEqual([]);
  });
});

describe('the page of commendations', () => {
  const { id: _id, ...row } = {
    id: 'x',
    ...rowsOf(commendationsView, [happened('CommendationRecorded', 'x', recorded.data)])['x'],
  };

  it('shows each with its reason and records', () => {
    expect(row).toMatchObject({ person: 'chen-hua', body: null, name: '陈华', reason: praise.reason });
  });
  it('ranks nobody: no row counts anything, and the order is that of the days', () => {
    expect(Object.values(row).filter((value) => typeof value === 'number')).toEqual([]);
    expect(Object.keys(commendationsPage.sort!)).toEqual(['recordedAt']);
  });
});
