import type { PolicyRow } from '../shared/rights.js';
import { READERS } from './grants.routes.js';

export const grantedRow: PolicyRow = {
  action: 'granted-document',
  kind: 'other',
  by: READERS,
  zh: '凭授权查阅一份文件',
  en: 'Read one document by a grant',
};
