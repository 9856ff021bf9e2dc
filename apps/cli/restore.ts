import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { copyLog, type CopyProgress } from '@libs/event-store/copy.js';
import { type LogSource, readExport, sourceOf } from '@libs/event-store/export.js';
import { type EventStore, openEventStore } from '@libs/event-store/index.js';
import { checkSqliteLog, flushed } from '@libs/event-store/sqlite-backup.js';
import {
  beginningAt,
  type GroupState,
  moved,
  placesIn,
  writeGroups,
} from '@libs/event-sourcing/consumer-group-move.js';
import { openReadModels } from '@libs/read-models/index.js';
import { POLICIES } from '@county/shared/capability.js';
import { contents } from './backup.js';
import { Failed } from './desk.js';
import type { Task } from './task.js';
import { copyProgress, copyWithGroups } from './migrate.js';
import { type KeptDocuments, putKept } from './kept.js';
import { type Manifest, soundManifest } from './manifest.js';
import { fileOf, shownUrl, using } from './stores.js';

/** How many ways a policy's work is shared unless it says otherwise. */
const SLOTS = 8;

const exportSource = (file: string): LogSource => ({
  name: file,
  events: (signal) => readExport(createReadStream(file, signal ? { signal } : {})),
});

/** Restores a backup into stores that are empty. Views are not restored: they are built anew from the events. */
export async function restore(task: Task): Promise<void> {
  const from = task.path(task.needed('from'));
  if (!existsSync(from)) throw new Failed({ zh: `${from} 不存在`, en: `${from} does not exist` });
  if (!statSync(from).isDirectory()) return restoreExport(task, from);
  const manifest = await soundManifest(from);
  const kept = JSON.parse(readFileSync(join(from, manifest.kept.file), 'utf8')) as KeptDocuments;
  const first = await firstOf(from, manifest);
  await intoEmpty(task, first, async (fresh) => {
    const progress = task.progress({ zh: '恢复', en: 'restoring' });
    const file = fileOf(task.settings.events);
    try {
      // The accounts first and the log last, by its name alone: what is interrupted is no county yet.
      await using(fresh(task.settings.views, openReadModels), (views) => putKept(views, kept));
      if (manifest.events.kind === 'sqlite' && file !== undefined)
        await placeFile(join(from, manifest.events.file), file, manifest);
      else
        await using(fresh(task.settings.events, openEventStore), async (store) => {
          await copyInto(task, from, manifest, store, (at) => copyProgress(task, progress, at));
          agrees(manifest, await contents(store, undefined, task.signal), task.settings.events);
        });
    } finally {
      progress.end();
    }
  });
  await task.answer({ restored: manifest.events.count, kept: manifest.kept.count, at: manifest.at }, [
    {
      zh: `已恢复 ${manifest.at} 的 ${manifest.events.count} 个事件和 ${manifest.kept.count} 份账号、令牌；读模型在启动时重建`,
      en: `${manifest.events.count} events and ${manifest.kept.count} accounts and tokens of ${manifest.at} are restored; views are built at the next start`,
    },
    `sha256 ${manifest.events.digest}`,
  ]);
}

async function firstEvent(source: LogSource): Promise<string | undefined> {
  for await (const { id } of source.events()) return id;
  return undefined;
}

const firstOf = (from: string, { events: { file, kind } }: Manifest): Promise<string | undefined> =>
  kind === 'ndjson'
    ? firstEvent(exportSource(join(from, file)))
    : using(openEventStore(`sqlite:${join(from, file)}`, { readOnly: true }), (log) => firstEvent(sourceOf(log)));

/** Somebody else, a server perhaps, has begun here meanwhile. */
function refuseThere(file: string): void {
  if (existsSync(file)) throw new Failed({ zh: `${file} 已存在`, en: `${file} is there already` });
}

/** The log's own file, under another name until it is known to be sound and on disk. */
async function placeFile(from: string, to: string, manifest: Manifest): Promise<void> {
  const restoring = `${to}.restoring`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, restoring);
    flushed(restoring);
    checkSqliteLog(restoring);
    const there = await using(openEventStore(`sqlite:${restoring}`, { readOnly: true }), (store) => contents(store));
    agrees(manifest, there, restoring);
    refuseThere(to);
    renameSync(restoring, to);
    flushed(dirname(to));
  } finally {
    rmSync(restoring, { force: true });
  }
}

function agrees({ events }: Manifest, there: Pick<Manifest['events'], 'count' | 'digest'>, where: string): void {
  if (there.count === events.count && there.digest === events.digest) return;
  throw new Failed({
    zh: `${shownUrl(where)} 与清单不符：应为 ${events.count} 个事件（${events.digest}），实为 ${there.count} 个（${there.digest}）`,
    en: `${shownUrl(where)} is not what the manifest says: ${events.count} events (${events.digest}), but ${there.count} (${there.digest})`,
  });
}

async function copyInto(
  task: Task,
  from: string,
  manifest: Manifest,
  store: EventStore,
  onProgress: (at: CopyProgress) => void,
): Promise<void> {
  const file = join(from, manifest.events.file);
  const options = { signal: task.signal, onProgress };
  if (manifest.events.kind === 'sqlite') {
    await using(openEventStore(`sqlite:${file}`, { readOnly: true }), (backup) =>
      copyWithGroups(backup, store, options),
    );
    return;
  }
  const groups = manifest.groups
    ? (JSON.parse(readFileSync(join(from, manifest.groups.file), 'utf8')) as readonly GroupState<number>[])
    : [];
  const { positions } = await copyLog(exportSource(file), store, { ...options, places: placesIn(groups) });
  await writeGroups(store, moved(groups, positions));
}

/** An export has the events alone: the policies begin behind them, because reacting to a whole past again would be worse. */
async function restoreExport(task: Task, file: string): Promise<void> {
  // The whole of it before anything is written.
  for await (const _ of readExport(createReadStream(file, { signal: task.signal })));
  const progress = task.progress({ zh: '恢复', en: 'restoring' });
  const copied = await intoEmpty(task, await firstEvent(exportSource(file)), (fresh) =>
    using(fresh(task.settings.events, openEventStore), async (store) => {
      const done = await copyLog(exportSource(file), store, {
        signal: task.signal,
        onProgress: (at) => copyProgress(task, progress, at),
      });
      const head = await store.head();
      await writeGroups(store, [beginningAt(POLICIES, SLOTS, head)]);
      return done;
    }),
  );
  progress.end();
  await task.answer({ restored: copied.source.count, sha256: copied.target.sha256, kept: 0 }, [
    { zh: `已恢复 ${copied.source.count} 个事件`, en: `${copied.source.count} events are restored` },
    {
      zh: '导出文件不含账号和自动办理的进度：账号须另行开立，导出时在办的自动办理不会补办。完整恢复请用 backup。',
      en: 'An export has no accounts and no progress of policies: open accounts anew; what was in hand is not reacted to. For all of it use backup.',
    },
    `sha256 ${copied.target.sha256}`,
  ]);
}

/** Opens a store whose file is not there yet. */
type Fresh = <S>(url: string, open: (url: string) => Promise<S>) => Promise<S>;

/** Runs a restoration where nothing is; if it fails, the files it has made, and no others, are taken away again. */
async function intoEmpty<R>(task: Task, first: string | undefined, work: (fresh: Fresh) => Promise<R>): Promise<R> {
  const files = [task.settings.events, task.settings.views].map(fileOf);
  const directories = [...new Set(files.flatMap((file) => (file === undefined ? [] : [dirname(file)])))];
  for (const directory of directories) {
    const there = existsSync(directory) ? readdirSync(directory) : [];
    if (there.length > 0)
      throw new Failed({
        zh: `目录 ${directory} 不是空的（${there.slice(0, 5).join('、')}），恢复只进空目录`,
        en: `the directory ${directory} is not empty (${there.slice(0, 5).join(', ')}); a restoration goes into an empty one`,
      });
  }
  if (files[0] === undefined) await using(openEventStore(task.settings.events), (log) => emptyLog(log, first));
  if (files[1] === undefined)
    await using(openReadModels(task.settings.views), async (views) => {
      const [name] = (await views.views()).keys();
      if (name !== undefined)
        throw new Failed({
          zh: `读模型不是空的（${name}），请换一个 VIEWS_URL`,
          en: `the read models are not empty (${name}): give another VIEWS_URL`,
        });
    });
  const made: string[] = [];
  try {
    return await work(async (url, open) => {
      const file = fileOf(url);
      if (file !== undefined) refuseThere(file);
      const store = await open(url);
      if (file !== undefined) made.push(file);
      return store;
    });
  } catch (fault) {
    for (const file of made)
      for (const part of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${file}${part}`, { force: true });
    throw fault;
  }
}

/** A server's log cannot be emptied, so one that an interrupted restoration has begun to fill is gone on with. */
async function emptyLog(store: EventStore, first: string | undefined): Promise<void> {
  for await (const { stream, id } of store.readAll({ limit: 1 }))
    if (id !== first)
      throw new Failed({
        zh: `${store.name} 不是空的（${stream}），恢复只进空库`,
        en: `${store.name} is not empty (${stream}); a restoration goes into an empty log`,
      });
}
