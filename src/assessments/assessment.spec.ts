import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { BODY, LATE, logOf, material, materialOf, told, version, year } from '../../test/assessment-examples.js';
import { arrangement, people } from '../../test/small-county.js';
import { firstRulebook } from '../instruments/rulebook.state.js';
import type { People } from '../people/people.state.js';
import { noRelations } from '../recusals/relations.state.js';
import type { AssessmentEvents } from './assessment.state.js';
import { assessments } from './assessment.js';
import { noScheme } from './scheme.state.js';

const staff: People = {
  persons: {
    ...people.persons,
    ...Object.fromEntries(
      (
        [
          ['bao-lan', 'general-office-head'],
          ['ning-xue', 'internal-supervision'],
          ['jin-bo', 'case-office-head'],
        ] as const
      ).map(([person, post]): [string, People['persons'][string]] => [
        person,
        { name: person, tenures: [{ post, from: '2026-01-05' }] },
      ]),
    ),
    'was-there': {
      name: 'was-there',
      tenures: [
        { post: 'township-official', of: BODY, from: '2020-01-01', until: '2025-06-01' },
        { post: 'office-official', of: 'office-4', from: '2025-06-01' },
      ],
    },
  },
};
const facts = {
  scheme: { is: 'published' as const, versions: [version] },
  material,
  arrangement,
  people: staff,
  relations: {},
  rulebook: firstRulebook,
};
const by = (person: string, post: string, more: { day?: string; of?: string; facts?: object; id?: string } = {}) => ({
  id: more.id ?? '2026',
  actor: { person, post, ...(more.of !== undefined && { of: more.of }) },
  occurredAt: `${more.day ?? '2027-01-05'}T09:00:00.000+08:00`,
  facts: { ...facts, ...more.facts },
});
const general = (more: Parameters<typeof by>[2] = {}) => by('bao-lan', 'general-office-head', more);
const leader = (day: string) => by('zhao-qiang', 'principal-leader', { day });
const meta = (person: string, post = 'x') => ({ actor: { person, post } });

const OPENED: Told<AssessmentEvents> = {
  type: 'AssessmentOpened',
  data: { scheme: 'annual', version: 1, title: '考核办法', from: '2026-01-01', until: '2026-12-31' },
};
const MARK = { body: BODY, mark: 8, reason: '责任到人', evidence: [`issue/${LATE}@6`] };
const JUDGEMENT = { indicator: 'responsibility-fixed', ...MARK };
const OBJECT = { body: BODY, grounds: '九天不是我们的。', events: ['clue/2026-1-001@1', 'clue/2026-1-001@2'] };
const CHARGE = {
  kind: 'charge' as const,
  indicator: 'rectified-on-time',
  record: `issue/${LATE}`,
  holder: 'case-office',
  events: OBJECT.events,
  why: '等待案管室',
};
const DECIDE = {
  body: BODY,
  outcome: 'upheld-in-part' as const,
  reason: '九天属案管室。',
  adjustments: [CHARGE],
  together: ['ning-xue'],
};

const none = given(assessments);
const open = given(assessments, [OPENED], meta('bao-lan'));
const compute = () => open.when('ComputeAssessment', {}, general());
const computed = open.and(compute(), meta('bao-lan'));
const notices = computed.when('NotifyResult', {}, general({ day: '2027-01-08' }));
const notified = computed.and(notices, meta('bao-lan'));
const secretary = (day = '2027-01-12') => by('wu-min', 'township-secretary', { day, of: BODY });
const lodged = notified.and(notified.when('LodgeObjection', OBJECT, secretary()), meta('wu-min'));
const inCharge = (more: Parameters<typeof by>[2] = {}) =>
  by('deng-kai', 'leader-in-charge', { day: '2027-01-18', ...more });
const decided = lodged.and(lodged.when('DecideObjection', DECIDE, inCharge()), meta('deng-kai'));
const recomputed = decided.and(decided.when('RecomputeAssessment', {}, general()), meta('bao-lan'));
const approved = recomputed.and(recomputed.when('ApproveResult', {}, leader('2027-01-20')), meta('zhao-qiang'));
const published = approved.and(approved.when('PublishResult', {}, general()), meta('bao-lan'));
const frozen = computed.and([{ type: 'ResultFrozen', data: { reason: '核查' } }]);

const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(more) });
type Data<T extends keyof AssessmentEvents> = AssessmentEvents[T];
const first = <T extends keyof AssessmentEvents>(events: readonly Told<AssessmentEvents>[], type: T) =>
  events.find((event) => event.type === type)!.data as Data<T>;

describe('opening the assessment of a year', () => {
  it('records the version of the scheme that is for that year', () => {
    expect(none.when('OpenAssessment', { scheme: 'annual' }, general())).toEqual([OPENED]);
  });

  it('is refused before the year is over, for no year, and without a scheme published for it', () => {
    const opening = (more: Parameters<typeof by>[2]) => () =>
      none.when('OpenAssessment', { scheme: 'annual' }, general(more));
    expect(opening({ day: '2026-12-31' })).toThrow(refused('assessment.period-not-over'));
    expect(opening({ id: 'spring' })).toThrow(refused('assessment.not-a-year'));
    expect(opening({ facts: { scheme: noScheme } })).toThrow(refused('assessment.no-scheme'));
    expect(opening({ id: '2025' })).toThrow(refused('assessment.no-scheme'));
  });

  it('changes nothing twice', () => expect(open.when('OpenAssessment', { scheme: 'annual' }, general())).toEqual([]));
});

describe('computing', () => {
  it('records version, position and hash, and a sheet for each body in the order of the zone table', () => {
    const events = compute();
    const all = first(events, 'AssessmentComputed');
    expect(all).toMatchObject({ round: 1, version: 1, position: material!.last.position, marks: 0 });
    expect(all.resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(all.totals.map(({ body }) => body)).toEqual(Object.keys(arrangement.bodies));
    expect(events.slice(1).map(({ type }) => type)).toEqual(Object.keys(arrangement.bodies).map(() => 'BodyAssessed'));
  });

  it('takes the log as it stood when the year was over, unless another position is named', () => {
    const late = told(
      'issue/late',
      'IssueClosed',
      { body: BODY, unit: 'stone-town' },
      { at: '2026-12-30', recorded: '2027-01-04' },
    );
    const grown = materialOf(logOf([...year, late]));
    const with_ = (position?: string) =>
      first(
        open.when(
          'ComputeAssessment',
          position === undefined ? {} : { position },
          general({ facts: { material: grown } }),
        ),
        'AssessmentComputed',
      );
    expect(with_().position).toBe(material!.last.position);
    expect(with_('99999999999999999999').position).toBe(grown!.last.position);
    expect(with_('99999999999999999999').resultHash).not.toBe(with_().resultHash);
    // Machinery that stands after the last event of the material makes no other result.
    expect(with_(grown!.last.position)).toEqual(with_('99999999999999999999'));
  });

  it('is refused for a position that there is not, before the opening, and once the bodies know', () => {
    for (const position of ['31 December', '00000000000000000000'])
      expect(() => open.when('ComputeAssessment', { position }, general())).toThrow(
        refused('assessment.position-unknown'),
      );
    expect(() => none.when('ComputeAssessment', {}, general())).toThrow(refused('assessment.not-opened'));
    expect(() => notified.when('ComputeAssessment', {}, general())).toThrow(
      refused('assessment.not-at-this-step', { is: 'notified' }),
    );
  });

  it('changes nothing twice: the same inputs give the same hash', () => {
    expect(computed.when('ComputeAssessment', {}, general({ day: '2027-01-07' }))).toEqual([]);
  });
});

describe('marking', () => {
  const conduct = (more: Parameters<typeof by>[2] = {}) => by('fang-rui', 'conduct-office-head', more);

  it('records an office’s marks on a judged indicator, or a single one', () => {
    expect(open.when('ScoreIndicator', { indicator: 'responsibility-fixed', marks: [MARK] }, conduct())).toEqual([
      { type: 'IndicatorScored', data: { indicator: 'responsibility-fixed', office: 'conduct-office', marks: [MARK] } },
    ]);
    expect(open.when('AddJudgement', JUDGEMENT, by('he-jun', 'office-official', { of: 'office-1' }))).toEqual([
      { type: 'JudgementAdded', data: { ...JUDGEMENT, office: 'office-1' } },
    ]);
  });

  it('weighs an office once, by the last mark it gave, and only after computing again', () => {
    const marked = computed
      .and([{ type: 'JudgementAdded', data: { ...JUDGEMENT, office: 'conduct-office', mark: 4 } }], meta('fang-rui'))
      .and([{ type: 'JudgementAdded', data: { ...JUDGEMENT, office: 'conduct-office' } }], meta('fang-rui'));
    expect(() => marked.when('NotifyResult', {}, general())).toThrow(refused('assessment.marks-not-computed'));
    const again = marked.when('ComputeAssessment', {}, general());
    expect(first(again, 'AssessmentComputed')).toMatchObject({ round: 2, marks: 1 });
    const { sheet } = again
      .filter((event): event is Extract<typeof event, { type: 'BodyAssessed' }> => event.type === 'BodyAssessed')
      .map(({ data }) => data)
      .find(({ sheet: one }) => one.body === BODY)!;
    expect(sheet.scores.at(-1)).toMatchObject({ indicator: 'responsibility-fixed', amount: 8, of: 1, points: 8 });
  });

  it('is refused outside the range, for what is computed or not weighed, and for a body that there is not', () => {
    const adding = (change: object) => () => open.when('AddJudgement', { ...JUDGEMENT, ...change }, conduct());
    expect(adding({ mark: 11 })).toThrow(refused('assessment.mark-out-of-range', { weight: 10 }));
    expect(adding({ indicator: 'not-recurring' })).toThrow(refused('assessment.indicator-is-computed'));
    expect(adding({ indicator: 'evidence-complete' })).toThrow(refused('assessment.indicator-not-in-scheme'));
    expect(adding({ body: 'toString' })).toThrow(refused('assessment.body-unknown'));
    expect(adding({ evidence: ['highlight/1@0'] })).toThrow(
      refused('assessment.event-not-in-material', { events: ['highlight/1@0'] }),
    );
  });

  it('is refused to whoever belongs to the body, belonged to it lately, or is barred from where it sits', () => {
    const adding =
      (person: string, more: object = {}) =>
      () =>
        open.when('AddJudgement', JUDGEMENT, by(person, 'office-official', { of: 'office-1', facts: more }));
    for (const person of ['wu-min', 'was-there'])
      expect(adding(person)).toThrow(refused('assessment.assessor-conflict', { persons: [person] }));
    const relations = {
      'he-jun': { ...noRelations, declared: { r: { is: 'declared', kind: 'near-relative', unit: 'stone-town' } } },
    };
    expect(adding('he-jun', { relations })).toThrow(refused('assessment.assessor-conflict'));
    expect(adding('he-jun')).not.toThrow();
  });

  it('changes nothing twice', () => {
    const once = open.and([{ type: 'JudgementAdded', data: { ...JUDGEMENT, office: 'conduct-office' } }]);
    expect(once.when('AddJudgement', JUDGEMENT, conduct())).toEqual([]);
    expect(once.when('ScoreIndicator', { indicator: 'responsibility-fixed', marks: [MARK] }, conduct())).toEqual([]);
  });
});

describe('notifying the bodies', () => {
  it('tells each its points, and until when it may object: five working days', () => {
    expect(notices).toHaveLength(Object.keys(arrangement.bodies).length);
    expect(notices.map(({ data }) => (data as Data<'ResultNotified'>).until)).toEqual(notices.map(() => '2027-01-15'));
    expect(first(notices, 'ResultNotified').because).toMatchObject({ rule: 'objection', start: '2027-01-08' });
  });

  it('lets the term run from when it is told, not from a day before that', () => {
    const late = { ...general(), now: '2027-02-01T09:00:00.000+08:00' };
    expect(first(computed.when('NotifyResult', {}, late), 'ResultNotified').because).toMatchObject({
      start: '2027-02-01',
    });
  });

  it('is refused before computing', () => {
    expect(() => open.when('NotifyResult', {}, general())).toThrow(refused('assessment.not-at-this-step'));
  });

  it('changes nothing twice', () => expect(notified.when('NotifyResult', {}, general())).toEqual([]));
});

describe('objecting', () => {
  it('records grounds, events, and by when it is answered: ten working days', () => {
    expect(first(notified.when('LodgeObjection', OBJECT, secretary()), 'ObjectionLodged')).toMatchObject({
      ...OBJECT,
      answerBy: '2027-01-26',
      because: { rule: 'objection-answer' },
    });
    expect(notified.when('LodgeObjection', OBJECT, secretary('2027-01-15'))).toHaveLength(1);
  });

  it('is refused after the last day, though it be said to have been before', () => {
    const late = { ...secretary('2027-01-12'), now: '2027-01-16T09:00:00.000+08:00' };
    expect(() => notified.when('LodgeObjection', OBJECT, late)).toThrow(refused('assessment.objection-too-late'));
  });

  it('is refused after the last day, a second time, to a body not notified, and on what is no material', () => {
    expect(() => notified.when('LodgeObjection', OBJECT, secretary('2027-01-16'))).toThrow(
      refused('assessment.objection-too-late', { until: '2027-01-15' }),
    );
    expect(() => lodged.when('LodgeObjection', { ...OBJECT, grounds: '再提' }, secretary())).toThrow(
      refused('assessment.objected-already'),
    );
    expect(() => decided.when('LodgeObjection', OBJECT, secretary())).toThrow(refused('assessment.objected-already'));
    expect(() => notified.when('LodgeObjection', { ...OBJECT, body: 'toString' }, secretary())).toThrow(
      refused('assessment.body-not-notified'),
    );
    expect(() => notified.when('LodgeObjection', { ...OBJECT, events: ['x/y@0'] }, secretary())).toThrow(
      refused('assessment.event-not-in-material'),
    );
  });

  it('changes nothing twice', () => expect(lodged.when('LodgeObjection', OBJECT, secretary())).toEqual([]));
});

describe('deciding on an objection', () => {
  const deciding = (change: object = {}, more: Parameters<typeof by>[2] = {}) =>
    lodged.when('DecideObjection', { ...DECIDE, ...change }, inCharge(more));
  const with_ = (change: object) => ({ adjustments: [{ ...CHARGE, ...change }] });

  it('records who decided, and what it changes, in days that the log says', () => {
    expect(first(deciding(), 'ObjectionDecided')).toMatchObject({
      outcome: 'upheld-in-part',
      deciders: ['deng-kai', 'ning-xue'],
      adjustments: [
        {
          body: BODY,
          kind: 'charge',
          holder: 'case-office',
          from: '2026-03-05T09:00:00.000+08:00',
          until: '2026-03-14T09:00:00.000+08:00',
          days: 9,
        },
      ],
    });
    expect(first(deciding({ outcome: 'dismissed', adjustments: [] }), 'ObjectionDecided').adjustments).toEqual([]);
    const exclude = with_({ kind: 'exclude', holder: undefined });
    expect(first(deciding(exclude), 'ObjectionDecided').adjustments[0]).toMatchObject({ kind: 'exclude' });
  });

  it('is refused to one alone, to whoever scored, to who has no such post, and to who runs the body’s zone', () => {
    expect(() => deciding({ together: ['deng-kai'] })).toThrow(refused('assessment.decided-alone'));
    expect(() => deciding({ together: ['bao-lan'] })).toThrow(
      refused('assessment.decider-scored', { persons: ['bao-lan'] }),
    );
    expect(() => deciding({ together: ['he-jun'] })).toThrow(refused('assessment.decider-without-post'));
    expect(() => deciding({ together: ['zhou-ping'] })).toThrow(refused('assessment.decider-runs-the-zone'));
    expect(() => deciding({ together: ['gao-yi'] })).not.toThrow();
    const relations = {
      'ning-xue': { ...noRelations, declared: { r: { is: 'declared', kind: 'interest', unit: 'stone-town' } } },
    };
    expect(() => deciding({}, { facts: { relations } })).toThrow(refused('assessment.assessor-conflict'));
  });

  it('is refused where outcome and changes do not agree, or a change rests on nothing', () => {
    expect(() => deciding({ adjustments: [] })).toThrow(refused('assessment.outcome-without-adjustment'));
    expect(() => deciding({ outcome: 'dismissed' })).toThrow(refused('assessment.outcome-without-adjustment'));
    expect(() => deciding(with_({ record: 'issue/none' }))).toThrow(refused('assessment.no-such-case'));
    expect(() => deciding(with_({ indicator: 'not-recurring' }))).toThrow(refused('assessment.case-without-waiting'));
    expect(() => deciding(with_({ events: CHARGE.events.slice(0, 1) }))).toThrow(
      refused('assessment.charge-needs-two-events'),
    );
    expect(() => deciding(with_({ holder: undefined }))).toThrow(refused('assessment.charge-needs-two-events'));
    expect(() => deciding(with_({ holder: BODY }))).toThrow(refused('assessment.charged-to-itself'));
    expect(() => deciding(with_({ events: [...CHARGE.events].reverse() }))).toThrow(
      refused('assessment.charge-runs-backwards'),
    );
    const after = told('clue/2026-1-002', 'ClueSealed', { holder: 'x' } as never, { at: '2027-01-10' });
    const grown = materialOf(logOf([...year, after]));
    expect(() =>
      deciding(with_({ events: [CHARGE.events[0], 'clue/2026-1-002@0'] }), { facts: { material: grown } }),
    ).toThrow(refused('assessment.event-after-position'));
  });

  it('is refused where there is no objection, and changes nothing twice', () => {
    expect(() => notified.when('DecideObjection', DECIDE, inCharge())).toThrow(refused('assessment.no-objection'));
    expect(decided.when('DecideObjection', DECIDE, inCharge())).toEqual([]);
  });
});

describe('computing again after the decisions', () => {
  it('records the difference, at the same position, and new sheets of those concerned alone', () => {
    const events = decided.when('RecomputeAssessment', {}, general());
    const before = first(compute(), 'AssessmentComputed');
    expect(first(events, 'AssessmentRecomputed')).toMatchObject({
      round: 2,
      position: before.position,
      before: before.resultHash,
      differences: [{ body: BODY, indicators: [{ indicator: 'rectified-on-time', before: 10, after: 20 }] }],
    });
    expect(events.map(({ type }) => type)).toEqual(['AssessmentRecomputed', 'BodyAssessed']);
  });

  it('is refused before the bodies know, and changes nothing where nothing was decided, or twice', () => {
    expect(() => computed.when('RecomputeAssessment', {}, general())).toThrow(refused('assessment.not-at-this-step'));
    expect(lodged.when('RecomputeAssessment', {}, general())).toEqual([]);
    expect(recomputed.when('RecomputeAssessment', {}, general())).toEqual([]);
  });
});

describe('approving and publishing', () => {
  it('record the hash, and what was published', () => {
    const { resultHash } = first(decided.when('RecomputeAssessment', {}, general()), 'AssessmentRecomputed');
    expect(recomputed.when('ApproveResult', {}, leader('2027-01-20'))).toEqual([
      { type: 'ResultApproved', data: { resultHash } },
    ]);
    expect(first(approved.when('PublishResult', {}, general()), 'ResultPublished')).toMatchObject({
      scheme: 'annual',
      version: 1,
      resultHash,
    });
  });

  it('are refused while somebody may object, waits for an answer, or for its effect, and to whoever scored', () => {
    expect(() => notified.when('ApproveResult', {}, leader('2027-01-15'))).toThrow(refused('assessment.window-open'));
    expect(notified.when('ApproveResult', {}, leader('2027-01-16'))).toHaveLength(1);
    expect(() => lodged.when('ApproveResult', {}, leader('2027-01-20'))).toThrow(
      refused('assessment.objection-open', { bodies: [BODY] }),
    );
    expect(() => decided.when('ApproveResult', {}, leader('2027-01-20'))).toThrow(refused('assessment.not-recomputed'));
    expect(() => recomputed.when('ApproveResult', {}, general({ day: '2027-01-20' }))).toThrow(
      refused('assessment.approver-scored'),
    );
    expect(() => recomputed.when('PublishResult', {}, general())).toThrow(refused('assessment.not-at-this-step'));
  });

  it('change nothing twice', () => {
    expect(approved.when('ApproveResult', {}, leader('2027-01-21'))).toEqual([]);
    expect(published.when('PublishResult', {}, general())).toEqual([]);
  });
});

describe('freezing', () => {
  it('stops everything until it is released, and then goes on where it stood', () => {
    expect(computed.when('FreezeResult', { reason: '核查' }, leader('2027-01-06'))).toEqual([
      { type: 'ResultFrozen', data: { reason: '核查' } },
    ]);
    expect(() => frozen.when('NotifyResult', {}, general())).toThrow(refused('assessment.frozen', { reason: '核查' }));
    const released = frozen.and([{ type: 'ResultReleased', data: { reason: '核查完毕' } }]);
    expect(frozen.when('ReleaseResult', { reason: '核查完毕' }, leader('2027-01-07'))).toEqual([
      { type: 'ResultReleased', data: { reason: '核查完毕' } },
    ]);
    expect(released.when('ComputeAssessment', {}, general())).toEqual([]);
  });

  it('is refused while a body may object, and of what is published', () => {
    const freezing = (from: typeof computed, day: string) => () =>
      from.when('FreezeResult', { reason: 'x' }, leader(day));
    expect(freezing(notified, '2027-01-15')).toThrow(refused('assessment.window-open'));
    expect(freezing(notified, '2027-01-16')).not.toThrow();
    expect(freezing(published, '2027-01-30')).toThrow(refused('assessment.not-at-this-step'));
    expect(() => none.when('ReleaseResult', { reason: 'x' }, leader('2027-01-06'))).toThrow(
      refused('assessment.not-opened'),
    );
  });

  it('changes nothing twice', () => {
    expect(frozen.when('FreezeResult', { reason: '核查' }, leader('2027-01-06'))).toEqual([]);
    expect(computed.when('ReleaseResult', { reason: 'x' }, leader('2027-01-06'))).toEqual([]);
  });
});
