import { MAX_PASSAGES } from './document-kinds';
import type { Block, ParsedDocument, ParseOutcome } from './parsed-document';
import { LARGEST_PASSAGE } from './passage-size';
import { plainLine, plainText } from './plain-text';

/** More letters than that do not fit into the passages of a document, however they are cut. */
const MOST_LETTERS = MAX_PASSAGES * LARGEST_PASSAGE;

/** What a parser read, in plain text and without what is empty then. */
export function plainDocument({ title, blocks }: ParsedDocument): ParseOutcome {
  const kept: Block[] = [];
  let letters = 0;
  for (const block of blocks) {
    const plain = plainBlock(block);
    letters += lettersOf(plain);
    if (letters > MOST_LETTERS) return { refused: 'too-long' };
    if (lettersOf(plain) > 0) kept.push(plain);
  }
  if (kept.length === 0) return { refused: 'empty' };
  const named = plainLine(title ?? '') || firstHeading(kept);
  return { parsed: { ...(named !== undefined && { title: named.slice(0, LONGEST_TITLE) }), blocks: kept } };
}

const LONGEST_TITLE = 200;

function plainBlock(block: Block): Block {
  if (block.kind === 'paragraph') return { ...block, text: plainText(block.text) };
  if (block.kind === 'heading') return { ...block, text: plainLine(block.text) };
  return { ...block, header: block.header.map(plainLine), rows: block.rows.map((row) => row.map(plainLine)) };
}

function lettersOf(block: Block): number {
  if (block.kind !== 'table') return block.text.length;
  return [block.header, ...block.rows].reduce((sum, row) => sum + row.reduce((all, cell) => all + cell.length, 0), 0);
}

/** A document that begins with a heading has its name there. */
function firstHeading([first]: readonly Block[]): string | undefined {
  return first?.kind === 'heading' ? first.text : undefined;
}
