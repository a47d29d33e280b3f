import { beginsClause } from './clause-heading';
import { lastWords, piecesOf, sentencesOf } from './cut-text';
import { MAX_PASSAGES } from './document-kinds';
import type { ParsedDocument, Refusal } from './parsed-document';
import type { Passage } from './passage';
import { LARGEST_ATOM, LARGEST_HEADER, LARGEST_OVERLAP, LARGEST_PASSAGE, PASSAGE_SIZE, sizeOf } from './passage-size';
import { type LinePart, type Part, partsOf, type TablePart } from './sections';
import { rowText } from './table-text';

/**
 * Enters the name of an index: passages that were cut otherwise are another index, into which every document is read anew. Raise it
 * with every change of where cuts fall, of what a parser reads, or of the text that a passage's vector is made of.
 */
export const CHUNKER_VERSION = 2;

export interface CutPassage extends Passage {
  /** Letters at the beginning that an earlier passage has, too: the end of the one before, or the header of a table. */
  readonly repeated: number;
}

export type CutOutcome =
  | { readonly passages: readonly CutPassage[]; readonly refused?: undefined }
  | { readonly refused: Extract<Refusal, 'empty' | 'too-long'>; readonly passages?: undefined };

/** Cuts a document as far as it may be cut. */
export function cutPassages(document: ParsedDocument): CutOutcome {
  const passages: CutPassage[] = [];
  for (const passage of passagesOf(document)) {
    if (passages.length === MAX_PASSAGES) return { refused: 'too-long' };
    passages.push(passage);
  }
  return passages.length === 0 ? { refused: 'empty' } : { passages };
}

/**
 * Passages of a document, in order. A section is one passage, or is cut into several of about the same size: before a paragraph or
 * a row of a table rather than a sentence, and before a sentence rather than a word.
 */
export function* passagesOf(document: ParsedDocument): Generator<CutPassage> {
  let ordinal = 0;
  let headings: readonly { readonly rank: number; readonly text: string }[] = [];
  let section = new Section();
  const passage = (cut: Cut): CutPassage => ({
    ordinal: ordinal++,
    headings: headings.map(({ text }) => text),
    ...cut,
  });
  for (const part of partsOf(document.blocks)) {
    const rank = part.kind === 'heading' ? part.rank : part.kind === 'line' ? part.leaves : undefined;
    const above = rank === undefined ? headings : headings.filter((heading) => heading.rank < rank);
    if (part.kind === 'heading' || above.length < headings.length) {
      for (const cut of section.rest()) yield passage(cut);
      section = new Section();
    }
    headings = part.kind === 'heading' ? [...above, part] : above;
    if (part.kind === 'heading') continue;
    for (const atom of atomsOf(part)) {
      section.add(atom);
      while (section.isFull) yield passage(section.next());
    }
  }
  for (const cut of section.rest()) yield passage(cut);
}

/** What is never cut: a sentence, a row of a table, or a piece of one that is too large. */
interface Atom {
  readonly text: string;
  /** What stands between it and the one before. */
  readonly before: '\n' | ' ' | '';
  readonly size: number;
  /** How well it begins a passage. */
  readonly opening: Opening;
  readonly page?: number;
  /**
   * Header of the table whose row it is.
   * @default - it is no row, or the header is too large to be repeated
   */
  readonly header?: string;
  readonly isOfTable: boolean;
}

/** Best last. */
const OPENINGS = ['in a sentence', 'sentence', 'line', 'paragraph'] as const;
type Opening = (typeof OPENINGS)[number];

function atomsOf(part: Exclude<Part, { kind: 'heading' }>): Iterable<Atom> {
  return part.kind === 'table' ? tableAtoms(part) : lineAtoms(part);
}

function* lineAtoms({ text, opens, page }: LinePart): Generator<Atom> {
  let before: Atom['before'] = '\n';
  let opening: Opening = opens || beginsClause(text) ? 'paragraph' : 'line';
  let end = 0;
  for (const sentence of sentencesOf(text)) {
    const start = text.indexOf(sentence, end);
    if (end > 0) before = start > end ? ' ' : '';
    yield* piecesAsAtoms(sentence, { before, opening, page, isOfTable: false });
    end = start + sentence.length;
    opening = 'sentence';
  }
}

function* tableAtoms({ table, page }: TablePart): Generator<Atom> {
  const header = rowText(table.header);
  if (header !== '') yield* piecesAsAtoms(header, { before: '\n', opening: 'paragraph', page, isOfTable: true });
  const repeated = header !== '' && sizeOf(header) <= LARGEST_HEADER ? header : undefined;
  for (const row of table.rows) {
    const text = rowText(row);
    if (text !== '') {
      yield* piecesAsAtoms(text, { before: '\n', opening: 'paragraph', page, header: repeated, isOfTable: true });
    }
  }
}

function* piecesAsAtoms(text: string, atom: Omit<Atom, 'text' | 'size'>): Generator<Atom> {
  const size = sizeOf(text);
  if (size <= LARGEST_ATOM) {
    yield { ...atom, text, size: size + 1 };
    return;
  }
  let { before, opening } = atom;
  let end = 0;
  for (const piece of piecesOf(text, PIECE)) {
    const start = text.startsWith(piece, end) ? end : end + 1;
    if (end > 0) before = start > end ? ' ' : '';
    yield { ...atom, before, opening, text: piece, size: sizeOf(piece) + 1 };
    end = start + piece.length;
    opening = 'in a sentence';
  }
}

/** A sentence that is larger than an atom comes in pieces of this size, which fill passages well. */
const PIECE = 300;

interface Cut {
  readonly text: string;
  readonly repeated: number;
  readonly page?: number;
}

const NOTHING = { text: '', size: 0 };

/** Atoms of one section on their way into passages; holds no more than one passage of them. */
class Section {
  private waiting: Atom[] = [];
  private size = 0;
  /** What the next passage repeats. */
  private lead = NOTHING;

  add(atom: Atom): void {
    this.waiting.push(atom);
    this.size += atom.size;
  }

  get isFull(): boolean {
    return this.lead.size + this.size > LARGEST_PASSAGE;
  }

  next(): Cut {
    return this.cut(this.bestCut());
  }

  rest(): Cut[] {
    return this.waiting.length > 0 ? [this.cut(this.waiting.length)] : [];
  }

  /** @returns how many atoms make the next passage: up to its size, and in its second half up to the best place to begin anew */
  private bestCut(): number {
    let size = this.lead.size + this.waiting[0]!.size;
    let count = 1;
    let best = 1;
    let bestOpening = -1;
    for (; count < this.waiting.length; count++) {
      const atom = this.waiting[count]!;
      const opening = OPENINGS.indexOf(atom.opening);
      if (size * 2 >= PASSAGE_SIZE && opening >= bestOpening) {
        best = count;
        bestOpening = opening;
      }
      if (size + atom.size > PASSAGE_SIZE) break;
      size += atom.size;
    }
    return bestOpening < 0 ? count : best;
  }

  private cut(count: number): Cut {
    const atoms = this.waiting.splice(0, count);
    const lead = this.lead.text;
    const own = atoms.map(({ before, text }, index) => (index === 0 && lead === '' ? text : before + text)).join('');
    this.size -= atoms.reduce((sum, { size }) => sum + size, 0);
    this.lead = leadOf(atoms, this.waiting[0]);
    return { text: lead + own, repeated: lead.length, ...(atoms[0]!.page !== undefined && { page: atoms[0]!.page }) };
  }
}

/** What a passage repeats that begins with `next`: the header of its table, or whole sentences before it, or their last words. */
function leadOf(before: readonly Atom[], next: Atom | undefined): typeof NOTHING {
  if (next?.header !== undefined) return { text: next.header, size: sizeOf(next.header) + 1 };
  const last = before.at(-1)!;
  if (next === undefined || next.isOfTable || last.isOfTable) return NOTHING;
  let text = '';
  let size = 0;
  for (let index = before.length - 1; index > 0 && !before[index]!.isOfTable; index--) {
    const atom = before[index]!;
    if (size + atom.size > LARGEST_OVERLAP) break;
    text = text === '' ? atom.text : atom.text + before[index + 1]!.before + text;
    size += atom.size;
  }
  if (text === '') text = lastWords(last.text);
  return { text, size: sizeOf(text) + 1 };
}
