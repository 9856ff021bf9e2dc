import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accessRows, policyTable, printedRights } from '@county/access/policy.js';
import { auditRows } from '@county/audit/audit.rights.js';
import { capabilities } from '@county/county.js';
import { type Post, POSTS } from '@county/shared/posts.js';
import { allow } from '@county/shared/rights.js';

const golden = fileURLToPath(new URL('../docs/rights.md', import.meta.url));
const table = policyTable(capabilities, [...accessRows, ...auditRows]);
const may = (post: Post, action: string) =>
  'yes' in allow({ person: 'somebody', posts: [{ post, of: 'somewhere' }] }, table.get(action)!.by, undefined);

describe('the rights', () => {
  it('are those on the page that reviewers read (npm run rights:accept)', () => {
    const now = printedRights(table);
    if (process.env['ACCEPT_RIGHTS'] === '1') writeFileSync(golden, now);
    expect(now).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
  });

  it('give no person what only the program does', () => {
    const ours = [...table.values()].filter(({ by }) =>
      by.every((right) => 'post' in right && right.post === 'policy'),
    );
    expect(ours.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['RecordRefusal', 'RecordSensitiveView', 'RecordAccountAct']),
    );
    for (const { action } of ours)
      expect((Object.keys(POSTS) as Post[]).filter((post) => may(post, action))).toEqual(['policy']);
  });

  it('let none of the three administrators into the county’s work', () => {
    const commands = [...table.values()].filter(({ kind }) => kind === 'command').map(({ action }) => action);
    for (const post of ['system-administrator', 'security-administrator', 'auditor'] as const)
      expect(commands.filter((action) => may(post, action) && !may('unit-official', action))).toEqual([]);
  });

  it('give a former post in an inspected unit nothing', () => {
    const given = [...table.values()].filter(({ by }) => by.some((r) => 'post' in r && r.post === 'unit-official'));
    expect(given.map(({ action }) => action)).toEqual([]);
  });

  it('keep accounts from those who use the system, and the system from those who keep accounts', () => {
    const posts = (action: string) => (Object.keys(POSTS) as Post[]).filter((post) => may(post, action));
    expect(posts('administer-accounts')).toEqual(['security-administrator']);
    expect(posts('access-history')).toEqual(['internal-supervision', 'auditor', 'security-administrator']);
  });
});
