import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AsOf, type Moment } from '@libs/read-models/as-of.js';
import { type ViewQueries } from '@libs/read-models/queries.js';
import { Projector } from '@libs/read-models/projector.js';
import { queriesOf } from '@libs/read-models/queries.js';
import { MemoryReadModels } from '@libs/read-models/sqlite.js';
import { board, expected, history, lines, logOf, steadyHistory } from './read-models.history.js';
import { decode, LittleLog } from './read-models.log.js';

const rowsOf = async (queries: ViewQueries) => lines((await queries.find({ limit: 1000 })).rows);
const rightAt = (log: LittleLog, upTo?: number) => lines(expected(log, upTo).filter((row) => !('gone' in row)));

const instant = (minute: number) => new Date(Date.UTC(2026, 2, 2, 1) + minute * 60_000).toISOString();

/** The rows of the events on one side of an instant, folded by themselves. */
function rightWhere(log: LittleLog, axis: 'recordedAt' | 'occurredAt', minute: number) {
  const part = new LittleLog(log.origin);
  part.events.push(...log.events.filter(({ metadata }) => (metadata[axis] as string) <= instant(minute)));
  return rightAt(part);
}

describe('a view as of a past moment', () => {
  it('is at every position what the live rows were then, stepping forwards, backwards and at random', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (happened, anywhere) => {
        const log = new LittleLog();
        const store = new MemoryReadModels();
        const projector = new Projector(log, store, [board()], decode, { beatMs: 5, lookAfterMs: 0 });
        await projector.start();
        const live: { readonly position: string; readonly rows: string[] }[] = [];
        for (const [stream, type, data] of happened) {
          const position = log.add(stream, type, data);
          expect(await projector.waitFor('task-board', position, 5000)).toBe(true);
          live.push({ position, rows: await rowsOf(queriesOf(store, 'task-board')) });
        }
        await projector.stop();
        await store.close();

        const random = live.map(() => live[anywhere.next().value % live.length]!);
        const past = new AsOf(log, decode, { max: 3 });
        const view = board();
        for (const { position, rows } of [...live, ...live.toReversed(), ...random])
          expect(await rowsOf(await past.at(view, { position }))).toEqual(rows);
      }),
      { numRuns: 15 },
    );
  });

  it('is on both axes of time the fold of what was recorded, or true, by then', async () => {
    const minutes = fc.integer({ min: 0, max: 20 });
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.tuple(minutes, minutes), { minLength: 40, maxLength: 40 }),
        fc.array(fc.tuple(fc.constantFrom('recorded', 'occurred'), minutes), { maxLength: 12 }),
        async (happened, times, asked) => {
          const log = new LittleLog();
          happened.forEach(([stream, type, data], i) =>
            log.add(stream, type, data, { recordedAt: instant(times[i]![0]), occurredAt: instant(times[i]![1]) }),
          );
          const past = new AsOf(log, decode, { max: 3 });
          const view = board();
          for (const [axis, minute] of asked) {
            const moment: Moment = axis === 'recorded' ? { recorded: instant(minute) } : { occurred: instant(minute) };
            expect(await rowsOf(await past.at(view, moment))).toEqual(
              rightWhere(log, axis === 'recorded' ? 'recordedAt' : 'occurredAt', minute),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes in what was entered later with an earlier date', async () => {
    const log = new LittleLog();
    const past = new AsOf(log, decode);
    const view = board();
    log.add('county/task/1', 'TaskOpened', { title: '检查' }, { occurredAt: instant(1), recordedAt: instant(1) });
    const moment = { occurred: instant(5) };
    const before = await past.at(view, moment);
    log.add('county/task/2', 'TaskOpened', { title: '补录' }, { occurredAt: instant(2), recordedAt: instant(9) });
    expect(await (await past.at(view, moment)).count()).toBe(2);
    expect(await (await past.at(view, { recorded: instant(5) })).count()).toBe(1);
    expect(await before.count()).toBe(1);
  });

  it('compares instants, not their spelling', async () => {
    const log = new LittleLog();
    log.add('county/task/1', 'TaskOpened', { title: '检查' }, { occurredAt: '2026-03-02T09:00:00+08:00' });
    const past = new AsOf(log, decode);
    expect(await (await past.at(board(), { occurred: '2026-03-02T01:00:00Z' })).count()).toBe(1);
    expect(await (await past.at(board(), { occurred: '2026-03-02T00:59:59.999Z' })).count()).toBe(0);
  });

  it('is the end of the log for a moment beyond it, and goes on with it', async () => {
    const log = logOf(steadyHistory(30));
    const past = new AsOf(log, decode);
    const view = board();
    for (const moment of [{ position: '999999999999' }, { recorded: '2999-01-01T00:00:00Z' }])
      expect(await rowsOf(await past.at(view, moment))).toEqual(rightAt(log));
    log.add('county/task/1', 'TaskOpened', { title: 'later' });
    for (const moment of [{ position: '999999999999' }, { recorded: '2999-01-01T00:00:00Z' }])
      expect(await rowsOf(await past.at(view, moment))).toEqual(rightAt(log));
  });

  it('is empty before the first event', async () => {
    const past = new AsOf(logOf(steadyHistory(30)), decode);
    expect(await (await past.at(board(), { position: '' })).count()).toBe(0);
    expect(await (await past.at(board(), { recorded: '1999-01-01T00:00:00Z' })).count()).toBe(0);
  });

  it('stays what it was while others move on', async () => {
    const log = logOf(steadyHistory(40));
    const past = new AsOf(log, decode, { max: 1 });
    const view = board();
    const early = await past.at(view, { position: log.events[9]!.position });
    const late = await past.at(view, { position: log.events[39]!.position });
    expect(await rowsOf(early)).toEqual(rightAt(log, 10));
    expect(await rowsOf(late)).toEqual(rightAt(log, 40));
  });

  it('is asked by many at once', async () => {
    const log = logOf(steadyHistory(40));
    const past = new AsOf(log, decode, { max: 2 });
    const view = board();
    const asked = [39, 3, 17, 17, 8, 39, 0].map(async (i) => {
      const queries = await past.at(view, { position: log.events[i]!.position });
      expect(await rowsOf(queries)).toEqual(rightAt(log, i + 1));
    });
    await Promise.all(asked);
    expect(asked).toHaveLength(7);
  });

  it('reads only what lies between two neighbouring moments', async () => {
    const log = logOf(steadyHistory(100));
    let decoded = 0;
    const past = new AsOf(log, (event) => {
      decoded++;
      return decode(event);
    });
    const view = board();
    await past.at(view, { position: log.events[79]!.position });
    decoded = 0;
    await past.at(view, { position: log.events[80]!.position });
    await past.at(view, { position: log.events[79]!.position });
    expect(decoded).toBeLessThanOrEqual(1);
    await past.at(view, { recorded: instant(50) });
    decoded = 0;
    await past.at(view, { recorded: instant(50) });
    expect(decoded).toBe(0);
  });

  it('answers find, count and countBy in the language of the live rows', async () => {
    const log = logOf(steadyHistory(60));
    const past = await new AsOf(log, decode).at(board(), { position: log.events[30]!.position });
    const { rows } = await past.find({ filter: { joined: { $gte: 1 } }, sort: { joined: -1 } });
    expect(rows).toHaveLength(await past.count({ joined: { $gte: 1 } }));
    const counts = await past.countBy(['county', 'joined']);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(await past.count());
  });

  it('refuses what is no instant', async () => {
    const past = new AsOf(new LittleLog(), decode);
    for (const recorded of ['yesterday', '2026-03-02', '2026-03-02T09:00:00', '2026-13-02T09:00:00Z', ''])
      await expect(past.at(board(), { recorded })).rejects.toMatchObject({ code: 'invalid' });
  });
});
