import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Told } from '@libs/event-sourcing/index.js';
import { fold } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { correctIssueWhenRecordCorrected } from './correct-issue-when-record-corrected.policy.js';
import {
  by,
  CLAIMED,
  claimed,
  closed,
  failed,
  forwarded,
  FORWARDED,
  found,
  on,
  passed,
  PLANNED,
  rectifying,
  recurred,
  REFERRED,
  referred,
  returned,
  upgraded,
  ACCEPTED,
} from './issue.examples.js';
import { duplicatesFact } from './issue.facts.js';
import { issueLedger } from './issue-ledger.view.js';
import { type Duplicate, type Issue, type IssueEvents, unknownIssue } from './issue.state.js';
import { issues } from './issue.js';
import { sealDuplicatesWhenIssueBecomesClue } from './seal-duplicates-when-issue-becomes-clue.policy.js';

const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });

describe('asking for an extension', () => {
  const ask = { until: '2026-04-20', reason: '退款尚未到账' };
  const ASKED = {
    type: 'ExtensionRequested',
    data: { body: 'commission-qingshi', ...ask, zone: 'zone-7', title: '青石乡：公务用车' },
  } satisfies Told<IssueEvents>;

  it('is recorded, and moves nothing by itself', () => {
    expect(rectifying.when('RequestExtension', ask, by('qing-head', { on: '2026-04-01' }))).toEqual([ASKED]);
    const late = { measures: ['x'], due: '2026-04-15' };
    expect(
      rectifying
        .and([ASKED])
        .when('ExtendTerm', { until: '2026-04-20', reason: '同意' }, by('leader', { on: '2026-04-02' })),
    ).toEqual([
      {
        type: 'TermExtended',
        data: { body: 'commission-qingshi', from: '2026-04-10', until: '2026-04-20', reason: '同意' },
      },
    ]);
    expect(() => rectifying.and([ASKED]).when('SetRectificationPlan', late, by('qing-head'))).toThrow(
      refused('issue.not-at-this-step'),
    );
  });
  it('changes nothing twice, and may be asked again for another day', () => {
    const asked = rectifying.and([ASKED], on('2026-04-01'));
    expect(asked.when('RequestExtension', ask, by('qing-head', { on: '2026-04-02' }))).toEqual([]);
    expect(
      asked.when('RequestExtension', { ...ask, until: '2026-04-18' }, by('qing-head', { on: '2026-04-02' })),
    ).toHaveLength(1);
  });
  it('is refused when the term was extended already, when it is no later, and after closing', () => {
    const extended = rectifying.and([
      {
        type: 'TermExtended',
        data: { body: 'commission-qingshi', from: '2026-04-10', until: '2026-04-20', reason: 'x' },
      },
    ]);
    const later = { ...ask, until: '2026-04-30' };
    expect(() => extended.when('RequestExtension', later, by('qing-head', { on: '2026-04-02' }))).toThrow(
      refused('issue.extended-already'),
    );
    const same = { ...ask, until: '2026-04-10' };
    expect(() => rectifying.when('RequestExtension', same, by('qing-head', { on: '2026-04-01' }))).toThrow(
      refused('issue.extension-not-later', { due: '2026-04-10' }),
    );
    expect(() => closed.when('RequestExtension', ask, by('qing-head', { on: '2026-05-01' }))).toThrow(
      refused('issue.not-at-this-step'),
    );
  });
});

describe('marking a prominent problem (突出问题)', () => {
  const mark = { reason: '群众反映集中' };
  const MARKED = { type: 'IssueMarkedProminent', data: mark } satisfies Told<IssueEvents>;

  it('records why, at any step, and lasts', () => {
    for (const issue of [referred, rectifying, closed, recurred])
      expect(issue.when('MarkProminent', mark, by('conduct-1', { on: '2026-09-02' }))).toEqual([MARKED]);
    expect(fold(issues, [REFERRED, MARKED, FORWARDED, ACCEPTED, PLANNED])).toMatchObject({
      is: 'rectifying',
      prominent: mark.reason,
    });
  });
  it('changes nothing twice', () => {
    expect(rectifying.and([MARKED]).when('MarkProminent', mark, by('conduct-1'))).toEqual([]);
  });
  it('is refused to what is no issue, and to a stub', () => {
    expect(() => found.when('MarkProminent', mark, by('conduct-1'))).toThrow(refused('issue.unknown'));
    expect(() => upgraded.when('MarkProminent', mark, by('conduct-1'))).toThrow(refused('issue.is-a-clue-now'));
  });
});

describe('merging a duplicate', () => {
  const merge = { into: 'spring-7-1', reason: '同一事项' };
  const earlier = fold(issues, [REFERRED, FORWARDED], on('2026-03-17'));
  const own: Duplicate = {
    number: 'spring-7-2',
    place: '青石乡政府',
    kind: '公务用车',
    facts: '派车单缺审批十二次',
    foundBy: ['finder'],
    referredAt: '2026-03-18T09:00:00.000+08:00',
  };
  const MERGED = {
    type: 'IssueMerged',
    data: { ...merge, unit: 'qingshi', unitName: '青石乡', ...own, also: [] },
  } satisfies Told<IssueEvents>;
  const when = (survivor: Issue = earlier, more: object = {}) =>
    by('conduct-1', { on: '2026-04-10', facts: { survivor, duplicates: {}, ...more } });

  it('tells all that the duplicate told, and by whom it was found', () => {
    expect(referred.when('MergeDuplicateIssue', merge, when())).toEqual([MERGED]);
    for (const issue of [forwarded, rectifying, returned])
      expect(issue.when('MergeDuplicateIssue', merge, when())).toHaveLength(1);
  });
  it('takes along what had been kept under the duplicate', () => {
    const other = { ...own, number: 'spring-7-5' };
    const told = referred.when('MergeDuplicateIssue', merge, when(earlier, { duplicates: { 'spring-7-2': [other] } }));
    expect(told[0]!.data).toMatchObject({ also: [other] });
    const event = { id: 'spring-7-2', data: told[0]!.data } as unknown as DomainEvent;
    expect(duplicatesFact.on['IssueMerged']!({}, event)).toEqual({ 'spring-7-1': [own, other] });
  });
  it('changes nothing twice', () => {
    expect(referred.and([MERGED], on('2026-04-01')).when('MergeDuplicateIssue', merge, when())).toEqual([]);
  });
  it('leaves a stub, to which nothing more is done', () => {
    const merged = referred.and([MERGED], on('2026-04-01'));
    expect(fold(issues, [REFERRED, MERGED], on('2026-04-01'))).toEqual({
      is: 'merged',
      into: 'spring-7-1',
      zone: 'zone-7',
      since: '2026-04-01T09:00:00.000+08:00',
    });
    expect(() => merged.when('ForwardIssue', {}, when())).toThrow(refused('issue.merged', { into: 'spring-7-1' }));
    expect(() => merged.when('UpgradeToClue', { clue: '2026-7-009' }, when())).toThrow(refused('issue.merged'));
    expect(() => merged.when('MergeDuplicateIssue', { ...merge, into: 'spring-7-9' }, when())).toThrow(
      refused('issue.merged'),
    );
  });
  it('is refused into what is unknown, a stub, elsewhere, over, or later: two are never kept under each other', () => {
    const at = (survivor: Issue) => () => referred.when('MergeDuplicateIssue', merge, when(survivor));
    const stub = fold(issues, [REFERRED, MERGED]);
    for (const none of [unknownIssue, stub]) expect(at(none)).toThrow(refused('issue.other-unknown'));
    expect(at({ ...earlier, unit: 'baiyang' } as Issue)).toThrow(refused('issue.other-unit'));
    const over = fold(
      issues,
      [REFERRED, FORWARDED, ACCEPTED, PLANNED, CLAIMED, { type: 'IssueClosed', data: { body: 'x', unit: 'qingshi' } }],
      on('2026-03-17'),
    );
    expect(at(over)).toThrow(refused('issue.other-is-over'));
    expect(at(fold(issues, [REFERRED], on('2026-03-19')))).toThrow(refused('issue.other-is-later'));
    // Referred at the same moment: the lower number was first, so that only one of the two ways is open.
    const same = fold(issues, [REFERRED], on('2026-03-18'));
    expect(at(same)).not.toThrow();
    expect(() => referred.when('MergeDuplicateIssue', { ...merge, into: 'spring-7-3' }, when(same))).toThrow(
      refused('issue.other-is-later'),
    );
  });
  it('is refused once others are judging whether it was rectified', () => {
    for (const issue of [claimed, passed, failed, closed])
      expect(() =>
        issue.when('MergeDuplicateIssue', merge, by('conduct-1', { on: '2026-05-01', facts: { survivor: earlier } })),
      ).toThrow(refused('issue.not-at-this-step'));
  });

  describe('when the issue it is kept under becomes a clue', () => {
    it('is sealed with it', async () => {
      const known = { 'spring-7-1': [own, { ...own, number: 'spring-7-5' }] };
      const upgrade = { id: 'spring-7-1', data: { clue: '2026-7-009' } } as unknown as DomainEvent;
      const ask = { fact: () => Promise.resolve(known as never) };
      expect(await sealDuplicatesWhenIssueBecomesClue.on['IssueUpgradedToClue']!(upgrade, ask)).toEqual(
        ['spring-7-2', 'spring-7-5'].map((id) => ({ command: 'SealDuplicate', id, body: { clue: '2026-7-009' } })),
      );
      expect(
        await sealDuplicatesWhenIssueBecomesClue.on['IssueUpgradedToClue']!({ ...upgrade, id: 'other' }, ask),
      ).toEqual([]);
    });
    it('says nothing but the clue’s number from then on', () => {
      const merged = referred.and([MERGED]);
      const SEALED = { type: 'IssueUpgradedToClue', data: { clue: '2026-7-009' } } as const;
      expect(merged.when('SealDuplicate', { clue: '2026-7-009' }, when())).toEqual([SEALED]);
      expect(merged.and([SEALED]).when('SealDuplicate', { clue: '2026-7-009' }, when())).toEqual([]);
      expect(referred.when('SealDuplicate', { clue: '2026-7-009' }, when())).toEqual([]);
    });
  });

  it('shows in the ledger a stub, and under the other all that the stub no longer says', () => {
    const rows = rowsOf(issueLedger, [
      happened('IssueReferred', 'spring-7-1', REFERRED.data, 'finder', '2026-03-17'),
      happened('IssueReferred', 'spring-7-2', REFERRED.data, 'finder', '2026-03-18'),
      happened('IssueMerged', 'spring-7-2', MERGED.data, 'conduct-1', '2026-04-01'),
    ]);
    expect(rows['spring-7-1']!.alsoRecordedBy).toEqual([own]);
    expect(rows['spring-7-2']).toEqual({
      number: 'spring-7-2',
      is: 'merged',
      zone: 'zone-7',
      office: 'office-7',
      inspection: 'spring-7',
      finding: '2',
      open: false,
      recurred: false,
      reopened: 0,
      mergedInto: 'spring-7-1',
      mergedAt: '2026-04-01T09:00:00+08:00',
      referredAt: '2026-03-18T09:00:00.000+08:00',
    });
  });
});

describe('correcting an issue', () => {
  const right = { correction: 'issue-spring-7-2-1', field: 'unit', is: 'baiyang', reason: '录入时选错单位' } as const;
  const CORRECTED = {
    type: 'IssueCorrected',
    data: { ...right, was: 'qingshi', names: { was: '青石乡', is: '白杨镇' } },
  } satisfies Told<IssueEvents>;
  const WITHDRAWN = {
    type: 'ForwardingWithdrawn',
    data: { body: 'commission-qingshi', reason: right.reason },
  } satisfies Told<IssueEvents>;
  const when = by('policy:correct', { post: 'policy', on: '2026-05-01' });

  it('puts the right unit, with its name', () => {
    expect(referred.when('CorrectIssue', right, when)).toEqual([CORRECTED]);
    expect(fold(issues, [REFERRED, CORRECTED])).toMatchObject({ is: 'referred', unit: 'baiyang', unitName: '白杨镇' });
  });
  it('takes it from the body of the wrong unit, so that it is forwarded to the right one', () => {
    expect(rectifying.when('CorrectIssue', right, when)).toEqual([CORRECTED, WITHDRAWN]);
    const back = fold(issues, [REFERRED, FORWARDED, ACCEPTED, PLANNED, CORRECTED, WITHDRAWN], on('2026-03-20'));
    expect(back).toMatchObject({ is: 'referred', unit: 'baiyang', rejectedBy: [] });
    for (const field of ['body', 'term', 'measures', 'rectifiers']) expect(back).not.toHaveProperty(field);
    const again = rectifying.and([CORRECTED, WITHDRAWN]).when('ForwardIssue', {}, by('conduct-1'));
    expect(again[0]!.data).toMatchObject({ body: 'commission-baiyang' });
  });
  it('leaves it where it is when it is another field, or closed', () => {
    const kind = { ...right, field: 'kind', is: '公车私用' } as const;
    expect(rectifying.when('CorrectIssue', kind, when).map(({ type }) => type)).toEqual(['IssueCorrected']);
    expect(closed.when('CorrectIssue', right, when).map(({ type }) => type)).toEqual(['IssueCorrected']);
  });
  it('changes nothing twice, and nothing of a stub', () => {
    expect(referred.and([CORRECTED]).when('CorrectIssue', right, when)).toEqual([]);
    expect(upgraded.when('CorrectIssue', right, when)).toEqual([]);
  });
  it('is refused to what is no issue', () => {
    expect(() => found.when('CorrectIssue', right, when)).toThrow(refused('issue.unknown'));
  });

  it('comes from the register of corrections', async () => {
    const told = { category: 'issue', record: 'spring-7-2', field: 'unit', is: 'baiyang', reason: 'x', number: 1 };
    const event = (data: object) => ({ id: 'issue-spring-7-2', data }) as unknown as DomainEvent;
    const ask = { fact: () => Promise.reject(new Error('asks nothing')) };
    const react = correctIssueWhenRecordCorrected.on['RecordCorrected']!;
    expect(await react(event(told), ask)).toEqual([
      { command: 'CorrectIssue', id: 'spring-7-2', body: { ...right, reason: 'x' } },
    ]);
    expect(await react(event({ ...told, category: 'task' }), ask)).toEqual([]);
  });

  it('shows in the ledger what is right, with a mark and what had been entered', () => {
    const rows = rowsOf(issueLedger, [
      happened('IssueReferred', 'spring-7-2', REFERRED.data, 'finder', '2026-03-18'),
      happened('IssueForwarded', 'spring-7-2', FORWARDED.data, 'conduct-1', '2026-03-20'),
      happened('IssueCorrected', 'spring-7-2', CORRECTED.data, 'policy', '2026-05-01'),
      happened('ForwardingWithdrawn', 'spring-7-2', WITHDRAWN.data, 'policy', '2026-05-01'),
    ]);
    expect(rows['spring-7-2']).toMatchObject({
      unit: 'baiyang',
      unitName: '白杨镇',
      is: 'referred',
      open: false,
      corrected: [
        {
          field: 'unit',
          was: '青石乡',
          is: '白杨镇',
          reason: right.reason,
          correction: right.correction,
          at: '2026-05-01T09:00:00+08:00',
        },
      ],
    });
    expect(rows['spring-7-2']).not.toHaveProperty('body');
  });
});

describe('the ledger’s other marks', () => {
  const base = happened('IssueReferred', 'a-1', REFERRED.data);
  const identified = happened('CommonProblemIdentified', 'cp', { issues: ['a-1', 'a-2'] });

  it('shows prominence, common problems, notices, what was asked and how often it recurred', () => {
    const row = rowsOf(issueLedger, [
      base,
      happened('IssueMarkedProminent', 'a-1', { reason: '集中' }),
      identified,
      happened('IssueLinkedToCommonProblem', 'cp-2', { issue: 'a-1' }),
      happened('FollowUpNoticeIssued', 'n-1', { about: 'issue', record: 'a-1' }),
      happened('FollowUpNoticeIssued', 'n-2', { about: 'task', record: 'a-1' }),
      happened('ExtensionRequested', 'a-1', { until: '2026-05-01', reason: '退款尚未到账' }),
      happened('IssueRecurred', 'a-1', { unit: 'x', body: 'y', recurredAt: '2026-09-01T09:00:00+08:00' }),
      happened('IssueRecurred', 'a-1', { unit: 'x', body: 'y' }, 'z', '2026-10-01'),
    ])['a-1'];
    expect(row).toMatchObject({
      prominent: '集中',
      commonProblems: ['cp', 'cp-2'],
      followUps: ['n-1'],
      extensionAsked: '2026-05-01',
      extensionAskedBecause: '退款尚未到账',
      recurrences: 2,
      // An event written before it told the day counts from its own.
      recurredAt: '2026-10-01T09:00:00+08:00',
    });
  });
  it('puts none on a stub, nor on a row that is not there', () => {
    const rows = rowsOf(issueLedger, [
      base,
      happened('IssueUpgradedToClue', 'a-1', { clue: '2026-7-009' }),
      identified,
      happened('FollowUpNoticeIssued', 'n-1', { about: 'issue', record: 'a-1' }),
    ]);
    expect(Object.keys(rows)).toEqual(['a-1']);
    expect(rows['a-1']).not.toHaveProperty('commonProblems');
    expect(rows['a-1']).not.toHaveProperty('followUps');
  });
});
