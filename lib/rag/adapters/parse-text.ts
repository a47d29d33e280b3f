import { decodeText } from '../domain/decode-text';
import type { ParseOutcome } from '../domain/parsed-document';

/** Plain text: what stands between empty lines is a paragraph. Headings and clauses are found when it is cut. */
export function parseText(bytes: Uint8Array): ParseOutcome {
  const text = decodeText(bytes);
  if (text === undefined) return { refused: 'not-what-it-says' };
  return { parsed: { blocks: [{ kind: 'paragraph', text }] } };
}
