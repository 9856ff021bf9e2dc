import { EVERYBODY } from '../shared/own-rows.js';
import type { PolicyRow } from '../shared/rights.js';

const row = (action: string, zh: string, en: string): PolicyRow => ({ action, kind: 'other', by: EVERYBODY, zh, en });

/** What is for everybody because it gives nobody more than the pages and commands that are his or hers already. */
export const everybodyRows: readonly PolicyRow[] = [
  row('live', '接收页面变动通知（仅限本人可见的行）', 'Be told of changes, of rows one may see'),
  row('search', '全局检索（仅限本人可见的行）', 'Search, among the rows one may see'),
  row('own-rights', '查看本人权限', 'See one’s own rights'),
  row('own-actions', '查看本人对一项记录可办理的事项', 'See what one may do with a record'),
];
