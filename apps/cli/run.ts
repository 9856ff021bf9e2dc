import { countySettings } from '@county/settings.js';
import { asked, help, languageOf } from './arguments.js';
import { type Contents, type Desk, EXIT, type ExitCode } from './desk.js';
import { Task } from './task.js';
import { failureOf } from './failure.js';

/** Carries out one command line. Whatever goes wrong is said in plain words on `err`, and told by the exit code. */
export async function runCommand(words: readonly string[], desk: Desk): Promise<ExitCode> {
  const language = languageOf(words);
  let contents: Contents | undefined;
  try {
    const wish = asked(words);
    if ('help' in wish) {
      await desk.out(help(language, wish.help));
      return EXIT.done;
    }
    const { command, names, options } = wish;
    const read = countySettings(desk.environment);
    const county = typeof options['county'] === 'string' ? options['county'] : read.county;
    contents = await desk.county();
    const task = new Task(desk, contents, { ...read, county }, language, options['json'] === true, names, options);
    await command.run(task);
    return EXIT.done;
  } catch (error) {
    // What a store says of a read that was stopped matters less than that it was stopped.
    const failure = failureOf(desk.signal.aborted ? desk.signal.reason : error, contents?.capabilities ?? []);
    const said = failure.said[language];
    desk.err(
      words.includes('--json')
        ? `${JSON.stringify({ error: { code: failure.code, message: said } })}\n`
        : `${said}\n${failure.code === 'usage' ? HINT[language] : ''}`,
    );
    if (error instanceof Error && ['debug', 'trace'].includes(desk.environment['LOG_LEVEL'] ?? ''))
      desk.err(`${error.stack}\n`);
    return failure.exit;
  }
}

const HINT = { zh: '全部命令：npm run county -- --help\n', en: 'All commands: npm run county -- --help --lang en\n' };
