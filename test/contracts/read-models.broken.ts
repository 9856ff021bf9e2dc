import { ReadModelError, type ReadModelStore } from '@libs/read-models/port.js';

type Call = { readonly method: keyof ReadModelStore; readonly args: readonly unknown[] };

/**
 * A store whose calls go through `around` first: to count them, hold them, refuse them, or do them and pretend not to
 * have.
 */
export function through(
  store: ReadModelStore,
  around: (call: Call, work: () => Promise<unknown>) => Promise<unknown>,
): ReadModelStore {
  return new Proxy(store, {
    get(target, method: keyof ReadModelStore) {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) =>
        around({ method, args }, async () => Reflect.apply(member, target, args) as Promise<unknown>);
    },
  });
}

/** From its n-th call on, nothing is done any more; that call itself is done or not, but never answered. */
export function dyingAt(store: ReadModelStore, n: number, lastIsDone: boolean): ReadModelStore {
  let calls = 0;
  return through(store, async (_, work) => {
    calls++;
    if (calls < n) return work();
    if (calls === n && lastIsDone) await work();
    throw new ReadModelError('unavailable', 'killed');
  });
}
