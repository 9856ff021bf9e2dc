import { resolve } from 'node:path';
import type { CountySettings } from '@county/settings.js';
import { type Contents, type Desk, type Language, type Said, Usage } from './desk.js';
import { Progress } from './progress.js';

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
