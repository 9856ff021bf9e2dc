import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ACCESS, type AccessParts } from '@county/access/caller.js';
import { type PolicyTable, printedRights } from '@county/access/policy.js';
import { type County, openCounty } from '@county/county.runtime.js';
import { countySettings } from '@county/settings.js';
import { type Post, POSTS } from '@county/shared/posts.js';
import { allow } from '@county/shared/rights.js';
import { countyApplication } from '@county/start.js';

const golden = fileURLToPath(new URL('../docs/rights.md', import.meta.url));

/** For everybody, without an identity. Whoever adds a line here has opened a door. */
const OPEN = ['GET /healthz', 'GET /readyz', 'GET /metrics', 'POST /api/v1/session'];
/** The documentation of the API: what there is, nothing that is in it. */
const DOCUMENTATION = /^GET \/api\/docs(-json|-yaml|\/.*)?$/;
/** The program of the pages, where it has been built: the same for everybody, and nothing of the county's in it. */
const PAGES = /^GET \/(assets\/.+|icon\.svg|index\.html)$/;

let county: County;
let app: NestFastifyApplication;
let table: PolicyTable;
beforeAll(async () => {
  county = await openCounty({ events: 'memory:', views: 'memory:' });
  const settings = { ...countySettings({}), logLevel: 'silent' as const };
  app = await countyApplication(county, settings, { serves: true, projects: false });
  table = app.get<AccessParts>(ACCESS, { strict: false }).policy;
});
afterAll(async () => {
  await app.close();
  await county.close();
});

const may = (post: Post, action: string) =>
  'yes' in allow({ person: 'somebody', posts: [{ post, of: 'somewhere' }] }, table.get(action)!.by, undefined);
const allPosts = Object.keys(POSTS) as Post[];

/** `GET /api/v1/people` … as the router itself tells them, a line for every branch of its tree. */
function routes(): readonly string[] {
  const above: string[] = [];
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  return tree.split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^((?:[│ ] {3})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (indent === undefined || part === undefined) return [];
    above.length = indent.length / 4;
    above.push(part);
    return (methods?.split(', ') ?? []).map((method) => `${method} ${above.join('')}`);
  });
}

describe('the router', () => {
  it('lets nobody unknown through any route but those that are open', async () => {
    const all = routes().filter((route) => !/^(HEAD|OPTIONS) /.test(route));
    expect(all.length).toBeGreaterThan(50);
    const through: string[] = [];
    for (const route of all.filter((one) => !DOCUMENTATION.test(one) && !PAGES.test(one))) {
      const [method, path] = route.split(' ') as ['GET', string];
      const { statusCode } = await app.inject({ method, url: path.replaceAll(/:\w+/g, 'x') });
      if (statusCode !== 401) through.push(route);
    }
    expect(through.sort()).toEqual([...OPEN].sort());
  });
});

describe('the rights', () => {
  it('are those on the page that reviewers read (npm run rights:accept)', () => {
    const now = printedRights(table);
    if (process.env['ACCEPT'] === '1') writeFileSync(golden, now);
    expect(now).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
  });

  it('give no person what only the program does', () => {
    const ours = [...table.values()].filter(({ by }) =>
      by.every((right) => 'post' in right && right.post === 'policy'),
    );
    expect(ours.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['RecordRefusal', 'RecordSensitiveView', 'RecordAccountAct']),
    );
    for (const { action } of ours) expect(allPosts.filter((post) => may(post, action))).toEqual(['policy']);
  });

  it('let none of the three administrators into the county’s work', () => {
    const commands = [...table.values()].filter(({ kind }) => kind === 'command').map(({ action }) => action);
    const own = { 'system-administrator': [], 'security-administrator': [], auditor: ['OpenReplay'] };
    for (const post of ['system-administrator', 'security-administrator', 'auditor'] as const)
      expect(commands.filter((action) => may(post, action) && !may('unit-official', action))).toEqual(own[post]);
  });

  it('give a former post in an inspected unit nothing to do', () => {
    const given = [...table.values()].filter(({ by }) => by.some((r) => 'post' in r && r.post === 'unit-official'));
    expect(given.filter(({ kind }) => kind !== 'page').map(({ action }) => action)).toEqual([]);
  });

  it('let no zone approve a plan, dispose of a clue, or decide what it is worth (R10)', () => {
    const above = ['ApprovePlanItem', 'ApproveDistribution', 'ApproveDisposal', 'EntrustVerification'];
    const kept = [...above, 'ComputeAssessment', 'DecideObjection', 'ApproveResult', 'SetParameter'];
    const zone = ['zone-director', 'deputy-zone-director', 'zone-member', 'special-supervisor'] as const;
    for (const action of kept) expect([action, zone.filter((post) => may(post, action))]).toEqual([action, []]);
  });

  it('let the director organise what is done in the zone, and in no other (R12)', () => {
    const director = { person: 'somebody', posts: [{ post: 'zone-director' as const, of: 'zone-1' }] };
    const inZone = (action: string, zone: string) => 'yes' in allow(director, table.get(action)!.by, { zone });
    for (const action of ['ReceiveTask', 'SetWorkPlan', 'ReviewReport', 'PresentReport'])
      expect([action, inZone(action, 'zone-1'), inZone(action, 'zone-2')]).toEqual([action, true, false]);
  });

  it('keep accounts from those who use the system, and the system from those who keep accounts', () => {
    const posts = (action: string) => allPosts.filter((post) => may(post, action));
    expect(posts('administer-accounts')).toEqual(['security-administrator']);
    expect(posts('access-history')).toEqual(['internal-supervision', 'auditor', 'security-administrator']);
  });
});
