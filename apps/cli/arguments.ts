import { parseArgs } from 'node:util';
import { COMMANDS, COMMON, type Command, type Option } from './commands.js';
import { EXIT, type Language, Usage } from './desk.js';
import { table } from './table.js';
import { unknown } from './nearest.js';

export interface Asked {
  readonly command: Command;
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** `--lang` wherever it stands, so that also a fault of the command line is told in the language asked for. */
export function languageOf(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? undefined : words[at] === '--lang' ? words[at + 1] : words[at]!.slice('--lang='.length);
  return value === 'en' ? 'en' : 'zh';
}

/**
 * The command a line of words asks for; `help` where that is what is asked.
 * @throws Usage
 */
export function asked(words: readonly string[]): Asked | { readonly help: Command | undefined } {
  const first = commandWord(words);
  if (first === undefined) {
    // `--version` and the like would otherwise look like a wish for help.
    parsed(words, COMMON);
    return { help: undefined };
  }
  if (first.word === 'help') return { help: COMMANDS.find(({ name }) => name === words[first.at + 1]) };
  const command = COMMANDS.find(({ name }) => name === first.word);
  if (!command)
    throw unknown(
      { zh: '命令', en: 'command' },
      first.word,
      COMMANDS.map(({ name }) => name),
    );
  const { values, positionals } = parsed(words.toSpliced(first.at, 1), { ...COMMON, ...command.options });
  if (values['help'] === true) return { help: command };
  const language = values['lang'];
  if (language !== undefined && language !== 'zh' && language !== 'en')
    throw new Usage({ zh: '--lang 只能是 zh 或 en', en: '--lang is zh or en' });
  if (positionals.length > command.most)
    throw new Usage({
      zh: `“${positionals[command.most]}”是多余的`,
      en: `${JSON.stringify(positionals[command.most])} is one word too many`,
    });
  return { command, names: positionals, options: values };
}

/** The first word that is neither an option nor the value of `--lang`. */
function commandWord(words: readonly string[]): { readonly word: string; readonly at: number } | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--lang') at++;
    else if (!word.startsWith('-')) return { word, at };
  }
  return undefined;
}

function parsed(words: readonly string[], options: Readonly<Record<string, Option>>) {
  const known = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Asked['options'], positionals };
  } catch (fault) {
    const { code, message } = fault as Error & { code?: string };
    const option = /'(?:-\w, )?-{0,2}([^\s'=]+)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw unknown({ zh: '选项', en: 'option' }, option, Object.keys(options));
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new Usage({ zh: `--${option} 的值有误（${message}）`, en: message });
    throw fault;
  }
}

export function help(language: Language, command?: Command): string {
  const zh = language === 'zh';
  const optionRows = (options: Readonly<Record<string, Option>>) =>
    Object.entries(options).map(([name, option]) => [
      `  --${name}${option.value === undefined ? '' : ` <${option.value}>`}`,
      option[language],
    ]);
  if (command)
    return [
      `npm run --silent county -- ${command.name} ${command.names}`.trimEnd(),
      '',
      `  ${command[language]}`,
      '',
      ...table([...optionRows(command.options), ...optionRows(COMMON)]),
      '',
    ].join('\n');
  const exits = zh
    ? `退出码：${EXIT.done} 完成  ${EXIT.refused} 拒绝或失败  ${EXIT.usage} 用法或设置有误  ${EXIT.unavailable} 存储不可用  ${EXIT.interrupted} 被中断（可再次运行）`
    : `Exit codes: ${EXIT.done} done  ${EXIT.refused} refused or failed  ${EXIT.usage} wrong usage or settings  ${EXIT.unavailable} store not available  ${EXIT.interrupted} interrupted (run it again)`;
  return [
    `npm run --silent county -- <${zh ? '命令' : 'command'}> [--help]`,
    '',
    ...table(COMMANDS.map(({ name, ...said }) => [`  ${name}`, said[language]])),
    '',
    ...table(optionRows(COMMON)),
    '',
    zh
      ? '存储由 EVENTS_URL、VIEWS_URL、DATA_DIR 指定，同 npm start。运维手册见 docs/operations.md。'
      : 'Stores are those of EVENTS_URL, VIEWS_URL and DATA_DIR, as for npm start. See docs/operations.md.',
    exits,
    '',
  ].join('\n');
}
