import { describe, expect, it } from '@jest/globals';
import { differenceOf } from './text-difference.js';

const told = (before: string, after: string) =>
  differenceOf(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'added' ? `+[${text}]` : `-[${text}]`))
    .join('');

describe('the difference of two texts', () => {
  it('marks the words that came and went, and keeps the rest', () => {
    expect(told('检查两个单位，发现问题三个。', '检查两个单位，发现问题四个，均已整改。')).toMatch(
      /^检查两个单位，发现问题.*四.*均已整改.*。$/,
    );
    expect(told('two units were seen', 'two units were visited')).toBe('two units were -[seen]+[visited]');
  });

  it('finds nothing in the same text, and everything in another', () => {
    expect(told('同一文本', '同一文本')).toBe('同一文本');
    expect(told('', 'new')).toBe('+[new]');
    expect(told('old', '')).toBe('-[old]');
  });

  it('loses nothing of either text', () => {
    const before = '一、基本情况。二、存在问题：台账不全。三、建议。';
    const after = '一、基本情况。二、主要问题：台账不全，公示滞后。';
    const stretches = differenceOf(before, after);
    const without = (is: string) =>
      stretches
        .filter((one) => one.is !== is)
        .map(({ text }) => text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([before, after]);
  });

  it('is told of the longest report in a moment', () => {
    const long = (word: string) => Array.from({ length: 1300 }, (_, n) => `${word}${n % 97} `).join('');
    expect(differenceOf(long('a'), long('b')).length).toBeGreaterThan(1);
  });
});
