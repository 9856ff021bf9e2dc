import type { Refusals } from '../shared/capability.js';

export const compilationRefusals: Refusals = {
  'compilation.no-zone': { zh: '您的职务不属任何协作区。', en: 'Your post belongs to no zone.' },
  'compilation.name-taken': { zh: '该编号下已有另一份汇总。', en: 'Another compilation has this name.' },
  'compilation.no-such-months': {
    zh: '汇总月份无效：{from} 至 {to}。',
    en: 'There is nothing to compile from {from} to {to}.',
  },
};
