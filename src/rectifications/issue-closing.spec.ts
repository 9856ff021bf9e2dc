import { describe, expect, it } from '@jest/globals';
import { fold } from '@libs/event-sourcing/testing.js';
import { type Clue, unknownClue } from '../clues/clue.state.js';
import { type Issue, unknownIssue } from './issue.state.js';
import { issues } from './issue.js';
import {
  register,
  people,
  by,
  on,
  REFERRED,
  FORWARDED,
  verified,
  CLOSED,
  RECHECKED,
  RECURRED,
  referred,
  forwarded,
  accepted,
  rectifying,
  claimed,
  passed,
  failed,
  returned,
  closed,
  recurred,
  reopened,
  upgraded,
} from './issue.examples.js';

const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });

describe('verifying a rectification', () => {
  const passing = { result: 'passed', seen: '现场查看' } as const;
  const when = by('conduct-1', { on: '2026-04-09' });

  it('records what was seen, and the result', () => {
    expect(claimed.when('VerifyRectification', passing, when)).toEqual([verified('passed')]);
    expect(claimed.when('VerifyRectification', { ...passing, result: 'failed' }, when)).toEqual([verified('failed')]);
  });
  it('changes nothing twice', () => {
    expect(passed.when('VerifyRectification', passing, when)).toEqual([]);
    expect(failed.when('VerifyRectification', { ...passing, result: 'failed' }, when)).toEqual([]);
  });
  it('is refused to the other result once there is one', () => {
    expect(() => passed.when('VerifyRectification', { ...passing, result: 'failed' }, when)).toThrow(
      refused('issue.not-at-this-step'),
    );
  });
  it.each(['qing-head', 'qing-official'])('is refused to %s, who had a hand in it, in whatever post now', (person) => {
    const elsewhere = by(person, {
      on: '2026-04-09',
      facts: { people: register([person, 'conduct-office-official']) },
    });
    expect(() => claimed.when('VerifyRectification', passing, elsewhere)).toThrow(refused('issue.judges-own-work'));
  });
  it('is refused to anybody of the rectifying body, by post or by membership', () => {
    const posted = register(['li-hua', 'township-official', 'commission-qingshi']);
    for (const [person, register] of [
      ['li-hua', posted],
      ['bai-yu', people],
    ] as const)
      expect(() =>
        claimed.when('VerifyRectification', passing, by(person, { on: '2026-04-09', facts: { people: register } })),
      ).toThrow(refused('issue.judges-own-body', { body: '青石乡纪委' }));
  });
  it('is refused before it is claimed', () => {
    expect(() => rectifying.when('VerifyRectification', passing, when)).toThrow(refused('issue.not-at-this-step'));
  });
});

describe('returning a rectification', () => {
  const when = by('conduct-1', { on: '2026-04-09' });

  it('sends a failed one back with a reason, under the same last day', () => {
    expect(failed.when('ReturnRectification', { reason: '公示未做' }, when)).toEqual([
      { type: 'RectificationReturned', data: { body: 'commission-qingshi', reason: '公示未做' } },
    ]);
  });
  it('changes nothing twice', () => {
    expect(returned.when('ReturnRectification', { reason: '公示未做' }, when)).toEqual([]);
  });
  it('is refused while nobody has verified, and after a passed verification', () => {
    for (const issue of [claimed, passed])
      expect(() => issue.when('ReturnRectification', { reason: 'x' }, when)).toThrow(refused('issue.not-at-this-step'));
  });
});

describe('closing an issue (销号)', () => {
  const when = by('conduct-1', { on: '2026-04-12' });

  it('follows a passed verification', () => {
    expect(passed.when('CloseIssue', {}, when)).toEqual([CLOSED]);
  });
  it('changes nothing twice', () => {
    expect(closed.when('CloseIssue', {}, when)).toEqual([]);
  });
  it('is refused without one', () => {
    for (const issue of [rectifying, claimed, failed, returned])
      expect(() => issue.when('CloseIssue', {}, when)).toThrow(refused('issue.not-at-this-step'));
  });
  it('is refused to whoever had a hand in the rectification', () => {
    expect(() => passed.when('CloseIssue', {}, by('qing-head', { on: '2026-04-12' }))).toThrow(
      refused('issue.judges-own-work'),
    );
  });
});

describe('re-checking a closed issue (回头看)', () => {
  const when = by('conduct-1', { on: '2026-09-01' });

  it('records that it holds', () => {
    expect(closed.when('Recheck', { result: 'holds', seen: '台账齐全' }, when)).toEqual([
      { type: 'IssueRechecked', data: { result: 'holds', seen: '台账齐全' } },
    ]);
  });
  it('or that it has recurred', () => {
    expect(closed.when('Recheck', { result: 'recurred', seen: '又有三次' }, when)).toEqual([RECHECKED, RECURRED]);
  });
  it('changes nothing twice', () => {
    const held = closed.and(
      [{ type: 'IssueRechecked', data: { result: 'holds', seen: '台账齐全' } }],
      on('2026-09-01', 'conduct-1'),
    );
    expect(held.when('Recheck', { result: 'holds', seen: '台账齐全' }, when)).toEqual([]);
    expect(recurred.when('Recheck', { result: 'recurred', seen: '又有三次' }, when)).toEqual([]);
    expect(held.when('Recheck', { result: 'holds', seen: '再看' }, by('conduct-1', { on: '2026-10-01' }))).toHaveLength(
      1,
    );
  });
  it('is refused before closing, and to whoever rectified it', () => {
    expect(() => passed.when('Recheck', { result: 'holds', seen: 'x' }, when)).toThrow(
      refused('issue.not-at-this-step'),
    );
    expect(() => closed.when('Recheck', { result: 'holds', seen: 'x' }, by('qing-head', { on: '2026-09-01' }))).toThrow(
      refused('issue.judges-own-work'),
    );
  });
});

describe('reopening an issue', () => {
  const when = by('conduct-1', { on: '2026-09-01' });

  it('keeps its number and its body, under a new term', () => {
    expect(recurred.when('ReopenIssue', { reason: '再次发生' }, when)).toEqual([
      {
        type: 'IssueReopened',
        data: {
          body: 'commission-qingshi',
          reason: '再次发生',
          due: '2026-10-01',
          zone: 'zone-7',
          office: 'office-7',
        },
      },
    ]);
  });
  it('changes nothing twice', () => {
    expect(reopened.when('ReopenIssue', { reason: '再次发生' }, when)).toEqual([]);
  });
  it('is refused unless it has recurred', () => {
    for (const issue of [closed, accepted])
      expect(() => issue.when('ReopenIssue', { reason: 'x' }, when)).toThrow(refused('issue.not-at-this-step'));
  });
  it('begins with a plan again, and whoever rectified it before still cannot judge it', () => {
    const plan = { measures: ['换车管员'], due: '2026-09-20' };
    expect(reopened.when('SetRectificationPlan', plan, by('qing-new', { on: '2026-09-02' }))).toHaveLength(1);
    const again = reopened.and(
      [
        { type: 'RectificationPlanSet', data: { body: 'commission-qingshi', ...plan } },
        { type: 'RectificationClaimed', data: { body: 'commission-qingshi', disposal: '已换', office: 'office-7' } },
      ],
      on('2026-09-10', 'qing-new'),
    );
    const moved = by('qing-head', {
      on: '2026-09-11',
      facts: { people: register(['qing-head', 'conduct-office-head']) },
    });
    expect(() => again.when('VerifyRectification', { result: 'passed', seen: 'x' }, moved)).toThrow(
      refused('issue.judges-own-work'),
    );
  });
});

describe('upgrading an issue to a clue', () => {
  const sealed = { is: 'sealed' } as Clue;
  const when = (clue: Clue, day = '2026-05-01') => by('conduct-1', { on: day, facts: { clue } });

  it('leaves the number of the clue', () => {
    expect(rectifying.when('UpgradeToClue', { clue: '2026-7-009' }, when(sealed))).toEqual([
      { type: 'IssueUpgradedToClue', data: { clue: '2026-7-009' } },
    ]);
    for (const issue of [referred, forwarded, claimed, closed])
      expect(issue.when('UpgradeToClue', { clue: '2026-7-009' }, when(sealed))).toHaveLength(1);
  });
  it('changes nothing twice', () => {
    expect(upgraded.when('UpgradeToClue', { clue: '2026-7-009' }, when(sealed))).toEqual([]);
  });
  it('forgets what the issue said', () => {
    expect(
      fold(
        issues,
        [REFERRED, FORWARDED, { type: 'IssueUpgradedToClue', data: { clue: '2026-7-009' } }],
        on('2026-03-25'),
      ),
    ).toEqual({ is: 'upgraded', clue: '2026-7-009', zone: 'zone-7', since: '2026-03-25T09:00:00.000+08:00' });
  });
  it('is refused until the clue is sealed, and when the Case Office found it to be none', () => {
    expect(() => rectifying.when('UpgradeToClue', { clue: '2026-7-009' }, when(unknownClue))).toThrow(
      refused('issue.clue-not-sealed'),
    );
    const none = { is: 'returned', reason: 'not-a-clue' } as Clue;
    expect(() => rectifying.when('UpgradeToClue', { clue: '2026-7-009' }, when(none))).toThrow(
      refused('issue.clue-is-none'),
    );
  });
  it('ends everything else', () => {
    expect(() => upgraded.when('ReportProgress', { progress: 'x' }, when(sealed))).toThrow(
      refused('issue.is-a-clue-now', { clue: '2026-7-009' }),
    );
    expect(() => upgraded.when('UpgradeToClue', { clue: '2026-7-010' }, when(sealed))).toThrow(
      refused('issue.is-a-clue-now'),
    );
  });
});

describe('linking a recurrence', () => {
  const later = (more: object = {}) => ({ ...fold(issues, [REFERRED], on('2026-09-12')), ...more });
  const when = (other: Issue) => by('conduct-1', { on: '2026-09-13', facts: { other } });
  const linked = { type: 'RecurrenceLinked', data: { issue: 'autumn-7-4' } } as const;

  it('says that the problem is there again, under another number', () => {
    expect(closed.when('LinkRecurrence', { issue: 'autumn-7-4' }, when(later()))).toEqual([
      // Not effective since the other was referred, whenever somebody noticed that it is the same.
      { ...RECURRED, data: { ...RECURRED.data, recurredAt: '2026-09-12T09:00:00.000+08:00' } },
      linked,
    ]);
  });
  it('counts a recurrence once, when a re-check had found it before', () => {
    expect(recurred.when('LinkRecurrence', { issue: 'autumn-7-4' }, when(later()))).toEqual([linked]);
  });
  it('changes nothing twice, and the issue is not reopened under its own number too', () => {
    const done = closed.and([RECURRED, linked], on('2026-09-13'));
    expect(done.when('LinkRecurrence', { issue: 'autumn-7-4' }, when(later()))).toEqual([]);
    expect(() => done.when('ReopenIssue', { reason: 'x' }, when(later()))).toThrow(refused('issue.not-at-this-step'));
  });
  it('is refused to an issue that is unknown, elsewhere, or not later', () => {
    for (const [other, code] of [
      [unknownIssue, 'issue.other-unknown'],
      [later({ unit: 'baiyang' }), 'issue.other-unit'],
      [fold(issues, [REFERRED], on('2026-03-18')), 'issue.other-is-earlier'],
      [fold(issues, [REFERRED], on('2026-04-11')), 'issue.other-before-closing'],
    ] as const)
      expect(() => closed.when('LinkRecurrence', { issue: 'autumn-7-4' }, when(other))).toThrow(refused(code));
  });
  it('is refused before closing', () => {
    expect(() => claimed.when('LinkRecurrence', { issue: 'autumn-7-4' }, when(later()))).toThrow(
      refused('issue.not-at-this-step'),
    );
  });
});
