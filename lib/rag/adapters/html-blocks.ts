import { type HTMLElement, type Node, NodeType, parse } from 'node-html-parser';
import type { Block, ParsedDocument } from '../domain/parsed-document';
import { type Cell, tableOf } from '../domain/table-of';
import { type HidingRules, hidingRules, PAGE, type Surroundings, seenIn } from './hidden-html';

/** What is no text of the page: programs, their data, what a reader operates, and ways to other pages. */
const DROPPED = new Set(
  'script style noscript template svg math iframe frame object embed applet canvas audio video map select datalist button textarea nav head dialog'.split(
    ' ',
  ),
);
/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
/** Elements nested more deeply are somebody's trial. */
const DEEPEST = 500;

/** What a page says of its own format. */
const DECLARATIONS = /<!doctype[^<>]{0,500}>|<\?xml[^<>]{0,500}\?>/gi;

/** Blocks of a page as a reader sees them, whatever wrote it. */
export function htmlBlocks(html: string): ParsedDocument {
  const root = parse(html.replace(DECLARATIONS, ''), {
    comment: false,
    blockTextElements: { script: true, style: true, noscript: true, pre: false },
  });
  const blocks: Block[] = [];
  new Walk(hidingRules(root), blocks).through(root, PAGE);
  return { title: root.querySelector('title')?.text, blocks };
}

/** An element that is seen, with what it hands on. */
type Seen = readonly [element: HTMLElement, within: Surroundings];

class Walk {
  private text = '';
  private mark = '';
  private isInHeading = false;

  constructor(
    private readonly hiding: HidingRules,
    private readonly blocks: Block[],
  ) {}

  through(root: HTMLElement, around: Surroundings): void {
    this.children(root, around, 0);
    this.close();
  }

  private children(parent: Node, around: Surroundings, depth: number): void {
    for (const node of parent.childNodes) this.node(node, around, depth);
  }

  private node(node: Node, around: Surroundings, depth: number): void {
    if (node.nodeType === NodeType.TEXT_NODE) {
      // A line of the source is no line of the page.
      if (!around.isUnreadable) this.text += node.text.replace(/\s+/g, ' ');
      return;
    }
    if (node.nodeType !== NodeType.ELEMENT_NODE || depth > DEEPEST) return;
    const element = node as HTMLElement;
    const tag = element.rawTagName?.toLowerCase() ?? '';
    // A heading that folds what stands below it is a button.
    if (DROPPED.has(tag) && !(tag === 'button' && this.isInHeading)) return;
    const within = seenIn(element, this.hiding, around);
    if (!within) return;
    if (tag === 'br') this.text += '\n';
    else if (tag === 'pre')
      this.own(() => {
        if (!within.isUnreadable) this.text += element.text;
      });
    else if (/^h[1-6]$/.test(tag)) this.heading(element, Number(tag[1]), within, depth);
    else if (tag === 'table' && !isLayout(element)) this.table(element, within);
    else if (BLOCKS.has(tag)) this.own(() => this.block(element, tag, within, depth));
    else this.children(element, within, depth + 1);
  }

  private block(element: HTMLElement, tag: string, within: Surroundings, depth: number): void {
    if (tag === 'li') this.mark = markOf(element);
    this.children(element, within, depth + 1);
  }

  private own(fill: () => void): void {
    this.close();
    fill();
    this.close();
  }

  private heading(element: HTMLElement, level: number, within: Surroundings, depth: number): void {
    this.close();
    this.isInHeading = true;
    this.children(element, within, depth + 1);
    this.isInHeading = false;
    const text = this.text;
    this.text = '';
    this.blocks.push({ kind: 'heading', level, text });
  }

  private table(element: HTMLElement, within: Surroundings): void {
    this.close();
    const rows = this.rowsOf(element, within).map(([row, around]) =>
      this.seen(elementsOf(row, /^t[dh]$/i), around).map(([cell, inside]) => this.cell(cell, inside)),
    );
    this.blocks.push(tableOf(rows.filter((row) => row.length > 0)));
  }

  private rowsOf(table: HTMLElement, around: Surroundings): readonly Seen[] {
    return this.seen(elementsOf(table, /^(?:tr|thead|tbody|tfoot)$/i), around).flatMap((part) => {
      const [element, within] = part;
      return /^tr$/i.test(element.rawTagName) ? [part] : this.seen(elementsOf(element, /^tr$/i), within);
    });
  }

  private seen(elements: readonly HTMLElement[], around: Surroundings): readonly Seen[] {
    return elements.flatMap((element) => {
      const within = seenIn(element, this.hiding, around);
      return within ? [[element, within] as const] : [];
    });
  }

  private cell(element: HTMLElement, within: Surroundings): Cell {
    const blocks: Block[] = [];
    new Walk(this.hiding, blocks).through(element, within);
    const text = blocks
      .map((block) => (block.kind === 'table' ? [block.header, ...block.rows].flat().join(' ') : block.text))
      .join(' ');
    return {
      text,
      columns: Number(element.getAttribute('colspan')) || 1,
      rows: Number(element.getAttribute('rowspan')) || 1,
      isHeader: element.rawTagName.toLowerCase() === 'th',
    };
  }

  private close(): void {
    if (this.text.trim() !== '') {
      this.blocks.push({ kind: 'paragraph', text: this.mark + this.text.trim() });
      this.mark = '';
    }
    this.text = '';
  }
}

/** The number or bullet that a browser would show. */
function markOf(item: HTMLElement): string {
  const list = item.parentNode;
  if (list?.rawTagName?.toLowerCase() !== 'ol') return '- ';
  const number = numberedItems.get(list) ?? (Number(list.getAttribute('start')) || 1);
  numberedItems.set(list, number + 1);
  return `${number}. `;
}

const numberedItems = new WeakMap<HTMLElement, number>();

/** Tables once laid out pages: such a one has pages in it, not values. */
function isLayout(table: HTMLElement): boolean {
  return table.querySelector('table, h1, h2, h3') !== null || table.getAttribute('role') === 'presentation';
}

function elementsOf(parent: HTMLElement, tags: RegExp): HTMLElement[] {
  return parent.childNodes.filter(
    (node): node is HTMLElement =>
      node.nodeType === NodeType.ELEMENT_NODE && tags.test((node as HTMLElement).rawTagName),
  );
}
