import { basename } from 'node:path';
import ts from 'typescript';
import { at, type Rule, type SourceFile, syntaxOf, typescriptIn } from '../source-tree';

const OURS = ['bin', 'lib', 'constructs', 'stacks', 'test'];
/** Names that say nothing of what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|commons?|types?|index|misc|shared|base|lib)$/;

/** `handler-function` of `constructs/shared/handler-function.ts`; a test or environment file keeps the name before its ending. */
function stem(path: string): string {
  return basename(path).replace(/(\.(test|env|d))?\.ts$/, '');
}

export const names: readonly Rule[] = [
  {
    law: 'files are kebab-case',
    check: (files) =>
      typescriptIn(files, ...OURS)
        .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/.test(stem(path)))
        .map(({ path }) => `${path}:1: is not kebab-case; rename it`),
    mutants: {
      'a camel-case file': [{ path: 'constructs/one/oneServer.ts', text: '' }],
      'an underscore': [{ path: 'lib/shared/api_reply.ts', text: '' }],
    },
  },
  {
    law: 'no file is called utils, helpers, common, types or index',
    check: (files) =>
      typescriptIn(files, ...OURS)
        .filter(
          ({ path }) =>
            EMPTY_NAMES.test(stem(path)) ||
            stem(path)
              .split('-')
              .some((word) => /^(utils?|helpers?)$/.test(word)),
        )
        .map(({ path }) => `${path}:1: says nothing; name the thing inside`),
    mutants: {
      'a drawer of odds and ends': [{ path: 'lib/shared/utils.ts', text: '' }],
      'a barrel': [{ path: 'constructs/one/index.ts', text: '' }],
      'helpers of something': [{ path: 'test/support/queue-helpers.ts', text: '' }],
    },
  },
  {
    law: 'a file exports one class, and bears its name',
    check: (files) =>
      typescriptIn(files, 'lib', 'constructs', 'stacks').flatMap((file) => {
        const classes = exportedClasses(file);
        const [first] = classes;
        if (classes.length > 1) return [`${at(file, classes[1]!)}: a second exported class; give it a file of its own`];
        if (!first || kebabCase(first.name?.text ?? '') === stem(file.path)) return [];
        return [
          `${at(file, first)}: ${first.name?.text ?? 'a class without a name'} lives in ${basename(file.path)}; make the names equal`,
        ];
      }),
    mutants: {
      'two classes': [{ path: 'constructs/one/a.ts', text: 'export class A {}\nexport class B {}' }],
      'a class by another name': [{ path: 'constructs/one/server.ts', text: 'export class OneHost {}' }],
    },
  },
];

/** Exported classes; an error class may live beside the function that throws it. */
function exportedClasses(file: SourceFile): ts.ClassDeclaration[] {
  return syntaxOf(file).statements.filter(
    (node): node is ts.ClassDeclaration =>
      ts.isClassDeclaration(node) &&
      (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
      !/Error$/.test(node.name?.text ?? ''),
  );
}

function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
