import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';
import {
  type Import,
  type Source,
  type Sources,
  filesOf,
  isTypeScript,
  lineOf,
  readSources,
  running,
} from './source.js';

export interface Breach {
  readonly rule: keyof typeof RULES;
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export interface House {
  readonly root: string;
  /** Every file, ours and not TypeScript alone. */
  readonly files: readonly string[];
  readonly sources: Sources;
}

type Rule = (house: House) => Iterable<Omit<Breach, 'rule'>>;

/** Past this, a file is two files. */
const LINES = 600;

/** The only places in `src` that know more than one capability: the table of contents and what starts it. */
const COMPOSITION = [
  'county.module',
  'county',
  'county.runtime',
  'policies',
  'alarm',
  'first-start',
  'start',
  'run',
  'main',
].map((name) => `src/${name}.ts`);

/** Files by which a capability shows itself to the others, whole: its events and what they add up to. */
const PUBLISHED = /\.(events|state|facts)\.ts$/;

/** What stands around every capability: a controller needs it, a rule does not. */
const FRAME = /^src\/(http\/[\w.-]+|access\/caller|county\.runtime)\.ts$/;
const FRAMED = /\.controller\.ts$|^src\/http\//;

/** The invented county plays all capabilities at once, as `main` starts them. */
const DEMO = /^src\/demo\//;

const DRIVERS: readonly { driver: RegExp; only: RegExp }[] = [
  { driver: /^@eventstore\/db-client(\/|$)/, only: /^libs\/event-store\/eventstoredb\.ts$/ },
  { driver: /^(mongodb|bson)(\/|$)/, only: /^libs\/read-models\/mongodb\.ts$/ },
  { driver: /^node:sqlite$/, only: /^libs\/(event-store|read-models)\/sqlite[\w.-]*\.ts$/ },
];

const layerOf = (file: string) => file.split('/')[0]!;
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  libs: ['libs'],
  src: ['libs', 'src'],
  apps: ['libs', 'src', 'apps'],
};
const isSpec = (file: string) => /\.spec\.tsx?$/.test(file);
const inHouse = (house: House) => [...house.sources.values()].filter(({ file }) => layerOf(file) in LAYERS);

/** `zones` of `src/zones/zones.ts`; undefined for what lies in `src` itself. */
const capabilityOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1];

const isAggregate = (house: House, file: string) =>
  /^src\/.*\/[^/.]+\.ts$/.test(file) && house.sources.has(file.replace(/\.ts$/, '.commands.ts'));
const isRules = (house: House, file: string) =>
  layerOf(file) === 'src' && (/\.(view|policy|rules|events|facts|state)\.ts$/.test(file) || isAggregate(house, file));

const isBuiltin = (specifier: string) =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0]!);
const isNest = (specifier: string) => /^(@nestjs\/|nestjs-|@?fastify(\/|-|$)|reflect-metadata$)/.test(specifier);
const isDriver = (specifier: string) => DRIVERS.some(({ driver }) => driver.test(specifier));

/** Globals that bring a clock, chance, the environment or the world into a rule. */
const WORLD = new Set(
  (
    'process globalThis global crypto performance fetch console require eval Function Temporal ' +
    'setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate queueMicrotask ' +
    'randomUUID randomBytes randomInt WebSocket EventSource navigator localStorage'
  ).split(' '),
);
/** Answer by the machine's time zone or language, so that the same events fold to other rows elsewhere. */
const MACHINE_TIME =
  /^([gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|to(Date|Time)String)$/;
const MACHINE_LANGUAGE = /^(toLocale(Date|Time|Upper|Lower)?(String|Case)|localeCompare)$/;

/** What in this file is not a function of its arguments, by line. */
function* impurities({ ast }: Source): Generator<{ line: number; what: string }> {
  const found: { line: number; what: string }[] = [];
  const say = (node: ts.Node, what: string) => found.push({ line: lineOf(ast, node), what });
  const memberOf = (node: ts.Node): [string, string] | undefined =>
    ts.isPropertyAccessExpression(node)
      ? [node.expression.getText(ast), node.name.text]
      : ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)
        ? [node.expression.getText(ast), node.argumentExpression.text]
        : undefined;
  const isName = (node: ts.Identifier) => {
    const { parent } = node;
    return (
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isQualifiedName(parent) && parent.right === node) ||
      ((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) &&
        parent.name === node) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isTypeReferenceNode(parent)
    );
  };

  const visit = (node: ts.Node): void => {
    const member = memberOf(node);
    if (member) {
      const [owner, name] = member;
      if (owner === 'Date' && name === 'now') say(node, 'Date.now');
      if (owner === 'Math' && name === 'random') say(node, 'Math.random');
      if (MACHINE_TIME.test(name)) say(node, `${name}: the machine's time zone`);
      if (MACHINE_LANGUAGE.test(name)) say(node, `${name}: the machine's language`);
    } else if (ts.isNewExpression(node) && node.expression.getText(ast) === 'Date' && !node.arguments?.length)
      say(node, 'new Date()');
    else if (ts.isCallExpression(node) && node.expression.getText(ast) === 'Date') say(node, 'Date()');
    else if (ts.isIdentifier(node) && WORLD.has(node.text) && !isName(node)) say(node, node.text);
    else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) say(node, 'import.meta');
    ts.forEachChild(node, visit);
  };
  visit(ast);
  for (const statement of ast.statements)
    if (ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.Const))
      say(statement, 'a variable of the module: it remembers between calls');
  yield* found;
}

/** Words of a text, camelCase and snake_case taken apart, with their lines. */
function* words(text: string): Generator<{ word: string; before: string | undefined; line: number }> {
  let before: string | undefined;
  for (const [index, line] of text.split('\n').entries())
    for (const [found] of line.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+/gu)) {
      const word = found.toLowerCase();
      yield { word, before, line: index + 1 };
      before = word;
    }
}

const imports = (source: Source, test: (i: Import) => boolean) => source.imports.filter(test);

/**
 * The house's rules by name; each gives its breaches. Every one is shown to bite by a small tree in
 * `test/fixtures/architecture/<rule>`.
 */
export const RULES = {
  /** libs know no county; the county knows no process; nothing that runs knows the tests. */
  *layers(house) {
    for (const source of inHouse(house)) {
      const allowed = LAYERS[layerOf(source.file)]!;
      for (const { file, specifier, line } of source.imports)
        if (file && !allowed.includes(layerOf(file)) && !(isSpec(source.file) && layerOf(file) === 'test'))
          yield { file: source.file, line, what: `${layerOf(source.file)} may not import ${specifier}` };
    }
  },

  /** An import whose target is computed could be anything, so no other rule could be trusted. */
  *'named-imports'(house) {
    for (const { file, computedImports } of inHouse(house))
      for (const line of computedImports) yield { file, line, what: 'an import must name what it imports' };
  },

  /** Machinery is for any county: its domain words are not ours to put there. Time zones are another matter. */
  *'libs-know-no-county'(house) {
    for (const file of house.files.filter((f) => layerOf(f) === 'libs')) {
      const text = `${file}\n${readFileSync(join(house.root, file), 'utf8')}`;
      for (const { word, before, line } of words(text))
        if ((/^zones?$/.test(word) && before !== 'time') || word.includes('协作区'))
          yield { file, line: Math.max(1, line - 1), what: `the word “${word}”` };
    }
  },

  /** A capability takes another's events, as types, or what lies in `src/shared`; and `src/shared` takes from none. */
  *capabilities(house) {
    for (const source of inHouse(house)) {
      if (layerOf(source.file) !== 'src' || COMPOSITION.includes(source.file) || DEMO.test(source.file)) continue;
      // A test may let another capability's rules make the history it starts from.
      if (source.file.endsWith('.spec.ts')) continue;
      const own = capabilityOf(source.file);
      for (const { file, specifier, typeOnly, names, line } of source.imports) {
        if (!file?.startsWith('src/')) continue;
        const other = capabilityOf(file);
        if (other === own || other === 'shared' || PUBLISHED.test(file)) continue;
        if (FRAME.test(file) && FRAMED.test(source.file)) continue;
        const events = typeOnly && names.length > 0 && names.every((name) => /Events$/.test(name));
        if (own !== undefined && own !== 'shared' && events && isAggregate(house, file)) continue;
        yield {
          file: source.file,
          line,
          what: `${own ?? 'a file of src itself'} may not import ${specifier} {${names.join(', ')}}`,
        };
      }
    }
  },

  /** Rules, views and policies live with the county, never with a process or in the machinery. */
  *'rules-live-in-src'(house) {
    for (const { file } of inHouse(house))
      if (layerOf(file) !== 'src' && /\.(view|policy|rules|events|commands)\.ts$/.test(file))
        yield { file, line: 1, what: `${layerOf(file)} holds no rules` };
  },

  /** A rules file imports no package and no part of Node, and nothing it runs reaches Nest, a driver or Node. */
  *'rules-import-no-machinery'(house) {
    for (const source of inHouse(house).filter(({ file }) => isRules(house, file))) {
      for (const { specifier, line } of imports(source, (i) => i.file === undefined))
        yield { file: source.file, line, what: `a rules file may not import ${specifier}` };
      for (const [file, chain] of running(house.sources, source.file)) {
        if (file === source.file) continue;
        for (const { specifier } of imports(house.sources.get(file)!, (i) => !i.typeOnly && i.file === undefined))
          if (isNest(specifier) || isBuiltin(specifier) || isDriver(specifier))
            yield { file: source.file, line: 1, what: `runs ${specifier} by way of ${chain.slice(1).join(' > ')}` };
      }
    }
  },

  /** The same events give the same state on any machine in any year: no clock, chance, environment or memory. */
  *'rules-are-pure'(house) {
    for (const source of inHouse(house).filter(({ file }) => isRules(house, file)))
      for (const [file, chain] of running(house.sources, source.file))
        for (const { line, what } of impurities(house.sources.get(file)!))
          yield file === source.file
            ? { file, line, what }
            : { file: source.file, line: 1, what: `runs ${what} by way of ${chain.slice(1).join(' > ')}:${line}` };
  },

  /** One file per driver, so that a store can be replaced, and its traps are kept in one place. */
  *drivers(house) {
    for (const source of inHouse(house))
      for (const { specifier, line } of source.imports)
        for (const { driver, only } of DRIVERS)
          if (driver.test(specifier) && !only.test(source.file))
            yield { file: source.file, line, what: `${specifier} belongs to ${only.source}` };
  },

  /** A clone must work alone: nothing points at a folder beside it. */
  *'stands-alone'(house) {
    const aside = /(?:\.\.\/)+shared(?![\w-])/g;
    for (const file of house.files) {
      const text = readFileSync(join(house.root, file));
      if (text.subarray(0, 8000).includes(0)) continue;
      for (const [index, line] of text.toString('utf8').split('\n').entries())
        for (const [path] of line.matchAll(aside))
          if (posix.join(posix.dirname(file), path) !== 'src/shared')
            yield { file, line: index + 1, what: `${path} lies outside` };
    }
    for (const source of house.sources.values())
      for (const { specifier, line } of imports(source, (i) => i.file?.startsWith('../') ?? false))
        if (!specifier.includes('/shared')) yield { file: source.file, line, what: `${specifier} lies outside` };
  },

  *size(house) {
    for (const { file, text } of inHouse(house)) {
      const lines = text.trimEnd().split('\n').length;
      if (lines > LINES) yield { file, line: LINES + 1, what: `${lines} lines, more than ${LINES}` };
    }
  },
} satisfies Record<string, Rule>;

export function readHouse(root: string): House {
  const files = filesOf(root, ['test/fixtures/architecture', 'package-lock.json']);
  return { root, files, sources: readSources(root, files.filter(isTypeScript)) };
}

/** Every breach of every rule in the tree at `root`. */
export const breaches = (house: House): Breach[] =>
  (Object.entries(RULES) as [keyof typeof RULES, Rule][]).flatMap(([rule, find]) =>
    Array.from(find(house), (breach) => ({ rule, ...breach })),
  );
