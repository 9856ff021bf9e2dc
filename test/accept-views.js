// `npm run views:accept`: lets test/views.spec.ts write test/views.golden.json, after it has found nothing against it.
import { spawnSync } from 'node:child_process';

const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'test/jest.config.js'];
const { status } = spawnSync(process.execPath, [...jest, 'test/views.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, ACCEPT_VIEWS: '1' },
});
process.exit(status ?? 1);
