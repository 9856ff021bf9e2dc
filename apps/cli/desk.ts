import type { Clock } from '@libs/event-sourcing/clock.js';
import type { Language } from '@libs/http/index.js';
import type { Board, Capability } from '@county/shared/capability.js';

/** 130 is what a shell shows for a program that SIGINT has ended. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type { Language };

/** A sentence in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** The command was not asked rightly. */
export class Usage extends Error {
  override readonly name = 'Usage';
  constructor(readonly said: Said) {
    super(said.en);
  }
}

/** The command was understood, and is refused or has failed. */
export class Failed extends Error {
  override readonly name = 'Failed';
  constructor(readonly said: Said) {
    super(said.en);
  }
}

/** Somebody has pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What the county's system does. */
export interface Contents {
  readonly capabilities: readonly Capability[];
  readonly boards: readonly Board[];
}

/** What a command works with of the world: given by `main.ts`, and by tests. */
export interface Desk {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Loaded only when a command needs it: help and a wrong word are answered at once. */
  readonly county: () => Promise<Contents>;
  readonly clock: Clock;
  /** Resolves when there is room for more. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  /** Whether a person looks at `err`: only then is progress shown. */
  readonly watched: boolean;
  readonly signal: AbortSignal;
}
