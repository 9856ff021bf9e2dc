import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** A process by a name that another on the same host can look up. `run` tells it from a later one with the same number. */
export type ProcessName = { readonly host: string; readonly pid: number; readonly run: string };

export const thisProcess: ProcessName = { host: hostname(), pid: process.pid, run: randomUUID() };

/**
 * Whether this process is known to have ended, so that what it held need not be waited for. False when that cannot be
 * known: another host, a number that is in use again, something that is no name.
 *
 * A hint: containers that share a host name but not their process numbers take each other for ended.
 */
export function hasEnded(name: unknown): boolean {
  const { host, pid, run } = (name ?? {}) as Partial<ProcessName>;
  if (host !== thisProcess.host || typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return false;
  // In a container every program has the same number.
  if (pid === thisProcess.pid) return run !== thisProcess.run;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
