// `npm run county`: the command line as built; built first when there is no build, or the sources are newer than it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'dist/apps/cli/main.js');

const newest = (directory) =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).reduce(
    (latest, entry) =>
      entry.isFile() && /(?<!\.spec)\.(ts|json)$/.test(entry.name)
        ? Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
        : latest,
    0,
  );

function isBuilt() {
  if (!existsSync(built)) return false;
  const sources = ['src', 'libs', 'apps/cli'].map((name) => join(root, name)).filter((path) => existsSync(path));
  return sources.every((path) => newest(path) <= statSync(built).mtimeMs);
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Node ${process.versions.node} is too old; run this through npm (npm run county), which brings Node 24.\n`,
  );
  process.exit(1);
}
if (!isBuilt()) {
  process.stderr.write('正在编译 … building\n');
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  // What the compiler says is no answer of the command's: it goes to where remarks go.
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    // The compiler writes what it can, also of sources that are wrong.
    rmSync(built, { force: true });
    process.stderr.write(
      '编译失败：请运行 npm ci 和 npm run build · The build has failed: run npm ci and npm run build\n',
    );
    process.exit(1);
  }
}
await import(pathToFileURL(built).href);
