import type { Refusals } from '../shared/capability.js';

export const dailySupervisionRefusals: Refusals = {
  'daily-supervision.name-taken': { zh: '该编号下已有另一条记录。', en: 'Another note has this name.' },
  'daily-supervision.unknown-unit': { zh: '没有被监督单位“{unit}”。', en: 'There is no inspected unit “{unit}”.' },
  'daily-supervision.unit-of-another-zone': {
    zh: '{unit}当日由{zone}监督。',
    en: '{unit} is of {zone} on that day.',
  },
};
