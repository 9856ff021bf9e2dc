import { once } from 'node:events';
import { systemClock } from '@libs/event-sourcing/clock.js';
import { EXIT, Interrupted } from './desk.js';
import { runCommand } from './run.js';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Asked twice, it is meant.
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort(new Interrupted());
  });
// Whoever reads has enough (`| head`).
process.stdout.on('error', () => process.exit(EXIT.refused));

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  // By its path: the build rewrites aliases in import declarations alone.
  county: () => import('../../src/county.js'),
  clock: systemClock,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY,
  signal: interruption.signal,
});
