import type { Refusals } from '../shared/capability.js';

export const taskRefusals: Refusals = {
  'task.misnamed': { zh: '该任务的编号应为“{name}”。', en: 'This task is to be named “{name}”.' },
  'task.item-not-approved': {
    zh: '计划事项“{item}”未经主要领导同意（{is}），不能交办。',
    en: 'Plan item “{item}” has no consent of the principal leader ({is}) and cannot be assigned.',
  },
  'task.already-assigned': {
    zh: '事项“{item}”已交给{zone}；确需另行交办一部分的，请注明为第 {next} 部分。',
    en: 'Item “{item}” is already with {zone}; if another part is meant, say so: part {next}.',
  },
  'task.zone-not-approved': {
    zh: '该事项批准由{zones}承办，不含{zone}。',
    en: 'The item was approved for {zones}, not for {zone}.',
  },
  'task.units-not-approved': {
    zh: '这些单位不在批准的范围内：{units}。',
    en: 'These units were not approved: {units}.',
  },
  'task.unknown-zone': { zh: '没有协作区“{zone}”。', en: 'There is no zone “{zone}”.' },
  'task.unknown-units': { zh: '没有这些被监督单位：{units}。', en: 'There are no such units: {units}.' },
  'task.units-of-another-zone': {
    zh: '{units}当日不属{zone}监督；如需交叉监督检查，由主要领导决定。',
    en: '{units} are not of {zone} on that day; a cross inspection is for the principal leader to order.',
  },
  'task.due-in-the-past': {
    zh: '办理期限（{due}）早于交办之日（{today}）。',
    en: 'Due on {due}, before the day it is assigned ({today}).',
  },
  'task.not-its-counterpart': {
    zh: '本室不是{zone}的对口联系室，不能为其指定事项。',
    en: 'Your office is not the counterpart of {zone}.',
  },
  'task.verification-is-entrusted': {
    zh: '问题线索核查只能由案件监督管理室按程序交办，不能作为协作事项指定。',
    en: 'The verification of a clue is entrusted through the Case Office, not designated.',
  },
  'task.name-taken': { zh: '编号“{id}”已被另一任务使用。', en: 'Another task is named “{id}”.' },
  'task.not-assigned': { zh: '任务当前不是待签收状态（{is}）。', en: 'The task is not waiting to be received ({is}).' },
  'task.not-open': { zh: '任务不在办理中（{is}）。', en: 'The task is not open ({is}).' },
  'task.not-later': {
    zh: '新期限（{until}）不晚于现期限（{due}）。',
    en: 'The new day ({until}) is not later than the present one ({due}).',
  },
  'task.suspended': { zh: '任务已中止，请先恢复。', en: 'The task is suspended; resume it first.' },
  'task.not-across': {
    zh: '交叉监督检查须由被检查单位以外的协作区承担，{zone}是其所在协作区。',
    en: 'A cross inspection is for a zone other than the units’ own; {zone} is theirs.',
  },
  'task.fieldwork-started': {
    zh: '监督检查已经开始，不能再改由其他协作区承担。',
    en: 'Fieldwork has started; the task can no longer go to another zone.',
  },
  'task.report-presented': {
    zh: '报告已报送主要领导，任务只能办结，不能取消。',
    en: 'The report has been presented; the task can be closed, not cancelled.',
  },
  'task.not-received': {
    zh: '任务尚未签收或已中止（{is}），不能办结。',
    en: 'The task is not under way ({is}) and cannot be closed.',
  },
  'task.report-not-presented': {
    zh: '监督检查报告尚未报送主要领导（{is}），不能办结。',
    en: 'No report has been presented to the principal leader ({is}); the task stays open.',
  },
  'task.not-its-units': {
    zh: '{units}当日不属{zone}；请先调整协作区组成，需他区检查的由主要领导决定交叉监督检查。',
    en: '{units} are not of {zone} on that day; a transfer follows the composition, a cross inspection is another order.',
  },
  'task.hand-over-missing': {
    zh: '监督检查已经开始，移交其他协作区须写明移交人、接收人和交接事项。',
    en: 'Fieldwork has started: say who hands over, who takes over, and what.',
  },
  'task.hand-over-of-strangers': {
    zh: '交接双方须分别在原协作区和新协作区任职：{persons}。',
    en: 'Whoever gives must be of the old zone, whoever takes of the new one: {persons}.',
  },
  'task.report-on-its-way': {
    zh: '报告已在审核报送中（{is}），任务由原协作区办结，不再移交。',
    en: 'The report is on its way ({is}); the task is finished where it is.',
  },
  'task.kind-was-approved': {
    zh: '任务类别（{kind}）已随计划事项经主要领导同意，只能调整轻重缓急。',
    en: 'The kind ({kind}) was approved with the plan item; only the priority may change.',
  },
  'task.kind-in-use': {
    zh: '检查组已按“{kind}”组建，类别不再变更。',
    en: 'A team has been formed for a task of kind “{kind}”; the kind stays.',
  },
  'task.no-such-sub-task': { zh: '任务没有子任务“{sub}”。', en: 'The task has no sub-task “{sub}”.' },
  'task.sub-task-twice': { zh: '子任务名称重复。', en: 'Two sub-tasks have the same name.' },
  'task.sub-task-of-other-units': {
    zh: '子任务所列单位不在本任务之内：{units}。',
    en: 'A sub-task names units that the task does not have: {units}.',
  },
  'task.sub-tasks-open': { zh: '子任务尚未完成：{subs}。', en: 'Sub-tasks are still open: {subs}.' },
};
