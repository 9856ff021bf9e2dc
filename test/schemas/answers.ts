import ts from 'typescript';
import { type Schema, schemaOf } from './of-type.js';

/** What the program answers: rows by the name of their view, and the rest by its operation. */
export interface Answers {
  readonly rows: Readonly<Record<string, Schema>>;
  readonly computed: Readonly<Record<string, Schema>>;
  /** What a page makes of its rows before they are shown, by the page's address. */
  readonly shown: Readonly<Record<string, Shown>>;
}

/** Fields that a page adds to its rows, and whether it may leave out any of theirs, or shows none of theirs. */
interface Shown {
  readonly adds: Readonly<Record<string, Schema>>;
  /** Those of them that are always there. */
  readonly required: readonly string[];
  readonly leaves: 'all' | 'some' | 'none';
}

/** The types of every view, page and controller, as the compiler has them. */
export function answersOf(root: string): Answers {
  const config = ts.readConfigFile(`${root}tsconfig.json`, (file) => ts.sys.readFile(file)).config as object;
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    fileNames.filter((file) => /\/src\/.*\.(view|controller|capability|pages)\.ts$/.test(file)),
    options,
  );
  const checker = program.getTypeChecker();
  const answers = { rows: {}, computed: {}, shown: {} } satisfies Answers;
  for (const source of program.getSourceFiles())
    if (source.fileName.startsWith(`${root}src/`)) read(checker, source, answers);
  return answers;
}

function read(
  checker: ts.TypeChecker,
  source: ts.Node,
  { rows, computed, shown }: { [K in keyof Answers]: Record<string, unknown> },
) {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isCallExpression(node.expression)) {
      const { expression, typeArguments } = node.expression;
      const [table] = node.arguments;
      if (expression.getText() === 'defineView' && typeArguments?.[0] && table && ts.isObjectLiteralExpression(table))
        rows[textOf(member(table, 'name'))!] = schemaOf(checker, checker.getTypeFromTypeNode(typeArguments[0]));
    }
    if (ts.isMethodDeclaration(node)) {
      const operation = operationOf(node);
      if (operation !== undefined) {
        const said = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(node)!);
        const answer = checker.getAwaitedType(said) ?? said;
        // Nothing, or plain text, is no JSON.
        if (!(answer.flags & (ts.TypeFlags.VoidLike | ts.TypeFlags.String)))
          computed[operation] = schemaOf(checker, answer);
      }
    }
    if (ts.isObjectLiteralExpression(node)) {
      const get = textOf(member(node, 'get'));
      const shows = member(node, 'shows');
      if (get !== undefined && shows) shown[get] = shownBy(checker, shows);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const member = (table: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  const found = table.properties.find((one) => one.name?.getText() === name);
  if (!found) return undefined;
  return ts.isPropertyAssignment(found) ? found.initializer : (found.name as ts.Expression);
};
const textOf = (node: ts.Expression | undefined) => (node && ts.isStringLiteral(node) ? node.text : undefined);

function operationOf(method: ts.MethodDeclaration): string | undefined {
  for (const { expression } of ts.getDecorators(method) ?? [])
    if (ts.isCallExpression(expression) && expression.expression.getText() === 'ApiOperation') {
      const [said] = expression.arguments;
      return said && ts.isObjectLiteralExpression(said) ? textOf(member(said, 'operationId')) : undefined;
    }
  return undefined;
}

/**
 * A page that spreads the row and adds to it says so by its type, a row and more; one that picks fields has a type with
 * these alone. Of what returns a row and no more, the compiler does not know whether all of it is there.
 */
function shownBy(checker: ts.TypeChecker, shows: ts.Expression): Shown {
  const signature = checker.getTypeAtLocation(shows).getCallSignatures()[0]!;
  const type = checker.getReturnTypeOfSignature(signature);
  const { properties: adds = {}, required = [] } = schemaOf(checker, type);
  const isRow = checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined;
  return { adds, required, leaves: !isRow ? 'none' : Object.keys(adds).length > 0 ? 'all' : 'some' };
}
