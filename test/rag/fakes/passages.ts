import type { StoredPassage } from '../../../lib/rag/domain/passage';
import type { Hit } from '../../../lib/rag/domain/passage-store';

/** A passage of a document, called by its id. */
export function passageOf(id: string, over: Partial<StoredPassage> = {}): StoredPassage {
  return {
    id,
    tenant: 'team',
    documentId: `document-of-${id}`,
    generation: 'g1',
    title: `Title of ${id}`,
    ordinal: 0,
    headings: [],
    text: `Text of ${id}.`,
    ...over,
  };
}

export function hitOf(id: string, score: number, over: Partial<StoredPassage> = {}): Hit {
  return { passage: passageOf(id, over), score };
}
