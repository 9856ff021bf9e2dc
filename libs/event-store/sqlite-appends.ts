import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { checkAppend } from './checked.js';
import {
  unavailable,
  wrongExpectedRevision,
  type Appended,
  type EventStoreError,
  type Expected,
  type NewEvent,
} from './port.js';
import { APPLICATION_ID, cannotOpen, SCHEMA, toPosition } from './sqlite-schema.js';
import type { AppendRequest, FromWriter, ToWriter, WriterStart } from './sqlite-writer.js';

/** How long an append waits for its answer when nothing else is said; a disk can stand still. */
const APPEND_MS = 30_000;
const PING_MS = 5_000;

interface Pending {
  readonly stream: string;
  readonly expected: Expected;
  readonly late: NodeJS.Timeout;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (fault: EventStoreError) => void;
}

/** The main thread's side of the writer: gathers the appends of one turn of the loop into one message and gives out the answers. */
export class Writer {
  readonly #file: string;
  readonly #port: MessagePort;
  readonly #pending = new Map<number, Pending>();
  readonly #pings = new Map<number, (fault?: string) => void>();
  #outbox: AppendRequest[] = [];
  #n = 0;
  #fatal: string | undefined;
  #idle: (() => void) | undefined;
  readonly #gone: Promise<void>;
  /** Sequence of the last event answered for; undefined when the log may hold more than that. */
  head: number | undefined;
  /** Called after events have been written. */
  written: () => void = () => undefined;

  private constructor(file: string, port: MessagePort, worker: Worker) {
    this.#file = file;
    this.#port = port;
    this.#gone = new Promise((done) => worker.once('exit', () => done()));
    worker.once('error', (fault: Error) => this.#end(`${file}: the writer has failed: ${fault.message}`));
    worker.once('exit', () => this.#end(`${file}: the writer has ended`));
  }

  static async open(file: string): Promise<Writer> {
    const { port1, port2 } = new MessageChannel();
    const start: WriterStart = { file, port: port2, applicationId: APPLICATION_ID, schema: SCHEMA };
    const script = new URL(
      import.meta.url.endsWith('.ts') ? './sqlite-writer.ts' : './sqlite-writer.js',
      import.meta.url,
    );
    const worker = new Worker(script, { workerData: start, transferList: [port2], name: 'event-writer' });
    await new Promise<void>((opened, refused) => {
      port1.once('message', (first: FromWriter) => {
        if (first.kind === 'ready') return opened();
        refused(cannotOpen(file, first.kind === 'refused' ? first.why : first.kind));
        port1.close();
      });
      worker.once('error', (fault: Error) => refused(cannotOpen(file, fault.message, fault)));
      worker.once('exit', () => refused(cannotOpen(file, 'its writer has ended')));
    });
    const writer = new Writer(file, port1, worker);
    port1.on('message', (message: FromWriter) => writer.#take(message));
    return writer;
  }

  append(stream: string, expected: Expected, events: readonly NewEvent[], timeoutMs = APPEND_MS): Promise<Appended> {
    const checked = checkAppend(stream, expected, events);
    if (this.#fatal !== undefined) throw unavailable(this.#fatal);
    const n = this.#n++;
    // After the requests that have arrived together have been read, not one by one.
    if (this.#outbox.length === 0) setImmediate(() => this.#send());
    this.#outbox.push([
      n,
      stream,
      expected,
      checked.flatMap(({ id, type, data, metadata }) => [id, type, data, metadata]),
    ]);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(unavailable(`${this.#file}: no answer after ${timeoutMs} ms`)), timeoutMs);
      this.#pending.set(n, { stream, expected, late, resolve, reject });
    });
  }

  #send(): void {
    const requests = this.#outbox;
    this.#outbox = [];
    if (this.#fatal === undefined) this.#port.postMessage({ kind: 'append', requests } satisfies ToWriter);
    else for (const [n] of requests) this.#settle(n)?.reject(unavailable(this.#fatal));
  }

  #settle(n: number): Pending | undefined {
    const pending = this.#pending.get(n);
    this.#pending.delete(n);
    clearTimeout(pending?.late);
    return pending;
  }

  #take(message: FromWriter): void {
    if (message.kind === 'answers') {
      const { answers } = message;
      for (let i = 0; i < answers.length; i += 4) {
        const pending = this.#settle(answers[i]!);
        const revision = answers[i + 2]!;
        if (answers[i + 1] === 0 && this.head !== undefined) this.head = Math.max(this.head, answers[i + 3]!);
        if (answers[i + 1] === 0) pending?.resolve({ revision, position: toPosition(answers[i + 3]!) });
        else
          pending?.reject(
            wrongExpectedRevision(pending.stream, pending.expected, revision < 0 ? 'no_stream' : revision),
          );
      }
      this.written();
    } else if (message.kind === 'not-written') {
      if (message.fatal) {
        this.#fatal = message.why;
        this.head = undefined;
      }
      for (const n of message.requests) this.#settle(n)?.reject(unavailable(message.why));
    } else if (message.kind === 'pong') {
      this.#pings.get(message.n)?.(message.fault);
    }
    if (this.#pending.size === 0) this.#idle?.();
  }

  /** Nothing will be answered any more. */
  #end(why: string): void {
    this.#fatal ??= why;
    this.head = undefined;
    for (const n of [...this.#pending.keys()]) this.#settle(n)?.reject(unavailable(this.#fatal));
    for (const pong of [...this.#pings.values()]) pong(this.#fatal);
    this.#idle?.();
  }

  async ping(): Promise<void> {
    if (this.#fatal !== undefined) throw unavailable(this.#fatal);
    const n = this.#n++;
    const fault = await new Promise<string | undefined>((pong) => {
      const late = setTimeout(() => pong(`${this.#file}: the writer has not answered for ${PING_MS} ms`), PING_MS);
      this.#pings.set(n, (said) => (clearTimeout(late), pong(said)));
      this.#port.postMessage({ kind: 'ping', n } satisfies ToWriter);
    });
    this.#pings.delete(n);
    if (fault !== undefined) throw unavailable(fault);
  }

  /** After the appends in flight. */
  async close(): Promise<void> {
    if (this.#pending.size > 0) await new Promise<void>((idle) => (this.#idle = idle));
    this.#port.postMessage({ kind: 'close' } satisfies ToWriter);
    await this.#gone;
  }
}
