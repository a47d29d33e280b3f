import ts from 'typescript';
import { GLOBALS, LATER_OPERATORS, LATER_REGEXP, NOT_ON_THE_LAPTOP, REGEXP_FLAGS, SYNTAX } from './runtime-features';

/** Largest code of a CloudFront Function: 10 KB. */
export const MOST_CODE_BYTES = 10_240;

/**
 * What in a function's code its runtime is not documented to know. Node.js and QuickJS take much of it, and the service may too;
 * what is not documented may also end.
 *
 * @returns a sentence for each, with its line; none for code that may be published
 */
export function functionFaults(code: string): string[] {
  const bytes = Buffer.byteLength(code);
  const file = ts.createSourceFile('function.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const nodes = nodesBelow(file);
  const declared = new Set(nodes.flatMap(namesDeclaredBy));
  return [
    ...(bytes > MOST_CODE_BYTES ? [`the code has ${bytes} bytes and may have ${MOST_CODE_BYTES}`] : []),
    ...(file.statements.some((node) => ts.isFunctionDeclaration(node) && node.name?.text === 'handler')
      ? []
      : ['there is no function handler at the top of the code']),
    ...nodes.flatMap((node) => {
      const fault = faultOf(node, declared);
      return fault ? [`line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${fault}`] : [];
    }),
  ];
}

function nodesBelow(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  if (ts.isImportDeclaration(node)) return [node];
  node.forEachChild((child) => void children.push(child));
  return [node, ...children.flatMap(nodesBelow)];
}

function namesDeclaredBy(node: ts.Node): string[] {
  const names = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionLike(node) ? [node.name] : [];
  return names.flatMap((name) => (name && ts.isIdentifier(name) ? [name.text] : []));
}

function faultOf(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (ts.isIdentifier(node)) return nameFault(node, declared);
  if (isOperatorOf(node.parent, node)) {
    return LATER_OPERATORS.includes(node.getText()) ? `the operator ${node.getText()} is not documented` : undefined;
  }
  if (ts.isImportDeclaration(node)) return 'modules are documented, but this runtime has none of them';
  if (!SYNTAX.has(kindName(node))) return `${kindName(node)} is not documented: ${firstLine(node)}`;
  if (ts.isParameter(node) && node.initializer) return `a default of a parameter is not documented: ${firstLine(node)}`;
  if (ts.isCatchClause(node) && !node.variableDeclaration) return 'catch without a name is not documented';
  if (ts.isArrowFunction(node) && node.modifiers?.length) return 'async closures are not supported';
  if (ts.isRegularExpressionLiteral(node)) return regexpFault(node);
  if (ts.isNumericLiteral(node) && /^0[bo]/i.test(node.getText())) return `${node.getText()} is not documented`;
  if (isText(node) && /\\u\{/.test(node.getText())) return `\\u{} is not documented, \\uXXXX is: ${firstLine(node)}`;
  return undefined;
}

function nameFault(node: ts.Identifier, declared: ReadonlySet<string>): string | undefined {
  if (isNameOfMember(node) || declared.has(node.text) || GLOBALS.includes(node.text)) return undefined;
  return NOT_ON_THE_LAPTOP.includes(node.text)
    ? `${node.text} is documented, but this runtime does not have it`
    : `${node.text} is not documented to be there`;
}

/** The name behind a dot or before a colon, or of a label: it says nothing of what there is. */
function isNameOfMember({ parent, ...node }: ts.Identifier): boolean {
  const name = (parent as { name?: ts.Node; label?: ts.Node } | undefined) ?? {};
  const isMember = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isAccessor(parent);
  return (isMember && name.name?.pos === node.pos) || name.label?.pos === node.pos;
}

function isOperatorOf(parent: ts.Node | undefined, node: ts.Node): boolean {
  return parent !== undefined && ts.isBinaryExpression(parent) && parent.operatorToken === node;
}

function regexpFault(node: ts.RegularExpressionLiteral): string | undefined {
  const text = node.getText();
  const flags = text.slice(text.lastIndexOf('/') + 1);
  return REGEXP_FLAGS.test(flags) && !LATER_REGEXP.test(text)
    ? undefined
    : `this regular expression needs more than ES 5.1: ${text}`;
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

/** TypeScript numbers its kinds, and calls some numbers by two names. */
function kindName(node: ts.Node): string {
  return KINDS.get(node.kind) ?? '';
}

const KINDS = new Map<ts.SyntaxKind, string>();
for (const [name, kind] of Object.entries(ts.SyntaxKind)) {
  if (typeof kind === 'number' && !KINDS.has(kind) && !/^(First|Last)/.test(name)) KINDS.set(kind, name);
}

function firstLine(node: ts.Node): string {
  return node.getText().split('\n')[0]!.slice(0, 60);
}
