import { describe, expect, it } from '@jest/globals';
import { duration, Progress, progressLine } from './progress.js';

describe('progress', () => {
  it('tells what is done, how much of it, and how long it will take', () => {
    const at = { done: 25_000, share: 0.25, elapsedMs: 10_000, begun: 0 };
    expect(progressLine('copying', 'en', at)).toBe('copying  25,000  25 %  about 30 s left');
    expect(progressLine('复制', 'zh', at)).toBe('复制  25,000  25 %  约剩 30 s');
  });

  it('takes its pace from this run alone', () => {
    expect(progressLine('copying', 'en', { done: 60, share: 0.6, elapsedMs: 10_000, begun: 0.5 })).toMatch(/40 s left/);
  });

  it('does not guess at once, nor what it cannot know', () => {
    expect(progressLine('copying', 'en', { done: 1, share: 0.01, elapsedMs: 999, begun: 0 })).toBe('copying  1  1 %');
    expect(progressLine('counting', 'en', { done: 7, share: undefined, elapsedMs: 9_000, begun: 0 })).toBe(
      'counting  7',
    );
  });

  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('is shown to a person only, and wiped away at the end', () => {
    const said: string[] = [];
    let now = 0;
    const desk = { err: (text: string) => void said.push(text), clock: { now: () => (now += 1000) } };
    const hidden = new Progress('copying', 'en', desk, false);
    hidden.at(1);
    hidden.end();
    expect(said).toEqual([]);
    const shown = new Progress('copying', 'en', desk, true);
    shown.at(1);
    shown.end();
    expect(said).toEqual(['\r\u001b[Kcopying  1', '\r\u001b[K']);
  });
});
