import type { Block, ParseOutcome } from '../domain/parsed-document';
import { type Cell, tableOf } from '../domain/table-of';
import { readArchive } from './read-archive';
import { childrenNamed, descendantsNamed, readXml, type XmlNode } from './read-xml';

const SECTION = /^Contents\/section(\d{1,4})\.xml$/;
const STYLES = 'Contents/header.xml';
const PACKAGE = 'Contents/content.hpf';
const MANIFEST = 'META-INF/manifest.xml';

/** What fits into the memory and the time of a document. */
const MOST_UNPACKED = 32 * 1024 * 1024;

/** Hangul's own format since 2014 (OWPML, KS X 6101): an archive of XML, one file a section. */
export function parseHwpx(bytes: Uint8Array): ParseOutcome {
  const archive = readArchive(
    bytes,
    (name) => SECTION.test(name) || [STYLES, PACKAGE, MANIFEST].includes(name),
    MOST_UNPACKED,
  );
  if (archive.refused) return archive;
  const { files } = archive;
  const sections = Object.keys(files)
    .filter((name) => SECTION.test(name))
    .sort((one, other) => numberOf(one) - numberOf(other));
  if (sections.length === 0) return { refused: 'not-what-it-says' };
  if (isEncrypted(files[MANIFEST])) return { refused: 'encrypted' };
  const reader = new SectionReader(files[STYLES] ? outlineLevels(readXml(files[STYLES])) : new Map());
  for (const name of sections) reader.read(readXml(files[name]!));
  return { parsed: { title: files[PACKAGE] && titleOf(readXml(files[PACKAGE])), blocks: reader.blocks } };
}

function numberOf(section: string): number {
  return Number(SECTION.exec(section)?.[1]);
}

function isEncrypted(manifest: Uint8Array | undefined): boolean {
  return manifest !== undefined && [...descendantsNamed(readXml(manifest), 'encryption-data')].length > 0;
}

function titleOf(content: XmlNode): string | undefined {
  const [title] = descendantsNamed(content, 'title');
  return title?.children.map(({ text }) => text).join('');
}

/** Levels of the styles that are headings: 개요 1 and so on, whose English names are Outline 1 and so on. */
function outlineLevels(header: XmlNode): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { attributes } of descendantsNamed(header, 'style')) {
    const level =
      /^(?:개요|제목|outline|heading) ?(\d{1,2})$/i.exec(attributes['name'] ?? '')?.[1] ??
      /^outline ?(\d{1,2})$/i.exec(attributes['engName'] ?? '')?.[1];
    if (level && attributes['id'] !== undefined) levels.set(attributes['id'], Number(level));
  }
  return levels;
}

/** What stands at the edges of pages or beside the text, or is not shown. */
const DROPPED = new Set([
  'header',
  'footer',
  'hiddenComment',
  'secPr',
  'pageNum',
  'autoNum',
  'deleteBegin',
  'shapeComment',
  'script',
  'parameterset',
]);

class SectionReader {
  readonly blocks: Block[] = [];
  private text = '';

  constructor(private readonly levels: ReadonlyMap<string, number>) {}

  read(section: XmlNode): void {
    for (const child of section.children) this.node(child);
    this.close(undefined);
  }

  private node(node: XmlNode): void {
    const { name, children, attributes } = node;
    if (DROPPED.has(name)) return;
    if (name === 't') this.text += textOf(node);
    else if (name === 'tbl') this.table(node);
    else if (name === 'p') {
      this.close(undefined);
      for (const child of children) this.node(child);
      this.close(this.levels.get(attributes['styleIDRef'] ?? ''));
    } else {
      for (const child of children) this.node(child);
    }
  }

  private close(level: number | undefined): void {
    const text = this.text;
    this.text = '';
    if (text.trim() === '') return;
    this.blocks.push(level === undefined ? { kind: 'paragraph', text } : { kind: 'heading', level, text });
  }

  private table(table: XmlNode): void {
    this.close(undefined);
    const rows = childrenNamed(table, 'tr').map((row) => childrenNamed(row, 'tc').map((cell) => this.cell(cell)));
    this.blocks.push(tableOf(rows.filter((row) => row.length > 0)));
  }

  private cell(cell: XmlNode): Cell {
    const inside = new SectionReader(this.levels);
    inside.read(cell);
    const [span] = childrenNamed(cell, 'cellSpan');
    return {
      text: inside.blocks
        .map((block) => (block.kind === 'table' ? [block.header, ...block.rows].flat().join(' ') : block.text))
        .join(' '),
      columns: Number(span?.attributes['colSpan']) || 1,
      rows: Number(span?.attributes['rowSpan']) || 1,
      isHeader: cell.attributes['header'] === '1',
    };
  }
}

/** Tabs and line breaks stand among the letters, as elements. */
function textOf({ children }: XmlNode): string {
  return children
    .map((child) => {
      if (child.name === '') return child.text;
      if (child.name === 'lineBreak') return '\n';
      return /^(?:tab|nbSpace|fwSpace)$/.test(child.name) ? ' ' : '';
    })
    .join('');
}
