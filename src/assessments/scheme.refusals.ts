import type { Refusals } from '../shared/capability.js';

export const schemeRefusals: Refusals = {
  'scheme.published-already': {
    zh: '考核办法已经发布；修改须另出新版，用于尚未开始的年度。',
    en: 'The scheme is published; a change is a new version for a period that has not begun.',
  },
  'scheme.not-drafted': { zh: '没有考核办法草案。', en: 'There is no draft of this scheme.' },
  'scheme.not-published': { zh: '考核办法尚未发布。', en: 'This scheme has not been published.' },
  'scheme.publisher-drafted-it': {
    zh: '{person} 参与起草，不得由其发布。',
    en: '{person} drafted it, so another person publishes it.',
  },
  'scheme.period-has-begun': {
    zh: '考核周期自 {from} 起，已经开始；考核办法须在周期开始之前确定。',
    en: 'The period begins on {from}: a scheme is fixed before the period it is for.',
  },
  'scheme.not-from-new-year': {
    zh: '新版考核办法须自 1 月 1 日起适用（{from}）。',
    en: 'A new version begins with a year, on 1 January (not {from}).',
  },
  'scheme.instrument-not-in-force': {
    zh: '制度 {instrument} 未登记或当日不在施行期内。',
    en: 'Instrument {instrument} is not registered, or not in force on this day.',
  },
  'scheme.forbidden-source': {
    zh: '“{zh}”不得作为考核指标：{rule}。',
    en: '{en} may not be assessed: {rule}.',
  },
  'scheme.unknown-indicator': {
    zh: '没有指标 {indicator}；指标只能取自指标表。',
    en: 'There is no indicator {indicator}; only those of the table may be weighed.',
  },
  'scheme.indicator-twice': { zh: '指标 {indicator} 出现两次。', en: 'Indicator {indicator} stands there twice.' },
  'scheme.full-mark': {
    zh: '指标 {indicator} 的满分数量：计数类指标必须填写，其他指标不得填写（{counted}）。',
    en: 'Indicator {indicator}: what earns the full mark is said of what is counted, and of nothing else ({counted}).',
  },
  'scheme.dimension-missing': {
    zh: '数量、质量、实效三方面缺一不可（缺 {missing}）。',
    en: 'Quantity, quality and effect are all weighed (missing: {missing}).',
  },
  'scheme.weights-not-100': { zh: '权重合计应为 100，现为 {sum}。', en: 'The weights make {sum}, not 100.' },
};
