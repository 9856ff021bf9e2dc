import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** One import of a source file, in whatever form it is written. */
export interface Import {
  /** As written: `@libs/http/config.js`, `./zones.js`, `mongodb`, `node:fs`. */
  readonly specifier: string;
  /** The file it means, from the root, when it is one of ours: `libs/http/config.ts`. */
  readonly file?: string;
  /** Gone after compilation. */
  readonly typeOnly: boolean;
  /** Names taken, as their owner calls them; `*` for the whole module. */
  readonly names: readonly string[];
  readonly line: number;
}

export interface Source {
  /** From the root, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
  readonly imports: readonly Import[];
  /** Lines of imports whose target is computed, so that nobody can tell what they import. */
  readonly computedImports: readonly number[];
}

/** The TypeScript of a tree, by file name. */
export type Sources = ReadonlyMap<string, Source>;

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'data', '.git']);

/** Every file under `root`, from the root, sorted; without what is installed, built or run up. */
export function filesOf(root: string, skip: readonly string[] = []): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const file = relative(root, path).split(sep).join('/');
      if (skip.includes(file)) continue;
      if (entry.isDirectory()) {
        // `data` is run-time data at the root only: the zone table may live in a folder of that name.
        if (!NOT_OURS.has(entry.name) || (entry.name === 'data' && folder !== root)) walk(path);
      } else if (entry.isFile()) found.push(file);
    }
  };
  if (existsSync(root)) walk(root);
  return found.sort();
}

export const lineOf = (ast: ts.SourceFile, node: ts.Node) =>
  ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;

/** The file a specifier means, or undefined for a package. `../` beyond the root stays visible as a leading `../`. */
function targetOf(from: string, specifier: string): string | undefined {
  const path = specifier.startsWith('@libs/')
    ? specifier.replace('@libs/', 'libs/')
    : specifier.startsWith('@county/')
      ? specifier.replace('@county/', 'src/')
      : /^\.{1,2}(\/|$)/.test(specifier)
        ? posix.normalize(posix.join(dirname(from), specifier))
        : undefined;
  return path?.replace(/\.js$/, '.ts');
}

const isLiteral = (node: ts.Node | undefined): node is ts.StringLiteralLike =>
  node !== undefined && ts.isStringLiteralLike(node);

/** All string literals in an expression: both arms of the `.ts`/`.js` choice by which workers are found. */
function literalsIn(node: ts.Node): string[] {
  const found: string[] = [];
  const visit = (n: ts.Node): void => {
    if (ts.isStringLiteralLike(n)) found.push(n.text);
    ts.forEachChild(n, visit);
  };
  visit(node);
  return found;
}

/** Reads the imports of a file from its syntax tree: a string or a comment that looks like an import is none. */
export function parse(file: string, text: string): Source {
  const ast = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const computedImports: number[] = [];

  const add = (node: ts.Node, specifier: string, typeOnly: boolean, names: readonly string[]) => {
    const target = targetOf(file, specifier);
    imports.push({
      specifier,
      ...(target === undefined ? {} : { file: target }),
      typeOnly,
      names,
      line: lineOf(ast, node),
    });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && isLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const bindings = clause?.namedBindings;
      const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
      const whole =
        clause !== undefined &&
        (clause.name !== undefined || (bindings !== undefined && ts.isNamespaceImport(bindings)));
      const typeOnly =
        clause !== undefined &&
        (clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
          (!whole && named.length > 0 && named.every((n) => n.isTypeOnly)));
      add(node, node.moduleSpecifier.text, typeOnly, [
        ...(whole || clause === undefined ? ['*'] : []),
        ...named.map((n) => (n.propertyName ?? n.name).text),
      ]);
    } else if (ts.isExportDeclaration(node) && isLiteral(node.moduleSpecifier)) {
      const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
      const typeOnly = node.isTypeOnly || (named.length > 0 && named.every((n) => n.isTypeOnly));
      add(
        node,
        node.moduleSpecifier.text,
        typeOnly,
        named.length ? named.map((n) => (n.propertyName ?? n.name).text) : ['*'],
      );
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      if (isLiteral(node.moduleReference.expression))
        add(node, node.moduleReference.expression.text, node.isTypeOnly, ['*']);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && isLiteral(node.argument.literal)) {
      let name = node.qualifier;
      while (name && ts.isQualifiedName(name)) name = name.left;
      add(node, node.argument.literal.text, true, [name?.text ?? '*']);
    } else if (ts.isCallExpression(node)) {
      const called = node.expression;
      const loads =
        called.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(called) && called.text === 'require') ||
        (ts.isPropertyAccessExpression(called) && called.getText(ast) === 'import.meta.resolve');
      if (loads) {
        const target = node.arguments[0];
        if (isLiteral(target)) add(node, target.text, false, ['*']);
        else computedImports.push(lineOf(ast, node));
      }
    } else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'URL') {
      const [target, base] = node.arguments ?? [];
      if (target && base?.getText(ast) === 'import.meta.url')
        for (const literal of literalsIn(target))
          if (/^\.{1,2}\/.*\.[jt]s$/.test(literal)) add(node, literal, false, ['*']);
    }
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return { file, text, ast, imports, computedImports };
}

export const isTypeScript = (file: string) => /\.[mc]?tsx?$/.test(file) && !file.endsWith('.d.ts');

export const readSources = (root: string, files: readonly string[]): Sources =>
  new Map(files.filter(isTypeScript).map((file) => [file, parse(file, readFileSync(join(root, file), 'utf8'))]));

/**
 * Everything that runs when `file` is imported, the file itself first: each file of ours with the chain of imports
 * that leads to it. Type imports do not run.
 */
export function running(sources: Sources, file: string): ReadonlyMap<string, readonly string[]> {
  const chains = new Map<string, readonly string[]>([[file, [file]]]);
  for (const [at, chain] of chains)
    for (const { file: next, typeOnly } of sources.get(at)?.imports ?? [])
      if (next && !typeOnly && sources.has(next) && !chains.has(next)) chains.set(next, [...chain, next]);
  return chains;
}
