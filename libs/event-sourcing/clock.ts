/** Where the time comes from: the machine's clock in service, a given one in tests and in the demo year. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
