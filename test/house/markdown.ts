import type { SourceFile } from './source-tree';

export interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

export interface CodeBlock {
  readonly line: number;
  /** Word behind the fence; empty where there is none. */
  readonly language: string;
  /** All that stands behind the fence. */
  readonly info: string;
  readonly lines: readonly string[];
  /** Heading of the second level that it stands under; empty before the first. */
  readonly section: string;
}

/** Code within a sentence, as it is written. */
export interface InlineCode {
  readonly line: number;
  readonly code: string;
}

/** Headings of a page, of every level. */
export function headingsOf(page: SourceFile): Heading[] {
  return outsideBlocks(page).flatMap(({ line, text }) => {
    const match = /^(#+) +(.+?) *$/.exec(text);
    return match ? [{ line, level: match[1]!.length, text: match[2]! }] : [];
  });
}

/** Fenced blocks of a page, in order. */
export function codeBlocksOf({ text }: SourceFile): CodeBlock[] {
  const lines = text.split('\n');
  const blocks: CodeBlock[] = [];
  let section = '';
  for (let index = 0; index < lines.length; index++) {
    section = /^## +(.+?) *$/.exec(lines[index]!)?.[1] ?? section;
    const info = /^\s*```(.*)$/.exec(lines[index]!)?.[1]?.trim();
    if (info === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && /^\s*```\s*$/.test(line));
    const code = lines.slice(index + 1, end === -1 ? undefined : end);
    blocks.push({ line: index + 1, language: info.split(/[\s{]/)[0]!, info, lines: code, section });
    index = end === -1 ? lines.length : end;
  }
  return blocks;
}

export function inlineCodeOf(page: SourceFile): InlineCode[] {
  return outsideBlocks(page).flatMap(({ line, text }) =>
    [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => ({ line, code: code! })),
  );
}

function outsideBlocks({ text }: SourceFile): { readonly line: number; readonly text: string }[] {
  let fenced = false;
  return text.split('\n').flatMap((line, index) => {
    const fence = /^\s*```/.test(line);
    if (fence) fenced = !fenced;
    return fenced || fence ? [] : [{ line: index + 1, text: line }];
  });
}
