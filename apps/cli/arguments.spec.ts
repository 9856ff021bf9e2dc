import { describe, expect, it } from '@jest/globals';
import { asked, help, languageOf } from './arguments.js';
import { table, width } from './table.js';
import { nearest } from './nearest.js';
import { COMMANDS } from './commands.js';
import { Usage } from './desk.js';

const refusal = (...words: string[]): Usage => {
  try {
    asked(words);
  } catch (error) {
    if (error instanceof Usage) return error;
    throw error;
  }
  throw new Error(`${words.join(' ')} was understood`);
};

describe('a command line', () => {
  it('names a command, what stands behind it, and options anywhere', () => {
    expect(asked(['--lang', 'en', 'replay', 'task', '2026-001', '--revision', '3', '--json'])).toMatchObject({
      command: { name: 'replay' },
      names: ['task', '2026-001'],
      options: { lang: 'en', revision: '3', json: true },
    });
  });

  it('gives an option several times where that is meant', () => {
    expect(asked(['export', '--stream-prefix', 'a/', '--stream-prefix=b/'])).toMatchObject({
      options: { 'stream-prefix': ['a/', 'b/'] },
    });
  });

  it.each([[[]], [['--help']], [['help']], [['--lang', 'en', '--help']]])('%j asks for all the help', (words) => {
    expect(asked(words)).toEqual({ help: undefined });
  });

  it('asks for the help of one command', () => {
    expect(asked(['migrate', '--help'])).toMatchObject({ help: { name: 'migrate' } });
    expect(asked(['help', 'migrate'])).toMatchObject({ help: { name: 'migrate' } });
  });

  it.each<[string[], RegExp, RegExp]>([
    [['reply'], /没有命令“reply”，是否指 replay？/, /no command "reply"; did you mean replay\?/],
    [['hist'], /是否指 history/, /did you mean history/],
    [['xyzzy'], /没有命令“xyzzy”$/, /no command "xyzzy"$/],
    [['replay', '--revison', '3'], /没有选项“revison”，是否指 revision/, /did you mean revision/],
    [['replay', 'a', 'b', 'c'], /“c”是多余的/, /"c" is one word too many/],
    [['backup', '--out'], /--out 的值有误/, /--out/],
    [['backup', '--lang', 'fr'], /--lang 只能是 zh 或 en/, /--lang is zh or en/],
    [['--version'], /没有选项“version”/, /no option "version"/],
  ])('%j is refused, naming the word', (words, zh, en) => {
    const { said } = refusal(...words);
    expect(said.zh).toMatch(zh);
    expect(said.en).toMatch(en);
  });

  it('has its language wherever that stands', () => {
    expect(languageOf(['backup', '--lang', 'en'])).toBe('en');
    expect(languageOf(['--lang=en', 'backup'])).toBe('en');
    expect(languageOf(['backup'])).toBe('zh');
  });
});

describe('the help', () => {
  it.each(['zh', 'en'] as const)('in %s lists every command, the common options and the exit codes', (language) => {
    const text = help(language);
    for (const { name } of COMMANDS) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(text).toContain('--json');
    expect(text).toContain('130');
  });

  it('of a command lists its options', () => {
    const command = COMMANDS.find(({ name }) => name === 'migrate');
    expect(help('en', command)).toMatch(/migrate\n[^]*--from <url>[^]*--to <url>[^]*--json/);
  });
});

describe('text in columns', () => {
  it('counts a Chinese character as two', () => {
    expect(width('协作区v1')).toBe(8);
    expect(
      table([
        ['协作区', 'x'],
        ['zones', 'y'],
      ]),
    ).toEqual(['协作区  x', 'zones   y']);
  });

  it('nearest word: one that begins so, or with few letters changed', () => {
    expect(nearest('mirgate', ['seed', 'migrate'])).toBe('migrate');
    expect(nearest('zzz', ['seed', 'migrate'])).toBeUndefined();
  });
});
