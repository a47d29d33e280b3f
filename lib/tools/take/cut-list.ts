import { posix } from 'node:path';
import ts from 'typescript';
import { patternOf } from '../../config/pattern-folders';

/**
 * A list of patterns without those that are left behind: neither their imports nor their places in arrays. All else stays as it
 * is written.
 *
 * @throws Error when something else in the file uses one of them: a list that does more than list cannot be cut
 */
export function cutList(path: string, text: string, leftBehind: ReadonlySet<string>): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const gone = new Set<string>();
  const cuts: (readonly [start: number, end: number])[] = [];
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const target = posix.join(posix.dirname(path), statement.moduleSpecifier.text);
    if (!leftBehind.has(patternOf(`${target}.ts`) ?? '')) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) gone.add(name.text);
    cuts.push([statement.getFullStart(), statement.end]);
  }
  visit(source);
  return cuts
    .sort(([a], [b]) => b - a)
    .reduce((cut, [start, end]) => cut.slice(0, start) + cut.slice(end), text)
    .replace(/^\n+/, '');

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && gone.has(node.text)) {
      throw new Error(`${path} uses ${node.text} outside of a list; a list of patterns only lists them`);
    }
    if (ts.isArrayLiteralExpression(node)) visitElements(node);
    else ts.forEachChild(node, visit);
  }

  function visitElements({ elements }: ts.ArrayLiteralExpression): void {
    for (const [index, element] of elements.entries()) {
      if (!ts.isIdentifier(element) || !gone.has(element.text)) visit(element);
      else {
        const next = elements[index + 1];
        const before = elements[index - 1];
        // With the comma and the space after it, or before it when it is the last.
        cuts.push(
          next
            ? [element.getStart(), next.getStart()]
            : [before && !goes(before) ? before.end : element.getStart(), element.end],
        );
      }
    }
  }

  function goes(element: ts.Expression): boolean {
    return ts.isIdentifier(element) && gone.has(element.text);
  }
}
