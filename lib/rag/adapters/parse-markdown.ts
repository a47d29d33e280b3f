import { decodeText } from '../domain/decode-text';
import type { Block, ParsedDocument, ParseOutcome } from '../domain/parsed-document';
import { tableOf } from '../domain/table-of';

/**
 * Markdown, line by line. The libraries that read all of it take minutes or gigabytes for a megabyte of marks that somebody made
 * for that; headings, tables, lists, code and paragraphs are all that passages need.
 */
export function parseMarkdown(bytes: Uint8Array): ParseOutcome {
  const text = decodeText(bytes);
  if (text === undefined) return { refused: 'not-what-it-says' };
  return { parsed: readMarkdown(text) };
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(?:(=+)|-+)[ \t]*$/;
const DIVIDER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const QUOTE = /^(?: {0,3}>[ \t]?){1,20}/;

/** Letters of a line that is looked at for marks; a longer one is text. */
const LONGEST_MARKED = 2_000;

function readMarkdown(source: string): ParsedDocument {
  const { title, body } = withoutFrontMatter(source.replace(/\r\n?/g, '\n'));
  const lines = withoutComments(body).split('\n');
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.map(withoutMarks).join('\n') });
    paragraph = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!.length > LONGEST_MARKED ? lines[index]! : lines[index]!.replace(QUOTE, '');
    const fence = FENCE.exec(line)?.[1];
    const isMarked = line.length <= LONGEST_MARKED;
    const heading = isMarked ? HEADING.exec(line) : null;
    const underline = isMarked && paragraph.length === 1 ? UNDERLINE.exec(line) : null;
    if (fence) {
      close();
      const end = endOfFence(lines, index + 1, fence);
      blocks.push({ kind: 'paragraph', text: lines.slice(index + 1, end).join('\n') });
      index = end;
    } else if (heading) {
      close();
      blocks.push({
        kind: 'heading',
        level: heading[1]!.length,
        text: withoutMarks((heading[2] ?? '').replace(/[ \t]#+[ \t]*$/, '')),
      });
    } else if (underline && !ITEM.test(paragraph[0]!)) {
      blocks.push({ kind: 'heading', level: underline[1] ? 1 : 2, text: withoutMarks(paragraph[0]!) });
      paragraph = [];
    } else if (isMarked && line.includes('|') && isDivider(lines[index + 1])) {
      close();
      const end = endOfTable(lines, index + 2);
      const rows = [line, ...lines.slice(index + 2, end)].map((row, place) =>
        cellsOf(row).map((cell) => ({ text: withoutMarks(cell), isHeader: place === 0 })),
      );
      blocks.push(tableOf(rows));
      index = end - 1;
    } else if (line.trim() === '' || (isMarked && RULE.test(line))) {
      close();
    } else {
      paragraph.push(line);
    }
  }
  close();
  return { title, blocks };
}

/** What programs read at the beginning, and people do not; a title in it is one. */
function withoutFrontMatter(text: string): { readonly title?: string; readonly body: string } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  if (end < 0) return { body: text };
  const title = /^title:[ \t]*(.{1,300})$/m
    .exec(text.slice(0, end))?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return { title, body: text.slice(end + '\n---\n'.length) };
}

/** A comment is not shown, so nothing in it is answered from. Code may hold what looks like one. */
function withoutComments(text: string): string {
  let kept = '';
  let start = 0;
  for (;;) {
    const comment = text.indexOf('<!--', start);
    if (comment < 0) return kept + text.slice(start);
    const end = text.indexOf('-->', comment);
    if (end < 0) return kept + text.slice(start);
    kept += text.slice(start, comment);
    start = end + '-->'.length;
  }
}

function endOfFence(lines: readonly string[], start: number, fence: string): number {
  for (let index = start; index < lines.length; index++) {
    const line = lines[index]!.trim();
    if (line.startsWith(fence) && line.split(fence[0]!).join('') === '') return index;
  }
  return lines.length;
}

function isDivider(line: string | undefined): boolean {
  return line !== undefined && line.length <= LONGEST_MARKED && line.includes('-') && DIVIDER.test(line);
}

function endOfTable(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && lines[end]!.includes('|')) end++;
  return end;
}

function cellsOf(row: string): string[] {
  const inside = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** Text as it is shown: links by their words, emphasis without its marks, tags gone. Every repetition has a bound. */
function withoutMarks(line: string): string {
  return line
    .replace(/!?\[([^[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^[\]\n]{0,200}\])/g, '$1')
    .replace(/<(https?:[^<>\s]{1,1000})>/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>\n]{0,500}>/g, '')
    .replace(/(\*\*|__|~~)(?=\S)([^\n*_~]{1,500})\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]{1,500})\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/(`{1,2})([^`\n]{1,500})\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1');
}
