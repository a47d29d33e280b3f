import { clauseHeading, lineNumber } from './clause-heading';
import type { Block, Table } from './parsed-document';
import { rowText } from './table-text';

/** Document by document and line by line: what opens a section, and what stands in it. */
export type Part = HeadingPart | LinePart | TablePart;

interface OnPage {
  readonly page?: number;
}

export interface HeadingPart extends OnPage {
  readonly kind: 'heading';
  /** The larger, the narrower. */
  readonly rank: number;
  readonly text: string;
}

export interface LinePart extends OnPage {
  readonly kind: 'line';
  readonly text: string;
  /** Begins a paragraph. */
  readonly opens: boolean;
  /**
   * Rank of the heading that this line is, which nothing stands below: it belongs to what is above.
   * @default - it is no heading
   */
  readonly leaves?: number;
}

export interface TablePart extends OnPage {
  readonly kind: 'table';
  readonly table: Table;
}

/** Letters of a heading; a longer one is a paragraph that only looks like one. */
export const LONGEST_HEADING = 120;

/** Levels that formats know. */
const LEVELS = 6;
const CLAUSES = LEVELS;
const NUMBERS = 20;

/** All of a document, in order, by one pass that keeps no more than the next part. */
export function partsOf(blocks: Iterable<Block>): Iterable<Part> {
  return withoutEmptySections(withClauses(lines(blocks)));
}

function* lines(blocks: Iterable<Block>): Generator<Part> {
  for (const block of blocks) {
    const { page } = block;
    if (block.kind === 'table') {
      if ([block.header, ...block.rows].some((row) => rowText(row) !== '')) yield { kind: 'table', table: block, page };
    } else if (block.kind === 'heading' && block.text.length <= LONGEST_HEADING) {
      const text = block.text.replace(/\n/g, ' ').trim();
      if (text !== '') yield { kind: 'heading', rank: Math.min(Math.max(block.level, 1), LEVELS), text, page };
    } else {
      yield* linesOf(block.text, page);
    }
  }
}

function* linesOf(text: string, page: number | undefined): Generator<LinePart> {
  let opens = true;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    if (line !== '') yield { kind: 'line', text: line, opens, page };
    opens = line === '';
    start = end < 0 ? text.length : end + 1;
  }
}

/** Finds the sections of rules and books whose format does not say them. */
function* withClauses(parts: Iterable<Part>): Generator<Part> {
  const counted: Counted = { items: new Map(), headings: new Map() };
  for (const [part, next] of inPairs(parts)) {
    if (part.kind !== 'line') {
      yield part;
      continue;
    }
    const { text, page } = part;
    const clause = clauseHeading(text);
    if (clause) {
      yield { kind: 'heading', rank: CLAUSES + clause.depth, text: clause.name, page };
      if (clause.name !== text) yield part;
      continue;
    }
    const depth = numberedHeading(text, next, counted);
    yield depth === undefined ? part : { kind: 'heading', rank: NUMBERS + depth, text, page };
  }
}

/**
 * The first of its list whose text follows it, or one that follows such a heading by number. Behind an item there is the next item,
 * and the last of them follows an item by number.
 */
function numberedHeading(text: string, next: Part | undefined, counted: Counted): number | undefined {
  const number = lineNumber(text);
  if (number === undefined) return undefined;
  const { above, last, depth } = number;
  const following = next?.kind === 'line' ? lineNumber(next.text) : undefined;
  const isItem =
    next === undefined ||
    next.kind === 'heading' ||
    (following && following.depth <= depth) ||
    (last !== 1 && (counted.items.get(above) === last - 1 || counted.headings.get(above) !== last - 1));
  counted[isItem ? 'items' : 'headings'].set(above, last);
  return isItem ? undefined : depth;
}

/** Last numbers, by the numbers above them. */
interface Counted {
  readonly items: Map<string, number>;
  readonly headings: Map<string, number>;
}

/** A heading with nothing below it is a line of what is above: no text of a document is lost. */
function* withoutEmptySections(parts: Iterable<Part>): Generator<Part> {
  for (const [part, next] of inPairs(parts)) {
    const isEmpty =
      part.kind === 'heading' && (next === undefined || (next.kind === 'heading' && next.rank <= part.rank));
    yield isEmpty ? { kind: 'line', text: part.text, opens: true, leaves: part.rank, page: part.page } : part;
  }
}

function* inPairs<Item>(items: Iterable<Item>): Generator<readonly [Item, Item | undefined]> {
  let held: { readonly item: Item } | undefined;
  for (const item of items) {
    if (held) yield [held.item, item];
    held = { item };
  }
  if (held) yield [held.item, undefined];
}
