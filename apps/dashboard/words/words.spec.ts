import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dashboard = fileURLToPath(new URL('..', import.meta.url));

/** Keys as the code writes them: `folder.part.word`. A plural's forms are one key. */
const keysOf = (words: object, within: string): string[] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${within}.${name}`)
      : [`${within}.${name}`.replace(/_(zero|one|two|few|many|other)$/, '')],
  );

const wordsIn = (language: string) =>
  globSync(`*/words.${language}.json`, { cwd: dashboard })
    .flatMap((file) =>
      keysOf(JSON.parse(readFileSync(join(dashboard, file), 'utf8')) as object, basename(dirname(file))),
    )
    .sort();

const code = globSync('**/*.{ts,tsx}', { cwd: dashboard, exclude: ['generated', 'dist', '**/*.spec.ts'] })
  .map((file) => readFileSync(join(dashboard, file), 'utf8'))
  .join('\n');
const folders = new Set(globSync('*/words.zh.json', { cwd: dashboard }).map((file) => dirname(file)));
/** Whole keys, and the beginnings of those that the code puts together: `todo.due.${light}`. */
const written = [...code.matchAll(/['"`]([a-z-]+(?:\.[\w-]+)+)['"`]/g)]
  .map(([, key]) => key!)
  .filter((key) => folders.has(key.split('.')[0]!));
const begun = [...code.matchAll(/`([a-z-]+(?:\.[\w-]+)*\.)\$\{/g)]
  .map(([, key]) => key!)
  .filter((key) => folders.has(key.split('.')[0]!));

it('has every word in both languages', () => {
  expect([...new Set(wordsIn('en'))]).toEqual([...new Set(wordsIn('zh'))]);
});

it('has a word for every key that the code asks for', () => {
  const words = wordsIn('zh');
  expect(written.filter((key) => !words.includes(key) && !words.some((word) => word.startsWith(`${key}.`)))).toEqual(
    [],
  );
});

it('has no word that nothing asks for', () => {
  expect(
    wordsIn('zh').filter((key) => !written.includes(key) && !begun.some((start) => key.startsWith(start))),
  ).toEqual([]);
});
