// Before the browser's tests: builds the program with its pages, starts it on an empty folder, and has it play its demo
// year. `program.stop()` ends it. Its address and the demo accounts go into the environment of the tests.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STARTED_MS = 180_000;

/** Where Debian, and most others, put it. */
const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export default async function start() {
  const chromium = PLACES.find((place) => place !== undefined && existsSync(place));
  if (chromium === undefined) return;
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (built.status !== 0) throw new Error('npm run build has failed; the browser has nothing to open');

  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = await new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`the program has not started:\n${said}`)), STARTED_MS);
    child.once('exit', (code) => failed(new Error(`the program left with ${code}:\n${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const [, address] = /(http:\/\/\S+:\d+)\s/.exec(said) ?? [];
      // The accounts are the last that it says.
      if (address === undefined || !/security +\S+ .*\n/.test(said)) return;
      clearTimeout(late);
      child.removeAllListeners('exit');
      found(address);
    });
  });
  const accounts = Object.fromEntries(
    [...said.matchAll(/^ {4}(\S+) +((?:\w{5}-){3}\w{5}) /gm)].map(([, login, password]) => [login, password]),
  );
  Object.assign(process.env, { BROWSER: chromium, BROWSER_URL: url, BROWSER_ACCOUNTS: JSON.stringify(accounts) });
  globalThis.browserProgram = {
    async stop() {
      const left = new Promise((gone) => child.once('exit', gone));
      child.kill('SIGTERM');
      await left;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
