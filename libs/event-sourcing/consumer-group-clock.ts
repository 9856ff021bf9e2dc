/** Time as the machinery needs it, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls once, `ms` from now. What it gives cancels that. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or as soon as the signal is aborted. */
export const pause = (clock: Clock, ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    const wake = () => {
      cancel();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const cancel = clock.after(ms, wake);
    signal.addEventListener('abort', wake);
  });

/** Wakes whoever waits for something to change. Look and `wait()` in one step: nothing is missed in between. */
export class Bell {
  private wake!: () => void;
  private next = this.fresh();

  wait(): Promise<void> {
    return this.next;
  }

  ring(): void {
    const { wake } = this;
    this.next = this.fresh();
    wake();
  }

  private fresh(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}
