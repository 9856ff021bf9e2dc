import type { Refusals } from '../shared/capability.js';

export const designatedShareRefusals: Refusals = {
  'designated-share.no-warning': {
    zh: '{month} 没有计划外事项占比提示。',
    en: 'There is no warning about designated work in {month}.',
  },
};
