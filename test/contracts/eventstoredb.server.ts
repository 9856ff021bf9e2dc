import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EventStoreDBClient } from '@eventstore/db-client';
import { fromPosition } from '@libs/event-store/eventstoredb-format.js';
import { parseUrl } from '@libs/event-store/eventstoredb-url.js';
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

/** A command that takes longer has failed. */
const COMMAND_MS = 90_000;

const run = (command: string, how: string) =>
  promisify(execFile)('sh', ['-c', command], { env: { ...process.env, TEST_EVENTS_HOW: how }, timeout: COMMAND_MS });

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

/** The client itself, for what the port does not have; pass the credentials with every call, and end it by `close`. */
export function bareClient(url: string) {
  const { connectionString, credentials } = parseUrl(url);
  const client = EventStoreDBClient.connectionString(connectionString.replaceAll(/keepAlive\w+=\d+&?/g, ''));
  const close = async () => {
    const connection = await client['getChannel']();
    await client.dispose();
    connection.close(); // `dispose` leaves it open, and Jest would wait for it
  };
  return { client, credentials, close };
}

const SWEEP_MS = 60_000;
const DELETIONS_AT_ONCE = 32;

/**
 * Soft-deletes every stream written since `after` whose name begins with one of these unique names. What is still there
 * after a minute stays, and is said: leftovers are no failure of a suite.
 */
export async function sweep(url: string, after: Position | undefined, names: readonly string[]): Promise<void> {
  if (names.length === 0 || after === undefined || !url.startsWith('esdb')) return;
  const { client, credentials, close } = bareClient(url);
  const place = fromPosition(after);
  const ours = new RegExp(`^(?:${names.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`);
  const end = performance.now() + SWEEP_MS;
  const streams = new Set<string>();
  let deleted = 0;
  try {
    const read = client.readAll({ fromPosition: place, credentials });
    for await (const { event } of read) {
      if (event && ours.test(event.streamId)) streams.add(event.streamId);
      if (performance.now() < end) continue;
      await read.cancel();
      break;
    }
    const left = [...streams];
    const deleter = async () => {
      for (let stream = left.pop(); stream !== undefined && performance.now() < end; stream = left.pop()) {
        // One that was tombstoned cannot be deleted and need not be.
        await client.deleteStream(stream, { credentials, deadline: 10_000 }).catch(() => undefined);
        deleted++;
      }
    };
    await Promise.all(Array.from({ length: DELETIONS_AT_ONCE }, deleter));
    if (performance.now() < end) return;
    process.stderr.write(`swept ${deleted} of ${streams.size} streams or more; the rest stays on the server\n`);
  } catch (fault) {
    process.stderr.write(`streams of this run stay on the server: ${(fault as Error).message}\n`);
  } finally {
    await close();
  }
}
