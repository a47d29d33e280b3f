import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeBlock, codeBlocksOf, inlineCodeOf } from '../house/markdown';
import type { SourceFile } from '../house/source-tree';

const ROOT = join(__dirname, '..', '..');

/** The English lesson of a pattern; the house holds the Korean one to the same code blocks. */
export function lessonOf(pattern: string): SourceFile {
  return pageAt(`stacks/${pattern}/README.md`);
}

/** @param path - from the root of the repository */
export function pageAt(path: string): SourceFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** Blocks of a page in one language. */
export function blocksIn(page: SourceFile, language: string): CodeBlock[] {
  return codeBlocksOf(page).filter((block) => block.language === language);
}

/** Every line that a person types, and every piece of one that a sentence quotes, with where it stands. */
export function typedIn(page: SourceFile): { readonly at: string; readonly text: string }[] {
  return [
    ...codeBlocksOf(page)
      .filter(({ language }) => language === 'sh' || language === 'powershell')
      .flatMap(({ line, lines }) => lines.map((text, index) => ({ at: `${page.path}:${line + 1 + index}`, text }))),
    ...inlineCodeOf(page).map(({ line, code }) => ({ at: `${page.path}:${line}`, text: code })),
  ];
}

/**
 * Values behind the `-c` of a command, as a shell hands them over; undefined when a person has to fill something in. A command
 * within it that asks for an address is taken to answer with one.
 */
export function contextOf(command: string): Record<string, string> | undefined {
  const context: Record<string, string> = {};
  const answered = command.replace(/\$\((?:curl|curl\.exe) [^)]*\)/g, '8.8.8.8');
  for (const [, single, double, plain] of answered.matchAll(/(?:^| )-c (?:'([^']*)'|"([^"]*)"|(\S+))/g)) {
    const [key, value] = (single ?? double ?? plain)!.split(/=(.*)/s);
    if (!value || /<|\.\.\.|YOUR_/.test(`${key}${value}`)) return undefined;
    context[key!] = value;
  }
  return context;
}
