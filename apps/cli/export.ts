import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventStore } from '@libs/event-store/index.js';
import { exportLog, type ExportOptions, type Trailer } from '@libs/event-store/export.js';
import { flushed } from '@libs/event-store/sqlite-backup.js';
import { Failed, Usage } from './desk.js';
import type { Task } from './task.js';
import { codecOf, readingLog } from './stores.js';

/** Writes the lines of an export to a file that has its name only when it is whole and on disk. */
export async function exportTo(
  file: string,
  store: EventStore,
  options: ExportOptions,
  written: (count: number) => void,
): Promise<Trailer> {
  if (existsSync(file)) throw new Failed({ zh: `${file} 已存在`, en: `${file} is there already` });
  const partial = `${file}.partial`;
  const stream = createWriteStream(partial, { flags: 'w', mode: 0o600, flush: true });
  const broken = once(stream, 'error').then(([fault]) => Promise.reject(fault as Error));
  broken.catch(() => undefined);
  try {
    await Promise.race([once(stream, 'open'), broken]);
    const lines = exportLog(store, options);
    let count = 0;
    for (;;) {
      const next = await lines.next();
      if (next.done === true) {
        stream.end();
        await Promise.race([once(stream, 'close'), broken]);
        renameSync(partial, file);
        flushed(dirname(file));
        return next.value;
      }
      written(count++);
      if (!stream.write(`${next.value}\n`)) await Promise.race([once(stream, 'drain'), broken]);
    }
  } catch (fault) {
    stream.destroy();
    rmSync(partial, { force: true });
    throw fault;
  }
}

export async function exportEvents(task: Task): Promise<void> {
  const out = task.option('out') ?? '-';
  const prefixes = (task.options['stream-prefix'] as readonly string[] | undefined) ?? [];
  const county = task.option('county');
  for (const prefix of prefixes) {
    if (prefix.startsWith('_'))
      throw new Usage({
        zh: '以 _ 开头的是程序自身的流，不导出',
        en: 'streams that begin with _ are machinery, which is not exported',
      });
    if (county !== undefined && !prefix.startsWith(`${county}/`))
      throw new Usage({ zh: `${prefix} 不在 ${county} 内`, en: `${prefix} is not of ${county}` });
  }
  const streamPrefixes = prefixes.length > 0 ? prefixes : county === undefined ? undefined : [`${county}/`];
  const from = task.option('from');
  const { decode } = codecOf(task);
  const options: ExportOptions = {
    signal: task.signal,
    ...(from !== undefined && { after: from }),
    ...(streamPrefixes && { streamPrefixes }),
    ...(!task.flag('raw') && { check: (event) => void decode(event) }),
  };
  await readingLog(task, async (store) => {
    const progress = task.progress({ zh: '导出', en: 'exporting' });
    if (out !== '-') {
      const file = task.path(out);
      const trailer = await exportTo(file, store, options, (count) => progress.at(count));
      progress.end();
      await task.answer({ file, ...trailer }, [
        { zh: `已导出 ${trailer.count} 个事件到 ${file}`, en: `${trailer.count} events written to ${file}` },
        `sha256 ${trailer.sha256}`,
      ]);
      return;
    }
    let count = 0;
    for await (const line of exportLog(store, options)) {
      progress.at(++count);
      await task.desk.out(`${line}\n`);
    }
    progress.end();
  });
}
