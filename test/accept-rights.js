// `npm run rights:accept`: lets test/rights.spec.ts write docs/rights.md. Read the difference before it is committed.
import { spawnSync } from 'node:child_process';

const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'test/jest.config.js'];
const { status } = spawnSync(process.execPath, [...jest, 'test/rights.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, ACCEPT_RIGHTS: '1' },
});
process.exit(status ?? 1);
