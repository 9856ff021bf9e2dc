import type { Refusals } from '../shared/capability.js';

export const replayRefusals: Refusals = {
  'replay.unknown': { zh: '没有这次回放。', en: 'There is no such replay.' },
  'replay.opened-already': {
    zh: '该编号的回放已由他人或以其他目的开启。',
    en: 'A replay of this name was opened already.',
  },
  'replay.closed': { zh: '回放已结束。', en: 'The replay is closed.' },
  'replay.no-stretch': {
    zh: '回放的起止（{from} 至 {to}）须为所选时间轴上的两个时刻或位置，且先后有序。',
    en: 'From {from} to {to} is no stretch of the chosen axis.',
  },
  'replay.paper-taken': { zh: '底稿编号“{paper}”已用于另一内容。', en: 'Paper {paper} says something else already.' },
};
