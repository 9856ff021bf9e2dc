// Runs a command beside a server that speaks MongoDB's protocol, and passes the command's exit code on:
//
//   node test/servers/with-ferretdb.js npm test
//
// Builds the server when its sources are newer (needs `go`; without it the command runs alone, and this says so), gives
// its URL as TEST_VIEWS_URL, stops it afterwards. A TEST_VIEWS_URL that is already set is left alone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, renameSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('./ferretdb/', import.meta.url));
const program = `${directory}ferretdb`;
const say = (text) => process.stderr.write(`with-ferretdb: ${text}\n`);

/** @returns whether there is a server to start */
function build() {
  const builtAt = existsSync(program) ? statSync(program).mtimeMs : 0;
  if (['main.go', 'go.mod', 'go.sum'].every((source) => statSync(directory + source).mtimeMs < builtAt)) return true;
  if (spawnSync('go', ['version']).status !== 0) {
    say('go is not installed: no server, MongoDB suites will not run');
    return false;
  }
  say('building the server (once)');
  const fresh = `${program}.${process.pid}`;
  const { status } = spawnSync('go', ['build', '-o', fresh, '.'], {
    cwd: directory,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    say('the server could not be built');
    process.exit(1);
  }
  renameSync(fresh, program);
  return true;
}

/** The first line a started server prints is its URL. */
async function start() {
  const server = spawn(program, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    createInterface(server.stdout).once('line', resolve);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the server ended at once (${code})`)));
  });
  return { server, url };
}

const [command, ...args] = process.argv.slice(2);
if (!command) {
  say('which command?');
  process.exit(2);
}
const started = process.env.TEST_VIEWS_URL || !build() ? undefined : await start();
const env = started ? { ...process.env, TEST_VIEWS_URL: started.url } : process.env;
const child = spawn(command, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const code = await new Promise((resolve) => {
  child.once('error', (error) => {
    say(error.message);
    resolve(127);
  });
  child.once('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
});
if (started) {
  const ended = new Promise((resolve) => started.server.once('exit', resolve));
  if (started.server.exitCode === null) {
    started.server.kill('SIGTERM');
    const stuck = setTimeout(() => started.server.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(stuck);
  } else say(`the server had ended before the command did (${started.server.exitCode})`);
}
process.exit(code);
