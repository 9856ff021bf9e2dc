/**
 * Lets at most `wide` tasks run at once and at most `queue` wait. Password hashes are made slow on purpose: without
 * this, a flood of sign-ins takes every thread and every core from the work of those who are signed in.
 */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly wide: number,
    private readonly queue: number,
  ) {}

  /** @throws Busy at once, when as many as may wait are waiting */
  async through<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.wide) {
      if (this.waiting.length >= this.queue) throw new Busy();
      await new Promise<void>((enter) => this.waiting.push(enter));
    } else this.running++;
    try {
      return await task();
    } finally {
      // The place goes to the next one directly, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

export class Busy extends Error {
  override readonly name = 'Busy';
}
