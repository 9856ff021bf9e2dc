import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failed } from './desk.js';

export const MANIFEST = 'manifest.json';
const FORMAT = 1;

export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
  /** Of the file. */
  readonly sha256: string;
}

/** What a backup holds. Written last: a directory without it is a backup that was never finished. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** RFC 3339. Everything acknowledged before it is in. */
  readonly at: string;
  readonly source: string;
  readonly events: BackedUp & {
    /** `sqlite`: the log's own file, machinery and positions included. `ndjson`: an export. */
    readonly kind: 'sqlite' | 'ndjson';
    /** Of the SQLite log. */
    readonly schema?: number;
    /** Events, machinery apart, and SHA-256 over their lines, as in an export. */
    readonly count: number;
    readonly digest: string;
    readonly last?: { readonly id: string; readonly stream: string; readonly revision: number };
  };
  /** Where the policies were, by numbers of events; of an export alone, an SQLite file has it inside. */
  readonly groups?: BackedUp;
  readonly kept: BackedUp & { readonly count: number };
}

export async function fileSum(directory: string, file: string): Promise<BackedUp> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(join(directory, file)), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { file, bytes, sha256: hash.digest('hex') };
}

/**
 * The manifest of a backup whose files are as it says.
 * @throws Failed naming every file that is not
 */
export async function soundManifest(directory: string): Promise<Manifest> {
  const path = join(directory, MANIFEST);
  if (!existsSync(path))
    throw new Failed({
      zh: `${directory} 中没有 ${MANIFEST}：不是备份，或备份未完成`,
      en: `${directory} has no ${MANIFEST}: it is no backup, or was never finished`,
    });
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.format !== FORMAT) throw new Error(`format ${String(manifest.format)}`);
    for (const part of [manifest.events, manifest.kept])
      if (typeof part.file !== 'string' || !/^[a-z.-]+$/.test(part.file)) throw new Error('a file has no name');
  } catch (fault) {
    throw new Failed({
      zh: `${path} 无法识别：${(fault as Error).message}`,
      en: `${path} cannot be understood: ${(fault as Error).message}`,
    });
  }
  const faults: { zh: string; en: string }[] = [];
  for (const { file, bytes, sha256 } of [
    manifest.events,
    manifest.kept,
    ...(manifest.groups ? [manifest.groups] : []),
  ]) {
    if (!existsSync(join(directory, file))) faults.push({ zh: `${file} 缺失`, en: `${file} is missing` });
    else {
      const there = await fileSum(directory, file);
      if (there.bytes !== bytes)
        faults.push({
          zh: `${file} 应为 ${bytes} 字节，实为 ${there.bytes}`,
          en: `${file} has ${there.bytes} bytes, not ${bytes}`,
        });
      else if (there.sha256 !== sha256)
        faults.push({ zh: `${file} 内容已改变（sha256 不符）`, en: `${file} has been changed (its sha256 differs)` });
    }
  }
  if (faults.length > 0)
    throw new Failed({
      zh: `备份 ${directory} 已损坏：${faults.map(({ zh }) => zh).join('；')}`,
      en: `the backup ${directory} is damaged: ${faults.map(({ en }) => en).join('; ')}`,
    });
  return manifest;
}
