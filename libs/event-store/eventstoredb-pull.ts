import { unavailable } from './port.js';
import { within } from './eventstoredb-waiting.js';

/** Cancelling and disposing are courtesies; a dead line must not hold anyone up. */
export const FAREWELL_MS = 2_000;

/** What a read and a subscription of the client have in common. */
export interface Source {
  read(): unknown;
  on(event: string, listener: (fault: unknown) => void): unknown;
  destroy(): unknown;
}

export interface Flow {
  /** How long to wait for the next item, in ms, or Infinity. Asked anew for each. */
  readonly patience: () => number;
  /** A reason to stop: the iteration ends when it fires. */
  readonly signal: AbortSignal;
  readonly what: string;
  /** Ends the gRPC call. Without it `dispose()` would hang for ever. */
  readonly cancel: () => Promise<void>;
}

/**
 * One item after the other, taken when it is asked for: a slow consumer stops the stream and, through gRPC's flow
 * control, the server. Leaving early cancels the call before `break` goes on.
 */
export async function* pulled<T>(
  stream: Source,
  { patience, signal, what, cancel }: Flow,
): AsyncGenerator<T, void, undefined> {
  let fault: Error | undefined;
  let over = false;
  let wake = () => {};
  // Never removed: a stream without an `error` listener would end the process.
  stream.on('error', (error) => {
    fault ??= error as Error;
    wake();
  });
  const ended = () => {
    over = true;
    wake();
  };
  stream.on('readable', () => wake());
  stream.on('end', ended);
  stream.on('close', ended);
  try {
    while (!signal.aborted) {
      const item = stream.read() as T | null;
      if (item !== null) {
        yield item;
        continue;
      }
      if (fault !== undefined) throw fault;
      if (over) return;
      const ms = patience();
      let timer: NodeJS.Timeout | undefined;
      const something = new Promise<'something'>((resolve) => {
        wake = () => resolve('something');
      });
      const nothing = new Promise<'nothing'>((resolve) => {
        if (ms !== Infinity) timer = setTimeout(() => resolve('nothing'), ms);
      });
      const stopped = wake;
      signal.addEventListener('abort', stopped);
      const came = await Promise.race([something, nothing]);
      clearTimeout(timer);
      signal.removeEventListener('abort', stopped);
      if (came === 'nothing') throw unavailable(`${what}: nothing came for ${Math.round(ms)} ms`);
    }
  } finally {
    await within(FAREWELL_MS, what, cancel()).catch(() => undefined);
    stream.destroy();
  }
}
