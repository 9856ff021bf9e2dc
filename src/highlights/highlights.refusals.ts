import type { Refusals } from '../shared/capability.js';

export const highlightRefusals: Refusals = {
  'highlight.name-taken': { zh: '该编号下已有另一条亮点信息。', en: 'Another highlight has this name.' },
};
