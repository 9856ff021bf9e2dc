import { type Position, START } from '@libs/event-store/index.js';
import { instant } from '@libs/event-sourcing/time.js';
import type { County } from './county.runtime.js';
import { askOf, type Send } from './policies.js';

const EVERY_MS = 60_000;

/**
 * Asks the timed policies of every county, every minute and as soon as it starts. It keeps nothing: what has been asked for
 * is known from the log, so that several processes, a restart, a sleep of a month or a clock that jumps ask for nothing twice.
 */
export class Alarm {
  private readonly counties = new Set<string>();
  private read: Position = START;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly county: County,
    private readonly send: Send,
    /** Told of everything that could not be asked or done; the rest goes on, and this comes again with the next minute. */
    private readonly onFault: (work: string, fault: unknown) => void,
  ) {}

  start(): void {
    const again = () => {
      void this.wake().finally(() => {
        if (!this.stopped) this.timer = setTimeout(again, EVERY_MS);
      });
    };
    again();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  /** Once through all of them. Never throws. */
  wake(): Promise<void> {
    this.turn = this.turn.then(() => this.round());
    return this.turn;
  }

  private async round(): Promise<void> {
    try {
      await this.findCounties();
    } catch (error) {
      this.onFault('alarm', error);
    }
    for (const county of this.counties)
      for (const policy of this.county.capabilities.flatMap(({ timed }) => timed ?? [])) {
        if (this.stopped) return;
        try {
          const now = instant(this.county.clock.now());
          for (const { key, ...asked } of await policy.due(now, askOf(this.county, county, ''))) {
            if (this.stopped) return;
            await this.send(asked, { county, policy: policy.name, key }).catch((error: unknown) => {
              this.onFault(policy.name, error);
            });
          }
        } catch (error) {
          this.onFault(policy.name, error);
        }
      }
  }

  private async findCounties(): Promise<void> {
    for await (const { stream, position } of this.county.store.readAll({
      after: this.read,
      filter: { types: ['ZoneEstablished'] },
    })) {
      this.counties.add(stream.slice(0, stream.indexOf('/')));
      this.read = position;
    }
  }
}
