import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { EventMeta } from '@libs/event-sourcing/index.js';
import { exportLog, readExport } from '@libs/event-store/export.js';
import type { NewEvent } from '@libs/event-store/index.js';
import { BODY, year } from '../../test/assessment-examples.js';
import { registered } from '../../test/small-county.js';
import { type County, openCounty } from '../county.runtime.js';
import type { AssessmentEvents } from './assessment.state.js';
import { assessmentRefusals } from './assessment.refusals.js';
import { schemeRefusals } from './scheme.refusals.js';

type Row = Omit<(typeof year)[number], 'data'> & { readonly data: unknown };

const NOW = '2027-01-05T09:00:00+08:00';
const open = () => openCounty({ events: 'memory:', views: 'memory:' }, { now: () => Date.parse(NOW) });

const SCHEME: Row = {
  stream: 'assessment-scheme/annual',
  type: 'SchemePublished',
  at: '2025-12-20',
  recorded: '2025-12-20',
  data: {
    version: 1,
    title: '考核办法',
    from: '2026-01-01',
    instrument: 'opinions',
    indicators: [
      { indicator: 'tasks-completed', dimension: 'quantity', weight: 30 },
      { indicator: 'reports-not-returned', dimension: 'quality', weight: 30 },
      { indicator: 'rectified-on-time', dimension: 'effect', weight: 20 },
      { indicator: 'not-recurring', dimension: 'effect', weight: 20 },
    ],
  },
};
const PEOPLE: readonly Row[] = registered.map(({ type, data }) => ({
  stream: 'people/register',
  type,
  data,
  at: '2026-01-05',
  recorded: '2026-01-05',
}));

/** Writes a log as it stands, stream by stream. */
async function write(county: County, rows: readonly Row[]): Promise<void> {
  let nth = 0;
  const uuid = () => `00000000-0000-4000-8000-${String(++nth).padStart(12, '0')}`;
  for (const [stream, events] of Map.groupBy(rows, (row) => row.stream)) {
    const encoded = events.map(({ type, data, at, recorded }): NewEvent => {
      const meta: EventMeta = {
        occurredAt: `${at}T09:00:00.000+08:00`,
        recordedAt: `${recorded}T09:00:00.000+08:00`,
        actor: { person: 'setup', post: 'setup' },
        correlationId: uuid(),
        causationId: uuid(),
      };
      return county.codec.encode(uuid(), type, data, meta);
    });
    await county.store.append(`hill/${stream}`, 'no_stream', encoded);
  }
}

const send = (county: County, name: string, body: object) =>
  county.path.execute({
    decider: county.deciders.get('assessment')!,
    name,
    county: 'hill',
    id: '2026',
    body,
    person: 'fang-rui',
    authorise: () => ({ person: 'fang-rui', post: 'conduct-office-head' }),
    key: name,
  });

async function assess(county: County): Promise<AssessmentEvents['AssessmentComputed']> {
  await send(county, 'OpenAssessment', { scheme: 'annual' });
  await send(county, 'ComputeAssessment', {});
  for await (const stored of county.store.readStream('hill/assessment/2026'))
    if (stored.type === 'AssessmentComputed') return stored.data as unknown as AssessmentEvents['AssessmentComputed'];
  throw new Error('nothing was computed');
}

describe('the assessment on a log', () => {
  it('gives the same hash from an export, read into another store', async () => {
    const here = await open();
    await write(here, [...PEOPLE, SCHEME, ...year]);
    const chunks: Buffer[] = [];
    for await (const line of exportLog(here.store)) chunks.push(Buffer.from(`${line}\n`));
    const first = await assess(here);

    const there = await open();
    // Something stands before it there, so that no event has the place it had here.
    await there.store.append('dale/people/register', 'no_stream', [
      there.codec.encode(
        '00000000-0000-4000-9000-000000000001',
        'PersonRegistered',
        { person: 'x', name: 'x' },
        {
          occurredAt: '2026-01-01T09:00:00.000+08:00',
          recordedAt: '2026-01-01T09:00:00.000+08:00',
          actor: { person: 'x', post: 'x' },
          correlationId: '00000000-0000-4000-9000-000000000002',
          causationId: '00000000-0000-4000-9000-000000000002',
        },
      ),
    ]);
    async function* exported() {
      yield* chunks;
    }
    for await (const { stream, id, type, data, metadata } of readExport(exported()))
      await there.store.append(stream, 'any', [{ id, type, data, metadata }]);
    const second = await assess(there);
    expect(second.resultHash).toBe(first.resultHash);
    expect(second.position).not.toBe(first.position);
    expect(second.totals).toEqual(first.totals);
    expect(first.totals.find(({ body }) => body === BODY)?.points).toBe(75);
    await Promise.all([here.close(), there.close()]);
  });

  it('is computed in less than five seconds from 25,000 events, and the sheets fit into one append', async () => {
    const county = await open();
    const issues = year.filter(({ stream }) => stream.startsWith('issue/'));
    const rows: Row[] = [...PEOPLE, SCHEME, ...year];
    for (let n = 0; rows.length < 25_000; n++)
      rows.push(...issues.map((row) => ({ ...row, stream: `${row.stream}-${n}` })));
    await write(county, rows);
    const before = performance.now();
    const { totals } = await assess(county);
    const took = performance.now() - before;
    expect(totals).toHaveLength(4);
    expect(took).toBeLessThan(5000);
    await county.close();
  }, 60_000);
});

describe('every refusal of the assessment', () => {
  const rules = ['scheme.ts', 'assessment.ts', 'judging.ts']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');

  it.each(Object.keys({ ...schemeRefusals, ...assessmentRefusals }))('%s is used', (code) => {
    expect(rules).toContain(`'${code}'`);
  });

  it('has its sentence', () => {
    const used = [...rules.matchAll(/new Refused\(\s*'([^']+)'/g)].map(([, code]) => code!);
    const known = { ...schemeRefusals, ...assessmentRefusals };
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter((code) => !(code in known))).toEqual([]);
  });
});
