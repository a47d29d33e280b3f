import { type DocumentKind, kindOf, MAX_DOCUMENT_BYTES } from '../domain/document-kinds';
import { notOfKind } from '../domain/looks-of-bytes';
import type { ParseOutcome } from '../domain/parsed-document';
import { plainDocument } from '../domain/plain-document';
import { parseDocx } from './parse-docx';
import { parseHtml } from './parse-html';
import { parseHwpx } from './parse-hwpx';
import { parseMarkdown } from './parse-markdown';
import { parsePdf } from './parse-pdf';
import { parseText } from './parse-text';

type Parser = (bytes: Uint8Array, signal: AbortSignal) => ParseOutcome | Promise<ParseOutcome>;

const PARSERS: Readonly<Record<DocumentKind, Parser>> = {
  text: parseText,
  markdown: parseMarkdown,
  html: parseHtml,
  pdf: parsePdf,
  docx: parseDocx,
  hwpx: parseHwpx,
};

/**
 * Reads a document. Nothing that a file says makes it throw. The signal is looked at between pages alone; what must end at its time
 * is read in a thread.
 */
export async function parseDocument(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<ParseOutcome> {
  const kind = kindOf(name);
  if (kind === undefined) return { refused: 'not-allowed' };
  if (kind === 'hwp') return { refused: 'hwp' };
  if (bytes.length === 0) return { refused: 'empty' };
  if (bytes.length > MAX_DOCUMENT_BYTES) return { refused: 'too-large' };
  const refused = notOfKind(kind, bytes);
  if (refused) return { refused };
  try {
    const outcome = await PARSERS[kind](bytes, signal);
    return outcome.refused ? outcome : plainDocument(outcome.parsed);
  } catch {
    return { refused: signal.aborted ? 'took-too-long' : 'broken' };
  }
}
