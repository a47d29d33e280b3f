import { posix } from 'node:path';
import ts from 'typescript';
import { at, nodesOf, type SourceFile } from './source-tree';

/** One import, export from, require or dynamic import. */
export interface Import {
  readonly at: string;
  /** The module as written. */
  readonly module: string;
  /** Path from the root of a file of ours, without its ending; undefined for packages and Node's own modules. */
  readonly target?: string;
  /** Names that exist at run time; `*` for a whole module. Types are left out. */
  readonly values: readonly string[];
}

export function importsOf(file: SourceFile): Import[] {
  return [...nodesOf(file)].flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) return [describe(file, node, node.moduleSpecifier, importedValues(node))];
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      return [describe(file, node, node.moduleSpecifier, node.isTypeOnly ? [] : ['*'])];
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      return [describe(file, node, node.argument.literal as ts.Expression, [])];
    }
    if (ts.isCallExpression(node) && isLoad(node.expression) && node.arguments[0]) {
      return ts.isStringLiteralLike(node.arguments[0]) ? [describe(file, node, node.arguments[0], ['*'])] : [];
    }
    return [];
  });
}

function isLoad(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function importedValues({ importClause }: ts.ImportDeclaration): string[] {
  if (!importClause) return ['*'];
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const values = importClause.name ? ['default'] : [];
  const bindings = importClause.namedBindings;
  if (!bindings) return values;
  if (ts.isNamespaceImport(bindings)) return [...values, '*'];
  const named = bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly);
  return [...values, ...named.map(({ propertyName, name }) => (propertyName ?? name).text)];
}

function describe(file: SourceFile, node: ts.Node, specifier: ts.Expression, values: readonly string[]): Import {
  const module = (specifier as ts.StringLiteralLike).text;
  return {
    at: at(file, node),
    module,
    values,
    ...(module.startsWith('.') && { target: posix.normalize(posix.join(posix.dirname(file.path), module)) }),
  };
}
