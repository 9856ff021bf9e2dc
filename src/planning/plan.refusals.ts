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
  'plan.campaign-not-open': {
    zh: '专项行动“{campaign}”未立项或已结束（{is}）。',
    en: 'Campaign “{campaign}” is not open ({is}).',
  },
  'plan.campaign-of-another-level': {
    zh: '专项行动“{campaign}”由 {level} 一级部署，与所填层级不符。',
    en: 'Campaign “{campaign}” was deployed at the level “{level}”, not at the one named.',
  },
  'plan.merged-with-itself': { zh: '事项“{item}”不能并入自身。', en: 'Item “{item}” cannot be merged into itself.' },
  'plan.merge-of-another-kind': {
    zh: '“{item}”与“{into}”类别不同，不能合并。',
    en: '“{item}” and “{into}” are of different kinds and stay two.',
  },
  'plan.merge-widens-approval': {
    zh: '“{into}”已经主要领导同意，范围不含 {units}{zones}；请先报批。',
    en: '“{into}” was approved without {units}{zones}; ask for consent first.',
  },
  'plan.not-a-festival-check': {
    zh: '事项“{item}”不是节日检查（{kind}）。',
    en: 'Item “{item}” is no festival check ({kind}).',
  },
  'plan.festival-unknown': {
    zh: '{year} 年放假通知中没有“{festival}”，请填写起止日期。',
    en: 'The notice for {year} names no “{festival}”: give its first and last day.',
  },
  'plan.festival-ends-before-it-begins': {
    zh: '节日止日（{to}）早于起日（{from}）。',
    en: 'The festival ends ({to}) before it begins ({from}).',
  },
  'plan.list-names-no-item': {
    zh: '清单引用的计划事项不存在：{items}。',
    en: 'The list names unknown plan items: {items}.',
  },
  'plan.list-before-the-last': {
    zh: '新清单的起始日（{from}）早于现行清单（{last}）。',
    en: 'The new list begins ({from}) before the present one ({last}).',
  },
};
