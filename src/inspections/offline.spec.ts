import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { fold, given } from '@libs/event-sourcing/testing.js';
import {
  completed,
  done,
  facts,
  formed,
  foundProblem,
  member,
  planned,
  problem,
  relative,
  started,
  submitted,
} from '../../test/inspection-examples.js';
import { happened, rowsOf } from '../../test/rows.js';
import { dispatches } from './dispatch.js';
import { inspectionPage } from './inspection-page.view.js';
import type { Issue } from '../rectifications/issue.state.js';
import { inspections } from './inspection.js';
import {
  evolveInspection,
  type InspectionEvents,
  noInspection,
  otherProblemsOf,
  type Opened,
} from './inspection.state.js';

const SEAL = (letter: string) => letter.repeat(64);
const entry = (sequence: number, at: string, more: object = {}) => ({
  sequence,
  at: `${at}:00+08:00`,
  problem: { ...problem, facts: `第${sequence}条` },
  signedBy: ['chen-hua', 'he-jun'],
  seal: SEAL(String(sequence % 10)),
  ...more,
});
const offline = (sequence: number, device = 'tablet-3') => ({
  device,
  sequence,
  signedBy: ['chen-hua', 'he-jun'],
  seal: SEAL(String(sequence % 10)),
});
const out = given(inspections, [formed, planned], { occurredAt: '2026-03-01T09:00:00.000+08:00' }).and([started], {
  occurredAt: '2026-03-02T09:00:00.000+08:00',
});
const when = (day = '2026-03-06', more: object = {}) => ({
  actor: member,
  occurredAt: `${day}T09:00:00.000+08:00`,
  id: 'spring-1',
  facts: { ...facts, referred: { is: 'unknown' } as Issue, ...more },
});
const bring = (entries: readonly ReturnType<typeof entry>[], device = 'tablet-3') => ({ device, entries });
const BOTH = bring([entry(5, '2026-03-03T10:20'), entry(4, '2026-03-03T10:00')]);
const TOLD = (sequence: number, finding: string, at: string): Told<InspectionEvents> => ({
  type: 'FindingRecorded',
  data: { finding, flow: 'other', ...problem, facts: `第${sequence}条`, offline: offline(sequence) },
  occurredAt: `${at}:00.000+08:00`,
});
const BACK = out.and([TOLD(4, '1', '2026-03-03T10:00'), TOLD(5, '2', '2026-03-03T10:20')]);
const code = (one: string, more: object = {}) =>
  expect.objectContaining({ code: one, facts: expect.objectContaining(more) });

describe('bringing in findings recorded without network', () => {
  it('takes from whoever was lent what he wrote down within that time, also after it, and nothing written later', () => {
    const lent = { person: 'tang-wei', name: '唐伟', home: 'commission-harbour' };
    const ofTask = { zone: 'zone-1', office: 'office-1', title: '检查', units: ['stone-town'] };
    const term = { of: 'zone-4', from: '2026-03-01', until: '2026-03-03' };
    const dispatch = fold(dispatches, [
      { type: 'SupportRequested', data: { request: '1', ...ofTask, ...term, count: 1, reason: '人手不足' } },
      { type: 'SupportGranted', data: { request: '1', zone: 'zone-1', ...term, persons: [lent] } },
    ]);
    const by = { ...when('2026-03-06', { dispatch }), actor: { person: 'tang-wei', post: 'township-secretary' } };
    expect(out.when('RecordOfflineFindings', BOTH, by)).toHaveLength(2);
    const later = bring([...BOTH.entries, entry(6, '2026-03-04T10:00')]);
    expect(() => out.when('RecordOfflineFindings', later, by)).toThrow(code('inspection.lent-no-more'));
  });

  it('tells each with its own time, in the order of the device, with its signers and seal', () => {
    expect(out.when('RecordOfflineFindings', BOTH, when())).toEqual([
      TOLD(4, '1', '2026-03-03T10:00'),
      TOLD(5, '2', '2026-03-03T10:20'),
    ]);
  });
  it('keeps the order of the device where its clock ran back', () => {
    const back = bring([entry(1, '2026-03-03T10:00'), entry(2, '2026-03-03T09:59')]);
    expect(out.when('RecordOfflineFindings', back, when()).map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-03-03T10:00:00.000+08:00',
      '2026-03-03T09:59:00.000+08:00',
    ]);
  });
  it('changes nothing twice: an entry is known by its device and number', () => {
    expect(BACK.when('RecordOfflineFindings', BOTH, when())).toEqual([]);
    const more = bring([...BOTH.entries, entry(6, '2026-03-03T11:00')]);
    expect(BACK.when('RecordOfflineFindings', more, when())).toEqual([TOLD(6, '3', '2026-03-03T11:00')]);
  });
  it('is refused when an entry that has come in is said to be another, or stands twice', () => {
    const forged = bring([entry(4, '2026-03-03T10:00', { seal: SEAL('f') })]);
    expect(() => BACK.when('RecordOfflineFindings', forged, when())).toThrow(
      code('inspection.offline-entry-differs', { device: 'tablet-3', sequence: 4 }),
    );
    const twice = bring([entry(4, '2026-03-03T10:00'), entry(4, '2026-03-03T10:05')]);
    expect(() => out.when('RecordOfflineFindings', twice, when())).toThrow(code('inspection.offline-sequence-twice'));
  });
  it('is refused outside the fieldwork: before the team went out, and after it had come back', () => {
    const early = bring([entry(1, '2026-03-02T08:59')]);
    expect(() => out.when('RecordOfflineFindings', early, when())).toThrow(
      code('inspection.offline-outside-fieldwork', { sequence: 1, from: '2026-03-02T09:00:00.000+08:00' }),
    );
    const over = out.and([completed], { occurredAt: '2026-03-05T18:00:00.000+08:00' });
    const late = bring([entry(1, '2026-03-05T18:01')]);
    expect(() => over.when('RecordOfflineFindings', late, when())).toThrow(
      code('inspection.offline-outside-fieldwork', { until: '2026-03-05T18:00:00.000+08:00' }),
    );
    expect(over.when('RecordOfflineFindings', bring([entry(1, '2026-03-05T17:59')]), when())).toHaveLength(1);
  });
  it('is refused once the report has gone to the director', () => {
    const reported = given(inspections, [...done, submitted]);
    expect(() => reported.when('RecordOfflineFindings', BOTH, when())).toThrow(code('inspection.not-in-state'));
  });
  it('is refused when somebody signed who was not of the team, or came along as a special supervisor', () => {
    for (const person of ['wu-min', 'qiu-shan']) {
      const strange = bring([entry(1, '2026-03-03T10:00', { signedBy: ['chen-hua', person] })]);
      expect(() => out.when('RecordOfflineFindings', strange, when())).toThrow(
        code('inspection.signer-not-on-team', { sequence: 1, persons: [person] }),
      );
    }
  });
  it('is refused where a finding would be: two ways at once, another unit, a barred team, a clue in words', () => {
    const clue = { number: '2026-1-007', envelope: SEAL('a') };
    for (const [entries, refusal] of [
      [[entry(1, '2026-03-03T10:00', { clue })], 'inspection.finding-one-or-other'],
      [
        [entry(1, '2026-03-03T10:00', { problem: { ...problem, unit: 'harbour-town' } })],
        'inspection.unit-not-inspected',
      ],
      [
        [
          entry(1, '2026-03-03T10:00', { problem: undefined, clue }),
          entry(2, '2026-03-03T10:00', { problem: undefined, clue: { ...clue, envelope: SEAL('b') } }),
        ],
        'inspection.clue-number-taken',
      ],
    ] as const)
      expect(() => out.when('RecordOfflineFindings', bring(entries), when())).toThrow(code(refusal));
    expect(() =>
      out.when('RecordOfflineFindings', BOTH, when('2026-03-06', { relations: relative('he-jun') })),
    ).toThrow(code('inspection.conflict'));
    const worded = { ...bring([entry(1, '2026-03-03T10:00', { problem: undefined, clue })]), basis: '某人的事' };
    expect(() => out.when('RecordOfflineFindings', worded, when())).toThrow(code('inspection.clue-in-words'));
  });
  it('keeps of a clue its number and seal, and nothing else', () => {
    const clue = { number: '2026-1-007', envelope: SEAL('a') };
    const [told] = out.when(
      'RecordOfflineFindings',
      bring([entry(1, '2026-03-03T10:00', { problem: undefined, clue })]),
      when(),
    );
    expect(told!.data).toEqual({ finding: '1', flow: 'clue-like', ...clue, offline: offline(1) });
  });
  it('takes what two devices wrote in the same words for one problem, recorded again', () => {
    const same = { problem: { ...problem, facts: '第4条' } };
    const second = bring([entry(9, '2026-03-03T10:02', same), entry(10, '2026-03-03T10:03', same)], 'tablet-5');
    expect(BACK.when('RecordOfflineFindings', second, when())).toEqual(
      [9, 10].map((sequence) => ({
        type: 'FindingRecordedAgain',
        data: { finding: '1', offline: offline(sequence, 'tablet-5') },
        occurredAt: `2026-03-03T10:0${sequence - 7}:00.000+08:00`,
      })),
    );
  });
});

describe('merging findings that are one problem', () => {
  const merge = { finding: '2', into: '1', reason: '同一事项' };
  const MERGED = { type: 'FindingsMerged', data: merge } satisfies Told<InspectionEvents>;

  it('keeps the one under the other, which counts once', () => {
    expect(BACK.when('MergeFindings', merge, when())).toEqual([MERGED]);
    const merged = [
      formed,
      planned,
      started,
      TOLD(4, '1', '2026-03-03T10:00'),
      TOLD(5, '2', '2026-03-03T10:20'),
      MERGED,
    ];
    const state = merged.reduce(
      (inspection, { type, data }) =>
        (evolveInspection[type] as (...all: unknown[]) => typeof inspection)(inspection, data, {
          occurredAt: '2026-03-02T09:00:00.000+08:00',
          actor: member,
        }),
      noInspection,
    ) as Opened;
    expect(otherProblemsOf(state.findings)).toBe(1);
    expect(state.findings.map(({ by, mergedInto }) => [by, mergedInto])).toEqual([
      [['chen-hua', 'he-jun'], undefined],
      [['chen-hua', 'he-jun'], '1'],
    ]);
    const counted = BACK.and([MERGED]).when('CompleteFieldwork', {}, when());
    expect(counted[0]!.data).toMatchObject({ otherProblems: 1, clues: 0 });
  });
  it('changes nothing twice', () => {
    expect(BACK.and([MERGED]).when('MergeFindings', merge, when())).toEqual([]);
  });
  it('lets what comes in again be recorded under the one that stays', () => {
    const third = bring([entry(1, '2026-03-03T12:00', { problem: { ...problem, facts: '第5条' } })], 'tablet-7');
    expect(BACK.and([MERGED]).when('RecordOfflineFindings', third, when())[0]!.data).toMatchObject({ finding: '1' });
  });
  it('is refused for what is no finding, a clue, itself, one kept elsewhere, another unit, or one referred already', () => {
    const elsewhere = { ...TOLD(6, '3', '2026-03-03T11:00') } as { data: object };
    const three = BACK.and([
      { type: 'FindingRecorded', data: { ...elsewhere.data, unit: 'grain-bureau' } as never },
      { type: 'FindingRecorded', data: { finding: '4', flow: 'clue-like', number: '2026-1-007', envelope: SEAL('a') } },
    ]);
    for (const [body, refusal] of [
      [{ ...merge, finding: '8' }, 'inspection.finding-unknown'],
      [{ ...merge, into: '8' }, 'inspection.finding-unknown'],
      [{ ...merge, finding: '4' }, 'inspection.clues-are-not-merged'],
      [{ ...merge, into: '2' }, 'inspection.finding-merged-away'],
      [{ ...merge, into: '3' }, 'inspection.findings-of-two-units'],
    ] as const)
      expect(() => three.when('MergeFindings', body, when())).toThrow(code(refusal));
    expect(() => three.and([MERGED]).when('MergeFindings', { ...merge, finding: '1', into: '2' }, when())).toThrow(
      code('inspection.finding-merged-away', { finding: '2' }),
    );
    expect(() => three.and([MERGED]).when('MergeFindings', { ...merge, into: '3' }, when())).toThrow(
      code('inspection.finding-merged-away', { finding: '2' }),
    );
    const referred = { referred: { is: 'referred' } as Issue };
    expect(() => BACK.when('MergeFindings', merge, when('2026-03-06', referred))).toThrow(
      code('inspection.finding-referred'),
    );
    expect(() =>
      given(inspections, [formed, planned, started, foundProblem, completed, submitted]).when(
        'MergeFindings',
        merge,
        when(),
      ),
    ).toThrow(code('inspection.not-in-state'));
  });
});

describe('the page of an inspection whose team was out without network', () => {
  const told = (type: string, data: object, at: string) => happened(type, 'spring-1', data, 'ma-lin', at);
  const found = (sequence: number, finding: string, device = 'tablet-3') => ({
    ...TOLD(sequence, finding, '2026-03-03T10:00').data,
    offline: offline(sequence, device),
  });
  const rows = rowsOf(inspectionPage, [
    happened('InspectionTeamFormed', 'spring-1', formed.data),
    told('FindingRecorded', found(7, '1', 'tablet-5'), '2026-03-04'),
    told('FindingRecorded', found(4, '2'), '2026-03-03'),
    told('FindingRecordedAgain', { finding: '2', offline: offline(8, 'tablet-5') }, '2026-03-05'),
    told('FindingsMerged', { finding: '2', into: '1', reason: '同一事项' }, '2026-03-06'),
  ]);

  it('shows who wrote each down, in order of time, and under the finding that stays all that the others said', () => {
    const before = rowsOf(inspectionPage, [
      happened('InspectionTeamFormed', 'spring-1', formed.data),
      told('FindingRecorded', found(7, '1', 'tablet-5'), '2026-03-04'),
      told('FindingRecorded', found(4, '2'), '2026-03-03'),
    ]);
    expect(before['spring-1']!.problems.map(({ finding, by }) => [finding, by])).toEqual([
      ['2', 'chen-hua'],
      ['1', 'chen-hua'],
    ]);
    const { problems, mergedFindings } = rows['spring-1']!;
    expect(mergedFindings).toEqual([{ finding: '2', into: '1', reason: '同一事项' }]);
    expect(problems.map(({ finding }) => finding)).toEqual(['1']);
    expect(problems[0]!.alsoRecordedBy).toEqual([
      {
        finding: '2',
        place: problem.place,
        kind: problem.kind,
        facts: '第4条',
        by: 'chen-hua',
        at: '2026-03-03T09:00:00+08:00',
        offline: offline(4),
      },
      {
        finding: null,
        place: null,
        kind: null,
        facts: null,
        by: 'chen-hua',
        at: '2026-03-05T09:00:00+08:00',
        offline: offline(8, 'tablet-5'),
      },
    ]);
  });
});
