import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The program as files that Node runs, laid out as in `dist`, in a directory of its own. By the compiler that jest uses,
 * because `nest build` checks types for ten seconds and replaces the `dist` that somebody may be running.
 */
export function buildProgram(): string {
  const built = mkdtempSync(join(tmpdir(), 'program-'));
  for (const folder of ['src', 'libs'])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const [from, to] = [join(root, folder, file), join(built, folder, file)];
      const isSource = file.endsWith('.ts') && !file.endsWith('.spec.ts');
      if (!isSource && !file.endsWith('.json')) continue;
      mkdirSync(dirname(to), { recursive: true });
      if (isSource) writeFileSync(to.replace(/ts$/, 'js'), compiled(from, relative(dirname(to), built)));
      else copyFileSync(from, to);
    }
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(built, 'node_modules'));
  return built;
}

function compiled(file: string, up: string): string {
  const { code } = transformFileSync(file, {
    ...{ swcrc: false, configFile: false, module: { type: 'es6' } },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
  });
  const folders: Record<string, string> = { '@libs/': 'libs/', '@county/': 'src/' };
  return code.replace(/(from |import\()(['"])(@libs\/|@county\/)/g, (_, before: string, quote: string, alias: string) =>
    [before, quote, up, '/', folders[alias]].join(''),
  );
}

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly afterMs: number;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Ends every program that is still running, by its process. */
export async function endPrograms(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL');
      await once(child, 'close');
    }),
  );
}

/** The all-in-one program in a process of its own. */
export class Program {
  out = '';
  err = '';
  readonly ended: Promise<End>;
  /** Milliseconds from the start of the process to the line with its address. */
  startedMs: number | undefined;
  private readonly child: ChildProcess;
  private readonly begun = performance.now();
  private endedAs: End | undefined;

  constructor(built: string, settings: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [join(built, 'src/main.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], PORT: '0', EMPTY: '1', ...settings },
    });
    running.add(this.child);
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.ended = once(this.child, 'close').then(([code, signal]) => {
      running.delete(this.child);
      return (this.endedAs = {
        code: code as number | null,
        signal: signal as NodeJS.Signals | null,
        afterMs: performance.now() - this.begun,
      });
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  get over(): boolean {
    return this.endedAs !== undefined;
  }

  /** Resolves with its address once it serves. @throws Error when it ends first, or says nothing for 30 s. */
  async url(): Promise<string> {
    while (performance.now() - this.begun < 30_000 && !this.over) {
      const [, url] = /(http:\/\/\S+)\n.*api\/docs/.exec(this.out) ?? [];
      if (url !== undefined) {
        this.startedMs ??= performance.now() - this.begun;
        return url;
      }
      await sleep(5);
    }
    throw new Error(`the program does not serve: ${this.out}${this.err}`);
  }

  async kill(): Promise<End> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<End & { readonly stoppingMs: number }> {
    const asked = performance.now();
    this.child.kill('SIGTERM');
    const end = await this.ended;
    return { ...end, stoppingMs: performance.now() - asked };
  }
}

/** Looks until it is so. @throws Error naming what did not come to be */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 20_000,
): Promise<T> {
  for (const until = performance.now() + withinMs; performance.now() < until; await sleep(20)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`it did not come to be within ${withinMs} ms: ${what}`);
}

/** A directory that is gone when the tests are over: give its removal to `afterAll`. */
export function directories() {
  const made: string[] = [];
  return {
    make: () => {
      made.push(mkdtempSync(join(tmpdir(), 'server-')));
      return made.at(-1)!;
    },
    adopt: (directory: string) => (made.push(directory), directory),
    remove: () => {
      for (const directory of made) rmSync(directory, { recursive: true, force: true });
    },
  };
}
