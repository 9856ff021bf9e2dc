import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import type { Caller } from '../shared/rights.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import { arrangement } from '../../test/small-county.js';
import { happened, rowsOf } from '../../test/rows.js';
import { dailyNotes } from './daily-notes.view.js';
import { earlyWarningsPage } from './daily-supervision.capability.js';
import type { DailySupervisionEvents } from './daily-supervision.state.js';
import { dailySupervision } from './daily-supervision.js';
import { earlyWarnings } from './early-warnings.view.js';

const said = { unit: 'stone-town', kind: 'vehicles', noticed: '派车单有三张未填里程。' } as const;
const note: Told<DailySupervisionEvents> = {
  type: 'DailySupervisionRecorded',
  data: { ...said, unitName: '石镇', zone: 'zone-1', warnsAt: { notes: 3, days: 90 } },
};
const facts = { arrangement };
const member = { actor: { person: 'chen-hua', post: 'zone-member', of: 'zone-1' }, facts };

describe('recording daily supervision (R3)', () => {
  it('records the unit, the kind and what was noticed', () => {
    expect(given(dailySupervision).when('RecordDailySupervision', said, member)).toEqual([note]);
  });
  it('is open to the counterpart office, and to the Conduct Office for any unit', () => {
    const office = { actor: { person: 'he-jun', post: 'office-official', of: 'office-1' }, facts };
    const conduct = { actor: { person: 'fang-rui', post: 'conduct-office-official' }, facts };
    for (const who of [office, conduct])
      expect(given(dailySupervision).when('RecordDailySupervision', said, who)).toEqual([note]);
  });
  it('may be of a body within a unit', () => {
    expect(
      given(dailySupervision).when('RecordDailySupervision', { ...said, unit: 'treasury' }, member)[0]!.data,
    ).toMatchObject({ unit: 'treasury', unitName: '国库中心', zone: 'zone-1' });
  });
  it('keeps the numbers at which notes become a warning, as the county has set them', () => {
    const value = { is: 'number', number: 2 } as const;
    const rulebook = {
      ...firstRulebook,
      settings: { 'early-warning-notes': [{ value, from: '2026-01-01', version: 1 }] },
    };
    const [event] = given(dailySupervision).when('RecordDailySupervision', said, {
      ...member,
      facts: { ...facts, rulebook },
    });
    expect(event!.data).toMatchObject({ warnsAt: { notes: 2, days: 90 } });
  });
  it('is refused for a unit that nobody knows, and for one of another zone', () => {
    expect(() => given(dailySupervision).when('RecordDailySupervision', { ...said, unit: 'moon' }, member)).toThrow(
      'daily-supervision.unknown-unit',
    );
    expect(() =>
      given(dailySupervision).when('RecordDailySupervision', { ...said, unit: 'harbour-town' }, member),
    ).toThrow('daily-supervision.unit-of-another-zone {"unit":"harbour-town","zone":"zone-4"}');
  });
  it('is refused under the name of another', () => {
    expect(() =>
      given(dailySupervision, [note]).when('RecordDailySupervision', { ...said, kind: 'funds' }, member),
    ).toThrow('daily-supervision.name-taken');
  });
  it('changes nothing twice', () => {
    expect(given(dailySupervision, [note]).when('RecordDailySupervision', said, member)).toEqual([]);
  });
});

describe('early warnings', () => {
  const on = (id: string, day: string, change: object = {}) =>
    happened('DailySupervisionRecorded', id, { ...note.data, ...change }, 'chen-hua', day);

  it('come of several notes of one kind on one unit within the period', () => {
    const two = [on('a', '2026-03-02'), on('b', '2026-04-02'), on('c', '2026-04-03', { kind: 'funds' })];
    expect(rowsOf(earlyWarnings, two)['stone-town:vehicles']).toMatchObject({ notes: 2, warns: false });
    expect(rowsOf(earlyWarnings, [...two, on('d', '2026-05-30')])['stone-town:vehicles']).toEqual({
      unit: 'stone-town',
      unitName: '石镇',
      zone: 'zone-1',
      kind: 'vehicles',
      days: ['2026-03-02', '2026-04-02', '2026-05-30'],
      notes: 3,
      first: '2026-03-02',
      last: '2026-05-30',
      warns: true,
    });
  });
  it('forget what is longer ago than the period', () => {
    const rows = rowsOf(earlyWarnings, [on('a', '2026-03-02'), on('b', '2026-04-02'), on('d', '2026-05-31')]);
    expect(rows['stone-town:vehicles']).toMatchObject({ days: ['2026-04-02', '2026-05-31'], warns: false });
  });
  it('take notes that come late for what they are', () => {
    const rows = rowsOf(earlyWarnings, [on('a', '2026-05-01'), on('b', '2026-04-01'), on('c', '2026-01-01')]);
    expect(rows['stone-town:vehicles']).toMatchObject({ days: ['2026-04-01', '2026-05-01'], last: '2026-05-01' });
  });
  it('and the notes themselves say nothing of who wrote them', () => {
    for (const view of [earlyWarnings, dailyNotes])
      expect(JSON.stringify(rowsOf<any>(view as never, [on('a', '2026-03-02')]))).not.toContain('chen-hua');
  });
  it('are shown to a zone for its own units', () => {
    const posts = (post: Caller['posts'][number]['post'], of?: string): Caller => ({
      person: 'x',
      posts: [{ post, ...(of && { of }) }],
    });
    expect(earlyWarningsPage.only!(posts('conduct-office-head'))).toEqual({ warns: true });
    expect(earlyWarningsPage.only!(posts('zone-member', 'zone-1'))).toEqual({
      $and: [{ warns: true }, { zone: { $in: ['zone-1'] } }],
    });
  });
});
