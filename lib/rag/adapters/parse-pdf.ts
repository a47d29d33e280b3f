import { MAX_PAGES } from '../domain/document-kinds';
import { blocksOfPages, type PageLine } from '../domain/page-lines';
import type { ParseOutcome } from '../domain/parsed-document';
import { openPdf, type PdfDocument, type PdfPage } from './open-pdf';

/** Letters on a page of a scan: its number, or a stamp. */
const LETTERS_OF_SCAN = 10;

/** Titles that programs write by themselves. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)\b|untitled|제목 ?없음)|\.(?:docx?|hwpx?|pptx?|xlsx?|html?|pdf|indd)$/i;

/**
 * The text of a PDF, line by line as it was printed. Text that is drawn unseen is read as well: it is how a scan that was recognized
 * holds its words.
 */
export async function parsePdf(bytes: Uint8Array, signal: AbortSignal): Promise<ParseOutcome> {
  const loading = await openPdf(bytes);
  try {
    const document = await loading.promise;
    if (document.numPages > MAX_PAGES) return { refused: 'too-many-pages' };
    const pages: PageLine[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      signal.throwIfAborted();
      pages.push(await linesOf(await document.getPage(number)));
    }
    const letters = pages.flat().reduce((sum, { text }) => sum + text.length, 0);
    if (letters === 0 || (pages.length > 1 && letters < LETTERS_OF_SCAN * pages.length)) {
      return { refused: hasPictures(bytes) ? 'scanned' : 'empty' };
    }
    return { parsed: { title: await titleOf(document), blocks: blocksOfPages(pages) } };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { refused: 'encrypted' };
    throw error;
  } finally {
    await loading.destroy();
  }
}

/** Pieces of text come in the order of the file, each with the place where it is drawn. */
async function linesOf(page: PdfPage): Promise<PageLine[]> {
  const { items } = await page.getTextContent();
  page.cleanup();
  const lines: PageLine[] = [];
  let line: { text: string; left: number; right: number; bottom: number; height: number } | undefined;
  const close = () => {
    const text = line?.text.replace(/\s+/g, ' ').trim();
    if (line && text) lines.push({ ...line, text });
    line = undefined;
  };
  for (const item of items) {
    if (item.str === undefined) continue;
    const [, , , , left = 0, bottom = 0] = item.transform;
    if (item.str !== '') {
      line ??= { text: '', left, right: left, bottom, height: 0 };
      line.text += item.str;
      line.right = Math.max(line.right, left + item.width);
      line.height = Math.max(line.height, Math.round(item.height * 2) / 2);
    }
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

async function titleOf(document: PdfDocument): Promise<string | undefined> {
  const { info } = await document.getMetadata();
  const title = info.Title;
  return typeof title === 'string' && title.trim() !== '' && !NO_TITLE.test(title.trim()) ? title : undefined;
}

/** Pages without letters are empty, or pictures; newer files pack away what says so. */
function hasPictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['/Image', '/ObjStm'].some((sign) => file.includes(sign));
}
