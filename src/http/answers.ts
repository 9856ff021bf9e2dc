import { readFileSync } from 'node:fs';

/** JSON Schema of everything that is answered, made of the program's types (`npm run schemas:accept`). */
export const answers = JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, object>
>;

const capitalised = (name: string) => name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/** `task-board` → `TaskBoardRow`: a row of the page at this address. */
export const rowName = (get: string) => `${capitalised(get)}Row`;

/** `zone-table` → `ZoneTableAnswer`: what the operation of this name answers. */
export const answerName = (operation: string) => `${capitalised(operation)}Answer`;
