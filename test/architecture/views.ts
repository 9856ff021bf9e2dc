import { createHash } from 'node:crypto';
import ts from 'typescript';
import { type Source, type Sources, running } from './source.js';

export interface ViewMark {
  readonly version: number;
  /** Of what the view runs: itself and every file of `src` that it imports, without comments and layout. */
  readonly sha256: string;
}

/** By file name. */
export type ViewMarks = Readonly<Record<string, ViewMark>>;

/** The tokens of a file: the same however it is commented, broken into lines or quoted. */
function tokens({ ast }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(ast);
    if (children.length > 0) return children.forEach(visit);
    const token = ts.isStringLiteral(node) ? JSON.stringify(node.text) : node.getText(ast);
    // A list broken into lines gains a comma at its end.
    if (/^[)\]}]$/.test(token) && found.at(-1) === ',') found.pop();
    if (token !== '' && token !== ';') found.push(token);
  };
  visit(ast);
  return found;
}

/** The literal `version` of the one `defineView` in a file. */
function versionOf({ file, ast }: Source): number {
  const versions: number[] = [];
  let views = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === 'defineView' && ts.isCallExpression(node.parent)) views++;
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText(ast) === 'version' &&
      ts.isNumericLiteral(node.initializer) &&
      ts.isCallExpression(node.parent.parent) &&
      node.parent.parent.expression.getText(ast).startsWith('defineView')
    )
      versions.push(Number(node.initializer.text));
    ts.forEachChild(node, visit);
  };
  visit(ast);
  const [version] = versions;
  if (views !== 1 || versions.length !== 1 || version === undefined)
    throw new Error(`${file} must define one view, with its version written as a number`);
  return version;
}

export function markViews(sources: Sources): ViewMarks {
  const marks: Record<string, ViewMark> = {};
  for (const file of [...sources.keys()].filter((f) => /^src\/.*\.view\.ts$/.test(f)).sort()) {
    const hash = createHash('sha256');
    const runs = [...running(sources, file).keys()].filter((f) => f.startsWith('src/'));
    for (const part of [file, ...runs.filter((f) => f !== file).sort()])
      hash.update(JSON.stringify([part, tokens(sources.get(part)!)]));
    marks[file] = { version: versionOf(sources.get(file)!), sha256: hash.digest('hex') };
  }
  return marks;
}

/** What stands against taking `now` for `accepted`, a sentence a view. Rows of one version come from one text. */
export const faults = (accepted: ViewMarks, now: ViewMarks): string[] =>
  Object.entries(now).flatMap(([file, { version, sha256 }]) => {
    const before = accepted[file];
    if (!before || (before.version === version && before.sha256 === sha256) || version > before.version) return [];
    return version < before.version
      ? [`${file}: version ${version} is below ${before.version}, which has been accepted`]
      : [`${file}: it (or a file that it runs) changed, but not its version ${version}; raise it to ${version + 1}`];
  });
