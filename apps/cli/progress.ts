import type { Desk, Language } from './desk.js';

const number = new Intl.NumberFormat('en-US');
const EVERY_MS = 100;

/** `48 s`, `3 min 20 s`, `2 h 5 min` */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One line of progress. `share` is 0 to 1, undefined when it is not known how much there is. */
export function progressLine(
  what: string,
  language: Language,
  at: {
    readonly done: number | undefined;
    readonly share: number | undefined;
    readonly elapsedMs: number;
    readonly begun: number;
  },
): string {
  const { done, share, elapsedMs, begun } = at;
  const parts = [what];
  if (done !== undefined) parts.push(number.format(done));
  if (share !== undefined) parts.push(`${Math.floor(share * 100)} %`);
  // What an earlier run had done says nothing of the pace of this one.
  const gained = share === undefined ? 0 : share - begun;
  if (share !== undefined && gained > 0 && elapsedMs >= 1000) {
    const left = duration((elapsedMs * (1 - share)) / gained);
    parts.push(language === 'zh' ? `约剩 ${left}` : `about ${left} left`);
  }
  return parts.join('  ');
}

/** Progress for a person at a terminal; for anybody else nothing. */
export class Progress {
  #what: string;
  #since: number | undefined;
  #begun = 0;
  #shown = -Infinity;

  constructor(
    what: string,
    private readonly language: Language,
    private readonly desk: Pick<Desk, 'err' | 'clock'>,
    private readonly visible: boolean,
  ) {
    this.#what = what;
  }

  /** Another stretch of the same work, with its own pace. */
  next(what: string): void {
    if (what === this.#what) return;
    this.#what = what;
    this.#since = undefined;
  }

  at(done: number | undefined, share?: number): void {
    if (!this.visible) return;
    const now = this.desk.clock.now();
    if (this.#since === undefined) {
      this.#since = now;
      this.#begun = share ?? 0;
    }
    if (now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    const line = progressLine(this.#what, this.language, {
      done,
      share,
      elapsedMs: now - this.#since,
      begun: this.#begun,
    });
    this.desk.err(`\r\u001b[K${line}`);
  }

  end(): void {
    if (this.visible && this.#shown > -Infinity) this.desk.err('\r\u001b[K');
  }
}
