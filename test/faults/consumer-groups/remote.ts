import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Keeps } from '@libs/event-sourcing/consumer-group.js';
import {
  EventStoreError,
  START,
  unavailable,
  type EventStore,
  type EventStoreErrorCode,
  type StoredEvent,
  type SubscriptionItem,
} from '@libs/event-store/port.js';
import { ReadModelError, type Keep } from '@libs/read-models/port.js';

/** Asks the process at this port; the answer comes as lines of JSON. Rejects when it is not there or goes away. */
export const ask = (port: number, path: string, body: unknown, signal?: AbortSignal) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const options = { port, path, method: 'POST', ...(signal && { signal }) };
    const asked = request({ host: '127.0.0.1', ...options }, resolve).on('error', reject);
    asked.setTimeout(30_000, () => asked.destroy(new Error('no answer')));
    asked.end(JSON.stringify(body));
  });

export async function* lines(answer: IncomingMessage): AsyncGenerator<unknown, void, undefined> {
  let rest = '';
  for await (const part of answer.setEncoding('utf8') as AsyncIterable<string>) {
    const parts = (rest + part).split('\n');
    rest = parts.pop()!;
    for (const line of parts) yield JSON.parse(line);
  }
}

type Failure = { failed: { code: EventStoreErrorCode; message: string } };

/** The event store and the leases of another process, over loopback. For tests: no authentication, no batching. */
export class RemoteStore implements EventStore, Keeps {
  readonly name: string;

  constructor(private readonly port: number) {
    this.name = `remote:${port}`;
  }

  append: EventStore['append'] = (...call) => this.one('append', call);
  head: EventStore['head'] = () => this.one('head', []);
  kept: Keeps['kept'] = async (kind, id) => (await this.leases<Keep | null>('kept', [kind, id])) ?? undefined;
  keep: Keeps['keep'] = (kind, id, version, value) => this.leases('keep', [kind, id, version, value]);
  allKept: Keeps['allKept'] = async (kind) => new Map(await this.leases<[string, Keep][]>('allKept', [kind]));

  readStream: EventStore['readStream'] = (stream, options = {}) => this.many('readStream', [stream, bare(options)]);
  readAll: EventStore['readAll'] = (options = {}) => this.many('readAll', [bare(options)]);

  async *subscribeAll({ signal, filter, after = START }: Parameters<EventStore['subscribeAll']>[0]) {
    while (!signal.aborted) {
      try {
        const options = { after, ...(filter && { filter }) };
        for await (const item of this.many<SubscriptionItem>('subscribeAll', [options], signal)) {
          yield item;
          if (item.kind !== 'caught-up') after = item.kind === 'event' ? item.event.position : item.position;
        }
      } catch (fault) {
        if (signal.aborted) return;
        if (!(fault instanceof EventStoreError && fault.code === 'unavailable')) throw fault;
      }
      await sleep(50);
    }
  }

  async ping() {
    await this.head();
  }
  async close() {}

  private async one<T>(method: string, call: readonly unknown[]): Promise<T> {
    for await (const answer of this.many<T>(method, call)) return answer;
    throw unavailable('no answer');
  }

  private async leases<T>(method: string, call: readonly unknown[]): Promise<T> {
    try {
      return await this.one<T>(method, call);
    } catch (fault) {
      throw new ReadModelError('unavailable', 'the leases are away', fault);
    }
  }

  private async *many<T = StoredEvent>(
    method: string,
    call: readonly unknown[],
    signal?: AbortSignal,
  ): AsyncGenerator<T, void, undefined> {
    try {
      for await (const answer of lines(await ask(this.port, `/${method}`, call, signal))) {
        const { failed } = answer as Partial<Failure>;
        if (failed) throw new EventStoreError(failed.code, failed.message);
        yield (answer as { answer: T }).answer;
      }
    } catch (fault) {
      throw fault instanceof EventStoreError ? fault : unavailable(`${this.name} is away`, fault);
    }
  }
}

const bare = ({ signal: _signal, ...options }: { signal?: AbortSignal }) => options;
