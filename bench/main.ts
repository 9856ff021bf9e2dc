import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEventStore } from '@libs/event-store/index.js';
import { httpLine, startLine } from './http.js';
import { largeCountyLines } from './large-county.js';
import { type Line, printed } from './measure.js';
import { RUNS, storeLines } from './store.js';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: process.env['EVENTS_URL'] },
    views: { type: 'string', default: process.env['VIEWS_URL'] },
    big: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string' },
  },
});
const wanted = (part: string) => values.only === undefined || values.only === part;
const say = (line: string) => process.stderr.write(`measured: ${line}\n`);
const directory = mkdtempSync(join(tmpdir(), 'bench-'));
const lines: Line[] = [];
try {
  if (wanted('store')) {
    const store = await openEventStore(values.events ?? `sqlite:${directory}/events.db`);
    lines.push(...(await storeLines(store, values.views ?? `sqlite:${directory}/views.db`, Number(values.big), say)));
    await store.close();
  }
  if (wanted('http'))
    lines.push(
      await httpLine(
        { ...(values.events && { events: values.events }), ...(values.views && { views: values.views }) },
        Number(values.seconds),
      ),
    );
  if (wanted('large') && values.events === undefined) lines.push(...(await largeCountyLines(directory, 25_000, say)));
  if (wanted('start') && values.events === undefined) lines.push(await startLine(Number(values.big)));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
const [cpu] = cpus();
console.log(`\n${printed(lines)}\n`);
console.log(
  `Median of ${RUNS} runs. Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}; ` +
    `event store ${values.events ? values.events.replace(/\/\/.*@/, '//') : 'SQLite'}, read models ${values.views ? values.views.replace(/\/\/.*@/, '//') : 'SQLite'}.`,
);
