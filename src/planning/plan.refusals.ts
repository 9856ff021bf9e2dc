import type { Refusals } from '../shared/capability.js';

export const planRefusals: Refusals = {
  'plan.not-a-year': { zh: '“{id}”不是年度，监督计划按年度建立。', en: 'A plan belongs to a year; “{id}” is none.' },
  'plan.year-not-open': { zh: '该年度监督计划尚未建立。', en: 'The plan of this year has not been opened.' },
  'plan.no-such-item': { zh: '计划中没有事项“{item}”。', en: 'The plan has no item “{item}”.' },
  'plan.item-name-taken': {
    zh: '本年度已有名为“{item}”的事项，请另取名称。',
    en: 'This year already has an item named “{item}”; choose another name.',
  },
  'plan.already-decided': {
    zh: '事项“{item}”已经办结（{is}），不能再改。',
    en: 'Item “{item}” is no longer open ({is}) and stays as it is.',
  },
  'plan.approver-proposed-it': {
    zh: '提出或修改该事项的人不得审批该事项。',
    en: 'Whoever proposed or amended the item may not decide on it.',
  },
  'plan.other-needs-reason': { zh: '“其他专项监督检查”必须写明理由。', en: 'An item of kind “other” needs a reason.' },
  'plan.source-missing': {
    zh: '政治监督和专项治理事项必须写明部署层级（中央、自治区、市、县）。',
    en: 'An item of kind “{kind}” needs the level that deployed it: central, region, city or county.',
  },
  'plan.unknown-units': { zh: '没有这些被监督单位：{units}。', en: 'There are no such units: {units}.' },
  'plan.unknown-zones': { zh: '没有这些协作区：{zones}。', en: 'There are no such zones: {zones}.' },
};
