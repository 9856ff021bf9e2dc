// `node .ci/starts.js dist/apps/api/main.js`: a process starts on an empty folder, answers /healthz, and leaves within
// 10 s of SIGTERM with 0. Exits 1 and shows what the process said otherwise.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [main] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'starts-'));
const port = await new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
let said = '';
let left;
const child = spawn(process.execPath, [main], {
  env: { ...process.env, DATA_DIR: folder, PORT: String(port), NODE_ENV: 'production' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
const gone = new Promise((resolve) => child.on('close', (code, signal) => resolve((left = signal ?? `exit ${code}`))));

try {
  let status;
  while (status !== 200) {
    if (left !== undefined) throw new Error(`it left before it answered: ${left}`);
    if (Date.now() - started > 60_000) throw new Error(`no 200 from /healthz in 60 s (last: ${status ?? 'no answer'})`);
    await sleep(100);
    status = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.status,
      () => undefined,
    );
  }
  console.log(`${main} answered /healthz after ${seconds()}`);
  const asked = Date.now();
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(10_000, undefined, { ref: false })]);
  if (left !== 'exit 0') throw new Error(`after SIGTERM: ${left ?? 'still there after 10 s'}`);
  console.log(`${main} left with 0, ${Date.now() - asked} ms after SIGTERM`);
} catch (error) {
  console.error(`${main}: ${error.message}\n${said.slice(-4000)}`);
  process.exitCode = 1;
} finally {
  if (left === undefined) child.kill('SIGKILL');
  await gone;
  rmSync(folder, { recursive: true, force: true });
}
