import type { Refusals } from '../shared/capability.js';

export const inspectionRefusals: Refusals = {
  'inspection.task-not-running': {
    zh: '任务不在办理中（{is}）：须先签收，且未中止、取消或办结。',
    en: 'The task is not under way ({is}): it must be received, and not suspended, cancelled or closed.',
  },
  'inspection.task-with-another-zone': {
    zh: '该任务已改由{zone}交叉监督检查。',
    en: 'The task has gone to {zone} for a cross inspection.',
  },
  'inspection.task-not-cancelled': { zh: '任务未取消（{is}）。', en: 'The task has not been cancelled ({is}).' },
  'inspection.not-its-director': {
    zh: '监督检查组由牵头的{zone}主任组建。',
    en: 'The director of the lead zone, {zone}, forms the team.',
  },
  'inspection.team-already-formed': {
    zh: '监督检查组已经组建，如需调整请更换成员。',
    en: 'The team has been formed; to change it, replace members.',
  },
  'inspection.team-too-small': { zh: '监督检查组至少两人。', en: 'A team has two members or more.' },
  'inspection.leader-not-in-team': {
    zh: '组长（{leader}）须是检查组成员。',
    en: 'The leader ({leader}) must be on the team.',
  },
  'inspection.leader-stays': {
    zh: '组长{leader}仍在组中，不另指定组长。',
    en: 'The leader, {leader}, stays on the team; no other is named.',
  },
  'inspection.supervisor-cannot-lead': {
    zh: '特约监察员（{person}）可以受邀参加，不能担任组长。',
    en: 'A special supervisor ({person}) may be invited but cannot lead.',
  },
  'inspection.not-active-in-zone': {
    zh: '{persons}当日不是{zone}的成员或对口室干部。',
    en: '{persons} are not active in {zone} on that day.',
  },
  'inspection.conflict': { zh: '应当回避：{grounds}。', en: 'Barred by recusal: {grounds}.' },
  'inspection.barred-member': {
    zh: '{persons}已确定回避，请先更换。',
    en: '{persons} are barred from this inspection; replace them first.',
  },
  'inspection.handed-over': {
    zh: '{person}已离开{zone}，此项工作已列入交接。',
    en: '{person} has left {zone}; this work is on the hand-over list.',
  },
  'inspection.lent-no-more': {
    zh: '{person}支援{zone}的期限已于 {until} 届满。',
    en: 'The time for which {person} was lent to {zone} was over on {until}.',
  },
  'inspection.not-on-team': { zh: '{person}不在检查组中。', en: '{person} is not on the team.' },
  'inspection.already-on-team': { zh: '{person}已在检查组中。', en: '{person} is on the team already.' },
  'inspection.limit-after-due': {
    zh: '工作方案的办理时限（{limit}）晚于任务期限（{due}）。',
    en: 'The plan’s time limit ({limit}) is later than the task is due ({due}).',
  },
  'inspection.no-work-plan': { zh: '尚未制定工作方案。', en: 'There is no work plan yet.' },
  'inspection.not-in-state': {
    zh: '监督检查当前处于“{is}”，此事项须在“{needed}”时办理。',
    en: 'The inspection is at “{is}”; this belongs to “{needed}”.',
  },
  'inspection.before-last-step': {
    zh: '发生时间早于上一步（{since}）。',
    en: 'It is dated before the step that it follows ({since}).',
  },
  'inspection.finding-one-or-other': {
    zh: '一项发现要么是问题线索，要么是其他问题，须且只能选一种。',
    en: 'A finding is either clue-like or another problem: exactly one of the two.',
  },
  'inspection.clue-in-words': {
    zh: '问题线索只登记编号和封存校验值，不得填写依据、代办人等文字。',
    en: 'Of a clue only its number and seal are recorded: no basis, no person for whom it is entered.',
  },
  'inspection.clue-number-taken': {
    zh: '线索编号{number}已登记，但封存信封不同。',
    en: 'Clue {number} is recorded already, with another seal.',
  },
  'inspection.unit-not-inspected': {
    zh: '{unit}不在本次监督检查的单位（{units}）之内。',
    en: '{unit} is not among the units inspected ({units}).',
  },
  'inspection.offline-sequence-twice': {
    zh: '设备{device}的第{sequence}条在本批中出现两次。',
    en: 'Entry {sequence} of device {device} stands twice in this batch.',
  },
  'inspection.offline-entry-differs': {
    zh: '设备{device}的第{sequence}条已收到，与本次内容的校验值不同。',
    en: 'Entry {sequence} of device {device} has come in before, with another seal.',
  },
  'inspection.offline-outside-fieldwork': {
    zh: '第{sequence}条的时间（{at}）不在检查期间（{from}至{until}）。',
    en: 'Entry {sequence}, of {at}, is not within the fieldwork ({from} to {until}).',
  },
  'inspection.signer-not-on-team': {
    zh: '第{sequence}条的签名人{persons}不是检查组成员。',
    en: 'The signers {persons} of entry {sequence} are not on the team.',
  },
  'inspection.finding-unknown': { zh: '没有问题{finding}。', en: 'There is no finding {finding}.' },
  'inspection.clues-are-not-merged': {
    zh: '问题线索不合并，按编号分别移送。',
    en: 'Clues are not merged: each goes its way by its number.',
  },
  'inspection.finding-merged-away': {
    zh: '问题{finding}已并入其他问题，或与其自身合并。',
    en: 'Finding {finding} is kept under another already, or is the same.',
  },
  'inspection.findings-of-two-units': {
    zh: '两个问题不在同一单位（{units}），不能合并。',
    en: 'The two findings are of different units ({units}).',
  },
  'inspection.finding-referred': {
    zh: '问题{finding}已报送，请在问题台账中合并。',
    en: 'Finding {finding} has been referred; merge it as an issue.',
  },
  'inspection.report-names-not-the-team': {
    zh: '报告须写明检查组全体成员：缺{missing}；多{strangers}。',
    en: 'The report must name the team: missing {missing}; not on it {strangers}.',
  },
  'inspection.report-counts-differ': {
    zh: '报告写明其他问题{told}个，登记为{found}个。',
    en: 'The report tells of {told} other problems, {found} are recorded.',
  },
  'inspection.report-clues-differ': {
    zh: '报告所列线索编号与登记不符：缺{missing}；未登记{unknown}。',
    en: 'The clues’ numbers differ from the findings: missing {missing}; unknown {unknown}.',
  },
  'inspection.research-report-names-clues': {
    zh: '调研报告不写问题线索（{clues}），线索另行移送。',
    en: 'A research report never tells of clues ({clues}); they go their own way.',
  },
  'inspection.author-not-on-team': {
    zh: '报告作者{persons}不在检查组中。',
    en: 'The authors {persons} are not on the team.',
  },
  'inspection.reviewer-sole-author': {
    zh: '报告由审核人一人撰写，须由他人审核。',
    en: 'The reviewer is the report’s only author; somebody else must review it.',
  },
  'inspection.report-not-reviewed': {
    zh: '报告未经协作区主任审核，不得报送主要领导。',
    en: 'The report goes to the principal leader only after the zone director has reviewed it.',
  },
};
