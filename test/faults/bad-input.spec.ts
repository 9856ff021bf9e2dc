import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Accounts } from '@county/access/accounts.js';
import { establish } from '@county/demo/establish.js';
import { Player } from '@county/demo/player.js';
import { type Answer, stages, Story } from '../stories/story.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const sqlite = stages[0]!;
let story: Story;
let conduct: string;

beforeAll(async () => {
  story = await Story.established(sqlite, '2026-01-18T08:00:00+08:00');
  conduct = story.cast.of('conduct-office-head');
  await story.as(conduct).does('plans/2026/open');
  for (const item of ['a', 'b', 'c']) await story.as(conduct).does('plans/2026/items', proposal({ item }));
  // What policies have to do of it is done: from here on nothing is written that nobody asked for.
  await story.settles();
}, 240_000);
afterAll(() => story.close());

function proposal(other: object = {}) {
  return { item: 'research', kind: 'research', title: '基层减负专项调研', units: [], zones: [], ...other };
}

/** A cookie of an account of one's own, in whatever county. */
async function signedIn(county: string, person: string): Promise<string> {
  const login = `${county === story.name ? 'here' : 'beyond'}-${person}`;
  const password = Accounts.randomPassword();
  await new Accounts(story.county.readModels, story.county.clock).open({ login, county, person, password });
  const answer = await story.request('POST', 'session', { login, password }, {});
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const names = (count: number) => `{${Array.from({ length: count }, (_, n) => `"f${n}":1`).join()}}`;
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

type Fault = readonly [pointer: string, code: string];

async function refusedInBothLanguages(
  ask: (headers: Record<string, string>) => Promise<Answer>,
  faults: readonly Fault[],
) {
  const head = await story.lastTold();
  for (const [asked, language] of [
    ['zh-CN', 'zh-CN'],
    ['en', 'en'],
    ['xx;q=;;', 'zh-CN'],
  ] as const) {
    const { status, headers, body } = await ask({ 'accept-language': asked });
    expect({
      status,
      type: headers['content-type'],
      language: headers['content-language'],
      code: body.code,
      faults: body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
    }).toEqual({
      status: 400,
      type: 'application/problem+json; charset=utf-8',
      language,
      code: 'body.faulty',
      faults,
    });
    for (const said of [body.title, ...body.errors.map(({ message }: { message: string }) => message)])
      expect([said, /\p{Script=Han}/u.test(said)]).toEqual([said, language === 'zh-CN']);
  }
  expect(await story.lastTold()).toBe(head);
}

describe('a body', () => {
  const cases: readonly (readonly [what: string, body: unknown, ...faults: Fault[]])[] = [
    ['that is not JSON', '{"item":', ['', 'json']],
    ['that is null', 'null', ['', 'part']],
    ['that is a list', '[1]', ['', 'part']],
    ['that is a text', '"item"', ['', 'part']],
    ['that is no UTF-8', bytes('{"item":"', [0xff, 0xfe], '"}'), ['', 'utf-8']],
    ['nested without end in lists', `{"title":${nested(50_000)}}`, ['', 'too-deep']],
    ['nested without end in objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, ['', 'too-deep']],
    ['with sixty thousand names', names(60_000), ['', 'too-many']],
    [
      'with a list of ten thousand and more',
      { ...proposal(), units: Array(10_001).fill(1) },
      ['/units', 'list-too-long'],
    ],
    ['with a name twice', '{"item":"a","item":"b"}', ['/item', 'twice']],
    ['with a name twice further in', '{"zones":[{},{"x":{"a/b":1,"a\\u002fb":2}}]}', ['/zones/1/x/a~1b', 'twice']],
    ['with __proto__', '{"__proto__":{"title":"x"}}', ['/__proto__', 'unknown-field']],
    ['with __proto__ in other letters', '{"\\u005f_proto__":{}}', ['/__proto__', 'unknown-field']],
    [
      'with names that every object has',
      '{"constructor":{"prototype":{}},"toString":1,"hasOwnProperty":1}',
      ...(['constructor', 'toString', 'hasOwnProperty'] as const).map((name): Fault => [`/${name}`, 'unknown-field']),
    ],
    [
      'with everything missing, and two names too many',
      { to: 1, 'a/b~c': 2 },
      ...([
        ['/to', 'unknown-field'],
        ['/a~1b~0c', 'unknown-field'],
        ['/item', 'missing'],
        ['/kind', 'missing'],
        ['/title', 'missing'],
        ['/units', 'missing'],
        ['/zones', 'missing'],
      ] as const),
    ],
    [
      'with wrong types',
      proposal({ item: 7, title: ['x'], units: 'lingsha', zones: {} }),
      ['/item', 'text'],
      ['/item', 'id'],
      ['/title', 'text'],
      ['/units', 'list'],
      ['/zones', 'id'],
      ['/zones', 'list'],
    ],
    ['with null where something may be absent', proposal({ basis: null }), ['/basis', 'text']],
    [
      'with a date that does not exist',
      proposal({ occurredAt: '2026-02-30T09:00:00+08:00' }),
      ['/occurredAt', 'instant'],
    ],
    ['of the year 0', proposal({ occurredAt: '0000-01-01T00:00:00+14:00' }), ['/occurredAt', 'instant']],
    [
      'with a lone surrogate',
      '{"item":"a","kind":"research","title":"\\ud800","units":[],"zones":[]}',
      ['/title', 'text'],
    ],
    ['with a NUL', proposal({ title: '调\u0000研' }), ['/title', 'visible']],
    ['with a line feed in one line', proposal({ title: '调研\n批准：同意' }), ['/title', 'visible']],
    ['with a zero-width space', proposal({ title: '调\u200b研' }), ['/title', 'visible']],
    ['written from right to left', proposal({ title: '\u202e研调' }), ['/title', 'visible']],
    ['with an ideographic blank at its end', proposal({ title: '调研\u3000' }), ['/title', 'text']],
    ['with a name longer than names are', proposal({ item: 'a'.repeat(65) }), ['/item', 'length'], ['/item', 'id']],
    ['with an item named constructor', proposal({ item: 'constructor' }), ['/item', 'id']],
    ['with an item in Cyrillic letters that look like Latin ones', proposal({ item: 'рlаn' }), ['/item', 'id']],
    ['with a unit twice', proposal({ units: ['lingsha', 'lingsha'] }), ['/units', 'list-repeats']],
  ];
  it.each(cases)('%s is refused, and every fault named', async (_, body, ...faults) => {
    await refusedInBothLanguages(
      (headers) => story.as(conduct).post('plans/2026/items', body, { ...JSON_TYPE, ...headers }),
      faults,
    );
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=gbk',
    'application/json, text/plain',
    'application/vnd.api+json',
    'nonsense',
  ])('as %s is refused: a form of another site must not become a command', async (type) => {
    const head = await story.lastTold();
    const answer = await story.as(conduct).post('plans/2033/open', 'basis=x', { 'content-type': type });
    expect([answer.status, answer.body.code]).toEqual([415, 'http.415']);
    expect(await story.lastTold()).toBe(head);
  });

  it('of two megabytes is refused', async () => {
    const answer = await story.as(conduct).post('plans/2033/open', { basis: 'x'.repeat(2 << 20) });
    expect([answer.status, answer.body.code]).toEqual([413, 'http.413']);
  });

  it('that is missing, empty or with a charset says what a command without words says', async () => {
    for (const [body, headers] of [
      ['', JSON_TYPE],
      ['{}', { 'content-type': 'application/json; charset="UTF-8"' }],
      ['', {}],
    ] as const) {
      const answer = await story.as(conduct).post('plans/2026/open', body, headers);
      expect([body, answer.status, answer.body.events]).toEqual([body, 200, []]);
    }
  });

  it('may have paragraphs where there is room for them, and rare characters in names', async () => {
    const answer = await story.as(conduct).post('plans/2026/items', {
      ...proposal({ item: 'rare', title: '\u{3402}\u{E0100}镇调研\u{2B820}' }),
      ...{ kind: 'other' },
    });
    // Whatever the rules say of the kind, nothing is wrong with the title.
    expect(answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer) ?? []).not.toContain('/title');
  });
});

/** One row for each capability: who may send it, where to, and every fault that is named. */
describe('what is wrong with a command', () => {
  type Sender = 'conduct-office-head' | 'case-office-head' | 'general-office-head' | 'principal-leader' | 'auditor';
  const day = '2026-02-30';
  const rows: readonly (readonly [by: Sender | 'zone-director', path: string, body: object, ...faults: Fault[]])[] = [
    [
      'case-office-head',
      'clues',
      { number: '__proto__', source: 'toString', envelope: 'A'.repeat(64), noticedAt: `${day}T00:00:00+08:00` },
      ...([
        ['/number', 'matches'],
        ['/source', 'one-of'],
        ['/envelope', 'matches'],
        ['/noticedAt', 'instant'],
      ] as const),
    ],
    ['case-office-head', 'clues/a%2Fb/disposal', { disposal: ['closed'] }, [':id', 'id'], ['/disposal', 'one-of']],
    [
      'conduct-office-head',
      'issues/%00/forward',
      { body: '__proto__', unit: 'x' },
      [':id', 'id'],
      ['/unit', 'unknown-field'],
      ['/body', 'id'],
    ],
    [
      'conduct-office-head',
      'weak-points',
      { where: {}, title: '\u202e', cause: ' ', proposal: 'x'.repeat(2001), issues: [] },
      ['/where', 'text'],
      ['/title', 'visible'],
      ['/cause', 'text'],
      ['/proposal', 'length'],
      ['/issues', 'list-too-short'],
    ],
    [
      'conduct-office-head',
      'assessments/2026/indicators/toString/score',
      {
        marks: [
          { body: 'a/b', mark: 2.5, reason: '', evidence: [] },
          { body: 'x', mark: -1, reason: 'y', evidence: ['e', 'e'] },
        ],
      },
      [':indicator', 'id'],
      ['/indicator', 'id'],
      ['/marks/0/body', 'id'],
      ['/marks/0/mark', 'whole'],
      ['/marks/0/reason', 'length'],
      ['/marks/0/evidence', 'list-too-short'],
      ['/marks/1/mark', 'min'],
      ['/marks/1/evidence', 'list-repeats'],
    ],
    [
      'general-office-head',
      'documents',
      {
        ...{ kind: 'letter', direction: 'sideways', characters: -1, sha256: 'A'.repeat(64) },
        about: { category: '__proto__', record: 'a/b' },
      },
      ['/kind', 'one-of'],
      ['/direction', 'one-of'],
      ['/about/category', 'id'],
      ['/about/record', 'id'],
      ['/characters', 'min'],
      ['/sha256', 'matches'],
    ],
    [
      'zone-director',
      'expenses',
      { task: 'a/b', kind: 'bribe', amountFen: 0.5, days: -3 },
      ['/task', 'id'],
      ['/kind', 'one-of'],
      ['/amountFen', 'whole'],
      ['/amountFen', 'min'],
      ['/days', 'min'],
    ],
    [
      'principal-leader',
      'commendations',
      {
        person: 'x',
        reason: 'y',
        records: [{ category: 'inspection', record: 'constructor' }, { category: 'moon', record: 'x' }, null],
      },
      ['/records', 'part'],
      ['/records/0/record', 'id'],
      ['/records/1/category', 'one-of'],
      ['/records/2', 'part'],
    ],
    [
      'zone-director',
      'major-matters',
      { subject: 'clue', clues: ['a', 'a'], knownAt: `${day}T10:00:00+08:00`, toldAt: 'yesterday', toldTo: '' },
      ['/toldAt', 'instant'],
      ['/clues', 'list-repeats'],
      ['/knownAt', 'instant'],
      ['/toldTo', 'id'],
    ],
    [
      'zone-director',
      'major-matters/x/request',
      { question: '\u202e?', asks: 'all' },
      ['/question', 'visible'],
      ['/asks', 'one-of'],
    ],
    ['zone-director', 'highlights', { title: 'x\ny', text: 7 }, ['/title', 'visible'], ['/text', 'text']],
    [
      'zone-director',
      'daily-supervision',
      { unit: '__proto__', kind: 'rumour', noticed: '\u200b' },
      ['/unit', 'id'],
      ['/kind', 'one-of'],
      ['/noticed', 'visible'],
    ],
    [
      'general-office-head',
      'special-supervisors/toString/appoint',
      { name: '', zone: 'a/b', from: day, until: null, vetted: 'x', declaration: 'x' },
      [':id', 'id'],
      ['/zone', 'unknown-field'],
      ['/name', 'length'],
      ['/from', 'day'],
      ['/until', 'day'],
      ['/vetted', 'one-of'],
      ['/declaration', 'one-of'],
    ],
    [
      'zone-director',
      'access-grants',
      { document: 'clue', record: 'a/b', purpose: '' },
      ['/document', 'one-of'],
      ['/record', 'id'],
      ['/purpose', 'length'],
    ],
    [
      'conduct-office-head',
      'recusals/__proto__/request',
      { kind: 'clue', matter: 'a/b', ground: 'hatred', reason: ' ' },
      [':id', 'id'],
      ['/matter', 'id'],
      ['/ground', 'one-of'],
      ['/reason', 'text'],
    ],
    [
      'principal-leader',
      'parameters/constructor',
      { from: day, reason: '', term: { unit: 'years', n: -1 } },
      [':parameter', 'id'],
      ['/parameter', 'one-of'],
      ['/term/unit', 'one-of'],
      ['/term/n', 'min'],
      ['/from', 'day'],
      ['/reason', 'length'],
    ],
    [
      'general-office-head',
      'calendar/notices',
      { year: 2100, notice: '', issued: day, holidays: [], worked: ['2026-01-04', '2026-01-04'] },
      ['/year', 'max'],
      ['/notice', 'length'],
      ['/issued', 'day'],
      ['/holidays', 'list-too-short'],
      ['/worked', 'list-repeats'],
    ],
    [
      'principal-leader',
      'zones/composition',
      { from: day, reason: '', moves: [{}] },
      ['/moves/0/member', 'missing'],
      ['/moves/0/toZone', 'missing'],
      ['/from', 'day'],
      ['/reason', 'length'],
    ],
    [
      'auditor',
      'replays/r/papers',
      { paper: '__proto__', query: 'x', position: '1', hash: 'z'.repeat(64), conclusion: '' },
      ['/paper', 'id'],
      ['/hash', 'matches'],
      ['/conclusion', 'length'],
    ],
    [
      'conduct-office-head',
      'follow-ups',
      { about: 'issue', record: 'a/b', matter: 'x', requirement: '', due: day },
      ['/record', 'id'],
      ['/requirement', 'length'],
      ['/due', 'day'],
    ],
  ];
  it.each(rows)('%s, %s: every fault is named, and nothing is written', async (by, path, body, ...faults) => {
    const person = by === 'zone-director' ? story.cast.director('zone-1') : story.cast.of(by);
    await refusedInBothLanguages((headers) => story.as(person).post(path, body, headers), faults);
  });
});

describe('headers and addresses', () => {
  it.each<readonly [string, string, Record<string, string>, ...Fault[]]>([
    ['If-Match: *', 'plans/2026/open', { 'if-match': '*' }, ['If-Match', 'revision']],
    ['a weak If-Match', 'plans/2026/open', { 'if-match': 'W/"0"' }, ['If-Match', 'revision']],
    ['a list in If-Match', 'plans/2026/open', { 'if-match': '"0", "1"' }, ['If-Match', 'revision']],
    ['a key with a blank', 'plans/2026/open', { 'idempotency-key': 'a b' }, ['Idempotency-Key', 'key']],
    ['a key too long', 'plans/2026/open', { 'idempotency-key': 'x'.repeat(201) }, ['Idempotency-Key', 'key']],
    ['a correlation that is none', 'plans/2026/open', { 'correlation-id': 'x' }, ['Correlation-Id', 'uuid']],
    ['__proto__ as a record', 'plans/__proto__/open', {}, [':id', 'id']],
    ['constructor as a record', 'plans/constructor/open', {}, [':id', 'id']],
    ['a slash in a record', 'plans/a%2Fb/open', {}, [':id', 'id']],
    ['a NUL in a record', 'plans/%00/open', {}, [':id', 'id']],
    ['a record too long', `plans/${'a'.repeat(65)}/open`, {}, [':id', 'id']],
    [
      'three faults at once',
      'plans/a%20b/open',
      { 'if-match': '3', 'idempotency-key': ' ' },
      ['Idempotency-Key', 'key'],
      ['If-Match', 'revision'],
      [':id', 'id'],
    ],
  ])('%s', async (_, path, given, ...faults) => {
    await refusedInBothLanguages((headers) => story.as(conduct).post(path, {}, { ...given, ...headers }), faults);
  });

  it.each([
    ['GET', 'plan-items/%zz', 400, 'http.400'],
    ['GET', 'plan-items/%ff', 400, 'http.400'],
    ['GET', `plan-items/${'a'.repeat(300)}`, 414, 'http.414'],
    ['GET', 'plan-items/%00', 404, 'row.not-found'],
    ['GET', 'plan-items/__proto__', 404, 'row.not-found'],
    ['GET', 'plan-items/a%2F..%2Fb', 404, 'row.not-found'],
    ['GET', 'history/records/__proto__/x', 404, 'record.unknown-category'],
    ['GET', 'history/records/plan/%00', 404, 'record.not-found'],
    ['GET', 'history/records/plan/..%2F..%2Fpeople%2Fregister', 404, 'record.not-found'],
    ['GET', 'nothing-here', 404, 'http.404'],
    ['PUT', 'plan-items', 404, 'http.404'],
    ['DELETE', 'plan-items/2026', 404, 'http.404'],
  ] as const)(
    '%s %s is answered with a problem, without a word of anybody else',
    async (method, path, status, code) => {
      for (const language of ['zh-CN', 'en'] as const) {
        const asked = { 'accept-language': language };
        const answer =
          method === 'GET'
            ? await story.as(conduct).get(path, asked)
            : await story.request(method, path, undefined, asked);
        expect([answer.status, answer.headers['content-type'], answer.headers['content-language']]).toEqual([
          status,
          'application/problem+json; charset=utf-8',
          language,
        ]);
        expect(answer.body).toEqual({
          type: `urn:problem:${code}`,
          title: expect.stringMatching(language === 'en' ? /^[\x20-\x7e]+$/ : /\p{Script=Han}/u),
          status,
          code,
          traceId: expect.any(String),
        });
      }
    },
  );
});

describe('a question', () => {
  it.each<readonly [string, ...Fault[]]>([
    ...['0', '1001', '1e3', '0x10', '-1', '1.0', '', '%205', '5&limit=6', '99999999999999999999'].map(
      (limit) => [`plan-items?limit=${limit}`, ['limit', 'limit']] as const,
    ),
    ...['x', '', 'a&cursor=b', Buffer.from('[1,2,3]').toString('base64url')].map(
      (cursor) => [`plan-items?cursor=${cursor}`, ['cursor', 'cursor']] as const,
    ),
    ...[
      'position:-5',
      'position:---',
      'position:1',
      'position:',
      'now',
      '',
      'recorded:2026-02-03',
      'position:1&asOf=x',
    ].map((asOf) => [`plan-items?asOf=${asOf}`, ['asOf', 'as-of']] as const),
    ['plan-items?asOf=position:00000000000000000001', ['asOf', 'as-of']],
    ['plan-items?asOf=occurred:2026-02-30T00:00:00Z', ['asOf', 'as-of']],
    ['plan-items?asOf=recorded:9999-12-31T23:59:59-23:59', ['asOf', 'as-of']],
    ['plan-items?asOf=recorded:0000-01-01T00:00:00%2B23:59', ['asOf', 'as-of']],
    ['history/records/plan/2026?asOf=position:00000000000000000001', ['asOf', 'as-of']],
    ['overview?asOf=position:00000000000000000001', ['asOf', 'as-of']],
    ['zone-table?asOf=position:00000000000000000001', ['asOf', 'as-of']],
    ['plan-items?minPosition=-1', ['minPosition', 'position']],
    ['plan-items?minPosition=9', ['minPosition', 'position']],
    ['plan-items?__proto__=1&constructor=2', ['__proto__', 'unknown-field'], ['constructor', 'unknown-field']],
    ...['county', '_id', '_pos', '$where', 'year[]', 'proposedBy'].map(
      (name) => [`plan-items?${name}=1`, [name, 'unknown-field']] as const,
    ),
    [`plan-items?${'year=1&'.repeat(101)}`, ['year', 'too-many']],
    ['plan-items/2026?year=1', ['year', 'unknown-field']],
    ['history/records/plan/2026?limit=1', ['limit', 'unknown-field']],
    ['zone-table?on=2026-02-30&zone=1', ['on', 'day'], ['zone', 'unknown-field']],
    ['zone-table?on=2026-01-01&on=2026-01-02', ['on', 'day']],
    ['overview?zone=1', ['zone', 'unknown-field']],
    ['coverage?from=2026-02-30', ['from', 'day']],
    ...['coverage', 'familiarity', 'cross-inspections'].map(
      (path) => [`${path}?from=2026-06-01&to=2026-05-31`, ['to', 'before-from']] as const,
    ),
    ['issue-analysis?from=2026-06-01&until=2026-05-31', ['until', 'before-from']],
    ['issue-analysis?to=2026-05-31', ['from', 'day'], ['until', 'day'], ['to', 'unknown-field']],
    ['composition-simulation?moves=x', ['from', 'day'], ['move', 'missing'], ['moves', 'unknown-field']],
  ])('%s is refused, and every fault named', async (path, ...faults) => {
    await refusedInBothLanguages((headers) => story.as(conduct).get(path, headers), faults);
  });

  it('that was refused does not spoil the past for the next one', async () => {
    const at = await story.county.store.head();
    for (const position of ['-5', '00000000000000000001', '00000000000000000063'])
      expect((await story.as(conduct).get(`plan-items?asOf=position:${position}`)).status).toBe(400);
    expect((await story.as(conduct).get(`plan-items?asOf=position:${at}`)).body.rows).toHaveLength(3);
  });

  it('of before the beginning and of after the end is answered', async () => {
    expect((await story.as(conduct).get('plan-items?asOf=recorded:1900-01-02T00:00:00Z')).body).toEqual({ rows: [] });
    const late = await story.as(conduct).get('plan-items?asOf=recorded:2999-12-31T00:00:00Z');
    expect(late.body.rows).toHaveLength(3);
  });

  it('goes on only by the cursor of its own filter and its own person', async () => {
    const { body, headers } = await story.as(conduct).get('plan-items?limit=2');
    expect(headers['link']).toBe(`</api/v1/plan-items?limit=2&cursor=${body.next}>; rel="next"`);
    expect((await story.as(conduct).get(`plan-items?limit=2&cursor=${body.next}`)).body.rows).toHaveLength(1);
    for (const [person, path] of [
      [conduct, `plan-items?year=2026&cursor=${body.next}`],
      [conduct, `task-board?cursor=${body.next}`],
      [story.cast.director('zone-1'), `plan-items?cursor=${body.next}`],
    ] as const)
      expect((await story.as(person).get(path)).body.errors).toMatchObject([{ pointer: 'cursor', code: 'cursor' }]);
  });

  it('with a fault about what is sensitive is not put on record as a look at it', async () => {
    const head = await story.lastTold();
    const keeper = story.cast.of('case-office-head');
    expect((await story.as(keeper).get('clue-custody?cursor=x')).status).toBe(400);
    expect((await story.as(keeper).get('clue-custody/nothing')).status).toBe(404);
    expect(await story.lastTold()).toBe(head);
    expect((await story.as(keeper).get('clue-custody')).status).toBe(200);
    expect(await story.lastTold()).not.toBe(head);
  });
});

describe('a person of another county', () => {
  let there: string;
  let cookie: string;
  const theirs = (method: 'GET' | 'POST', path: string, body?: unknown, headers: Record<string, string> = {}) =>
    story.request(method, path, body, { cookie, ...headers });

  beforeAll(async () => {
    there = `${story.name}-beyond`;
    // The same names, so that nothing but the county keeps them apart.
    await establish(new Player(story.county, `${there}:told`, story.now), story.cast, '2026-01-18');
    story.at('2026-01-19T09:00:00+08:00');
    cookie = await signedIn(there, conduct);
  }, 60_000);

  it('sees none of this county: not in pages, histories, the past, by cursor or by position', async () => {
    const head = await story.lastTold();
    const here = await story.as(conduct).get('plan-items?limit=2');
    const [{ id }] = here.body.rows;
    expect((await theirs('GET', 'session')).body).toMatchObject({ county: there, person: conduct });
    for (const path of ['plan-items', `plan-items?minPosition=${head}`, `plan-items?asOf=position:${head}`])
      expect([path, (await theirs('GET', path)).body]).toEqual([path, { rows: [] }]);
    for (const path of [`plan-items/${id}`, `plan-items/${id}?asOf=position:${head}`, 'history/records/plan/2026'])
      expect([path, (await theirs('GET', path)).status]).toEqual([path, 404]);
    expect((await theirs('GET', `plan-items?cursor=${here.body.next}`)).status).toBe(400);
    expect((await theirs('GET', 'overview')).body.plan).toEqual([]);
    const record = encodeURIComponent(`../../${story.name}/plan/2026`);
    expect((await theirs('GET', `history/records/plan/${record}`)).status).toBe(404);
  });

  it('follows no chain of cause into this county', async () => {
    const history = await story.as(conduct).get('history/records/plan/2026');
    const { correlationId } = history.body.events[0];
    const auditor = { cookie: await signedIn(there, story.cast.of('auditor')) };
    const theirChain = await story.request('GET', `history/chains/${correlationId}`, undefined, auditor);
    expect([theirChain.status, theirChain.body]).toEqual([200, { rows: [] }]);
    const ours = await story.as(story.cast.of('auditor')).get(`history/chains/${correlationId}`);
    expect(ours.body.rows).not.toEqual([]);
  });

  it('commands only there, and a key used here is free there', async () => {
    const key = { 'idempotency-key': 'the-same-key' };
    await story.as(conduct).does('plans/2027/open', {}, key);
    const before = (await story.as(conduct).get('history/records/plan/2026')).body.revision;
    const opened = await theirs('POST', 'plans/2028/open', {}, key);
    expect([opened.status, opened.body.repeated]).toEqual([201, false]);
    expect((await theirs('POST', 'plans/2026/items', proposal({ item: 'd' }))).status).toBe(409);
    expect((await story.as(conduct).get('history/records/plan/2026')).body.revision).toBe(before);
    expect((await story.as(conduct).get('history/records/plan/2028')).status).toBe(404);
  });

  it('administers no account and no token of this county', async () => {
    const security = await signedIn(there, story.cast.of('security-administrator'));
    const ask = (method: 'GET' | 'POST', path: string, body?: unknown) =>
      story.request(method, path, body, { cookie: security });
    const { rows } = (await ask('GET', 'accounts')).body as { rows: { login: string }[] };
    expect(rows.map(({ login }) => login).filter((login) => !login.startsWith('beyond-'))).toEqual([]);
    for (const act of ['close', 'unlock', 'password'])
      expect((await ask('POST', `accounts/${story.name}-${conduct}/${act}`)).body.code).toBe('account.unknown');
    const ours = await story
      .as(story.cast.of('security-administrator'))
      .does('service-tokens', { name: 'statistics', posts: [], expires: '2026-06-01T00:00:00Z' });
    expect((await ask('POST', `service-tokens/${ours.id}/revoke`)).body.code).toBe('token.unknown');
  });
});

describe('abuse', () => {
  it('of one key: twenty at once are one command; for other records and by other words they are refused', async () => {
    const key = { 'idempotency-key': 'twenty' };
    const same = await Promise.all(
      Array.from({ length: 20 }, () => story.as(conduct).post('plans/2029/open', {}, key)),
    );
    expect(same.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(same.filter(({ body }) => !body.repeated)).toHaveLength(1);
    expect(new Set(same.map(({ body }) => body.position)).size).toBe(1);
    for (const [path, body] of [
      ['plans/2029/open', { basis: '另一依据' }],
      ['plans/2030/open', {}],
    ] as const)
      expect((await story.as(conduct).post(path, body, key)).body.code).toBe('key.reused');
  });

  it('of a revision that is no longer: the problem says who has changed what', async () => {
    const stale = await story.as(conduct).post('plans/2026/items', proposal({ item: 'e' }), { 'if-match': '"0"' });
    expect([stale.status, stale.body]).toMatchObject([
      412,
      {
        code: 'record.stale',
        seen: 0,
        revision: 3,
        lastChange: { actor: { person: conduct }, type: 'PlanItemProposed' },
      },
    ]);
  });

  it('of a token of a service: it reads, and writes nothing, not even beside a cookie or in a post it reads with', async () => {
    const { secret } = await story.as(story.cast.of('security-administrator')).does('service-tokens', {
      ...{ name: 'reader', posts: [{ post: 'conduct-office-head' }] },
      expires: '2026-06-01T00:00:00Z',
    });
    const authorization = `Bearer ${secret}`;
    expect((await story.request('GET', 'plan-items', undefined, { authorization })).status).toBe(200);
    for (const more of [{}, { 'acting-post': 'conduct-office-head' }])
      expect((await story.request('POST', 'plans/2031/open', {}, { authorization, ...more })).status).toBe(403);
    expect((await story.as(conduct).post('plans/2031/open', {}, { authorization })).status).toBe(403);
  });

  it('of cookies: none but a whole one of ours signs anybody in', async () => {
    const ours = await signedIn(story.name, story.cast.of('leader-in-charge'));
    const status = async (cookie: string) => (await story.request('GET', 'session', undefined, { cookie })).status;
    expect(await status(ours)).toBe(200);
    for (const forged of [
      'session=x',
      `session=${'a'.repeat(43)}`,
      'session=__proto__',
      'session=%zz',
      ours.slice(0, -1),
    ])
      expect([forged, await status(forged)]).toEqual([forged, 401]);
  });

  it('of readiness: it says to everybody that, and not where or why, a store is away', async () => {
    const ask = async () => (await story.request('GET', '../../readyz', undefined, {})).body;
    expect(await ask()).toMatchObject({ events: 'ok', readModels: 'ok' });
    const { store } = story.county;
    const ping = store.ping.bind(store);
    store.ping = () => Promise.reject(new Error('cannot reach esdb://admin@10.0.0.7'));
    try {
      const told = await ask();
      expect([told.status, told.events]).toEqual(['not-ready', 'failed']);
      expect(JSON.stringify(told)).not.toContain('10.0.0.7');
    } finally {
      store.ping = ping;
    }
  });
});
