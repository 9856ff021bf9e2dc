import { type EventStore } from '@libs/event-store/port.js';

/** What a storage can be asked to show besides the port's own promises. */
export interface StoragePromises {
  /** Events are there after the last instance was closed. */
  readonly survivesReopen: boolean;
  /** Two instances may append to one storage at the same time. */
  readonly severalWriters: boolean;
}

/** How the contract's examples come to stores, and what may be asked of them. */
export interface Harness {
  readonly promises: StoragePromises;
  /** A store on a storage that may be shared and may hold anything already. */
  open(): Promise<EventStore>;
  /** Closes the store and opens one on the same storage. */
  reopen(store: EventStore): Promise<EventStore>;
  /** A second instance on the same storage while the first goes on; may be for reading only. */
  another(store: EventStore): Promise<EventStore>;
  /** A name that nobody else uses on this storage, beginning with the prefix. */
  unique(prefix: string): string;
  /** How long to wait for what must come, in milliseconds, before an example fails. Default 10,000. */
  readonly patience?: number;
  /**
   * Takes the server away and brings it back, and resolves when it is up again; absent when there is no server or no
   * way to do it. `kill`: as by SIGKILL; `stop`: in good order; `hang`: frozen for some seconds, then going on.
   */
  readonly restart?: (how: 'kill' | 'stop' | 'hang') => Promise<void>;
  /** Why it is absent, where there is a server. */
  readonly noRestart?: string;
}
