import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { hasEnded, thisProcess } from './process-name.js';

const other = (pid: number) => ({ ...thisProcess, pid, run: 'another' });

describe('a process by its name', () => {
  it('has not ended while it runs', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(child, 'spawn');
    expect([hasEnded(thisProcess), hasEnded(other(child.pid!))]).toEqual([false, false]);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(hasEnded(other(child.pid!))).toBe(true);
  });

  it('has ended when its number is that of this process', () => {
    expect(hasEnded(other(process.pid))).toBe(true);
  });

  it('is not known to have ended on another host, or without a name', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect(hasEnded(other(pid))).toBe(true);
    expect(hasEnded({ ...other(pid), host: 'elsewhere.example' })).toBe(false);
    for (const nothing of [undefined, null, {}, 'a', { ...other(pid), pid: 0 }, { ...other(pid), pid: -1 }])
      expect(hasEnded(nothing)).toBe(false);
  });
});
