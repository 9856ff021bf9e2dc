import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { boards, capabilities } from '@county/county.js';
import { REQUIREMENTS } from './list.js';

/** What the project has for one requirement, and what a decision record says of what it does not have. */
export interface Covered {
  readonly number: number;
  readonly commands: readonly string[];
  readonly events: readonly string[];
  readonly tests: readonly string[];
  readonly views: readonly string[];
  /** Columns that are empty on purpose. */
  readonly left: readonly string[];
}

export const COLUMNS = ['commands', 'events', 'tests', 'views'] as const;
const DECISION = 'docs/decisions/0010-what-a-person-does.md';

const numbersIn = (text: string) =>
  [...text.matchAll(/\bR(\d{1,2})\b(?:[–-]R(\d{1,2})\b)?/g)].flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)];
    return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
  });

/** Event types told in the rule of each command, and in the functions of its capability that the rule calls. */
function eventsByCommand(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Set(capabilities.flatMap(({ decider }) => Object.keys(decider.evolve)));
  const commands = new Set(capabilities.flatMap(({ routes }) => Object.keys(routes)));
  const told = new Map<string, Set<string>>();
  const folders = new Map<string, { named: Map<string, ts.Node>; rules: [string, ts.Node][] }>();
  const files = globSync('src/*/*.ts', {
    cwd: root,
    exclude: ['**/*.{spec,state,view,policy,facts,routes,commands,capability}.ts', 'src/demo/**'],
  });
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const folder = folders.get(dirname(file)) ?? {
      named: new Map<string, ts.Node>(),
      rules: [] as [string, ts.Node][],
    };
    folders.set(dirname(file), folder);
    const look = (node: ts.Node): void => {
      if (ts.isFunctionDeclaration(node) && node.name) folder.named.set(node.name.text, node);
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) folder.named.set(node.name.text, node);
      const isRow = ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node);
      if (isRow && ts.isIdentifier(node.name) && commands.has(node.name.text))
        folder.rules.push([node.name.text, node]);
      ts.forEachChild(node, look);
    };
    look(source);
  }
  for (const { named, rules } of folders.values())
    for (const [command, rule] of rules) {
      const found = told.get(command) ?? new Set<string>();
      const seen = new Set<ts.Node>();
      const gather = (node: ts.Node): void => {
        if (seen.has(node)) return;
        seen.add(node);
        if (ts.isStringLiteralLike(node) && known.has(node.text)) found.add(node.text);
        if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
          const called = named.get(node.expression.text);
          if (called) gather(called);
        }
        ts.forEachChild(node, gather);
      };
      gather(rule);
      told.set(command, found);
    }
  return told;
}

/** Spec files by the requirements that a `describe` or `it` of theirs names. */
function testsByNumber(root: string): ReadonlyMap<number, ReadonlySet<string>> {
  const tests = new Map<number, Set<string>>();
  for (const file of globSync('{src,test,libs}/**/*.spec.ts', { cwd: root, exclude: ['test/fixtures/**'] })) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, title] of text.matchAll(/\b(?:describe|it)(?:\.each\([^)]*\))?\(\s*['"`]([^'"`\n]*)['"`]/g))
      for (const number of numbersIn(title!)) tests.set(number, (tests.get(number) ?? new Set()).add(file));
  }
  return tests;
}

/** Rows `| R10 | commands, events | why |` of the decision record. */
function leftOnPurpose(root: string): ReadonlyMap<number, readonly string[]> {
  const rows = readFileSync(join(root, DECISION), 'utf8').matchAll(
    /^\| (R[\d, R–-]+) +\| ([a-z, ]+?) +\| .{20,} \|$/gm,
  );
  return new Map(
    [...rows].flatMap(([, numbers, columns]) =>
      numbersIn(numbers!).map((number) => [number, columns!.split(', ')] as const),
    ),
  );
}

export function coverage(root: string): readonly Covered[] {
  const events = eventsByCommand(root);
  const tests = testsByNumber(root);
  const left = leftOnPurpose(root);
  const commandNames = new Set(capabilities.flatMap(({ routes }) => Object.keys(routes)));
  return Object.keys(REQUIREMENTS).map((key) => {
    const number = Number(key);
    const named = [...capabilities, ...boards].flatMap(({ fulfils }) => fulfils?.[`R${number}`] ?? []);
    const commands = named.filter((name) => commandNames.has(name));
    return {
      number,
      commands: [...commands].sort(),
      events: [...new Set(commands.flatMap((command) => [...(events.get(command) ?? [])]))].sort(),
      tests: [...(tests.get(number) ?? [])].sort(),
      views: named.filter((name) => !commandNames.has(name)).sort(),
      left: left.get(number) ?? [],
    };
  });
}

export function printed(all: readonly Covered[]): string {
  const cell = (row: Covered, column: (typeof COLUMNS)[number]) =>
    row[column].length > 0
      ? row[column].map((one) => `\`${one.replace(/^.*\//, '')}\``).join(' ')
      : row.left.includes(column)
        ? `[—](${DECISION.replace('docs/', '')})`
        : '**missing**';
  return [
    '# What the Implementing Opinions ask, and where it is done',
    '',
    'Generated by `npm run coverage:requirements` from what each capability says it serves (`fulfils`) and from the numbers in the titles of',
    'tests; a test fails when it is out of date or a cell is empty without a reason in the decision record.',
    '',
    '<!-- prettier-ignore-start -->',
    '',
    '| No. | Clause | What it asks | Commands | Events | Tests | Pages |',
    '|---|---|---|---|---|---|---|',
    ...all.map((row) => {
      const [clause, what] = REQUIREMENTS[row.number]!;
      return `| R${row.number} | ${clause} | ${what} | ${COLUMNS.map((column) => cell(row, column)).join(' | ')} |`;
    }),
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}
