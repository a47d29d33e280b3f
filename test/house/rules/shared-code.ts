import ts from 'typescript';
import { LISTS_OF_PATTERNS, patternOf } from '../../../lib/config/pattern-folders';
import { stackIdOf } from '../../../stacks/pattern-stack';
import { patternsOf } from '../patterns-of';
import { at, linesMatching, nodesOf, type Rule, type SourceFile } from '../source-tree';

/** What a pattern's own things are called: `WebStack`, `webSettings`. */
const PARTS = 'Stack|Settings|Config|Input|Pattern|Tables|Mutants|Proofs|Page|Laptop|Lab|Schema|Props|Outputs';

/** The lines of a pattern called one, by the files they stand in. */
const LISTED: Readonly<Record<string, string>> = {
  'lib/config/patterns.ts': "'../one/settings'",
  'stacks/stacks.ts': "'./one/stack'",
  'test/patterns.ts': "'./one/pattern'",
  'README.md': 'stacks/one/README.md',
  'README.ko.md': 'stacks/one/README.ko.md',
};

export const sharedCode: readonly Rule[] = [
  {
    law: 'no shared file names a pattern; the lists of patterns do',
    check: (files) => {
      const patterns = patternsIn(files);
      if (patterns.length === 0) return [];
      const anyOf = patterns.join('|');
      // Exactly as it is written, since a resource may be called Web; what belongs to it also with a capital letter.
      const name = new RegExp(`^(${anyOf})$|^(${[...patterns, ...patterns.map(stackIdOf)].join('|')})(?=${PARTS})`);
      const place = new RegExp(`(\`|\\b(stacks|constructs|lib|test)/|["'\`]/)(${anyOf})\\b`);
      return files
        .filter(
          ({ path }) =>
            /\.(ts|js|html|css)$/.test(path) && patternOf(path) === undefined && !LISTS_OF_PATTERNS.includes(path),
        )
        .flatMap((file) => [
          ...namesIn(file)
            .filter(
              ({ text }) => name.test(text) || new RegExp(`\\b(${anyOf})(\\.\\w|$)|=(${anyOf})\\b`).test(keyIn(text)),
            )
            .map(({ at, text }) => `${at}: names a pattern (${text}); take it from the pattern's own value`),
          ...linesMatching(file, place).map(
            ({ at, match }) => `${at}: names a pattern in ${match}; say what holds for any`,
          ),
        ]);
    },
    mutants: {
      'a key of one on the command line': withPatterns('test/checks/x.ts', "const options = ['-c', 'one.size=3'];"),
      'the choice of one': withPatterns('test/checks/x.ts', "const options = ['-c', 'pattern=one'];"),
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
    law: 'a pattern is one word, stands in every list, and its lesson in both pages of the house',
    check: (files) =>
      patternsIn(files).flatMap((pattern) => {
        const missing = (path: string, what: string) =>
          files.some((file) => file.path === path && file.text.includes(what))
            ? []
            : [`${path}:1: does not name ${what}; add the line of the pattern ${pattern}`];
        return [
          ...(/^[a-z]+$/.test(pattern) ? [] : [`stacks/${pattern}/:1: is not one word of small letters; rename it`]),
          ...missing('lib/config/patterns.ts', `'../${pattern}/settings'`),
          ...missing('stacks/stacks.ts', `'./${pattern}/stack'`),
          ...missing('test/patterns.ts', `'./${pattern}/pattern'`),
          ...missing('README.md', `stacks/${pattern}/README.md`),
          ...missing('README.ko.md', `stacks/${pattern}/README.ko.md`),
        ];
      }),
    mutants: Object.fromEntries(
      Object.keys(LISTED).map((absent) => [
        `a pattern that is not in ${absent}`,
        [
          { path: 'stacks/one/stack.ts', text: '' },
          ...Object.entries(LISTED).map(([path, text]) => ({ path, text: path === absent ? '' : text })),
        ],
      ]),
    ),
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

/** Folders of stacks, each of which is a pattern. */
function patternsIn(files: readonly SourceFile[]): string[] {
  return patternsOf(files.map(({ path }) => path));
}

/** Whatever a program can say: names and texts. The keyword of a function is neither. */
function namesIn(file: SourceFile): { at: string; text: string }[] {
  if (!/\.(ts|js)$/.test(file.path)) return [];
  return [...nodesOf(file)].flatMap((node) =>
    ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || isText(node)
      ? [{ at: at(file, node), text: node.text }]
      : [],
  );
}

/** A text without spaces may be a key of the configuration; a sentence is none. */
function keyIn(text: string): string {
  return /\s/.test(text) ? '' : text;
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  );
}
