import { editDistance } from '../../config/spelling';

/** More than a person reads. */
const SHOWN = 12;

/** No name is as long; what is cannot be near to one. */
const LONGEST = 100;

/** Names by how near they are to a word, no more than a person reads; where they are few, all as they come. */
export function nearestFirst(word: string, names: readonly string[], shown = SHOWN): readonly string[] {
  const asked = word.trim().toLowerCase();
  const all = [...new Set(names)];
  if (all.length <= shown || asked.length > LONGEST) return all.slice(0, shown);
  const distances = all.map((name) => [farFrom(asked, name.toLowerCase()), name] as const);
  return distances
    .sort(([a], [b]) => a - b)
    .slice(0, shown)
    .map(([, name]) => name);
}

/** A name that holds the word is nearer than one that only looks like it. */
function farFrom(word: string, name: string): number {
  if (word === '') return 0;
  const holds = name.includes(word) || word.includes(name);
  return holds ? Math.abs(name.length - word.length) / 1000 : editDistance(word, name);
}
