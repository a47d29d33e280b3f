import ts from 'typescript';
import { at, linesMatching, nodesOf, type Rule, type SourceFile, syntaxOf, typescriptIn } from '../source-tree';

const STACK_FILE_LINES = 300;
const SHIM_LINES = 30;

export const sources: readonly Rule[] = [
  {
    law: 'process.env is read in lib/shared/env.ts, lib/tools and bin only',
    check: (files) =>
      typescriptIn(files, 'lib', 'constructs', 'stacks')
        .filter(({ path }) => path !== 'lib/shared/env.ts' && !path.startsWith('lib/tools/'))
        .flatMap((file) =>
          [...nodesOf(file)]
            .filter((node) => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env')
            .map(
              (node) => `${at(file, node)}: reads process.env; parse it once with parseEnv and the handler's .env.ts`,
            ),
        ),
    mutants: {
      'a handler that looks for itself': [
        { path: 'lib/other/handlers/x.ts', text: 'const table = process.env.TABLE_NAME;' },
      ],
      'a construct that listens to the shell': [{ path: 'constructs/one/x.ts', text: 'if (process.env.CI) {}' }],
    },
  },
  {
    law: 'every prop is readonly and documented, and every optional prop says its default',
    check: (files) => typescriptIn(files, 'constructs', 'stacks').flatMap(propsProblems),
    mutants: {
      'an optional prop without @default': [
        {
          path: 'constructs/one/x.ts',
          text: 'export interface XProps {\n  /** Size. */\n  readonly size?: number;\n}',
        },
      ],
      'a prop without a sentence': [
        { path: 'stacks/one/x.ts', text: 'export interface XProps { readonly size: number; }' },
      ],
      'a prop that can be written to': [
        { path: 'constructs/one/x.ts', text: 'export interface XProps {\n  /** Size. */\n  size: number;\n}' },
      ],
    },
  },
  {
    law: 'every handler has a schema of its environment and a test',
    check: (files) => {
      const paths = new Set(files.map(({ path }) => path));
      return files.flatMap(({ path }) => {
        const [, pattern, name] = /^lib\/([^/]+)\/handlers\/([^/.]+)\.ts$/.exec(path) ?? [];
        if (!pattern || !name) return [];
        const schema = `lib/${pattern}/handlers/${name}.env.ts`;
        const test = new RegExp(`^test/${pattern}/handlers/${name}[^/]*\\.test\\.ts$`);
        return [
          ...(paths.has(schema) ? [] : [`${path}:1: has no ${schema}; write the schema of its environment`]),
          ...([...paths].some((other) => test.test(other))
            ? []
            : [`${path}:1: has no test/${pattern}/handlers/${name}.test.ts`]),
        ];
      });
    },
    mutants: {
      'a handler alone': [{ path: 'lib/other/handlers/x.ts', text: '' }],
      'a handler without a test': [
        { path: 'lib/other/handlers/x.ts', text: '' },
        { path: 'lib/other/handlers/x.env.ts', text: '' },
      ],
      'a handler without a schema': [
        { path: 'lib/other/handlers/x.ts', text: '' },
        { path: 'test/other/handlers/x.test.ts', text: '' },
      ],
    },
  },
  {
    law: `a stack can be read at one sitting: ${STACK_FILE_LINES} lines at most`,
    check: (files) =>
      typescriptIn(files, 'stacks')
        .filter((file) => lineCount(file) > STACK_FILE_LINES)
        .map(
          (file) =>
            `${file.path}:${STACK_FILE_LINES}: has ${lineCount(file)} lines; move a part of the picture into a construct`,
        ),
    mutants: { 'an endless stack': [{ path: 'stacks/one/x.ts', text: '//\n'.repeat(STACK_FILE_LINES + 1) }] },
  },
  {
    law: `a program in bin only parses arguments and calls lib/tools: ${SHIM_LINES} lines at most`,
    check: (files) =>
      typescriptIn(files, 'bin')
        .filter((file) => lineCount(file) > SHIM_LINES)
        .map((file) => `${file.path}:${SHIM_LINES}: has ${lineCount(file)} lines; move the work to lib/tools`),
    mutants: { 'a program that works': [{ path: 'bin/x.ts', text: '//\n'.repeat(SHIM_LINES + 1) }] },
  },
  {
    law: 'no test of npm test measures time',
    check: (files) =>
      typescriptIn(files, 'test')
        .filter(({ path }) => path.endsWith('.test.ts') && !/^test\/(bench|house)\//.test(path))
        .flatMap((file) =>
          linesMatching(
            file,
            /performance\.now|process\.hrtime|console\.time\b|expect\([^)]*(elapsed|duration|took)/i,
          ).map(({ at, match }) => `${at}: measures time (${match}); move it to test/bench`),
        ),
    mutants: {
      'a stopwatch': [{ path: 'test/other/x.test.ts', text: 'const start = performance.now();' }],
      'a deadline': [{ path: 'test/other/x.test.ts', text: 'expect(elapsedMs).toBeLessThan(100);' }],
    },
  },
  {
    law: 'a property answers, or throws by itself: expect costs more than most of what it is asked about, a thousand times over',
    check: (files) =>
      typescriptIn(files, 'test')
        .filter(({ path }) => path.endsWith('.test.ts'))
        .flatMap((file) =>
          [...nodesOf(file)]
            .filter((node) => ts.isCallExpression(node) && /^fc\.(async)?[pP]roperty$/.test(node.expression.getText()))
            .filter((node) => /\bexpect\(/.test(node.getText()))
            .map((node) => `${at(file, node)}: expects inside of a property; return a boolean, or use node:assert`),
        ),
    mutants: {
      'an expectation a thousand times': [
        { path: 'test/one/x.test.ts', text: 'fc.assert(fc.property(fc.nat(), (n) => expect(n).toBe(n)));' },
      ],
    },
  },
  {
    // A choice between running and skipping is allowed: what needs ffmpeg runs where there is ffmpeg.
    law: 'no test is switched off or left alone',
    check: (files) =>
      typescriptIn(files, 'test')
        .filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/house/'))
        .flatMap((file) =>
          linesMatching(file, /(?<!\? |: )\b(it|test|describe)\.(only|skip|todo)\b|\bx(it|describe)\(/).map(
            ({ at, match }) => `${at}: ${match}; run it, or delete it`,
          ),
        ),
    mutants: {
      'a test alone': [{ path: 'test/other/x.test.ts', text: "it.only('works', () => {});" }],
      'a test asleep': [{ path: 'test/other/x.test.ts', text: "describe.skip('later', () => {});" }],
    },
  },
  {
    law: 'nothing names the machine or the place it was written on',
    check: (files) =>
      files
        .filter(({ path }) => !path.startsWith('test/house/'))
        .flatMap((file) =>
          linesMatching(
            file,
            /\/work\/(main|shared)|\/root\/|\/home\/(?!ubuntu|ec2-user|ssm-user)\w+|file:\/\/\/(?!\$)/,
          ).map(
            ({ at, match }) =>
              `${at}: names ${match}, which exists on one machine only; make it relative or configurable`,
          ),
        ),
    mutants: { 'a path of somebody': [{ path: 'README.md', text: 'Look in /home/somebody/project.' }] },
  },
];

function lineCount({ text }: SourceFile): number {
  return text.trimEnd().split('\n').length;
}

function propsProblems(file: SourceFile): string[] {
  return syntaxOf(file)
    .statements.filter(
      (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text.endsWith('Props'),
    )
    .flatMap(({ members }) => members.filter(ts.isPropertySignature).flatMap((prop) => propProblems(file, prop)));
}

function propProblems(file: SourceFile, prop: ts.PropertySignature): string[] {
  const name = `${at(file, prop)}: ${prop.name.getText()}`;
  const documentation = ts.getJSDocCommentsAndTags(prop);
  const tags = ts.getJSDocTags(prop).map(({ tagName }) => tagName.text);
  const isReadonly = (prop.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
  return [
    ...(isReadonly ? [] : [`${name} is not readonly`]),
    ...(documentation.length > 0 ? [] : [`${name} has no sentence; say what it is, with its unit`]),
    ...(prop.questionToken && !tags.includes('default')
      ? [`${name} is optional and has no @default; say the value, or "- what happens"`]
      : []),
  ];
}
