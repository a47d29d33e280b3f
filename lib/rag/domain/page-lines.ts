import { beginsClause, clauseHeading } from './clause-heading';
import { lineJoiner } from './join-lines';
import type { Block } from './parsed-document';

/** A line as it is printed on a page; lengths in points, from the left and the bottom. */
export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of its letters. */
  readonly height: number;
}

/** Letters this much higher than most of the document's are those of a heading. */
const HEADING_HEIGHT = 1.15;
const LONGEST_HEADING = 100;
/** Lines further apart than most, by this much, are of two paragraphs. */
const WIDE_GAP = 1.35;
/** A line that ends this far before the others, as a part of their width, is the last one of its paragraph, or a row of a table. */
const SHORT_LINE = 0.25;
const SENTENCE_END = /[.!?。:;]["'”’)\]」』]*$/;

const HYPHEN = /\p{Ll}[-\u2010]$/u;

/** A document of the lines of its pages: what was one paragraph is one again, across pages too. */
export function blocksOfPages(pages: readonly (readonly PageLine[])[]): Block[] {
  const kept = withoutEdges(pages);
  const lines = kept.flat();
  const usual = usualHeight(lines);
  const gap = usualGap(kept);
  const levels = levelsOfHeights(lines, usual);
  const join = lineJoiner(lines.map(({ text }) => text));
  const blocks: { kind: 'heading' | 'paragraph'; level: number; text: string; page: number; height: number }[] = [];
  for (const [index, page] of kept.entries()) {
    const right = Math.max(...page.map((line) => line.right), 0);
    const left = Math.min(...page.map((line) => line.left), right);
    let before: PageLine | undefined = index > 0 ? kept[index - 1]!.at(-1) : undefined;
    let isFirst = true;
    for (const line of page) {
      const level = headingLevel(line, usual, levels);
      const block = blocks.at(-1);
      const isSameKind =
        block &&
        before &&
        block.kind === (level === undefined ? 'paragraph' : 'heading') &&
        Math.abs(block.height - line.height) < 1;
      const isFar =
        before &&
        !isFirst &&
        (before.bottom - line.bottom > gap * WIDE_GAP * Math.max(1, line.height / usual) ||
          before.bottom < line.bottom - line.height);
      const isEnded =
        before &&
        !HYPHEN.test(before.text) &&
        (SENTENCE_END.test(before.text)
          ? before.right < right - line.height * 2 || isFirst
          : before.right < right - (right - left) * SHORT_LINE);
      const goesOn =
        isSameKind &&
        !isFar &&
        !(level === undefined && isEnded) &&
        !(level !== undefined && isFirst) &&
        !beginsClause(line.text) &&
        !clauseHeading(line.text);
      if (goesOn) block.text = join(block.text, line.text);
      else
        blocks.push({
          kind: level === undefined ? 'paragraph' : 'heading',
          level: level ?? 0,
          text: line.text,
          page: index + 1,
          height: line.height,
        });
      before = line;
      isFirst = false;
    }
  }
  return blocks.map(({ kind, level, text, page }) =>
    kind === 'heading' ? { kind, level, text, page } : { kind, text, page },
  );
}

function headingLevel({ text, height }: PageLine, usual: number, levels: readonly number[]): number | undefined {
  if (height < usual * HEADING_HEIGHT || text.length > LONGEST_HEADING || !/\p{L}/u.test(text)) return undefined;
  return levels.findIndex((each) => height >= each - 0.5) + 1 || undefined;
}

/** Heights of headings, greatest first. */
function levelsOfHeights(lines: readonly PageLine[], usual: number): number[] {
  const heights = new Set(
    lines.filter(({ height }) => height >= usual * HEADING_HEIGHT).map(({ height }) => Math.round(height)),
  );
  return [...heights].sort((one, other) => other - one).slice(0, 6);
}

/** The height that most letters have. */
function usualHeight(lines: readonly PageLine[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of lines) letters.set(height, (letters.get(height) ?? 0) + text.length);
  return [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

function usualGap(pages: readonly (readonly PageLine[])[]): number {
  const gaps = pages
    .flatMap((page) => page.slice(1).map((line, index) => page[index]!.bottom - line.bottom))
    .filter((gap) => gap > 1);
  return gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY;
}

const PAGE_NUMBER = /^[-–—\s]*(?:page |p\. ?)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?[-–—\s]*(?:쪽|페이지)?$/i;
/** What stands at the edge of this many pages, but for its numbers, is no text of any of them. */
const EDGE_PAGES = 3;

/** Running heads and feet would stand in the middle of sentences. */
function withoutEdges(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const counts = new Map<string, number>();
  const shape = ({ text }: PageLine) => text.replace(/\d+/g, '0');
  for (const page of pages) {
    for (const line of edgesOf(page)) counts.set(shape(line), (counts.get(shape(line)) ?? 0) + 1);
  }
  const isRunning = (line: PageLine) => (counts.get(shape(line)) ?? 0) >= Math.max(EDGE_PAGES, pages.length / 2);
  return pages.map((page) => {
    const edges = edgesOf(page);
    return page.filter(
      (line) => !edges.has(line) || !(isRunning(line) || (pages.length > 1 && PAGE_NUMBER.test(line.text))),
    );
  });
}

/** The highest and the lowest line; in a file they may come in any order. */
function edgesOf(page: readonly PageLine[]): Set<PageLine> {
  if (page.length < 2) return new Set();
  const byHeight = [...page].sort((one, other) => other.bottom - one.bottom);
  return new Set([byHeight[0]!, byHeight.at(-1)!]);
}
