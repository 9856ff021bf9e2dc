import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boards, capabilities } from '@county/county.js';
import { COLUMNS, coverage, printed } from './requirements/coverage.js';
import { REQUIREMENTS } from './requirements/list.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const golden = fileURLToPath(new URL('../docs/coverage.md', import.meta.url));
const all = coverage(root);

describe('what the Implementing Opinions ask', () => {
  it('is on the page that shows where it is done (npm run coverage:requirements)', () => {
    const now = printed(all);
    if (process.env['ACCEPT'] === '1') writeFileSync(golden, now);
    expect(now).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
  });

  it('is served by commands and pages that exist, under numbers that exist', () => {
    for (const { name, fulfils = {}, pages, ...rest } of [...capabilities, ...boards]) {
      const known = [...('routes' in rest ? Object.keys(rest.routes as object) : []), ...pages.map(({ get }) => get)];
      const named = Object.entries(fulfils);
      expect([name, named.filter(([tag]) => !(Number(tag.slice(1)) in REQUIREMENTS))]).toEqual([name, []]);
      expect([name, named.flatMap(([, names]) => names ?? []).filter((one) => !known.includes(one))]).toEqual([
        name,
        [],
      ]);
    }
  });

  it('finds the events of a command through the functions that its rule calls', () => {
    const forwarding = all.find(({ number }) => number === 42)!;
    expect(forwarding.commands).toContain('ForwardIssue');
    expect(forwarding.events).toContain('IssueForwarded');
  });

  it.each(all.map((row) => [row.number, row] as const))(
    'R%i is served in every column, or a decision record says why not, and says it of no other',
    (_, row) => {
      expect(COLUMNS.filter((column) => row[column].length === 0).sort()).toEqual([...row.left].sort());
    },
  );
});
