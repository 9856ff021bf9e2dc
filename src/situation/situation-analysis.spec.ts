import { describe, expect, it } from '@jest/globals';
import type { Told } from '@libs/event-sourcing/index.js';
import { given } from '@libs/event-sourcing/testing.js';
import { happened, rowsOf } from '../../test/rows.js';
import { situationAnalysesView } from './situation-analyses.view.js';
import type { SituationAnalysisEvents } from './situation-analysis.state.js';
import { situationAnalyses } from './situation-analysis.js';

const study = {
  subject: '一季度公务用车管理',
  from: '2026-01-01',
  to: '2026-02-28',
  records: [
    { category: 'issue', record: 'spring-1' },
    { category: 'task', record: '2026-spring-zone-1' },
  ],
  situation: '三个单位派车单缺审批。',
  shortcomings: ['派车单与里程不核对'],
  measures: ['统一派车单格式'],
};
const recorded: Told<SituationAnalysisEvents> = { type: 'SituationAnalysisRecorded', data: study };
const known = ['issue/spring-1', 'task/2026-spring-zone-1'];
const conduct = { actor: { person: 'fang-rui', post: 'conduct-office-head' }, facts: { known } };

describe('recording a study of the situation (R50)', () => {
  it('records what it rests on, what falls short and what is to be done', () => {
    expect(given(situationAnalyses).when('RecordSituationAnalysis', study, conduct)).toEqual([recorded]);
  });
  it('names the counterpart office that made it', () => {
    const head = { actor: { person: 'sun-bo', post: 'office-head', of: 'office-1' }, facts: { known } };
    expect(given(situationAnalyses).when('RecordSituationAnalysis', study, head)[0]!.data).toMatchObject({
      office: 'office-1',
    });
  });
  it('is refused when a cited record is not there, all of them named', () => {
    expect(() =>
      given(situationAnalyses).when('RecordSituationAnalysis', study, { ...conduct, facts: { known: [] } }),
    ).toThrow('situation-analysis.unknown-records {"records":["issue/spring-1","task/2026-spring-zone-1"]}');
  });
  it('is refused for a period that is not over, or ends before it begins', () => {
    const over = (from: string, to: string) => () =>
      given(situationAnalyses).when('RecordSituationAnalysis', { ...study, from, to }, conduct);
    expect(over('2026-01-01', '2026-03-03')).toThrow('situation-analysis.period-not-over');
    expect(over('2026-02-01', '2026-01-31')).toThrow('situation-analysis.period-not-over');
    expect(over('2026-01-01', '2026-03-02')()).toHaveLength(1);
  });
  it('is refused under the name of another', () => {
    expect(() =>
      given(situationAnalyses, [recorded]).when('RecordSituationAnalysis', { ...study, subject: '另一题' }, conduct),
    ).toThrow('situation-analysis.name-taken');
  });
  it('changes nothing twice', () => {
    expect(given(situationAnalyses, [recorded]).when('RecordSituationAnalysis', study, conduct)).toEqual([]);
  });
});

describe('the page of studies', () => {
  it('shows a study whole, with the records that it cites', () => {
    expect(rowsOf(situationAnalysesView, [happened('SituationAnalysisRecorded', 'q1', study, 'fang-rui')])).toEqual({
      q1: { ...study, office: null, recordedBy: 'fang-rui', recordedAt: '2026-03-02T09:00:00+08:00' },
    });
  });
});
