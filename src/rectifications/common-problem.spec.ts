import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import type { Caller } from '../shared/rights.js';
import { analysisRefusals, commonProblemRefusals } from './analysis.refusals.js';
import { clustersOf, commonProblemsIn, likelyRecurrences, recurrencesIn, themeOf } from './clusters.facts.js';
import type { CommonProblemEvents } from './common-problem.state.js';
import { citeNoStubs } from './cite-no-stubs.policy.js';
import { commonProblems } from './common-problem.js';
import { commonProblemsView } from './common-problems.view.js';
import { dropIssueWhenItBecomesAStub } from './drop-issue-when-it-becomes-a-stub.policy.js';
import { on, REFERRED } from './issue.examples.js';
import { type Issue, unknownIssue } from './issue.state.js';
import { issues as issueRules } from './issue.js';
import { commonProblemsPage } from './rectifications.capability.js';
import { weakPoints } from './weak-point.js';
import type { WeakPointEvents } from './weak-point.state.js';
import { weakPointsView } from './weak-points.view.js';

const issue = (change: object = {}) => ({ ...fold(issueRules, [REFERRED], on('2026-03-18')), ...change });
const known = {
  'a-1': issue(),
  'a-2': issue({ unit: 'baiyang', unitName: '白杨镇' }),
  'a-3': issue(),
  'b-1': issue({ unit: 'far', unitName: '远山乡', zone: 'zone-8', office: 'office-8' }),
  'a-9': { is: 'upgraded', clue: '2026-7-009', zone: 'zone-7', since: '' } as Issue,
  'a-8': unknownIssue,
};
const rulebook: Rulebook = {
  ...firstRulebook,
  instruments: {
    'vehicle-rule': { versions: [{ title: '公务用车管理办法', issuer: '县委办', from: '2026-05-01' }] },
    'old-rule': { versions: [{ title: '旧办法', issuer: '县委办', from: '2020-01-01' }], repealedFrom: '2025-01-01' },
  },
};
const by = (person: string, post = 'conduct-office-head', of?: string) => ({
  actor: { person, post, ...(of !== undefined && { of }) },
  occurredAt: '2026-04-02T09:00:00.000+08:00',
  facts: { issues: known, rulebook },
});
const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ name: 'Refused', code, facts: expect.objectContaining(more) });

const instance = (number: keyof typeof known) => {
  const { unit, unitName, zone } = known[number] as Extract<Issue, { is: 'referred' }>;
  return { issue: number, unit, unitName, zone };
};
const IDENTIFY = { title: '公务用车台账不全', kind: '公务用车', issues: ['a-1', 'a-2'] };
const IDENTIFIED = {
  type: 'CommonProblemIdentified',
  data: {
    title: IDENTIFY.title,
    kind: IDENTIFY.kind,
    issues: IDENTIFY.issues,
    units: ['qingshi', 'baiyang'],
    instances: [instance('a-1'), instance('a-2')],
  },
} satisfies Told<CommonProblemEvents>;
const PROPOSED = {
  type: 'MeasureProposed',
  data: { measure: '1', text: '统一派车单' },
} satisfies Told<CommonProblemEvents>;
const ADOPTED = {
  type: 'MeasureAdopted',
  data: { measure: '1', instrument: 'vehicle-rule', from: '2026-05-01' },
} satisfies Told<CommonProblemEvents>;
const CLOSED = { type: 'CommonProblemClosed', data: { outcome: '制度已施行' } } satisfies Told<CommonProblemEvents>;
const none = given(commonProblems);
const open = given(commonProblems, [IDENTIFIED]);
const proposed = open.and([PROPOSED], { actor: { person: 'official', post: 'office-official' } });

describe('identifying a common problem (共性问题, R56)', () => {
  it('lists its issues with their units, and the office where one found it', () => {
    expect(none.when('IdentifyCommonProblem', IDENTIFY, by('conduct-1'))).toEqual([IDENTIFIED]);
    const told = none.when(
      'IdentifyCommonProblem',
      { ...IDENTIFY, causes: '无专人' },
      by('x', 'liaison-officer', 'office-7'),
    );
    expect(told[0]!.data).toMatchObject({ office: 'office-7', causes: '无专人' });
  });
  it('changes nothing twice', () => {
    expect(open.when('IdentifyCommonProblem', IDENTIFY, by('conduct-1'))).toEqual([]);
  });
  it('is refused at one unit, of what is no issue or a stub, and to an office that speaks of another’s zone', () => {
    const at =
      (numbers: string[], around = by('conduct-1')) =>
      () =>
        none.when('IdentifyCommonProblem', { ...IDENTIFY, issues: numbers }, around);
    expect(at(['a-1', 'a-3'])).toThrow(refused('common-problem.one-unit', { units: ['qingshi'] }));
    for (const stub of ['a-9', 'a-8', 'zzz']) expect(at(['a-1', stub])).toThrow(refused('analysis.issue-unknown'));
    const office = by('x', 'office-head', 'office-7');
    expect(at(['a-1', 'b-1'], office)).toThrow(refused('analysis.issue-of-another-office', { issue: 'b-1' }));
    expect(at(['a-1', 'b-1'])).not.toThrow();
  });
});

describe('working on a common problem', () => {
  it('takes an issue in, once', () => {
    const linked = { type: 'IssueLinkedToCommonProblem', data: instance('b-1') } as const;
    expect(open.when('LinkCommonProblem', { issue: 'b-1' }, by('conduct-1'))).toEqual([linked]);
    expect(open.and([linked]).when('LinkCommonProblem', { issue: 'b-1' }, by('conduct-1'))).toEqual([]);
    expect(() => open.when('LinkCommonProblem', { issue: 'a-9' }, by('conduct-1'))).toThrow(
      refused('analysis.issue-unknown'),
    );
  });
  it('lets causes be written anew, and measures be proposed, each once', () => {
    const causes = { type: 'CausesDescribed', data: { causes: '无专人管理' } } as const;
    expect(open.when('DescribeCauses', causes.data, by('x'))).toEqual([causes]);
    expect(open.and([causes]).when('DescribeCauses', causes.data, by('x'))).toEqual([]);
    expect(open.when('ProposeMeasure', { text: '统一派车单' }, by('x'))).toEqual([PROPOSED]);
    expect(proposed.when('ProposeMeasure', { text: '统一派车单' }, by('x'))).toEqual([]);
    expect(proposed.when('ProposeMeasure', { text: '每季抽查' }, by('x'))[0]!.data).toMatchObject({ measure: '2' });
  });
  it('adopts a measure by a rule of the library, from when that is in force', () => {
    const adopt = { measure: '1', instrument: 'vehicle-rule' };
    expect(proposed.when('AdoptMeasure', adopt, by('leader', 'principal-leader'))).toEqual([ADOPTED]);
    const adopted = proposed.and([ADOPTED]);
    expect(adopted.when('AdoptMeasure', adopt, by('leader', 'principal-leader'))).toEqual([]);
    expect(() => adopted.when('AdoptMeasure', { ...adopt, instrument: 'other' }, by('leader'))).toThrow(
      refused('common-problem.measure-adopted', { instrument: 'vehicle-rule' }),
    );
    expect(() => proposed.when('AdoptMeasure', { ...adopt, measure: '7' }, by('leader'))).toThrow(
      refused('common-problem.measure-unknown'),
    );
    expect(() => proposed.when('AdoptMeasure', adopt, by('official'))).toThrow(
      refused('common-problem.adopts-own-proposal'),
    );
    for (const instrument of ['unheard-of', 'old-rule'])
      expect(() => proposed.when('AdoptMeasure', { ...adopt, instrument }, by('leader'))).toThrow(
        refused('common-problem.rule-unknown'),
      );
  });
  it('is closed when a rule answers it, not before, and nothing comes after', () => {
    const close = CLOSED.data;
    expect(proposed.and([ADOPTED]).when('CloseCommonProblem', close, by('conduct-1'))).toEqual([CLOSED]);
    const closed = proposed.and([ADOPTED, CLOSED]);
    expect(closed.when('CloseCommonProblem', close, by('conduct-1'))).toEqual([]);
    expect(() => proposed.when('CloseCommonProblem', close, by('conduct-1'))).toThrow(
      refused('common-problem.no-rule-answers-it'),
    );
    expect(() => closed.when('ProposeMeasure', { text: 'x' }, by('x'))).toThrow(refused('common-problem.closed'));
    expect(() => none.when('ProposeMeasure', { text: 'x' }, by('x'))).toThrow(refused('common-problem.unknown'));
  });
  it('drops an issue that has become a stub, wherever it was listed', async () => {
    const drop = { issue: 'a-1' };
    const DROPPED = { type: 'IssueDroppedFromCommonProblem', data: drop } as const;
    expect(open.when('DropFromCommonProblem', drop, by('x'))).toEqual([DROPPED]);
    expect(open.and([DROPPED]).when('DropFromCommonProblem', drop, by('x'))).toEqual([]);
    expect(none.when('DropFromCommonProblem', drop, by('x'))).toEqual([]);
    const ask = { fact: () => Promise.resolve({ 'a-1': ['cp-1', 'cp-2'] } as never) };
    const told = { id: 'a-1', data: { into: 'a-3' } } as unknown as DomainEvent;
    for (const [type, body] of [
      ['IssueUpgradedToClue', drop],
      ['IssueMerged', { ...drop, into: 'a-3' }],
    ] as const)
      expect(await dropIssueWhenItBecomesAStub.on[type]!(told, ask)).toEqual(
        ['cp-1', 'cp-2'].map((id) => ({ command: 'DropFromCommonProblem', id, body })),
      );
  });
  it('lets the issue under which a duplicate is kept stand for it', () => {
    const drop = { issue: 'a-1', into: 'a-3' };
    const dropped = { type: 'IssueDroppedFromCommonProblem', data: { issue: 'a-1' } } as const;
    const linked = { type: 'IssueLinkedToCommonProblem', data: instance('a-3') } as const;
    expect(open.when('DropFromCommonProblem', drop, by('x'))).toEqual([dropped, linked]);
    expect(open.and([linked]).when('DropFromCommonProblem', drop, by('x'))).toEqual([dropped]);
  });
});

describe('the page of common problems', () => {
  const b1 = { issue: 'b-1', unit: 'far', unitName: '远山乡', zone: 'zone-8' };
  const row = rowsOf(commonProblemsView, [
    happened('CommonProblemIdentified', 'cp', IDENTIFIED.data),
    happened('IssueLinkedToCommonProblem', 'cp', b1),
    happened('CausesDescribed', 'cp', { causes: '无专人' }),
    happened('MeasureProposed', 'cp', PROPOSED.data, 'official'),
    happened('MeasureAdopted', 'cp', ADOPTED.data),
    happened('IssueDroppedFromCommonProblem', 'cp', { issue: 'a-1' }),
    happened('CommonProblemClosed', 'cp', CLOSED.data, 'x', '2026-06-01'),
  ])['cp']!;

  it('shows issues, units, causes, and the rule that answers it', () => {
    expect(row).toMatchObject({
      state: 'closed',
      causes: '无专人',
      units: ['baiyang', 'far'],
      zones: ['zone-7', 'zone-8'],
      measures: [{ measure: '1', text: '统一派车单', by: 'official', instrument: 'vehicle-rule', from: '2026-05-01' }],
      answered: true,
      outcome: '制度已施行',
      closedAt: '2026-06-01T09:00:00+08:00',
    });
  });
  it('shows an office the issues of its own zone, and how many units there are in all', () => {
    const caller: Caller = { person: 'x', posts: [{ post: 'zone-director', of: 'zone-8' }] };
    expect(commonProblemsPage.shows!(row, caller)).toMatchObject({ issues: [b1], units: ['far'], unitsInAll: 2 });
    expect(commonProblemsPage.shows!(row, { person: 'x', posts: [{ post: 'conduct-office-head' }] })).toBe(row);
    expect(commonProblemsPage.only!(caller)).toEqual({
      $or: [{ zones: { $in: ['zone-8'] } }, { office: { $in: [] } }],
    });
  });
});

describe('a weak point (短板弱项)', () => {
  const record = {
    where: '青石乡',
    title: '车辆无专人管',
    cause: '人手少',
    proposal: '指定车管员',
    issues: ['a-1', 'a-2'],
  };
  const RECORDED = {
    type: 'WeakPointRecorded',
    data: { ...record, zones: ['zone-7'] },
  } satisfies Told<WeakPointEvents>;
  const AMENDED = {
    type: 'WeakPointAmended',
    data: { cause: '无制度', proposal: '建章', reason: '季度分析' },
  } satisfies Told<WeakPointEvents>;
  const recorded = given(weakPoints, [RECORDED]);

  it('has a cause, a proposal, and the issues it is seen from', () => {
    expect(given(weakPoints).when('RecordWeakPoint', record, by('conduct-1'))).toEqual([RECORDED]);
    const own = given(weakPoints).when('RecordWeakPoint', record, by('x', 'office-head', 'office-7'));
    expect(own[0]!.data).toMatchObject({ office: 'office-7' });
    expect(recorded.when('RecordWeakPoint', record, by('conduct-1'))).toEqual([]);
  });
  it('is refused of a stub, and to an office of another’s zone', () => {
    const foreign = { ...record, issues: ['b-1'] };
    expect(() => given(weakPoints).when('RecordWeakPoint', foreign, by('x', 'office-head', 'office-7'))).toThrow(
      refused('analysis.issue-of-another-office'),
    );
    expect(() => given(weakPoints).when('RecordWeakPoint', { ...record, issues: ['a-9'] }, by('x'))).toThrow(
      refused('analysis.issue-unknown'),
    );
  });
  it('is looked at again with a reason, once, if it is there', () => {
    expect(recorded.when('AmendWeakPoint', AMENDED.data, by('x'))).toEqual([AMENDED]);
    expect(recorded.and([AMENDED]).when('AmendWeakPoint', AMENDED.data, by('x'))).toEqual([]);
    expect(() => given(weakPoints).when('AmendWeakPoint', AMENDED.data, by('x'))).toThrow(
      refused('weak-point.unknown'),
    );
  });
  it('cites no stub: of a duplicate the one it is kept under, of a clue nothing', async () => {
    const dropped = { type: 'CitationDropped', data: { issue: 'a-1' } } as const;
    expect(recorded.when('DropCitation', { issue: 'a-1' }, by('x'))).toEqual([dropped]);
    expect(recorded.and([dropped]).when('DropCitation', { issue: 'a-1' }, by('x'))).toEqual([]);
    expect(given(weakPoints).when('DropCitation', { issue: 'a-1' }, by('x'))).toEqual([]);
    const rows = rowsOf(weakPointsView, [
      happened('WeakPointRecorded', 'w', RECORDED.data),
      happened('CitationDropped', 'w', { issue: 'a-1', into: 'a-3' }),
      happened('CitationDropped', 'w', { issue: 'a-2' }),
    ]);
    expect(rows['w']!.issues).toEqual(['a-3']);
    const ask = { fact: () => Promise.resolve({ 'a-1': ['w'] } as never) };
    const told = { id: 'a-1', data: { into: 'a-3' } } as unknown as DomainEvent;
    for (const [type, body] of [
      ['IssueUpgradedToClue', { issue: 'a-1' }],
      ['IssueMerged', { issue: 'a-1', into: 'a-3' }],
    ] as const)
      expect(await citeNoStubs.on[type]!(told, ask)).toEqual([{ command: 'DropCitation', id: 'w', body }]);
  });
  it('has a row', () => {
    const rows = rowsOf(weakPointsView, [
      happened('WeakPointRecorded', 'w', RECORDED.data, 'conduct-1'),
      happened('WeakPointAmended', 'w', AMENDED.data),
    ]);
    expect(rows['w']).toEqual({
      ...record,
      cause: '无制度',
      proposal: '建章',
      zones: ['zone-7'],
      office: null,
      recordedAt: '2026-03-02T09:00:00+08:00',
      recordedBy: 'conduct-1',
      amendedFor: '季度分析',
    });
  });
});

describe('what the issues of a period have in common', () => {
  const found = (number: string, unit: string, kind: string, more: object = {}) => ({
    number,
    unit,
    unitName: `${unit}单位`,
    zone: 'zone-7',
    kind,
    referredAt: '2026-02-10T09:00:00.000+08:00',
    recurrences: 0,
    ...more,
  });

  it('takes words of the kind for what it is about', () => {
    for (const kind of ['公务用车管理', '公车台账不符', '派车单不全']) expect(themeOf(kind).theme).toBe('vehicle-logs');
    expect(themeOf('印章登记不规范')).toMatchObject({ theme: '印章', zh: '印章' });
    expect(themeOf('印章管理')).toMatchObject({ theme: '印章' });
    expect(themeOf('登记不全')).toMatchObject({ theme: '登记不全' });
  });
  it('clusters 41 issues in 11 units into three common problems, and leaves out what one unit has alone', () => {
    const units = Array.from({ length: 11 }, (_, nth) => `unit-${String(nth).padStart(2, '0')}`);
    const kinds = ['公务用车台账', '派车单', '惠农补贴名册', '拆分采购'];
    const forty = Array.from({ length: 41 }, (_, nth) =>
      found(`n-${String(nth).padStart(2, '0')}`, units[nth % 11]!, kinds[nth % 4]!),
    );
    const alone = [found('x-1', 'unit-00', '印章管理'), found('x-2', 'unit-00', '印章登记')];
    const { clusters, ...common } = commonProblemsIn([...forty, ...alone]);
    expect(common).toEqual({
      issues: 41,
      units: 11,
      zh: '从11个单位的41个问题中提出共性问题3个',
      en: '3 common problems from 41 issues in 11 units',
    });
    expect(clusters.map(({ theme, kinds, issues }) => [theme, kinds, issues.length])).toEqual([
      ['vehicle-logs', ['公务用车台账', '派车单'], 21],
      ['procurement-splits', ['拆分采购'], 10],
      ['subsidy-lists', ['惠农补贴名册'], 10],
    ]);
    expect(clustersOf(alone)).toMatchObject([{ theme: '印章', units: [{ unit: 'unit-00', issues: 2 }] }]);
  });
  it('suggests what may have come back: same unit and theme, after the closing, not linked', () => {
    const closed = found('old', 'u', '公务用车台账', { closedAt: '2026-06-01T09:00:00.000+08:00' });
    const again = found('new', 'u', '派车单', { referredAt: '2026-11-12T09:00:00.000+08:00' });
    const others = [
      found('before', 'u', '公车', { referredAt: '2026-05-01T09:00:00.000+08:00' }),
      found('elsewhere', 'v', '公车', { referredAt: '2026-11-12T09:00:00.000+08:00' }),
      found('else', 'u', '惠农补贴', { referredAt: '2026-11-12T09:00:00.000+08:00' }),
    ];
    expect(likelyRecurrences([closed, again, ...others])).toEqual([
      {
        issue: 'old',
        closedAt: '2026-06-01T09:00:00.000+08:00',
        again: 'new',
        since: '2026-11-12T09:00:00.000+08:00',
        unit: 'u',
        unitName: 'u单位',
        theme: 'vehicle-logs',
        zh: '公务用车台账',
        en: 'vehicle logs',
      },
    ]);
    expect(likelyRecurrences([{ ...closed, recurredAs: 'new' }, again])).toEqual([]);
  });
  it('counts what came back by unit and theme', () => {
    const rows = [
      found('a', 'u', '公车', { recurrences: 2 }),
      found('b', 'u', '派车单', { recurrences: 1 }),
      found('c', 'v', '公车', { recurrences: 1 }),
      found('d', 'v', '公车'),
    ];
    expect(recurrencesIn(rows).map(({ unit, theme, times, issues }) => [unit, theme, times, issues])).toEqual([
      ['u', 'vehicle-logs', 3, ['a', 'b']],
      ['v', 'vehicle-logs', 1, ['c']],
    ]);
  });
});

it('every refusal of an analysis has its sentence in both languages, and none is without use', () => {
  const sources = ['./common-problem.ts', './weak-point.ts', './analysts.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  const thrown = sources.flatMap((source) => [...source.matchAll(/Refused\('([^']+)'/g)].map(([, code]) => code!));
  expect([...new Set(thrown)].sort()).toEqual(
    [...Object.keys(analysisRefusals), ...Object.keys(commonProblemRefusals)].sort(),
  );
});
