import type { Refusals } from '../shared/capability.js';

export const expenseRefusals: Refusals = {
  'expense.name-taken': { zh: '该编号下已有另一笔报销。', en: 'Another claim has this name.' },
  'expense.unknown': { zh: '没有这笔报销。', en: 'There is no such claim.' },
  'expense.unknown-task': {
    zh: '没有任务“{task}”；报销须对应一项任务。',
    en: 'There is no task “{task}”; every claim belongs to one.',
  },
  'expense.not-on-this-task': {
    zh: '您所在协作区（室）未承办任务“{task}”，您也不在其监督检查组。',
    en: 'Task “{task}” is not of your zone or office, and you were not on its team.',
  },
  'expense.not-returned': { zh: '该报销未被退回（{is}），不能重新提交。', en: 'The claim was not returned ({is}).' },
  'expense.not-submitted': {
    zh: '该报销不在待审批状态（{is}）。',
    en: 'The claim is not waiting for approval ({is}).',
  },
  'expense.own-claim': {
    zh: '{person}是报销人，不能审批或支付自己的报销。',
    en: '{person} submitted the claim and can neither approve nor pay it.',
  },
  'expense.already-paid': {
    zh: '该报销已支付，不能退回。',
    en: 'The claim has been paid and can no longer be returned.',
  },
  'expense.not-approved': { zh: '该报销未经审批（{is}），不能支付。', en: 'The claim is not approved ({is}).' },
  'expense.paid-by-approver': {
    zh: '{person}审批了该报销，须由他人支付。',
    en: '{person} approved the claim; somebody else pays it.',
  },
};
