import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { County } from '../county.runtime.js';

/** What an operator watches. No label ever carries a person, a record or content. */
export class Metrics {
  private readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Requests by route, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.registry],
  });
  readonly backgroundFaults = new Counter({
    name: 'background_faults_total',
    help: 'Faults beside the requests, by policy; or of the alarm that wakes them, or of the last rows at a stop',
    labelNames: ['work'],
    registers: [this.registry],
  });

  /** By what happened: refused, not signed in, cross-site, sign-in failed, unrecorded. */
  readonly turnedAway = new Counter({
    name: 'access_turned_away_total',
    help: 'Requests turned away, by reason',
    labelNames: ['what'],
    registers: [this.registry],
  });

  constructor(county: County) {
    collectDefaultMetrics({ register: this.registry });
    // Each gauge asks for itself, because they are read side by side. While a store is away nothing is known of the views.
    const views = () => county.projector.status().catch(() => []);
    new Gauge({
      name: 'view_lag_seconds',
      help: 'Age of the oldest event not yet in the rows',
      labelNames: ['view'],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { name, lagMs } of await views()) this.set({ view: name }, lagMs / 1000);
      },
    });
    new Gauge({
      name: 'unknown_events',
      help: 'Events of the log that this program does not know',
      registers: [this.registry],
      collect() {
        this.set(county.unknown.found.count);
      },
    });
    new Gauge({
      name: 'view_stopped',
      help: '1 for a view that has stopped on an event and needs a person',
      labelNames: ['view'],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { name, state } of await views()) this.set({ view: name }, state === 'stopped' ? 1 : 0);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
