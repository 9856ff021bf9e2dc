import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf } from '@libs/event-store/copy.js';
import { Digest, lineOf, sourceOf } from '@libs/event-store/export.js';
import { type EventStore, openEventStore } from '@libs/event-store/index.js';
import { backupSqliteLog, flushed, SQLITE_LOG_SCHEMA } from '@libs/event-store/sqlite-backup.js';
import { moved, placesIn, readGroups } from '@libs/event-sourcing/consumer-group-move.js';
import { instant } from '@libs/event-sourcing/time.js';
import { Failed } from './desk.js';
import type { Task } from './task.js';
import { exportTo } from './export.js';
import { countOf, keptOf } from './kept.js';
import { type BackedUp, fileSum, type Manifest, MANIFEST } from './manifest.js';
import { fileOf, openExistingViews, shownUrl, using } from './stores.js';

/** Makes a backup of a running county: of the accounts first, so that nobody's account is there without the person. */
export async function backup(task: Task): Promise<void> {
  const directory = task.path(task.needed('out'));
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Failed({ zh: `目录 ${directory} 不是空的`, en: `the directory ${directory} is not empty` });
  const at = instant(task.desk.clock.now());
  const { events: url, views } = task.settings;
  const kept = await using(openExistingViews(views), keptOf);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const write = async (file: string, value: unknown): Promise<BackedUp> => {
    writeFileSync(join(directory, file), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
    return fileSum(directory, file);
  };
  const progress = task.progress({ zh: '备份', en: 'backing up' });
  const log = fileOf(url);
  const { events, groups } = await (log === undefined
    ? using(openEventStore(url), (store) => fromServer(task, store, directory, write, (n) => progress.at(n)))
    : fromFile(task, log, directory, (n) => progress.at(n)));
  progress.end();
  const manifest: Manifest = {
    format: 1,
    at,
    source: shownUrl(url),
    events,
    ...(groups && { groups }),
    kept: { ...(await write('kept.json', kept)), count: countOf(kept) },
  };
  await write(MANIFEST, manifest);
  flushed(directory);
  await task.answer({ directory, ...manifest }, [
    {
      zh: `已备份 ${events.count} 个事件和 ${manifest.kept.count} 份账号、令牌到 ${directory}`,
      en: `${events.count} events and ${manifest.kept.count} accounts and tokens backed up to ${directory}`,
    },
    `sha256 ${events.digest}`,
  ]);
}

type Parts = Pick<Manifest, 'events' | 'groups'>;

async function fromFile(task: Task, log: string, directory: string, seen: (n: number) => void): Promise<Parts> {
  const file = 'events.db';
  await backupSqliteLog(log, join(directory, file));
  const what = await using(openEventStore(`sqlite:${join(directory, file)}`, { readOnly: true }), (store) =>
    contents(store, seen, task.signal),
  );
  return { events: { ...(await fileSum(directory, file)), kind: 'sqlite', schema: SQLITE_LOG_SCHEMA, ...what } };
}

async function fromServer(
  task: Task,
  store: EventStore,
  directory: string,
  write: (file: string, value: unknown) => Promise<BackedUp>,
  seen: (n: number) => void,
): Promise<Parts> {
  // Before the events: what they say is finished is then among the events, and what is finished later comes again.
  const groups = await readGroups(store);
  const places = await placesOf(store, placesIn(groups), task.signal);
  const file = 'events.ndjson';
  const { count, sha256: digest } = await exportTo(join(directory, file), store, { signal: task.signal }, seen);
  return {
    events: { ...(await fileSum(directory, file)), kind: 'ndjson', count, digest },
    groups: await write('groups.json', moved(groups, places)),
  };
}

/** What a manifest says of a log. */
export async function contents(
  store: EventStore,
  seen: (n: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Pick<Manifest['events'], 'count' | 'digest' | 'last'>> {
  const digest = new Digest();
  let last: Manifest['events']['last'];
  for await (const event of sourceOf(store).events(signal)) {
    digest.take(lineOf(event));
    const { id, stream, revision } = event;
    last = { id, stream, revision };
    seen(digest.count);
  }
  const { count, sha256 } = digest.trailer;
  return { count, digest: sha256, ...(last && { last }) };
}
