import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore } from './port.js';
import { backupSqliteLog, checkSqliteLog } from './sqlite-backup.js';
import { openSqliteEventStore } from './sqlite.js';

const event = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'Opened',
  data: { n },
  metadata: {},
});

describe('the backup of an SQLite log', () => {
  let directory: string;
  let store: EventStore;
  const file = (name: string) => join(directory, name);
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'backup-'));
    store = await openSqliteEventStore(file('events.db'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  it('holds a prefix of the log, whole to one append, while the log is being written', async () => {
    let writing = true;
    let written = 0;
    const writer = (async () => {
      for (; writing; written += 2)
        await store.append('county/a/1', written === 0 ? 'no_stream' : written - 1, [
          event(written + 1),
          event(written + 2),
        ]);
    })();
    while (written < 20) await new Promise((turn) => setImmediate(turn));
    const before = written;
    await backupSqliteLog(file('events.db'), file('copy.db'));
    writing = false;
    await writer;
    const copy = await openSqliteEventStore(file('copy.db'), { readOnly: true });
    const kept: number[] = [];
    for await (const { data } of copy.readAll()) kept.push(data['n'] as number);
    await copy.close();
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => i + 1));
    expect(kept.length % 2).toBe(0);
    expect(kept.length).toBeGreaterThanOrEqual(before);
    expect(kept.length).toBeLessThanOrEqual(written);
  });

  it('is one file', async () => {
    await store.append('county/a/1', 'no_stream', [event(1)]);
    await backupSqliteLog(file('events.db'), file('copy.db'));
    expect(readdirSync(directory).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
  });

  it('overwrites nothing, and is not made of what is missing or is no log', async () => {
    writeFileSync(file('there'), 'x');
    await expect(backupSqliteLog(file('events.db'), file('there'))).rejects.toThrow('is there already');
    expect(readFileSync(file('there'), 'utf8')).toBe('x');
    await expect(backupSqliteLog(file('missing.db'), file('copy.db'))).rejects.toThrow('does not exist');
    await expect(backupSqliteLog(file('there'), file('copy.db'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(file('copy.db'))).toBe(false);
  });

  it('that has a page destroyed is found damaged', async () => {
    for (let n = 1; n <= 300; n++) await store.append('county/a/1', 'any', [event(n)]);
    await backupSqliteLog(file('events.db'), file('copy.db'));
    expect(() => checkSqliteLog(file('copy.db'))).not.toThrow();
    const bytes = readFileSync(file('copy.db'));
    writeFileSync(file('copy.db'), bytes.fill(0xff, 3 * 4096, 4 * 4096));
    expect(() => checkSqliteLog(file('copy.db'))).toThrow(/copy\.db is damaged/);
  });
});
