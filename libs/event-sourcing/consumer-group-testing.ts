import type { JsonObject } from '@libs/event-store/json.js';
import type { Keep } from '@libs/read-models/port.js';
import type { Clock } from './consumer-group-clock.js';
import type { Keeps } from './consumer-group-members.js';

/** Leases in memory, for tests: what a group needs of a read-model store. */
export class MemoryKeeps implements Keeps {
  private readonly all = new Map<string, Map<string, Keep>>();

  async kept(kind: string, id: string): Promise<Keep | undefined> {
    return this.all.get(kind)?.get(id);
  }

  async allKept(kind: string): Promise<ReadonlyMap<string, Keep>> {
    return new Map(this.all.get(kind));
  }

  async keep(kind: string, id: string, version: number, value: JsonObject | undefined): Promise<boolean> {
    const kept = this.all.get(kind) ?? new Map<string, Keep>();
    this.all.set(kind, kept);
    if ((kept.get(id)?.version ?? 0) !== version) return false;
    if (value === undefined) kept.delete(id);
    else kept.set(id, { version: version + 1, value });
    return true;
  }
}

/** A clock that stands still until it is told: a member whose clock stands still is a paused process. */
export class HeldClock implements Clock {
  private readonly calls = new Set<{ readonly at: number; readonly call: () => void }>();

  constructor(private time = Date.parse('2026-03-02T01:00:00Z')) {}

  now(): number {
    return this.time;
  }

  after(ms: number, call: () => void): () => void {
    const due = { at: this.time + ms, call };
    this.calls.add(due);
    return () => this.calls.delete(due);
  }

  /** Moves on, calling what falls due, in order. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = [...this.calls].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.calls.delete(next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = end;
  }
}
