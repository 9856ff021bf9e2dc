interface Account {
  readonly is: 'open' | 'closed';
  readonly lockedUntil: string | null;
  readonly mustChange: boolean;
}

export type Standing = 'closed' | 'locked' | 'first-password' | 'open';

/** How an account stands at a moment (ms): a lock that is over is none. */
export function standingOf({ is, lockedUntil, mustChange }: Account, now: number): Standing {
  if (is === 'closed') return 'closed';
  if (lockedUntil !== null && Date.parse(lockedUntil) > now) return 'locked';
  return mustChange ? 'first-password' : 'open';
}
