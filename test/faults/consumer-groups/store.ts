import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { MemoryKeeps } from '@libs/event-sourcing/consumer-group-testing.js';
import type { EventStore, EventStoreError } from '@libs/event-store/port.js';
import { openSqliteEventStore } from '@libs/event-store/sqlite.js';

/*
 * The one process that writes a SQLite log, for several that use it. The leases are kept in its memory alone: when it is
 * killed they are gone, which must lose nothing.
 *
 *   store.ts <file> <port, or 0 for any>
 */

const [file, wanted] = process.argv.slice(2);
const store = await openSqliteEventStore(file!);
const keeps = new MemoryKeeps();

const single = async function* (value: Promise<unknown>) {
  yield await value;
};
const methods: Record<string, (call: any[], signal: AbortSignal) => AsyncIterable<unknown>> = {
  append: (call) => single(store.append(...(call as Parameters<EventStore['append']>))),
  head: () => single(store.head()),
  readStream: ([stream, options], signal) => store.readStream(stream as string, { ...options, signal }),
  readAll: ([options], signal) => store.readAll({ ...options, signal }),
  subscribeAll: ([options], signal) => store.subscribeAll({ ...options, signal }),
  kept: ([kind, id]) => single(keeps.kept(kind as string, id as string).then((kept) => kept ?? null)),
  allKept: ([kind]) => single(keeps.allKept(kind as string).then((all) => [...all])),
  keep: ([kind, id, version, value]) =>
    single(keeps.keep(kind as string, id as string, version as number, value ?? undefined)),
};

const server = createServer((asked, answer) => {
  void (async () => {
    const gone = new AbortController();
    answer.on('close', () => gone.abort());
    try {
      const call = JSON.parse(await text(asked)) as unknown[];
      for await (const item of methods[asked.url!.slice(1)]!(call, gone.signal))
        if (!answer.write(`${JSON.stringify({ answer: item })}\n`))
          await Promise.race([once(answer, 'drain'), once(answer, 'close')]);
    } catch (fault) {
      const { code, message } = fault as EventStoreError;
      answer.write(`${JSON.stringify({ failed: { code, message } })}\n`);
    }
    answer.end();
  })();
});
server.listen(Number(wanted), '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port }));
});
process.stdin.on('end', () => process.exit()).resume();
