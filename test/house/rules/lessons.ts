import { posix } from 'node:path';
import { type CodeBlock, codeBlocksOf, headingsOf } from '../markdown';
import type { Rule, SourceFile } from '../source-tree';

/** Second-level headings of a lesson, in the order a reader needs them, and as they are called in Korean. */
const LESSON_HEADINGS = {
  'README.md': [
    'Before you begin',
    'Problem',
    'Picture',
    'Walk through the code',
    'Read the template',
    'Try it',
    'By hand in the console',
    'What breaks and how you see it',
    'What did it cost, is everything off',
    'Rejected alternatives',
  ],
  'README.ko.md': [
    '시작하기 전에',
    '문제',
    '그림',
    '코드 따라가기',
    '템플릿 읽기',
    '직접 해 보기',
    '콘솔에서 손으로 하면',
    '자주 생기는 문제와 증상',
    '비용 확인과 정리',
    '검토했지만 쓰지 않은 방법',
  ],
};

const HANGUL = /\p{Script=Hangul}/u;

export const lessons: readonly Rule[] = [
  {
    law: 'every page has its twin in the other language, with the same headings and code',
    check: (files) =>
      files.filter(isPage).flatMap((page) => {
        const twinPath = page.path.endsWith('.ko.md')
          ? page.path.replace('.ko.md', '.md')
          : page.path.replace('.md', '.ko.md');
        const twin = files.find(({ path }) => path === twinPath);
        if (!twin) return [`${page.path}:1: has no twin ${twinPath}; write it`];
        return page.path.endsWith('.ko.md') ? differences(twin, page) : [];
      }),
    mutants: {
      'a lesson in one language': [{ path: 'stacks/one/README.md', text: '# One\n' }],
      'a heading less': pages('# One\n## Problem\n## Picture\n', '# 실습\n## 문제\n'),
      'another code block': pages('# One\n```sh\nls\n```\n', '# 실습\n```sh\nls -l\n```\n'),
      'another file in a list of files': pages(
        '# One\n```text\nbin/   programs\n```\n',
        '# 실습\n```text\nlib/   프로그램\n```\n',
      ),
      'another arrow in the picture': pages(
        '```mermaid\nyou[You] -- 22 --> server[Server]\n```\n',
        '```mermaid\nyou[나] -- 22 --> bucket[서버]\n```\n',
      ),
      'an untranslated picture': pages(
        '```mermaid\nyou[You] -- 22 --> server[Server]\n```\n',
        '```mermaid\nyou[You] -- 22 --> server[Server]\n```\n',
      ),
      'an untranslated heading': pages('# One\n## Problem\n', '# 실습\n## Problem\n'),
    },
  },
  {
    law: `a lesson's headings are: ${LESSON_HEADINGS['README.md'].join(', ')}; and in Korean, ${LESSON_HEADINGS['README.ko.md'].join(', ')}`,
    check: (files) =>
      Object.entries(LESSON_HEADINGS).flatMap(([name, expected]) =>
        files
          .filter(({ path }) => /^stacks\/[^/]+\//.test(path) && posix.basename(path) === name)
          .flatMap((page) => wrongHeading(page, expected)),
      ),
    mutants: {
      'a lesson of its own mind': [{ path: 'stacks/one/README.md', text: '# One\n## Introduction\n' }],
      'a heading of its own in Korean': [{ path: 'stacks/one/README.ko.md', text: '# 실습\n## 소개\n' }],
      'a heading too many': [
        {
          path: 'stacks/one/README.md',
          text: [...LESSON_HEADINGS['README.md'], 'Thanks'].map((heading) => `## ${heading}\n`).join(''),
        },
      ],
    },
  },
  {
    law: 'code quoted in a page stands in the file the page names',
    check: (files) =>
      files.filter(isPage).flatMap((page) =>
        codeBlocksOf(page)
          .filter(({ language }) => /^(ts|typescript)$/.test(language))
          .flatMap((block) => quoteProblem(page, block, files)),
      ),
    mutants: {
      'code that was changed since': [
        { path: 'stacks/one/README.md', text: 'In `stacks/one/one-stack.ts`:\n```ts\nconst port = 80;\n```\n' },
        { path: 'stacks/one/one-stack.ts', text: 'const port = 443;\n' },
      ],
      'code from a file that is gone': [
        { path: 'stacks/one/README.md', text: '[The stack](one-stack.ts)\n```ts\nconst port = 80;\n```\n' },
      ],
      'code from nowhere': [{ path: 'stacks/one/README.md', text: '```ts\nconst port = 80;\n```\n' }],
    },
  },
  {
    law: 'every link in a page leads to a file that is there',
    check: (files) => files.filter(({ path }) => path.endsWith('.md')).flatMap((page) => deadLinks(page, files)),
    mutants: {
      'a dead link': [{ path: 'README.md', text: 'See [the lesson](stacks/one/README.md).' }],
      'a place that is gone': [{ path: 'README.md', text: '# One\nSee [below](#two).' }],
    },
  },
];

function pages(english: string, korean: string): SourceFile[] {
  return [
    { path: 'stacks/one/README.md', text: english },
    { path: 'stacks/one/README.ko.md', text: korean },
  ];
}

function isPage({ path }: SourceFile): boolean {
  return /^(stacks\/[^/]+\/)?README(\.ko)?\.md$/.test(path);
}

function wrongHeading(page: SourceFile, expected: readonly string[]): string[] {
  const found = headingsOf(page).filter(({ level }) => level === 2);
  const at = Array.from({ length: Math.max(expected.length, found.length) }, (_, index) => index).find(
    (index) => found[index]?.text !== expected[index],
  );
  if (at === undefined) return [];
  const stands = found[at] ? `"${found[at].text}" stands here` : 'a heading is missing';
  return [`${page.path}:${found[at]?.line ?? 1}: ${stands}; expected "${expected[at] ?? 'the end'}"`];
}

function differences(english: SourceFile, korean: SourceFile): string[] {
  const [theirs, ours] = [headingsOf(english), headingsOf(korean)];
  const odd = theirs.findIndex(({ level }, index) => ours[index]?.level !== level);
  if (odd !== -1 || theirs.length !== ours.length) {
    const at = odd === -1 ? theirs.length : odd;
    return [
      `${korean.path}:${ours[at]?.line ?? 1}: has another heading than ${english.path}, which says "${theirs[at]?.text ?? 'nothing more'}"`,
    ];
  }
  const untranslated = ours.filter(({ level, text }) => level === 2 && !HANGUL.test(text));
  const [code, koreanCode] = [codeBlocksOf(english), codeBlocksOf(korean)];
  const changed = Array.from({ length: Math.max(code.length, koreanCode.length) }, (_, index) => index).find(
    (index) => comparable(code[index]) !== comparable(koreanCode[index]),
  );
  const foreign = koreanCode.filter((block) => block.language === 'mermaid' && !HANGUL.test(block.lines.join('')));
  return [
    ...untranslated.map(({ line, text }) => `${korean.path}:${line}: "${text}" is not Korean`),
    ...(changed === undefined
      ? []
      : [
          `${korean.path}:${koreanCode[changed]?.line ?? 1}: code block ${changed + 1} differs from ${english.path}:${code[changed]?.line ?? 1}`,
        ]),
    ...foreign.map(({ line }) => `${korean.path}:${line}: the labels of this picture are not Korean`),
  ];
}

/**
 * What two languages have in common: all of a block; of a picture its boxes and arrows without their labels; of plain text what
 * each line is about, which is its first word.
 */
function comparable(block: CodeBlock | undefined): string | undefined {
  const text = block?.lines.join('\n');
  if (block?.language === 'text') return block.lines.map((line) => line.split(/\s{2,}/)[0]).join('\n');
  if (block?.language !== 'mermaid') return text;
  return text!
    .replace(/-- .*? (-->|---)/g, '-- label $1')
    .replace(/-\. .*? \.->/g, '-. label .->')
    .replace(/([[(]+)[^\])]*([\])]+)/g, '$1label$2');
}

/** The file a block says it is from, in its first line or the sentence before: a path from the root, or a link from the page. */
function sourceOf(page: SourceFile, { line: start, info, lines }: CodeBlock): string | undefined {
  const before = page.text.split('\n').slice(Math.max(0, start - 9), start - 1);
  for (const line of [lines[0] ?? '', info, ...before.reverse()]) {
    const link = /\]\(([^)#\s]+\.ts)[^)]*\)/.exec(line)?.[1];
    if (link) return posix.normalize(posix.join(posix.dirname(page.path), link));
    const path = /\b((?:stacks|constructs|lib|bin|test)\/[\w./-]+\.ts)\b/.exec(line)?.[1];
    if (path) return path;
  }
  return undefined;
}

function quoteProblem(page: SourceFile, block: CodeBlock, files: readonly SourceFile[]): string[] {
  const at = `${page.path}:${block.line}`;
  const source = sourceOf(page, block);
  if (!source) return [`${at}: quotes code of no file; name the file in the sentence before, as a link or a path`];
  const file = files.find(({ path }) => path === source);
  if (!file) return [`${at}: quotes ${source}, which does not exist`];
  const text = meaningful(file.text.split('\n')).join('\n');
  const missing = passages(block.lines, source).find((passage) => !`\n${text}\n`.includes(`\n${passage.join('\n')}\n`));
  return missing ? [`${at}: ${source} does not hold these lines: ${missing.join(' ⏎ ')}`] : [];
}

/** Runs of quoted lines between marks of omission; a first line that only names the file is no code. */
function passages(lines: readonly string[], source: string): string[][] {
  const runs: string[][] = [[]];
  for (const line of meaningful(lines)) {
    if (/^(\/\/\s*)?(\.\.\.|…)$/.test(line) || (line.startsWith('//') && line.includes(source))) runs.push([]);
    else runs.at(-1)!.push(line);
  }
  return runs.filter(({ length }) => length > 0);
}

function meaningful(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function deadLinks(page: SourceFile, files: readonly SourceFile[]): string[] {
  return page.text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !/^(https?|mailto):/.test(link) && !isThere(link, page, files))
      .map((link) => `${page.path}:${index + 1}: links to ${link}, which is not there`),
  );
}

function isThere(link: string, page: SourceFile, files: readonly SourceFile[]): boolean {
  const [file, anchor] = link.split('#') as [string, string?];
  const target =
    file === '' ? page.path : posix.normalize(posix.join(posix.dirname(page.path), file)).replace(/\/$/, '');
  if (target === 'LICENSE') return true;
  if (!files.some(({ path }) => path === target || path.startsWith(`${target}/`))) return false;
  const linked = files.find(({ path }) => path === target);
  return (
    anchor === undefined || (linked !== undefined && headingsOf(linked).some(({ text }) => anchorOf(text) === anchor))
  );
}

/** How GitHub and others name the place of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');
}
