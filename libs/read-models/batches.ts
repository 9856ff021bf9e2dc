import { type Position, type StoredEvent, type SubscriptionItem } from '@libs/event-store/port.js';

/** What came together: events in order, then perhaps a checkpoint behind them, then perhaps the live end. */
export interface Batch {
  readonly events: StoredEvent[];
  checkpoint: Position | undefined;
  caughtUp: boolean;
}

const IDLE = Symbol('nothing more is waiting');
const idle = () => new Promise<typeof IDLE>((resolve) => setImmediate(resolve, IDLE));

/**
 * Cuts a subscription into batches: as many events as are waiting, at most `size`. Takes one item ahead, so that the
 * store works while a batch is being written. The subscription's signal must have been aborted when this is left early.
 */
export async function* batches(items: AsyncIterable<SubscriptionItem>, size: number): AsyncGenerator<Batch, void> {
  const iterator = items[Symbol.asyncIterator]();
  const take = () => {
    const next = iterator.next();
    // Its failure is met where it is awaited; until then Node must not take it for unhandled.
    next.catch(() => undefined);
    return next;
  };
  let next = take();
  for (;;) {
    let item: IteratorResult<SubscriptionItem> | typeof IDLE = await next;
    const batch: Batch = { events: [], checkpoint: undefined, caughtUp: false };
    while (item !== IDLE && !item.done) {
      const { value } = item;
      if (value.kind === 'event') {
        batch.events.push(value.event);
        batch.checkpoint = undefined;
      } else if (value.kind === 'checkpoint') batch.checkpoint = value.position;
      else batch.caughtUp = true;
      next = take();
      if (batch.events.length >= size) break;
      // A failure is left to the next round, after this batch has been written.
      item = await Promise.race([next, idle()]).catch(() => IDLE);
    }
    if (batch.events.length > 0 || batch.checkpoint !== undefined || batch.caughtUp) yield batch;
    if (item !== IDLE && item.done) return;
  }
}
