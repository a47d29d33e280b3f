import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import { composed } from '../../../lib/rag/domain/passage';

/** Passages in a bulk request: some megabytes, as the service takes them. */
const ROWS_AT_ONCE = 400;

/** Bodies of bulk requests with these rows and nothing else. */
export function bulkLines(passages: readonly EmbeddedPassage[]): string[] {
  const bodies: string[] = [];
  for (let first = 0; first < passages.length; first += ROWS_AT_ONCE) {
    const lines = passages.slice(first, first + ROWS_AT_ONCE).map((passage) => {
      const { id, tenant, documentId, generation, title, ordinal, text, headings, page, vector } = composed(passage);
      const source = { tenant, documentId, generation, title, ordinal, text, headings, page, vector };
      return `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(source)}\n`;
    });
    bodies.push(lines.join(''));
  }
  return bodies;
}

/** One request and its reply, read whole. */
export async function post(url: string, body: string): Promise<unknown> {
  const reply = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-ndjson' } });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${text.slice(0, 300)}`);
  const content = JSON.parse(text) as { readonly errors?: boolean };
  if (content.errors) throw new Error(`${url}: some rows were refused`);
  return content;
}
