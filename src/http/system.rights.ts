import { anyOf, AUDITOR, type PolicyRow } from '../shared/rights.js';

/** The program and its health, for the system administrator; and nothing of what is in it. */
export const systemRows: readonly PolicyRow[] = [
  {
    action: 'system-status',
    kind: 'other',
    by: [...anyOf('system-administrator'), ...AUDITOR],
    zh: '查看读模型和搁置事项的状态',
    en: 'See how the read models stand, and what is parked',
  },
  {
    action: 'administer-system',
    kind: 'other',
    by: anyOf('system-administrator'),
    zh: '重建、重启读模型，重办、放弃搁置的事项',
    en: 'Rebuild and restart read models, retry and give up what is parked',
  },
];
