import type { Refusals } from '../shared/capability.js';

export const reportingRefusals: Refusals = {
  'report.unknown': { zh: '报告日历中没有这份报告。', en: 'The report calendar has no such report.' },
  'report.misnamed': {
    zh: '“{name}”不是报告编号；编号如 month-office-2-2026-02。',
    en: '“{name}” names no report; a name is like month-office-2-2026-02.',
  },
  'report.unknown-body': { zh: '没有应报告的室或协作区“{body}”。', en: 'No office or zone “{body}” owes reports.' },
  'report.not-at-this-step': {
    zh: '该报告现为“{step}”，不能办理此事。',
    en: 'The report is now “{is}”, and this is not its next step.',
  },
  'report.not-yet': { zh: '该报告自{opens}起方可起草。', en: 'The report is not to be written before {opens}.' },
  'report.not-for-this-post': {
    zh: '该类报告的这一步由{posts}办理，不由{post}办理。',
    en: 'This step of such a report is for {posts}, not for {post}.',
  },
  'report.no-such-section': {
    zh: '报告没有“{section}”部分；各部分为：{sections}。',
    en: 'The report has no part “{section}”; its parts are {sections}.',
  },
  'report.no-draft': { zh: '尚未生成草稿，不能报送。', en: 'There is no draft yet to hand in.' },
  'report.zero-is-monthly': { zh: '只有月报告可以零报告。', en: 'Only a monthly report can be a zero report.' },
  'report.not-zero': {
    zh: '本期有事项可报，不能零报告：{figures}。',
    en: 'There is something to report, so it is no zero report: {figures}.',
  },
  'report.needs-no-review': {
    zh: '月报告、季度报告直接报党风政风监督室，不经协作区主任审核。',
    en: 'Monthly and quarterly reports go to the Conduct Office without a review by the zone director.',
  },
  'report.reviews-own': { zh: '报送人不得审核自己报送的报告。', en: 'Nobody reviews what he handed in himself.' },
  'report.not-reviewed': {
    zh: '半年总结、年度总结须经协作区主任审核后方可备案。',
    en: 'Half-year and annual summaries are filed only after the zone director’s review.',
  },
  'report.not-missed': { zh: '报送期限为{due}，尚未逾期。', en: 'It is due on {due}, and that day is not over.' },
  'report.not-late': {
    zh: '该报告未迟报，无需说明原因（期限{due}）。',
    en: 'It was not late (due {due}): no reason is asked.',
  },
  'report.reason-not-asked': { zh: '未要求说明迟报原因。', en: 'No reason for lateness has been asked.' },
  'report.reason-given': {
    zh: '迟报原因只说明一次，已说明：{reason}',
    en: 'The reason for lateness is given once; it was given: {reason}',
  },
};
