import type { Refusals } from '../shared/capability.js';

export const instrumentRefusals: Refusals = {
  'instrument.unknown': { zh: '制度库中没有“{instrument}”。', en: 'There is no instrument {instrument}.' },
  'instrument.registered-already': {
    zh: '“{instrument}”已登记，修改请用修订。',
    en: 'Instrument {instrument} is registered already; amend it instead.',
  },
  'instrument.repealed': {
    zh: '“{instrument}”自 {from} 起已废止。',
    en: 'Instrument {instrument} was repealed from {from} on.',
  },
  'instrument.amended-before-the-last': {
    zh: '修订的施行日期须晚于上一版本（{from}）。',
    en: 'An amendment takes effect after the last version ({from}).',
  },
  'instrument.repealed-before-in-force': {
    zh: '废止日期早于施行日期（{from}）。',
    en: 'It cannot be repealed before it is in force ({from}).',
  },
  'instrument.not-in-force': {
    zh: '“{instrument}”在 {day} 不是现行有效的制度。',
    en: 'Instrument {instrument} is not in force on {day}.',
  },
  'parameter.in-the-past': {
    zh: '参数自 {from} 起施行早于今天（{today}）：已按原参数办理的事项不得追溯。',
    en: 'A parameter cannot take effect on {from}, before today ({today}).',
  },
  'parameter.needs-an-instrument': {
    zh: '修改参数须引用制度，或由领导决定。',
    en: 'A parameter changes by an instrument or by a leader’s decision.',
  },
  'parameter.of-another-kind': {
    zh: '参数“{parameter}”须填写的类型为 {is}（期限 term、日期 day、数值 number 之一）。',
    en: 'Parameter {parameter} is a {is}: give exactly one of term, rule and number, and that one.',
  },
  'calendar.faulty': {
    zh: '放假安排有 {count} 处错误，未发布。',
    en: 'The holiday notice has {count} faults; it was not published.',
  },
  'calendar.of-another-year': { zh: '“{name}”不在本年度内', en: '{name} lies outside the year' },
  'calendar.ends-before-it-begins': { zh: '“{name}”的结束早于开始', en: '{name} ends before it begins' },
  'calendar.overlaps': { zh: '“{name}”与“{other}”重叠', en: '{name} overlaps {other}' },
  'calendar.worked-in-a-holiday': {
    zh: '{day} 既上班又在“{name}”假期内',
    en: '{day} is worked and part of {name}',
  },
  'calendar.worked-anyway': { zh: '{day} 不是周末，无须调休上班', en: '{day} is no weekend and is worked anyway' },
  'calendar.exception-in-the-past': {
    zh: '{day} 已过（今天 {today}）。',
    en: '{day} has passed (today is {today}).',
  },
};
