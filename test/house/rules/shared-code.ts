import ts from 'typescript';
import { patternOf } from '../../../lib/config/pattern-folders';
import { at, linesMatching, nodesOf, type Rule, type SourceFile } from '../source-tree';

/** The three lists of patterns: what a pattern may choose, what it deploys, and how it is tested. */
export const LISTS_OF_PATTERNS = ['lib/config/patterns.ts', 'stacks/stacks.ts', 'test/patterns.ts'];

/** Names of the language and of libraries that happen to hold the name of a pattern as a word. */
const NAMES_OF_OTHERS =
  /^(fc\.)?async(Property|Iterator|Dispose)$|^Async(Iterable|Iterator|IterableIterator|Generator|LocalStorage)$/;

export const sharedCode: readonly Rule[] = [
  {
    law: 'no shared file names a pattern; the lists of patterns do',
    check: (files) => {
      const patterns = new Set(files.flatMap(({ path }) => (path.startsWith('stacks/') && patternOf(path)) || []));
      return files
        .filter(
          ({ path }) =>
            /\.(ts|js|html|css)$/.test(path) && patternOf(path) === undefined && !LISTS_OF_PATTERNS.includes(path),
        )
        .flatMap((file) =>
          [...namesIn(file)]
            .flatMap(({ at, words, text }) => {
              const named = words.find((word) => patterns.has(word));
              return named ? [`${at}: names the pattern ${named} (${text}); take it from the pattern's own value`] : [];
            })
            .concat(
              patterns.size === 0
                ? []
                : linesMatching(
                    file,
                    new RegExp(`(\`|\\b(stacks|constructs|lib|test)/)(${[...patterns].join('|')})\\b`),
                  ).map(({ at, match }) => `${at}: names the pattern in ${match}; say what holds for any`),
            ),
        );
    },
    mutants: {
      'a branch on a pattern': withPatterns(
        'lib/shared/x.ts',
        "export const isFirst = (name: string) => name === 'one';",
      ),
      'the name of a class of one': withPatterns('test/support/x.ts', 'export type Stack = OneStack;'),
      'the settings of one': withPatterns('bin/x.ts', 'console.log(config.one.size);'),
      'a path': withPatterns('test/checks/x.ts', "const folder = 'lib/one/handlers';"),
      'a comment': withPatterns('lib/tools/x.ts', '// As in `one`.'),
      'a page': withPatterns('lib/tools/x.html', '<a href="/one/">'),
    },
  },
  {
    law: 'the templates of a pattern are there to be reviewed',
    check: (files) =>
      files.flatMap(({ path }) => {
        const snapshots = /^test\/[^/]+\/pattern\.ts$/.test(path) && path.replace('pattern.ts', 'snapshots.test.ts');
        return snapshots && !files.some((file) => file.path === snapshots && file.text.includes('reviewPattern('))
          ? [`${path}:1: has no ${snapshots} beside it that calls reviewPattern`]
          : [];
      }),
    mutants: {
      'a pattern without snapshots': [{ path: 'test/one/pattern.ts', text: '' }],
      'snapshots of something else': [
        { path: 'test/one/pattern.ts', text: '' },
        { path: 'test/one/snapshots.test.ts', text: 'expect(1).toMatchSnapshot();' },
      ],
    },
  },
];

function withPatterns(path: string, text: string): readonly SourceFile[] {
  return [
    { path: 'stacks/one/one-stack.ts', text: '' },
    { path, text },
  ];
}

/** Whatever a program can say: names and texts, each as the words it is made of. */
function* namesIn(file: SourceFile): Generator<{ at: string; text: string; words: string[] }> {
  if (!/\.(ts|js)$/.test(file.path)) {
    for (const { at, match } of linesMatching(file, /.*/)) yield { at, text: match.trim(), words: wordsOf(match) };
    return;
  }
  for (const node of nodesOf(file)) {
    if (!ts.isIdentifier(node) && !ts.isPrivateIdentifier(node) && !isText(node)) continue;
    if (NAMES_OF_OTHERS.test(node.text)) continue;
    yield { at: at(file, node), text: node.text, words: wordsOf(node.text) };
  }
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  );
}

/** The words of a name or a text; the keyword of a function in quoted code is none. */
function wordsOf(text: string): string[] {
  return text
    .replace(/\basync (?=\(|function\b|\w+ =>)/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
