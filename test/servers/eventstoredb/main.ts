// The stand-in as a process of its own, to try `TEST_EVENTS_URL` where no EventStoreDB is. Prints its URL; restarts by SIGUSR2, ends by SIGTERM.
//   node --experimental-transform-types --no-warnings --import ./test/typescript.js test/servers/eventstoredb/main.ts [port] [23.10]
import { StandInServer } from './server.js';

const standIn = await StandInServer.start({
  port: Number(process.argv[2] ?? 0),
  like: process.argv[3] === '23.10' ? '23.10' : '24.6',
});
process.stdout.write(`${standIn.url}\n`);
process.on('SIGUSR2', () => void standIn.restart());
process.once('SIGTERM', () => {
  process.stdout.write(`${JSON.stringify(standIn.seen)}\n`);
  void standIn.close();
});
