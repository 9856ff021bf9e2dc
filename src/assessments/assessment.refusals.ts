import type { Refusals } from '../shared/capability.js';

export const assessmentRefusals: Refusals = {
  'assessment.not-a-year': {
    zh: '年度考核以年份命名（{id}）。',
    en: 'An assessment is named after its year (not {id}).',
  },
  'assessment.no-scheme': {
    zh: '{year} 年度没有已发布的考核办法 {scheme}。',
    en: 'No published version of scheme {scheme} is for {year}.',
  },
  'assessment.period-not-over': { zh: '考核周期至 {until} 结束。', en: 'The period runs until {until}.' },
  'assessment.not-opened': { zh: '该年度考核尚未启动。', en: 'This assessment has not been opened.' },
  'assessment.frozen': { zh: '考核结果已冻结：{reason}。', en: 'The assessment is frozen: {reason}.' },
  'assessment.not-at-this-step': {
    zh: '年度考核现为“{step}”，此事须在“{steps}”时办理。',
    en: 'The assessment is {is}; this is done while it is {needed}.',
  },
  'assessment.position-unknown': {
    zh: '日志中没有此位置（{position}）。',
    en: 'The log has no such position ({position}).',
  },
  'assessment.indicator-not-in-scheme': {
    zh: '本年度考核办法没有指标 {indicator}。',
    en: 'The scheme of this year does not weigh {indicator}.',
  },
  'assessment.indicator-is-computed': {
    zh: '指标 {indicator} 由日志计算得出，不得评分。',
    en: 'Indicator {indicator} is computed from the log; nobody marks it.',
  },
  'assessment.body-unknown': { zh: '没有纪检监察机构 {body}。', en: 'There is no discipline body {body}.' },
  'assessment.mark-out-of-range': {
    zh: '评分 {mark} 超出该指标的范围（0 至 {weight}）。',
    en: 'Mark {mark} is outside the indicator’s range (0 to {weight}).',
  },
  'assessment.assessor-conflict': {
    zh: '{persons} 与“{body}”有隶属、近期任职或其他应回避的关系，不得评分或审议。',
    en: '{persons} may not judge {body}: it is or was lately their own, or they are barred from where it sits.',
  },
  'assessment.event-not-in-material': {
    zh: '{events} 不在可作考核依据的事件之中。',
    en: '{events}: not among the events on which an assessment may rest.',
  },
  'assessment.marks-not-computed': {
    zh: '计算之后又有评分，须重新计算再通知。',
    en: 'Marks were given after the computing; compute again before the bodies are notified.',
  },
  'assessment.body-not-notified': { zh: '“{body}”没有收到考核结果。', en: '{body} was not notified of a result.' },
  'assessment.objected-already': {
    zh: '“{body}”已提出过异议，只可提出一次。',
    en: '{body} has objected; it may once.',
  },
  'assessment.objection-too-late': {
    zh: '提出异议的期限为 {until}，已过。',
    en: 'Objections could be lodged until {until}.',
  },
  'assessment.no-objection': {
    zh: '“{body}”没有待处理的异议。',
    en: '{body} has no objection waiting for a decision.',
  },
  'assessment.decided-alone': {
    zh: '异议须由两人以上共同决定。',
    en: 'An objection is decided by two persons or more.',
  },
  'assessment.decider-scored': {
    zh: '{persons} 参与过计算或评分，不得决定异议。',
    en: '{persons} computed or scored, and cannot decide on the objection.',
  },
  'assessment.decider-without-post': {
    zh: '{persons} 没有可以决定异议的职务。',
    en: '{persons} hold no post that may decide on an objection.',
  },
  'assessment.decider-runs-the-zone': {
    zh: '{persons} 主持该机构所在协作区的工作，不得决定其异议。',
    en: '{persons} run the zone of this body, and cannot decide on its objection.',
  },
  'assessment.outcome-without-adjustment': {
    zh: '支持异议须写明调整事项；不予支持的不得有调整（{outcome}）。',
    en: 'What is upheld says what it changes, what is dismissed changes nothing ({outcome}).',
  },
  'assessment.no-such-case': {
    zh: '考核表的指标 {indicator} 之下没有 {record}。',
    en: 'The sheet has no {record} under {indicator}.',
  },
  'assessment.event-after-position': {
    zh: '{events} 在计算所用的日志位置之后。',
    en: '{events} stand after the position up to which the log was read.',
  },
  'assessment.case-without-waiting': {
    zh: '指标 {indicator} 的 {record} 不计办理时间，无从划分。',
    en: '{record} under {indicator} is not a matter of time, so no time can be charged.',
  },
  'assessment.charge-needs-two-events': {
    zh: '划分办理时间须指明责任方和起止两个事件（{record}）。',
    en: 'A charge of time names its holder and the two events between which it ran ({record}).',
  },
  'assessment.charged-to-itself': { zh: '时间本就由“{holder}”承担。', en: 'The time is {holder}’s already.' },
  'assessment.charge-runs-backwards': {
    zh: '起始事件须早于终止事件（{events}）。',
    en: 'The first event must be earlier than the second ({events}).',
  },
  'assessment.objection-open': {
    zh: '{bodies} 的异议尚未答复。',
    en: 'The objections of {bodies} are not answered yet.',
  },
  'assessment.window-open': {
    zh: '异议期至 {until} 届满。',
    en: 'Objections may be lodged until {until}.',
  },
  'assessment.not-recomputed': {
    zh: '已支持的异议尚未重新计算。',
    en: 'An objection was upheld and the result not computed again yet.',
  },
  'assessment.approver-scored': {
    zh: '{person} 参与过计算或评分，不得审定结果。',
    en: '{person} computed or scored, and cannot approve the result.',
  },
};
