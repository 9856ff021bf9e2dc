import type { Refusals } from '../shared/capability.js';

export const dispatchRefusals: Refusals = {
  'dispatch.task-not-open': { zh: '任务不在办理中（{is}）。', en: 'The task is not open ({is}).' },
  'dispatch.not-its-director': {
    zh: '力量调度由{zone}主任（或其副主任）办理。',
    en: 'This is for the director of {zone}, or the deputy.',
  },
  'dispatch.not-delegated': {
    zh: '调度由协作区主任决定；副主任须经主任授权（{zone}）。',
    en: 'Dispatch is the director’s; the deputy of {zone} has not been given it.',
  },
  'dispatch.ends-before-it-begins': {
    zh: '结束日（{until}）早于开始日（{from}）。',
    en: 'It would end ({until}) before it begins ({from}).',
  },
  'dispatch.already-called': { zh: '{person}已调度至本任务。', en: '{person} has been called to this task.' },
  'dispatch.not-called': { zh: '{person}未被调度至本任务。', en: '{person} has not been called to this task.' },
  'dispatch.supervisor-is-invited': {
    zh: '特约监察员（{person}）应邀参加，不作调度。',
    en: 'A special supervisor ({person}) is invited, not dispatched.',
  },
  'dispatch.contest-open': { zh: '异议尚未决定。', en: 'The contest has not been decided yet.' },
  'dispatch.own-contest': { zh: '本人提出的异议由他人决定。', en: 'Somebody else decides on one’s own contest.' },
  'dispatch.no-contest': { zh: '{person}未提出异议。', en: '{person} has contested nothing.' },
  'dispatch.no-other-zone': { zh: '“{of}”不是其他协作区。', en: '“{of}” is no other zone.' },
  'dispatch.support-asked-already': {
    zh: '已向{of}请求支援，待决定。',
    en: '{of} has been asked; it is not decided yet.',
  },
  'dispatch.no-such-request': { zh: '没有支援请求“{request}”。', en: 'There is no request “{request}”.' },
  'dispatch.support-decided': { zh: '支援请求已决定（{is}）。', en: 'The request has been decided ({is}).' },
  'dispatch.not-of-that-zone': {
    zh: '{persons}当日不是{of}成员。',
    en: '{persons} are not members of {of} on that day.',
  },
  'dispatch.not-its-office': { zh: '由{office}提出人员建议。', en: 'It is for {office} to propose people.' },
  'dispatch.leader-not-proposed': {
    zh: '组长（{leader}）须在建议人员之内。',
    en: 'The leader ({leader}) must be among those proposed.',
  },
  'dispatch.visit-of-other-units': { zh: '{units}不在本任务之内。', en: '{units} are not units of this task.' },
  'dispatch.visit-after-due': {
    zh: '{units}的检查日晚于任务期限（{due}）。',
    en: '{units} would be visited after the task is due ({due}).',
  },
};

export const delegationRefusals: Refusals = {
  'delegation.not-the-deputy': {
    zh: '{person}不是{zone}副主任。',
    en: '{person} is not the deputy director of {zone}.',
  },
  'delegation.over-before-it-begins': {
    zh: '授权期限（{from} 至 {until}）无效。',
    en: 'The term from {from} to {until} is none.',
  },
};
