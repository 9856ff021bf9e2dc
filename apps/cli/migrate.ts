import { type Copied, copyLog, type CopyOptions, type CopyProgress, placesOf } from '@libs/event-store/copy.js';
import { sourceOf } from '@libs/event-store/export.js';
import { type EventStore, openEventStore } from '@libs/event-store/index.js';
import { moved, placesIn, readGroups, writeGroups } from '@libs/event-sourcing/consumer-group-move.js';
import { openReadModels } from '@libs/read-models/index.js';
import { Failed, type Said, Usage } from './desk.js';
import type { Task } from './task.js';
import { countOf, keptOf, putKept } from './kept.js';
import type { Progress } from './progress.js';
import { fileOf, openExisting, openExistingViews, shownUrl, using } from './stores.js';

const PHASES: Readonly<Record<CopyProgress['phase'], Said>> = {
  survey: { zh: '清点', en: 'counting' },
  compare: { zh: '核对已复制的', en: 'comparing what is there' },
  copy: { zh: '复制', en: 'copying' },
  verify: { zh: '核对', en: 'verifying' },
};

export function copyProgress(task: Task, progress: Progress, { phase, done, of }: CopyProgress): void {
  progress.next(task.text(PHASES[phase]));
  progress.at(done, of === undefined ? undefined : done / of);
}

/** A log, and where its policies are: they go on in the copy, with nothing taken twice and nothing missed. */
export async function copyWithGroups(from: EventStore, to: EventStore, options: CopyOptions): Promise<Copied> {
  const groups = await readGroups(from);
  const places = await placesOf(from, placesIn(groups), options.signal);
  const copied = await copyLog(sourceOf(from), to, { ...options, places: places.values() });
  await writeGroups(to, moved(moved(groups, places), copied.positions));
  return copied;
}

export async function migrate(task: Task): Promise<void> {
  const [from, to] = [task.needed('from'), task.needed('to')];
  const [viewsFrom, viewsTo] = [task.option('views-from'), task.option('views-to')];
  if ((viewsFrom === undefined) !== (viewsTo === undefined))
    throw new Usage({ zh: '--views-from 和 --views-to 须一并给出', en: '--views-from and --views-to go together' });
  if (from === to || (fileOf(from) !== undefined && fileOf(from) === fileOf(to)))
    throw new Usage({ zh: '--from 和 --to 是同一个日志', en: '--from and --to are the same log' });
  const progress = task.progress({ zh: '清点', en: 'counting' });
  // With the lock of a writer: nobody adds to an SQLite log while it moves.
  const copied = await using(openExisting(from), (source) =>
    using(openEventStore(to), (target) =>
      copyWithGroups(source, target, { signal: task.signal, onProgress: (at) => copyProgress(task, progress, at) }),
    ),
  ).finally(() => progress.end());
  const kept = viewsFrom === undefined || viewsTo === undefined ? 0 : await moveKept(viewsFrom, viewsTo);
  const { streams, before, others, source, target } = copied;
  await task.answer(
    { from: shownUrl(from), to: shownUrl(to), streams, before, copied: copied.copied, others, source, target, kept },
    [
      {
        zh: `${target.count} 个事件、${streams} 个流已在 ${shownUrl(to)}（本次复制 ${copied.copied}，此前已有 ${before}）`,
        en: `${target.count} events of ${streams} streams are in ${shownUrl(to)} (${copied.copied} copied now, ${before} before)`,
      },
      ...(others > 0
        ? [
            {
              zh: `其中另有 ${others} 个其他流的事件，未动`,
              en: `${others} events of other streams there were left alone`,
            },
          ]
        : []),
      `sha256 ${source.sha256}  ${shownUrl(from)}`,
      `sha256 ${target.sha256}  ${shownUrl(to)}`,
      {
        zh: `下一步：EVENTS_URL 指向新日志，VIEWS_URL 必须指向新的读模型（${kept > 0 ? `已搬 ${kept} 份账号、令牌` : '账号可用 --views-from、--views-to 一并搬'}）`,
        en: `Next: point EVENTS_URL at the new log and VIEWS_URL at new read models (${kept > 0 ? `${kept} accounts and tokens are there` : '--views-from and --views-to bring the accounts'})`,
      },
    ],
  );
}

async function moveKept(from: string, to: string): Promise<number> {
  const kept = await using(openExistingViews(from), keptOf);
  await using(openReadModels(to), async (views) => {
    const [name] = (await views.views()).keys();
    // Rows say up to which position of their log they are: of the old log that would be wrong.
    if (name !== undefined)
      throw new Failed({
        zh: `${views.name} 已有读模型（${name}），须换新的`,
        en: `${views.name} has rows already (${name}): new read models are needed`,
      });
    await putKept(views, kept);
  });
  return countOf(kept);
}
