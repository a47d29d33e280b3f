import { decodeText } from '../domain/decode-text';
import type { ParseOutcome } from '../domain/parsed-document';
import { htmlBlocks } from './html-blocks';

export function parseHtml(bytes: Uint8Array): ParseOutcome {
  const html = decodeText(bytes);
  return html === undefined ? { refused: 'not-what-it-says' } : { parsed: htmlBlocks(html) };
}
