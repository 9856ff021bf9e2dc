import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { rulebook } from '../instruments/rulebook.js';
import type { RulebookEvents } from '../instruments/rulebook.state.js';
import type { DeadlineRule } from '../shared/deadline.js';
import type { Post } from '../shared/posts.js';
import { type OpenDeadlines, openDeadlines } from './deadline.facts.js';
import { happened as rowEvent } from '../../test/rows.js';
import { deadlineBoard, type DeadlineRow } from './deadline-board.view.js';
import { deadline } from './deadline.js';
import { type DeadlineEvents, deadlineId } from './deadline.state.js';
import { deadlineRefusals } from './deadlines.refusals.js';
import { holdersOn } from './holders.js';
import { keepDeadlines } from './keep-deadlines.policy.js';
import { recomputeDeadlinesWhenRulesChange } from './recompute-deadlines-when-rules-change.policy.js';
import { remindWhenALastDayComes } from './remind-when-a-last-day-comes.policy.js';

const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });
const on = (day: string, facts: object = {}) => ({
  occurredAt: `${day}T08:00:00+08:00`,
  today: day,
  actor: { person: 'policy:clock', post: 'policy' },
  facts,
});

const subject = {
  rule: 'rectification',
  category: 'issue',
  record: 'spring-7-2',
  title: '青石乡：公务用车',
  counts: true,
  zone: 'zone-7',
  body: 'commission-qingshi',
  posts: ['township-secretary:commission-qingshi'],
  persons: ['qing-official'],
};
const asked = { ...subject, counts: 'yes' as const, start: '2026-04-25', escalatesTo: ['conduct-office-head'] };
const SET: Told<DeadlineEvents> = {
  type: 'DeadlineSet',
  data: { ...subject, start: '2026-04-25', due: '2026-05-25', escalatesTo: ['conduct-office-head'] },
};
const MISSED: Told<DeadlineEvents> = { type: 'DeadlineMissed', data: { ...subject, due: '2026-05-25' } };
const reminded = (step: -7 | -1 | 0 | 3, to = ['qing-official']): Told<DeadlineEvents> => ({
  type: 'Reminded',
  data: { ...subject, due: '2026-05-25', step, to },
});

const none = given(deadline);
const open = given(deadline, [SET]);
const met = open.and([{ type: 'DeadlineMet', data: { ...subject, due: '2026-05-25', on: '2026-05-20', late: false } }]);

describe('setting a deadline', () => {
  it('takes the last day that the matter carries', () => {
    expect(none.when('SetDeadline', { ...asked, due: '2026-05-25' }, on('2026-04-25'))).toEqual([SET]);
  });
  it('counts it by the parameter, and explains it', () => {
    expect(none.when('SetDeadline', { ...asked, term: 'clue-disposal' }, on('2026-04-25'))).toEqual([
      {
        type: 'DeadlineSet',
        data: {
          ...SET.data,
          because: {
            rule: 'clue-disposal',
            value: { is: 'term', term: { unit: 'months', n: 1 } },
            version: 0,
            basis: '监督执纪工作规则第二十一条',
            calendar: 0,
            start: '2026-04-25',
          },
        },
      },
    ]);
  });
  it('changes nothing twice, and begins again after it was met', () => {
    expect(open.when('SetDeadline', { ...asked, due: '2026-05-25' }, on('2026-04-25'))).toEqual([]);
    expect(met.when('SetDeadline', { ...asked, due: '2026-05-25' }, on('2026-05-21'))).toHaveLength(1);
  });
  it('is refused without a last day and without a parameter that gives one', () => {
    for (const term of [undefined, 'constructor', 'no-such-term'])
      expect(() => none.when('SetDeadline', { ...asked, ...(term && { term }) }, on('2026-04-25'))).toThrow(
        refused('deadline.no-term'),
      );
  });
});

describe('moving a deadline', () => {
  const later = { due: '2026-06-04', reason: '退款尚未到账' };
  const moved = {
    type: 'DeadlineMoved',
    data: { ...subject, from: '2026-05-25', due: '2026-06-04', why: 'extended', reason: '退款尚未到账' },
  } as const;
  it('shows both days and the reason', () => {
    expect(open.when('MoveDeadline', later, on('2026-05-26'))).toEqual([moved]);
  });
  it('changes nothing twice, nor where there is none', () => {
    expect(open.and([moved]).when('MoveDeadline', later, on('2026-05-26'))).toEqual([]);
    expect(met.when('MoveDeadline', later, on('2026-05-26'))).toEqual([]);
  });
  it('begins the reminders anew, and may be missed again', () => {
    const again = open.and([reminded(0), MISSED, moved]);
    expect(again.when('RemindOfDeadline', {}, on('2026-06-03'))).toMatchObject([
      { type: 'Reminded', data: { step: -1, due: '2026-06-04' } },
    ]);
    expect(again.when('MissDeadline', {}, on('2026-06-05'))).toMatchObject([{ data: { due: '2026-06-04' } }]);
  });
});

describe('counting a deadline again', () => {
  const published: Told<RulebookEvents> = {
    type: 'HolidayCalendarPublished',
    data: {
      year: 2027,
      notice: '国办发明电〔2026〕0号（示例）',
      issued: '2026-11-10',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }],
      worked: [],
      version: 1,
    },
  };
  const before = none.when('SetDeadline', { ...asked, start: '2026-12-31', term: 'task-receipt' }, on('2026-12-31'));
  const provisional = given(deadline, before);
  const facts = { rulebook: fold(rulebook, [published]) };

  it('shows the old day and the new, with the reason', () => {
    expect(before).toMatchObject([{ data: { due: '2027-01-04', because: { provisional: [2027] } } }]);
    expect(provisional.when('RecomputeDeadline', { reason: '放假安排' }, on('2026-12-31', facts))).toMatchObject([
      {
        type: 'DeadlineMoved',
        data: { from: '2027-01-04', due: '2027-01-06', why: 'rules-changed', because: { calendar: 1 } },
      },
    ]);
  });
  it('changes nothing where the day is the same, was carried by the matter, or is done', () => {
    expect(provisional.when('RecomputeDeadline', { reason: 'x' }, on('2026-12-31'))).toEqual([]);
    expect(open.when('RecomputeDeadline', { reason: 'x' }, on('2026-12-31', facts))).toEqual([]);
    expect(met.when('RecomputeDeadline', { reason: 'x' }, on('2026-12-31', facts))).toEqual([]);
  });
});

describe('meeting a deadline', () => {
  it('says when, and whether that was late', () => {
    for (const [day, late] of [
      ['2026-05-25', false],
      ['2026-05-26', true],
    ] as const)
      expect(open.when('MeetDeadline', { on: day }, on('2026-05-28'))).toEqual([
        { type: 'DeadlineMet', data: { ...subject, due: '2026-05-25', on: day, late } },
      ]);
  });
  it('changes nothing twice, nor where there is none', () => {
    expect(met.when('MeetDeadline', { on: '2026-05-20' }, on('2026-05-28'))).toEqual([]);
    expect(none.when('MeetDeadline', { on: '2026-05-20' }, on('2026-05-28'))).toEqual([]);
  });
});

describe('cancelling a deadline', () => {
  it('ends it', () => {
    expect(open.when('CancelDeadline', {}, on('2026-05-20'))).toEqual([
      { type: 'DeadlineCancelled', data: { ...subject, due: '2026-05-25' } },
    ]);
  });
  it('changes nothing where it is done', () => {
    expect(met.when('CancelDeadline', {}, on('2026-05-20'))).toEqual([]);
  });
});

describe('suspending a deadline, and resuming it', () => {
  const stop = { on: '2026-05-15', reason: '待批示' };
  const STOPPED: Told<DeadlineEvents> = { type: 'DeadlineSuspended', data: { ...subject, due: '2026-05-25', ...stop } };
  const stopped = open.and([STOPPED]);
  const goOn = (from: typeof open, day: string, more: object = {}) =>
    from.when('ResumeDeadline', { on: day, reason: '已批示', ...more }, on(day));
  const resumed = (due: string, from: string, day: string) => ({
    type: 'DeadlineResumed',
    data: { ...subject, from, due, on: day, reason: '已批示' },
  });

  it('says from which day and why, once, and only where something runs', () => {
    expect(open.when('SuspendDeadline', stop, on('2026-05-15'))).toEqual([STOPPED]);
    for (const other of [stopped, met, none]) expect(other.when('SuspendDeadline', stop, on('2026-05-15'))).toEqual([]);
  });
  it('reminds nobody meanwhile, and misses nothing', () => {
    expect(stopped.when('RemindOfDeadline', {}, on('2026-05-28'))).toEqual([]);
    expect(stopped.when('MissDeadline', {}, on('2026-05-28'))).toEqual([]);
  });
  it('leaves as many days as were left', () => {
    const told = goOn(stopped, '2026-06-01');
    expect(told).toEqual([resumed('2026-06-11', '2026-05-25', '2026-06-01')]);
    const again = stopped.and(told);
    expect(again.when('RemindOfDeadline', {}, on('2026-06-10'))).toMatchObject([
      { type: 'Reminded', data: { step: -1, due: '2026-06-11' } },
    ]);
    expect(again.when('MissDeadline', {}, on('2026-06-12'))).toHaveLength(1);
    expect(goOn(again, '2026-06-01')).toEqual([]);
    expect(goOn(open, '2026-06-01')).toEqual([]);
  });
  it('takes the last day that the matter carries', () => {
    expect(goOn(stopped, '2026-06-01', { due: '2026-06-30' })).toEqual([
      resumed('2026-06-30', '2026-05-25', '2026-06-01'),
    ]);
  });
  it('counts what is left of working days in working days', () => {
    const set = none.when('SetDeadline', { ...asked, start: '2026-05-14', term: 'task-receipt' }, on('2026-05-14'));
    expect(set).toMatchObject([{ data: { due: '2026-05-18' } }]);
    const friday = given(deadline, set).and(given(deadline, set).when('SuspendDeadline', stop, on('2026-05-15')));
    // One working day was left, the Monday; resumed on a Friday there is again the Monday after it.
    expect(goOn(friday, '2026-05-29')).toMatchObject([{ data: { from: '2026-05-18', due: '2026-06-01' } }]);
  });
  it('leaves a day where it was that had passed before, and does not miss it twice', () => {
    const late = open.and([MISSED]);
    const told = late.when('SuspendDeadline', { ...stop, on: '2026-05-28' }, on('2026-05-28'));
    const again = late.and(told);
    const resumedLate = goOn(again, '2026-06-10');
    expect(resumedLate).toEqual([resumed('2026-05-25', '2026-05-25', '2026-06-10')]);
    expect(again.and(resumedLate).when('MissDeadline', {}, on('2026-06-11'))).toEqual([]);
  });
  it('may be met or fall away meanwhile, and is late only if it was when it stopped', () => {
    expect(stopped.when('MeetDeadline', { on: '2026-06-20' }, on('2026-06-20'))).toMatchObject([
      { type: 'DeadlineMet', data: { on: '2026-06-20', late: false } },
    ]);
    expect(stopped.when('CancelDeadline', {}, on('2026-06-20'))).toHaveLength(1);
  });
  it('moves meanwhile when it is extended', () => {
    const moved = stopped.and(stopped.when('MoveDeadline', { due: '2026-06-04', reason: '延期' }, on('2026-05-20')));
    expect(goOn(moved, '2026-05-25')).toMatchObject([{ data: { from: '2026-06-04', due: '2026-06-14' } }]);
  });
  it('stands on the board as what it is', () => {
    const told = (type: string, data: object) => rowEvent(type, 'rectification-spring-7-2', data);
    const rows = (...events: DomainEvent[]) =>
      [told('DeadlineSet', SET.data), ...events].reduce<DeadlineRow | undefined>(
        (row, event) => deadlineBoard.on[event.type]!(row, event, event.id),
        undefined,
      );
    const stoppedRow = told('DeadlineSuspended', STOPPED.data);
    expect(rows()).toMatchObject({ state: 'open', suspended: null });
    expect(rows(stoppedRow)).toMatchObject({
      state: 'suspended',
      suspended: { since: '2026-05-15', reason: '待批示' },
    });
    const later = told('DeadlineResumed', resumed('2026-06-11', '2026-05-25', '2026-06-01').data);
    expect(rows(stoppedRow, later)).toMatchObject({
      state: 'open',
      suspended: null,
      due: '2026-06-11',
      moves: [{ from: '2026-05-25', to: '2026-06-11', why: 'resumed', reason: '已批示' }],
    });
  });
});

describe('reminding', () => {
  const remind = (from: typeof open, day: string, facts: object = {}) =>
    from.when('RemindOfDeadline', {}, on(day, facts));

  it('comes at seven days and one day before, on the day, and three days after', () => {
    expect(remind(open, '2026-05-17')).toEqual([]);
    expect(remind(open, '2026-05-18')).toEqual([reminded(-7)]);
    expect(remind(open, '2026-05-24')).toEqual([reminded(-1)]);
    expect(remind(open, '2026-05-25')).toEqual([reminded(0)]);
    expect(remind(open, '2026-05-28').map(({ type }) => type)).toEqual(['Reminded', 'Escalated']);
  });
  it('comes once a step, and not again for one before it', () => {
    expect(remind(open.and([reminded(-7)]), '2026-05-20')).toEqual([]);
    expect(remind(open.and([reminded(0)]), '2026-05-24')).toEqual([]);
  });
  it('does not make up for what was slept through', () => {
    expect(remind(open, '2026-06-25')).toMatchObject([{ data: { step: 3 } }, { type: 'Escalated' }]);
  });
  it('does not come before the matter has begun', () => {
    const short = given(deadline, [{ ...SET, data: { ...SET.data, start: '2026-05-22' } }]);
    expect(remind(short, '2026-05-22')).toEqual([]);
    expect(remind(short, '2026-05-24')).toEqual([reminded(-1)]);
  });
  it('goes to whoever holds the post that day, and so does the escalation', () => {
    const tenure = (post: Post, of: string | undefined, from: string, until?: string) => ({
      post,
      ...(of && { of }),
      from,
      ...(until && { until }),
    });
    const people = {
      persons: {
        old: {
          name: '旧',
          tenures: [tenure('township-secretary', 'commission-qingshi', '2026-01-01', '2026-05-20')],
        },
        new: { name: '新', tenures: [tenure('township-secretary', 'commission-qingshi', '2026-05-20')] },
        head: { name: '主任', tenures: [tenure('conduct-office-head', undefined, '2026-01-01')] },
      },
    };
    expect(remind(open, '2026-05-18', { people })).toMatchObject([{ data: { to: ['qing-official', 'old'] } }]);
    expect(remind(open, '2026-05-29', { people })).toMatchObject([
      { data: { to: ['qing-official', 'new'] } },
      { type: 'Escalated', data: { to: ['head'], escalatesTo: ['conduct-office-head'] } },
    ]);
  });
  it('finds directors, deputies, heads and liaison officers where the zones have them', () => {
    const arrangement = {
      zones: {
        'zone-7': {
          no: 7,
          name: '第七协作区',
          office: 'office-7',
          directors: [{ person: 'wei', from: '2026-01-01', acting: false }],
        },
      },
      offices: {
        'office-7': {
          name: '第七室',
          zone: 'zone-7',
          heads: [{ person: 'luo', from: '2026-01-01' }],
          liaison: 'tan',
        },
      },
      bodies: {},
      units: {},
      supervisors: {},
      members: {},
      handovers: {},
    };
    const posts = ['zone-director:zone-7', 'deputy-zone-director:zone-7', 'office-head:office-7'];
    expect(holdersOn({ persons: {} }, arrangement, [...posts, 'liaison-officer:office-7'], '2026-05-01')).toEqual([
      'wei',
      'luo',
      'tan',
    ]);
  });
  it('stops with the end', () => {
    expect(remind(met, '2026-05-28')).toEqual([]);
  });
});

describe('missing a deadline', () => {
  it('is recorded the day after', () => {
    expect(open.when('MissDeadline', {}, on('2026-05-26'))).toEqual([MISSED]);
  });
  it('changes nothing twice, nor after the end', () => {
    expect(open.and([MISSED]).when('MissDeadline', {}, on('2026-05-27'))).toEqual([]);
    expect(met.when('MissDeadline', {}, on('2026-05-27'))).toEqual([]);
  });
  it('is refused before the day has passed, wherever a clock has jumped', () => {
    expect(() => open.when('MissDeadline', {}, on('2026-05-25'))).toThrow(
      refused('deadline.not-past', { due: '2026-05-25' }),
    );
  });
});

const RULE: DeadlineRule = {
  name: 'rectification',
  zh: '整改',
  en: 'Rectification',
  counts: true,
  opens: {
    IssueForwarded: ({ data }) => ({
      title: '青石乡：公务用车',
      due: data.due,
      zone: 'zone-7',
      body: data.body,
      posts: [`township-secretary:${data.body}`],
      escalatesTo: ['conduct-office-head'],
    }),
  },
  moves: { TermExtended: ({ data: { until, reason } }) => ({ due: until, reason }) },
  meets: { RectificationClaimed: () => ({}) },
  cancels: { IssueUpgradedToClue: () => ({}), RectificationReturned: () => undefined },
  pauses: { TaskSuspended: ({ data: { reason } }) => ({ reason }) },
  resumes: { TaskResumed: ({ data: { reason, due } }) => ({ reason, ...(due && { due }) }) },
};
const happened = (type: string, data: object = {}, id = 'spring-7-2', category = 'issue') =>
  ({ type, data, id, category, meta: { occurredAt: '2026-04-25T09:00:00.000+08:00' } }) as unknown as DomainEvent;

describe('keeping deadlines', () => {
  const policy = keepDeadlines([RULE]);
  const asksFor = (type: string, data: object = {}) =>
    policy.on[type]!(happened(type, data), { fact: () => Promise.reject(new Error('asks for nothing')) });
  const id = 'rectification-spring-7-2';

  it('sets, moves, meets and cancels as its rules say', () => {
    expect(asksFor('IssueForwarded', { due: '2026-05-25', body: 'commission-qingshi' })).toEqual([
      {
        command: 'SetDeadline',
        id,
        body: { ...asked, due: '2026-05-25', posts: ['township-secretary:commission-qingshi'], persons: [] },
      },
    ]);
    expect(asksFor('TermExtended', { until: '2026-06-04', reason: '退款尚未到账' })).toEqual([
      { command: 'MoveDeadline', id, body: { due: '2026-06-04', reason: '退款尚未到账' } },
    ]);
    expect(asksFor('RectificationClaimed')).toEqual([{ command: 'MeetDeadline', id, body: { on: '2026-04-25' } }]);
    expect(asksFor('IssueUpgradedToClue')).toEqual([{ command: 'CancelDeadline', id, body: {} }]);
    expect(asksFor('RectificationReturned')).toEqual([]);
    expect(asksFor('TaskSuspended', { reason: '待批示' })).toEqual([
      { command: 'SuspendDeadline', id, body: { on: '2026-04-25', reason: '待批示' } },
    ]);
    expect(asksFor('TaskResumed', { reason: '已批示', due: '2026-06-01' })).toEqual([
      { command: 'ResumeDeadline', id, body: { on: '2026-04-25', reason: '已批示', due: '2026-06-01' } },
    ]);
  });
  it('names a deadline after its rule and record, and keeps the name short', () => {
    expect(deadlineId('rectification', 'x'.repeat(50))).toBe(`rectification-${'x'.repeat(50)}`);
    const long = deadlineId('rectification', 'x'.repeat(60));
    expect(long).toMatch(/^rectification-[0-9a-f-]{36}$/);
    expect(deadlineId('rectification', 'y'.repeat(60))).not.toBe(long);
  });
});

describe('what is open', () => {
  const fact = openDeadlines([RULE]);
  const folded = (...events: DomainEvent[]) =>
    events.reduce((value: OpenDeadlines, event) => fact.on[event.type]?.(value, event) ?? value, fact.initial);
  const set = happened('DeadlineSet', SET.data, 'rectification-spring-7-2', 'deadline');
  const one = folded(set);
  const after = (type: string, data: object) =>
    folded(set, happened(type, data, 'rectification-spring-7-2', 'deadline'));
  const ask = (open: OpenDeadlines) => ({ fact: () => Promise.resolve(open as never) });
  const timed = (open: OpenDeadlines, now: string) => remindWhenALastDayComes(fact).due(now, ask(open));

  it('ends with the deadline’s own end, and with the matter before anybody has noted it', () => {
    expect(Object.keys(one)).toEqual(['rectification-spring-7-2']);
    expect(after('DeadlineMet', { ...subject, due: '2026-05-25', on: '2026-05-20', late: false })).toEqual({});
    expect(folded(set, happened('RectificationClaimed'))).toEqual({});
    expect(folded(set, happened('RectificationReturned'))).toEqual(one);
  });
  it('stands still with its matter, before anybody has noted it, and goes on when that is noted', async () => {
    const stop = happened('TaskSuspended', { reason: '待批示' });
    const noted = { ...subject, due: '2026-05-25', on: '2026-04-25', reason: '待批示' };
    const stopped = folded(set, stop);
    expect(await timed(one, '2026-07-01T08:00:00+08:00')).not.toEqual([]);
    expect(await timed(stopped, '2026-07-01T08:00:00+08:00')).toEqual([]);
    const both = folded(set, stop, happened('DeadlineSuspended', noted, 'rectification-spring-7-2', 'deadline'));
    expect(both).toEqual(stopped);
    const resumed = { ...subject, from: '2026-05-25', due: '2026-06-30', on: '2026-05-31', reason: '已批示' };
    const going = folded(set, stop, happened('DeadlineResumed', resumed, 'rectification-spring-7-2', 'deadline'));
    expect(await timed(going, '2026-06-30T08:00:00+08:00')).toMatchObject([{ command: 'RemindOfDeadline' }]);
  });
  it('is asked about by the clock, under a key for each last day and step', async () => {
    const id = 'rectification-spring-7-2';
    expect(await timed(one, '2026-05-17T08:00:00+08:00')).toEqual([]);
    expect(await timed(one, '2026-05-18T08:00:00+08:00')).toEqual([
      { command: 'RemindOfDeadline', id, body: {}, key: `${id}:2026-05-25:-7` },
    ]);
    expect(await timed(one, '2026-07-01T08:00:00+08:00')).toEqual([
      { command: 'MissDeadline', id, body: {}, key: `${id}:2026-05-25:missed` },
      { command: 'RemindOfDeadline', id, body: {}, key: `${id}:2026-05-25:3` },
    ]);
    expect(await timed(after('Reminded', { ...reminded(-7).data }), '2026-05-19T08:00:00+08:00')).toEqual([]);
  });
  it('is counted again when calendar or parameters change, where it rests on them', async () => {
    const policy = recomputeDeadlinesWhenRulesChange(fact);
    const published = happened('HolidayCalendarPublished', { year: 2027, notice: '示例', version: 1 }, 'county');
    expect(await policy.on['HolidayCalendarPublished']!(published, ask(one))).toEqual([]);
    const counted = { x: { ...one['rectification-spring-7-2']!, because: { rule: 'task-receipt' } as never } };
    expect(await policy.on['HolidayCalendarPublished']!(published, ask(counted))).toEqual([
      { command: 'RecomputeDeadline', id: 'x', body: { reason: '2027年放假安排已发布（示例）' } },
    ]);
  });
});

it('every refusal has its sentence in both languages, and none is without use', () => {
  const source = readFileSync(new URL('./deadline.ts', import.meta.url), 'utf8');
  const used = new Set([...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!));
  expect([...used].sort()).toEqual(Object.keys(deadlineRefusals).sort());
});
