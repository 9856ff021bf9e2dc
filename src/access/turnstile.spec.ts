import { describe, expect, it } from '@jest/globals';
import { Busy, Turnstile } from './turnstile.js';

describe('the turnstile', () => {
  it('lets as many through as it is wide, the rest in turn, and refuses when the queue is full', async () => {
    const turnstile = new Turnstile(2, 2);
    const done: (() => void)[] = [];
    const entered: string[] = [];
    const task = (name: string) =>
      turnstile.through(async () => {
        entered.push(name);
        await new Promise<void>((end) => done.push(end));
        return name;
      });
    const tasks = [task('a'), task('b'), task('c'), task('d')];
    await expect(task('e')).rejects.toThrow(Busy);
    expect(entered).toEqual(['a', 'b']);
    done.shift()!();
    expect(await tasks[0]).toBe('a');
    expect(entered).toEqual(['a', 'b', 'c']);
    done.splice(0).forEach((end) => end());
    await tasks[2];
    done.splice(0).forEach((end) => end());
    expect(await Promise.all(tasks)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is free again after a task that failed', async () => {
    const turnstile = new Turnstile(1, 0);
    await expect(turnstile.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turnstile.through(async () => 'next')).toBe('next');
  });
});
