// `node test/accept.js <spec>`: lets a spec write the page it compares with. Read the difference before it is committed.
import { spawnSync } from 'node:child_process';

const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'test/jest.config.js'];
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ACCEPT: '1' },
});
process.exit(status ?? 1);
