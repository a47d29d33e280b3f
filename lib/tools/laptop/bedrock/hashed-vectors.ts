import type { TextEmbedder } from './text-embedder';

const LONGEST_GRAM = 3;

/**
 * Vectors of what a text is spelt with, not of what it means: its runs of one to three letters, each at a place and with a sign that
 * its hash says. Texts that share words lie near each other; a paraphrase in other words lies nowhere near.
 */
export const hashedVectors: TextEmbedder = {
  id: 'hashed-n-grams',
  name: 'hashed n-grams, a lexical stand-in, not semantic',
  embed: async (texts, dimension) => texts.map((text) => hashedVector(text, dimension)),
};

export function hashedVector(text: string, dimension: number): number[] {
  const vector = new Array<number>(dimension).fill(0);
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = [...` ${word} `];
    for (let length = 1; length <= LONGEST_GRAM; length++) {
      for (let at = 0; at + length <= letters.length; at++) {
        const gram = letters.slice(at, at + length).join('');
        if (gram.trim() === '') continue;
        const hash = hashOf(gram);
        vector[(hash >>> 1) % dimension]! += hash & 1 ? length : -length;
      }
    }
  }
  const size = Math.hypot(...vector);
  // A text without a letter points somewhere too: services refuse a vector of zeros.
  if (size === 0) return vector.map((_, at) => (at === 0 ? 1 : 0));
  return vector.map((value) => value / size);
}

/** FNV-1a, with its bits mixed once more: neighbours would fall into the same places. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
