import { resolve } from 'node:path';
import type { Clock } from '@libs/event-sourcing/clock.js';
import type { Board, Capability } from '@county/shared/capability.js';
import type { CountySettings } from '@county/settings.js';
import { Progress } from './progress.js';

/** 130 is what a shell shows for a program that SIGINT has ended. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Language = 'zh' | 'en';

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

/** One command being carried out. */
export class Task {
  constructor(
    readonly desk: Desk,
    readonly county: Contents,
    readonly settings: CountySettings,
    readonly language: Language,
    readonly json: boolean,
    /** What stands behind the command's name. */
    readonly names: readonly string[],
    readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>,
  ) {}

  get signal(): AbortSignal {
    return this.desk.signal;
  }

  option(name: string): string | undefined {
    const value = this.options[name];
    return typeof value === 'string' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.options[name] === true;
  }

  /** @throws Usage */
  needed(name: string): string {
    const value = this.option(name);
    if (value === undefined || value === '') throw new Usage({ zh: `须给出 --${name}`, en: `--${name} is missing` });
    return value;
  }

  text({ zh, en }: Said): string {
    return this.language === 'zh' ? zh : en;
  }

  /** The answer: a line for each, or with `--json` the value. */
  async answer(value: unknown, lines: readonly (string | Said)[]): Promise<void> {
    if (this.json) return this.desk.out(`${JSON.stringify(value)}\n`);
    await this.desk.out(lines.map((line) => `${typeof line === 'string' ? line : this.text(line)}\n`).join(''));
  }

  /** A remark beside the answer. */
  note(said: Said): void {
    this.desk.err(`${this.text(said)}\n`);
  }

  progress(what: Said): Progress {
    return new Progress(this.text(what), this.language, this.desk, this.desk.watched && !this.json);
  }

  /** Where a file named on the command line lies: npm goes to the project's folder, the person has not. */
  path(name: string): string {
    return resolve(this.desk.environment['INIT_CWD'] ?? '.', name);
  }
}
