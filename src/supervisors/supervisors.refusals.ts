import type { Refusals } from '../shared/capability.js';

export const supervisorRefusals: Refusals = {
  'supervisor.appointed-already': {
    zh: '该特约监察员已在聘，任期至{until}。',
    en: 'The special supervisor is appointed, until {until}.',
  },
  'supervisor.not-eligible': {
    zh: '受过党纪政务处分或其他处罚的人员不得聘任。',
    en: 'Whoever has been disciplined or punished is not appointed.',
  },
  'supervisor.ends-before-it-begins': {
    zh: '任期结束（{until}）须晚于开始（{from}）。',
    en: 'A term ends ({until}) after it begins ({from}).',
  },
  'supervisor.terms-used-up': { zh: '特约监察员连任一般不超过{most}届。', en: 'There are {most} terms at most.' },
  'supervisor.declaration-unclear': {
    zh: '利益冲突申报不完整：声明有关系的须逐项写明，声明没有的不得列项。',
    en: 'The declaration is not whole: name the relations and what each rests on, or say that there are none.',
  },
  'supervisor.unknown-units': { zh: '没有这些被监督单位：{units}。', en: 'There are no such units: {units}.' },
  'supervisor.not-appointed': { zh: '该人员现未受聘。', en: 'The person is not appointed now.' },
  'supervisor.term-over': { zh: '任期到{until}为止。', en: 'The term is over from {until}.' },
  'supervisor.ends-later': {
    zh: '不得预先登记结束任期（{until}晚于今天{today}）。',
    en: 'The end of a term is not entered ahead ({until} is after {today}).',
  },
  'supervisor.has-not-run-out': { zh: '任期到{until}才届满。', en: 'The term has not run out before {until}.' },
  'supervisor.of-another-zone': {
    zh: '该特约监察员当日不属于协作区{zone}。',
    en: 'On that day the special supervisor does not belong to zone {zone}.',
  },
  'supervisor.no-such-task': { zh: '协作区没有任务{task}。', en: 'The zone has no task {task}.' },
  'supervisor.barred': { zh: '该特约监察员应当回避：{grounds}。', en: 'The special supervisor is barred: {grounds}.' },
  'supervisor.not-invited': { zh: '没有邀请其参加{activity}。', en: 'There was no invitation to {activity}.' },
};

export const opinionRefusals: Refusals = {
  'opinion.submitted-already': {
    zh: '该意见已提交，补充请另行提出。',
    en: 'The opinion is submitted; what is to be added is an opinion of its own.',
  },
  'opinion.not-a-supervisor': {
    zh: '只有在聘并已安排到协作区的特约监察员可以提出意见。',
    en: 'Opinions are those of a special supervisor in term, allotted to a zone.',
  },
  'opinion.unknown': { zh: '没有这项意见。', en: 'There is no such opinion.' },
  'opinion.answered-already': { zh: '该意见已答复。', en: 'The opinion is answered.' },
  'opinion.answered-above-the-zone': {
    zh: '对本机关工作的意见由协作区以上的领导答复。',
    en: 'An opinion on the Commission’s own work is answered above the zone.',
  },
};
