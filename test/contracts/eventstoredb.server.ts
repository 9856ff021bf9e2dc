import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import { openEventStore } from '@libs/event-store/open.js';
import { EventStoreError, type Position } from '@libs/event-store/port.js';

/** What can be done to a server under test; absent what nobody can do. Each resolves when it has happened. */
export interface ServerCommands {
  readonly restart?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
  readonly start?: () => Promise<void>;
  readonly hang?: () => Promise<void>;
  readonly resume?: () => Promise<void>;
}

const run = (command: string, how: string) =>
  promisify(execFile)('sh', ['-c', command], { env: { ...process.env, TEST_EVENTS_HOW: how } });

/**
 * Shell commands of whoever runs the suites: `TEST_EVENTS_STOP`, `…_START`, `…_HANG` (say `kill -STOP`), `…_RESUME`, `…_RESTART`.
 * `TEST_EVENTS_RESTART` alone serves for every kind, told by `TEST_EVENTS_HOW`: kill, stop or hang.
 */
export function commandsOf(environment: NodeJS.ProcessEnv): ServerCommands {
  const command = (name: 'restart' | 'stop' | 'start' | 'hang' | 'resume') => {
    const line = environment[`TEST_EVENTS_${name.toUpperCase()}`];
    return line ? { [name]: () => run(line, name === 'restart' ? 'kill' : name).then(() => undefined) } : {};
  };
  return { ...command('restart'), ...command('stop'), ...command('start'), ...command('hang'), ...command('resume') };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the contract calls a restart, with the commands there are; undefined when they do not reach. */
export function restartBy(
  url: string,
  environment: NodeJS.ProcessEnv,
): ((how: 'kill' | 'stop' | 'hang') => Promise<void>) | undefined {
  const { restart, stop, start, hang, resume } = commandsOf(environment);
  const inOrder = stop && start;
  if (!restart && !inOrder) return undefined;
  return async (how) => {
    if (how === 'hang' && hang && resume) {
      await hang();
      await pause(4_000);
      await resume();
    } else if (inOrder && (how === 'stop' || !restart)) {
      await stop();
      await start();
    } else {
      await run(environment['TEST_EVENTS_RESTART'] as string, how);
    }
    await isBack(url);
  };
}

/** Resolves when the server takes writes again, within a minute. */
export async function isBack(url: string): Promise<void> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      const store = await openEventStore(url);
      try {
        return await store.ping();
      } finally {
        await store.close();
      }
    } catch (fault) {
      if (!(fault instanceof EventStoreError) || fault.code !== 'unavailable' || performance.now() > end) throw fault;
      await pause(200);
    }
  }
}

/** The client itself, for what the port does not have; pass the credentials with every call. */
export function bareClient(url: string): { readonly client: EventStoreDBClient; readonly credentials: Credentials } {
  const { username, password } = new URL(url.replace(/^esdb(\+discover)?:/, 'http:'));
  return {
    client: EventStoreDBClient.connectionString(url),
    credentials: { username: decodeURIComponent(username) || 'none', password: decodeURIComponent(password) || 'none' },
  };
}

/** Soft-deletes every stream written since `after` whose name begins with one of these unique names. */
export async function sweep(url: string, after: Position, names: readonly string[]): Promise<void> {
  if (names.length === 0 || !url.startsWith('esdb')) return;
  const { client, credentials } = bareClient(url);
  const [commit, prepare] = after.split('-');
  const fromPosition = commit && prepare ? { commit: BigInt(commit), prepare: BigInt(prepare) } : ('start' as const);
  try {
    const streams = new Set<string>();
    for await (const { event } of client.readAll({ fromPosition, credentials }))
      if (event && names.some((name) => event.streamId.startsWith(name))) streams.add(event.streamId);
    // One that was tombstoned cannot be deleted and need not be.
    for (const stream of streams) await client.deleteStream(stream, { credentials }).catch(() => undefined);
  } finally {
    await client.dispose();
  }
}
