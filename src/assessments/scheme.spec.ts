import { describe, expect, it } from '@jest/globals';
import { given } from '@libs/event-sourcing/testing.js';
import { firstRulebook, type Rulebook } from '../instruments/rulebook.state.js';
import { FORBIDDEN } from './forbidden.js';
import type { DraftScheme } from './scheme.commands.js';
import { noScheme, periodOf, type Scheme, versionFor } from './scheme.state.js';
import { schemes } from './scheme.js';

const rulebook: Rulebook = {
  ...firstRulebook,
  instruments: {
    opinions: { versions: [{ title: '实施意见', issuer: '县纪委监委', from: '2025-12-01' }] },
    old: { versions: [{ title: '旧办法', issuer: '县纪委监委', from: '2020-01-01' }], repealedFrom: '2025-01-01' },
  },
};
const by = (person: string, day = '2026-01-10') => ({
  actor: { person, post: 'x' },
  occurredAt: `${day}T09:00:00.000+08:00`,
  facts: { rulebook },
});

const INDICATORS = [
  { indicator: 'tasks-completed', weight: 15 },
  { indicator: 'dispatch-days', weight: 15, full: 24 },
  { indicator: 'reports-not-returned', weight: 30 },
  { indicator: 'rectified-on-time', weight: 40 },
];
const DRAFT: DraftScheme = { title: '考核办法', from: '2026-02-01', indicators: INDICATORS };
const TERMS = {
  title: '考核办法',
  from: '2026-02-01',
  indicators: [
    { indicator: 'tasks-completed', dimension: 'quantity', weight: 15 },
    { indicator: 'dispatch-days', dimension: 'quantity', weight: 15, full: 24 },
    { indicator: 'reports-not-returned', dimension: 'quality', weight: 30 },
    { indicator: 'rectified-on-time', dimension: 'effect', weight: 40 },
  ],
} as const;
const VERSION = { version: 1, ...TERMS, instrument: 'opinions' };
const PUBLISH = { instrument: 'opinions' };
const AMEND = { ...DRAFT, from: '2027-01-01', instrument: 'opinions', reason: '调整' };

const none = given(schemes);
const drafted = given(schemes, [{ type: 'SchemeDrafted', data: TERMS }], { actor: { person: 'drafter', post: 'x' } });
const published = drafted.and([{ type: 'SchemePublished', data: VERSION }]);

const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });
const drafting = (change: Partial<DraftScheme>, day?: string) => () =>
  none.when('DraftScheme', { ...DRAFT, ...change }, by('drafter', day));

describe('drafting a scheme', () => {
  it('records its terms, each indicator with its dimension', () => {
    expect(drafting({})()).toEqual([{ type: 'SchemeDrafted', data: TERMS }]);
  });

  it.each(Object.keys(FORBIDDEN))('is refused with %s, and says which rule forbids it', (indicator) => {
    const { zh, en, rule } = FORBIDDEN[indicator]!;
    const with_ = [...INDICATORS.slice(1), { indicator, weight: 15 }];
    expect(drafting({ indicators: with_ })).toThrow(refused('scheme.forbidden-source', { indicator, zh, en, rule }));
    expect(rule).toMatch(/《.+》/);
  });

  it('is refused for what is no indicator, stands there twice, or has no full mark where one is needed', () => {
    const with_ = (indicator: string, full?: number) =>
      drafting({
        indicators: [...INDICATORS.slice(1), { indicator, weight: 15, ...(full !== undefined && { full }) }],
      });
    expect(with_('goodwill')).toThrow(refused('scheme.unknown-indicator'));
    expect(with_('toString')).toThrow(refused('scheme.unknown-indicator'));
    expect(with_('reports-not-returned')).toThrow(refused('scheme.indicator-twice'));
    expect(with_('units-covered')).toThrow(refused('scheme.full-mark', { counted: 'up-to' }));
    expect(with_('tasks-completed', 5)).toThrow(refused('scheme.full-mark', { counted: 'share' }));
  });

  it('is refused unless all three dimensions are weighed and the weights make a hundred', () => {
    const without = [{ indicator: 'tasks-completed', weight: 60 }, INDICATORS[3]!];
    expect(drafting({ indicators: without })).toThrow(refused('scheme.dimension-missing', { missing: ['quality'] }));
    const light = [{ indicator: 'tasks-completed', weight: 14 }, ...INDICATORS.slice(1)];
    expect(drafting({ indicators: light })).toThrow(refused('scheme.weights-not-100', { sum: 99 }));
  });

  it('is refused once the period has begun, or the scheme is published', () => {
    expect(drafting({}, '2026-02-01')).toThrow(refused('scheme.period-has-begun'));
    expect(() => published.when('DraftScheme', { ...DRAFT, title: '又一个' }, by('drafter'))).toThrow(
      refused('scheme.published-already'),
    );
  });

  it('changes nothing twice', () => expect(drafted.when('DraftScheme', DRAFT, by('drafter'))).toEqual([]));
});

describe('publishing a scheme', () => {
  it('records version 1 and the instrument that it rests on', () => {
    expect(drafted.when('PublishScheme', PUBLISH, by('leader'))).toEqual([{ type: 'SchemePublished', data: VERSION }]);
  });

  it('is refused without a draft, to whoever drafted it, and without an instrument in force', () => {
    expect(() => none.when('PublishScheme', PUBLISH, by('leader'))).toThrow(refused('scheme.not-drafted'));
    expect(() => drafted.when('PublishScheme', PUBLISH, by('drafter'))).toThrow(refused('scheme.publisher-drafted-it'));
    for (const instrument of ['unheard-of', 'old', 'toString'])
      expect(() => drafted.when('PublishScheme', { instrument }, by('leader'))).toThrow(
        refused('scheme.instrument-not-in-force'),
      );
  });

  it('is refused once the period has begun', () => {
    expect(() => drafted.when('PublishScheme', PUBLISH, by('leader', '2026-02-01'))).toThrow(
      refused('scheme.period-has-begun'),
    );
  });

  it('changes nothing twice', () => {
    expect(published.when('PublishScheme', PUBLISH, by('leader'))).toEqual([]);
    expect(() => published.when('PublishScheme', { instrument: 'old' }, by('leader'))).toThrow(
      refused('scheme.published-already'),
    );
  });
});

describe('amending a scheme', () => {
  it('records a further version for a later year', () => {
    const { reason, ...version } = { ...VERSION, version: 2, from: '2027-01-01', reason: '调整' };
    expect(published.when('AmendScheme', AMEND, by('leader', '2026-11-01'))).toEqual([
      { type: 'SchemeAmended', data: { ...version, reason } },
    ]);
  });

  it('is refused for a period that has begun, though it be entered as of a day before', () => {
    const late = { ...by('leader', '2026-11-01'), now: '2027-02-01T09:00:00.000+08:00' };
    expect(() => published.when('AmendScheme', AMEND, late)).toThrow(refused('scheme.period-has-begun'));
  });

  it('is refused for a period that has begun, from the middle of a year, before publication, and without an instrument', () => {
    const amending =
      (change: object, day = '2026-11-01', from = published) =>
      () =>
        from.when('AmendScheme', { ...AMEND, ...change }, by('leader', day));
    expect(amending({ from: '2026-01-01' })).toThrow(refused('scheme.period-has-begun'));
    expect(amending({}, '2027-01-01')).toThrow(refused('scheme.period-has-begun'));
    expect(amending({ from: '2027-03-01' })).toThrow(refused('scheme.not-from-new-year'));
    expect(amending({}, '2026-11-01', drafted)).toThrow(refused('scheme.not-published'));
    expect(amending({ instrument: 'old' })).toThrow(refused('scheme.instrument-not-in-force'));
  });

  it('changes nothing twice', () => {
    const amended = published.and([
      { type: 'SchemeAmended', data: { ...VERSION, version: 2, from: '2027-01-01', reason: '调整' } },
    ]);
    expect(amended.when('AmendScheme', AMEND, by('leader', '2026-11-02'))).toEqual([]);
  });
});

describe('the version for a year', () => {
  const versions = (...froms: readonly string[]): Scheme => ({
    is: 'published',
    versions: froms.map((from, n) => ({ ...VERSION, from, version: n + 1 })),
  });

  it('is the last whose first period is that year or an earlier one', () => {
    const scheme = versions('2026-02-01', '2028-01-01', '2027-01-01', '2027-01-01');
    expect(['2025', '2026', '2027', '2028', '2029'].map((year) => versionFor(scheme, year)?.version)).toEqual([
      undefined, 1, 4, 2, 2,
    ]); // prettier-ignore
    expect(versionFor(noScheme, '2026')).toBeUndefined();
  });

  it('weighs the whole year, but nothing before its own first day', () => {
    expect(periodOf(VERSION, '2026')).toEqual({ from: '2026-02-01', until: '2026-12-31' });
    expect(periodOf(VERSION, '2027')).toEqual({ from: '2027-01-01', until: '2027-12-31' });
  });
});
